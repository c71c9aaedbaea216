"""The record of a half-day as it ran: what each block took, what was left out, how long each slide stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from operator import ne
from typing import NamedTuple
from uuid import UUID

from facilitator.domain.run_event import Instant, LeftOut, Plan, RunEvent, RunEventKind, RunItem, RunPhase
from facilitator.domain.session import AgendaItem
from facilitator.domain.tally import Tally

LEAST_SECONDS_RUN = 30
"""Who stands in a block for less than that was on the way past it."""

_LEFT_OUT = frozenset({LeftOut.DROPPED, LeftOut.FOLLOW_UP})


class Outcome(StrEnum):
    """What became of a block."""

    RUN = "run"
    RUNNING = "running"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    DROPPED = "dropped"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class SlideDwell:
    """How long one page of a deck was to be seen in a block; the deck is "" where the block has none."""

    deck: str
    page: int
    seconds: float


@dataclass(frozen=True, slots=True)
class BlockAsRun:
    """One block: planned minutes when the half-day began, and the minutes that it really took.

    `actual_minutes` is without pauses, and none unless the block was run to its end. `slides` are in
    the order in which they were first shown.
    """

    item: AgendaItem
    planned_minutes: int
    actual_minutes: float | None
    outcome: Outcome
    slides: tuple[SlideDwell, ...] = ()


@dataclass(frozen=True, slots=True)
class AsRun:
    """A half-day as it ran: `began_at` is none before it did, `ended_at` until it ended.

    `blocks` are in the order of the agenda as it stood at the end; what was taken out of it stands
    where it was planned.
    """

    blocks: tuple[BlockAsRun, ...]
    began_at: datetime | None
    ended_at: datetime | None
    paused_minutes: float

    @property
    def follow_up(self) -> tuple[AgendaItem, ...]:
        """The blocks that were put off to a follow-up."""
        return tuple(block.item for block in self.blocks if block.outcome is Outcome.FOLLOW_UP)


def as_run(plan: Plan, events: Sequence[RunEvent]) -> AsRun:
    """Return the record of a half-day from its events, up to the last of them."""
    tally, watch = Tally(plan), _SlideWatch()
    began_at, begun_with = None, tally.agenda
    for event in events:
        watch.look_until(tally, event.at)
        before = tally.until(event.at)
        tally.take(event)
        if before.phase is RunPhase.NOT_STARTED and tally.is_open:
            began_at, begun_with = event.at.wall, tally.agenda
        if event.kind is RunEventKind.GAP_DISCOUNTED:
            watch.discount(tally, before)
    planned = {one.item.id: round(one.planned_seconds / 60) for one in begun_with}
    blocks = [
        _block(tally, place, planned.get(item.id, item.planned_minutes), watch.of(item.id))
        for place, item in enumerate(tally.items)
    ]
    return AsRun(
        blocks=_with_taken_out(blocks, begun_with),
        began_at=began_at,
        ended_at=tally.ended_at,
        paused_minutes=sum(tally.paused) / 60,
    )


def _block(tally: Tally, place: int, planned: int, slides: tuple[SlideDwell, ...]) -> BlockAsRun:
    outcome = _outcome(tally, place)
    actual = tally.spent[place] / 60 if outcome is Outcome.RUN else None
    return BlockAsRun(tally.items[place], planned, actual, outcome, slides)


def _outcome(tally: Tally, place: int) -> Outcome:
    item, left_out = tally.items[place], tally.left_out[place]
    is_ahead = tally.phase is RunPhase.NOT_STARTED or (tally.is_open and place > tally.index)
    if tally.is_open and place == tally.index:
        return Outcome.RUNNING
    enough = min(LEAST_SECONDS_RUN, item.planned_minutes * 60)
    if not is_ahead and tally.began[place] is not None and tally.spent[place] >= enough:
        return Outcome.RUN
    if left_out in _LEFT_OUT:
        return Outcome(left_out)
    return Outcome.AHEAD if is_ahead else Outcome.SKIPPED


def _with_taken_out(blocks: list[BlockAsRun], begun_with: Sequence[RunItem]) -> tuple[BlockAsRun, ...]:
    """Return the blocks with those the half-day began with and no longer has, each behind its neighbour."""
    there = {block.item.id for block in blocks}
    place = 0
    for one in begun_with:
        if one.item.id in there:
            place = next(n for n, block in enumerate(blocks) if block.item.id == one.item.id) + 1
        else:
            planned = round(one.planned_seconds / 60)
            blocks.insert(place, BlockAsRun(one.item, planned, None, Outcome.DROPPED))
            place += 1
    return tuple(blocks)


class _SlideWatch:
    """How long each page stood in sight in each block that ran, while nothing covered it."""

    def __init__(self) -> None:
        self._seconds: dict[UUID, dict[_Page, float]] = {}

    def look_until(self, tally: Tally, now: Instant) -> None:
        """Add the time that passes in the current block until `now`."""
        if not tally.items or tally.is_covered:
            return
        page = _in_sight(tally, tally.index)
        passed = tally.until(now).spent[tally.index] - tally.spent[tally.index]
        if page.number > 0 and passed > 0:
            seen = self._seconds.setdefault(tally.items[tally.index].id, {})
            seen[page] = seen.get(page, 0.0) + passed

    def discount(self, tally: Tally, before: Tally) -> None:
        """Take back time in which nobody looked, from the page that stood last and then from the others."""
        for place, (spent, was) in enumerate(zip(tally.spent, before.spent, strict=True)):
            seen, too_much = self._seconds.get(tally.items[place].id, {}), was - spent
            for page in sorted(seen, key=partial(ne, _in_sight(tally, place))):
                taken = min(seen[page], too_much)
                seen[page] -= taken
                too_much -= taken

    def of(self, item: UUID) -> tuple[SlideDwell, ...]:
        """Return the pages of a block that were to be seen, in whichever block that was."""
        total: dict[_Page, float] = {}
        for seen in self._seconds.values():
            for page, seconds in seen.items():
                if page.item == item and seconds > 0:
                    total[page] = total.get(page, 0.0) + seconds
        return tuple(SlideDwell(page.deck, page.number, seconds) for page, seconds in total.items())


class _Page(NamedTuple):
    """A page of the slides of a block; number 0 is none."""

    item: UUID
    deck: str
    number: int


def _in_sight(tally: Tally, place: int) -> _Page:
    """Return the page that the room sees while that block runs: its own, or the one that stands frozen."""
    item, number = tally.items[place], tally.pages[place]
    frozen = tally.place(tally.frozen.item) if tally.frozen is not None else None
    if tally.frozen is not None and frozen is not None:
        item, number = tally.items[frozen], tally.frozen.page
    return _Page(item.id, item.slides.deck if item.slides is not None else "", number)
