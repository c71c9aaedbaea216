"""What to look at in a plan before the day: one sentence for each thing, saying what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from facilitator.domain.message import Message, plural
from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.run import Plan, fixed_start
from facilitator.domain.running_times import RunningTime, end_of, running_times, shortest
from facilitator.domain.session import AgendaItem

MOST_MINUTES_WITHOUT_BREAK = 100
"""From then on people need a break."""

LEAST_SHARE_OF_DOING = 0.5
"""The method is participatory: people do something themselves for half of the working time or more.

The half is this program's own; no study is behind it.
"""

DOING = frozenset(
    {
        BlockKind.GROUP_ACTIVITY,
        BlockKind.DISCUSSION,
        BlockKind.ROLE_PLAY,
        BlockKind.CASE_STUDY,
        BlockKind.SHARING,
        BlockKind.ENERGIZER,
        BlockKind.QUESTIONS,
    }
)
"""Blocks in which people speak, write, play or move themselves, and do not only listen or watch."""

_FRAME = frozenset({BlockKind.BREAK, BlockKind.CHECK_IN, BlockKind.QUESTIONNAIRE})
_REST = frozenset({BlockKind.BREAK, BlockKind.CHECK_IN})
_SHOWS_SOMETHING = frozenset({BlockKind.VIDEO, BlockKind.CASE_STUDY})


class PlanConcern(StrEnum):
    """What a warning is about."""

    CANNOT_FIT = "cannot_fit"
    OVER_BOOKING = "over_booking"
    FIXED_START = "fixed_start"
    NO_BREAK = "no_break"
    LITTLE_DOING = "little_doing"
    MATERIALS = "materials"
    SLIDES = "slides"


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """One thing to look at; `item` is the block it is best mended at, if there is one."""

    concern: PlanConcern
    message: Message
    item: UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanTotals:
    """A plan against the time that the room is booked for, in minutes.

    `planned` and `least` run from begin to end, with the waiting before fixed starts. `doing_share` is
    the share of the working minutes (no break, check-in or sheet) in which people do something
    themselves; none where there are no working minutes.
    """

    booked: int
    planned: int
    least: int
    ends_at: datetime
    doing_share: float | None

    @property
    def over(self) -> int:
        """Minutes that the plan runs past the booking; negative where time is left."""
        return self.planned - self.booked


def plan_totals(plan: Plan) -> PlanTotals:
    """Return how long the plan is, at its planned and at its shortest lengths."""
    ends_at = end_of(running_times(plan), plan)
    return PlanTotals(
        booked=_minutes(plan.starts_at, plan.must_end_at),
        planned=_minutes(plan.starts_at, ends_at),
        least=_minutes(plan.starts_at, end_of(running_times(plan, shortest), plan)),
        ends_at=ends_at,
        doing_share=_doing_share(plan.items),
    )


def check_plan(
    plan: Plan, decks: Collection[str] = (), questionnaires: Collection[str] | None = None
) -> tuple[PlanWarning, ...]:
    """Return what to look at, what endangers the day first; none for an empty plan.

    `decks` are the keys of the slides that are there, `questionnaires` those that the session uses
    (none: that is not checked).
    """
    if not plan.items:
        return ()
    return (
        *_fit(plan),
        *_fixed_starts(plan),
        *_breaks(plan),
        *_doing(plan),
        *(warning for item in plan.items for warning in _needs(item, decks, questionnaires)),
    )


def _minutes(start: datetime, end: datetime) -> int:
    return round((end.timestamp() - start.timestamp()) / 60)


def _fit(plan: Plan) -> Iterator[PlanWarning]:
    totals = plan_totals(plan)
    too_long = totals.least - totals.booked
    if too_long > 0:
        yield PlanWarning(
            PlanConcern.CANNOT_FIT,
            plural(
                "Even at its shortest the agenda ends {n} minute after {end}: leave a block out, or agree on "
                "a later end.",
                "Even at its shortest the agenda ends {n} minutes after {end}: leave blocks out, or agree on "
                "a later end.",
                too_long,
                end=plan.must_end_at.time(),
            ),
            _easiest_to_leave_out(plan).id,
        )
    elif totals.over > 0:
        yield PlanWarning(
            PlanConcern.OVER_BOOKING,
            plural(
                "The agenda takes {planned} minutes and the room is booked for {booked}: shorten blocks by "
                "{n} minute.",
                "The agenda takes {planned} minutes and the room is booked for {booked}: shorten blocks by "
                "{n} minutes.",
                totals.over,
                planned=totals.planned,
                booked=totals.booked,
            ),
            max(plan.items, key=lambda item: item.planned_minutes - shortest(item)).id,
        )


def _easiest_to_leave_out(plan: Plan) -> AgendaItem:
    """Return the longest of the blocks that are needed least."""
    order = list(Priority)
    return max(plan.items, key=lambda item: (order.index(item.priority), shortest(item)))


def _fixed_starts(plan: Plan) -> Iterator[PlanWarning]:
    """Yield the fixed starts that this half-day has not, and those that what comes before them runs over.

    The first lateness only once.
    """
    told = told_least = 0
    for planned, least in zip(running_times(plan), running_times(plan, shortest), strict=True):
        item = planned.item
        values: dict[str, object] = {"title": item.title, "at": item.fixed_start}
        if item.fixed_start is not None and not _is_within(plan, item.fixed_start):
            sentence = Message(
                '"{title}" is fixed at {at}, which this half-day ({begin}–{end}) does not reach: it begins '
                "in its turn. Move the fixed start, or take it away.",
                {**values, "begin": plan.starts_at.time(), "end": plan.must_end_at.time()},
            )
            yield PlanWarning(PlanConcern.FIXED_START, sentence, item.id)
            continue
        if least.late_minutes > told_least:
            sentence = plural(
                '"{title}" cannot begin at {at}: even at its shortest, what comes before it takes {n} minute '
                "longer. Leave a block out or move the start.",
                '"{title}" cannot begin at {at}: even at its shortest, what comes before it takes {n} '
                "minutes longer. Leave a block out or move the start.",
                least.late_minutes,
                **values,
            )
            yield PlanWarning(PlanConcern.FIXED_START, sentence, item.id)
        elif planned.late_minutes > told:
            sentence = plural(
                '"{title}" is to begin at {at}: shorten what comes before it by {n} minute.',
                '"{title}" is to begin at {at}: shorten what comes before it by {n} minutes.',
                planned.late_minutes,
                **values,
            )
            yield PlanWarning(PlanConcern.FIXED_START, sentence, item.id)
        if item.fixed_start is not None:
            told, told_least = planned.late_minutes, least.late_minutes


def _is_within(plan: Plan, at: time) -> bool:
    return fixed_start(at, plan.starts_at, plan.must_end_at) is not None


def _breaks(plan: Plan) -> Iterator[PlanWarning]:
    """Yield the stretches without a break; while people arrive they need none."""
    times = [one for one in running_times(plan) if one.ends_at > one.starts_at]
    for is_rest, stretch in groupby(times, key=lambda one: one.item.kind in _REST):
        blocks = list(stretch)
        minutes = _minutes(blocks[0].starts_at, blocks[-1].ends_at)
        if is_rest or minutes < MOST_MINUTES_WITHOUT_BREAK:
            continue
        yield PlanWarning(PlanConcern.NO_BREAK, *_break_to_put_in(blocks, minutes))


def _break_to_put_in(blocks: list[RunningTime], minutes: int) -> tuple[Message, UUID]:
    """Return the sentence for a stretch without a break, and the block where one is best put in.

    Before the block whose begin lies nearest to the middle; within the longest where that is no help.
    """
    start, end = blocks[0].starts_at, blocks[-1].ends_at
    middle = (start.timestamp() + end.timestamp()) / 2
    values: dict[str, object] = {"minutes": minutes, "start": start.time(), "end": end.time()}
    best = min(blocks, key=lambda one: abs(one.starts_at.timestamp() - middle))
    longer_part = max(_minutes(start, best.starts_at), _minutes(best.starts_at, end))
    if longer_part < MOST_MINUTES_WITHOUT_BREAK:
        sentence = Message(
            '{minutes} minutes pass without a break, from {start} to {end}: put one in before "{title}".',
            {**values, "title": best.item.title},
        )
        return sentence, best.item.id
    longest = max(blocks, key=lambda one: _minutes(one.starts_at, one.ends_at))
    sentence = Message(
        "{minutes} minutes pass without a break, from {start} to {end}: put several in, one of them "
        'within "{title}".',
        {**values, "title": longest.item.title},
    )
    return sentence, longest.item.id


def _doing_share(items: Collection[AgendaItem]) -> float | None:
    working = [item for item in items if item.kind not in _FRAME]
    total = sum(item.planned_minutes for item in working)
    return sum(item.planned_minutes for item in working if item.kind in DOING) / total if total else None


def _doing(plan: Plan) -> Iterator[PlanWarning]:
    share = _doing_share(plan.items)
    if share is not None and share < LEAST_SHARE_OF_DOING:
        yield PlanWarning(
            PlanConcern.LITTLE_DOING,
            Message(
                "People do something themselves in {share} % of the time: turn a talk into an exchange or "
                "an activity, up to at least {least} %.",
                {"share": int(share * 100), "least": round(LEAST_SHARE_OF_DOING * 100)},
            ),
            max(
                (item for item in plan.items if item.kind not in _FRAME | DOING),
                key=lambda item: item.planned_minutes,
            ).id,
        )
    for number in dict.fromkeys(item.module_number for item in plan.items if item.module_number):
        module = [item for item in plan.items if item.module_number == number]
        if _doing_share(module) == 0:
            yield PlanWarning(
                PlanConcern.LITTLE_DOING,
                Message(
                    'In module {number}, "{title}", people only listen: put in an exchange or an activity.',
                    {"number": number, "title": module[0].module_title},
                ),
                module[0].id,
            )


def _needs(
    item: AgendaItem, decks: Collection[str], questionnaires: Collection[str] | None
) -> Iterator[PlanWarning]:
    title: dict[str, object] = {"title": item.title}
    if item.slides is not None and item.slides.deck not in decks:
        sentence = Message(
            '"{title}" shows slides that are not there ("{deck}"): add the file, or take the slides out.',
            {**title, "deck": item.slides.deck},
        )
        yield PlanWarning(PlanConcern.SLIDES, sentence, item.id)
    if item.kind is BlockKind.QUESTIONNAIRE and not item.questionnaire:
        sentence = Message('"{title}" names no questionnaire: choose the one that is filled in then.', title)
        yield PlanWarning(PlanConcern.MATERIALS, sentence, item.id)
    elif item.questionnaire and questionnaires is not None and item.questionnaire not in questionnaires:
        sentence = Message(
            '"{title}" needs the questionnaire "{key}", which this session does not use: add it, or choose '
            "another one.",
            {**title, "key": item.questionnaire},
        )
        yield PlanWarning(PlanConcern.MATERIALS, sentence, item.id)
    if item.kind in _SHOWS_SOMETHING and not (item.materials or item.handout or item.slides):
        sentence = Message(
            '"{title}" has nothing to show or to read: name its materials, a handout or slides.', title
        )
        yield PlanWarning(PlanConcern.MATERIALS, sentence, item.id)
