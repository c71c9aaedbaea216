"""A hundred thousand mornings: whatever happens in a run, these things hold.

`FACILITATOR_SCRIPTS` says how many mornings to play (1,000,000 takes some minutes). A failure names its
seed; `played(seed)` plays that morning again.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from facilitator.domain.clip_place import CLIP_KINDS
from facilitator.domain.run import (
    Cover,
    Instant,
    ItemProgress,
    LeftOut,
    Plan,
    Position,
    RunEvent,
    RunEventKind,
    RunItem,
    RunPhase,
    fixed_start,
    position,
    position_of,
)
from facilitator.domain.tally import Tally
from tests.builders import HALF_DAY, an_agenda_item, an_id
from tests.fakes import CHINA, FakeClock

K = RunEventKind
OPEN = {RunPhase.RUNNING, RunPhase.PAUSED}
SCRIPTS = int(os.environ.get("FACILITATOR_SCRIPTS", "100000"))
CHUNKS = 20
BERLIN = ZoneInfo("Europe/Berlin")
STARTS = (
    datetime(2026, 3, 3, 8, 30, tzinfo=CHINA),
    datetime(2026, 3, 3, 22, 40, tzinfo=CHINA),  # midnight comes in between
    datetime(2026, 3, 29, 1, 10, tzinfo=BERLIN),  # an hour is left out at two
    datetime(2026, 10, 25, 1, 10, tzinfo=BERLIN),  # an hour comes twice at three
)
BLOCKS = tuple(an_agenda_item(f"block {n}", minutes) for n, minutes in enumerate((10, 0, 25, 40, 5, 15)))
FIXED = an_agenda_item("fixed", 15)
PUT_IN = an_agenda_item("put in", 7)
GONE = an_id("gone")
KINDS = tuple(kind for kind in K if kind is not K.AGENDA_SET)
GAPS = (0.0, 0.25, 1.0, 7.5, 61.0, 400.0, 1800.0)


@dataclass
class Morning:
    """One script as it is played: the clock, the events, and a plain second account of the time."""

    chance: Random
    plan: Plan
    clock: FakeClock
    tally: Tally
    events: list[RunEvent] = field(default_factory=list)
    open_seconds: float = 0.0
    spent: dict[UUID, float] = field(default_factory=lambda: defaultdict(float))
    has_restarted: bool = False

    def at(self) -> Position:
        return position_of(self.tally, self.clock.instant())

    def wait(self, before: Position) -> None:
        """Let time pass, with what may happen to a laptop meanwhile; book it as a watch beside it would."""
        seconds = self.chance.choice(GAPS)
        self.clock.go_on(seconds)
        what = self.chance.random()
        if what < 0.1:
            self.clock.set_wall(self.chance.choice((-7200, -3600, -30, 30, 3600, 7200)))
        elif what < 0.13 and not self.has_restarted:
            self.has_restarted = True  # afterwards the wall clock is believed, so it has to be right
        elif what < 0.16:
            self.clock.go_on(1800)  # asleep
            seconds += 1800
        if before.phase in OPEN:
            self.open_seconds += seconds
        if before.phase is RunPhase.RUNNING and before.current is not None:
            self.spent[before.current.id] += seconds

    def event(self) -> RunEvent:
        """Return what the trainer does next: any key in any state, some of them with an agenda."""
        chance = self.chance
        kind = chance.choice(KINDS) if self.events else K.STARTED
        item = chance.choice((None, None, None, GONE, *(item.id for item in self.tally.items)))
        if self.events and chance.random() < 0.15:
            kind = K.AGENDA_SET
        page = chance.randint(1, 9)
        if kind in CLIP_KINDS and self.tally.items and chance.random() < 0.8:  # else it comes too late
            item, page = self.tally.items[self.tally.index].id, self.tally.pages[self.tally.index]
        return RunEvent(
            UUID(int=len(self.events)),
            HALF_DAY,
            kind,
            self.clock.instant(),
            item,
            chance.choice((-300, -60, 60, 300, 90)),
            page,
            self.another_agenda() if kind is K.AGENDA_SET else None,
        )

    def another_agenda(self) -> tuple[RunItem, ...]:
        """Return an agenda that somebody made of this one: moved, shortened, left out, put in, taken out."""
        chance = self.chance
        agenda = list(self.tally.agenda)
        what = chance.randrange(5)
        if what == 0:
            chance.shuffle(agenda)
        elif what == 1 and all(one.item.id != PUT_IN.id for one in agenda):
            agenda.insert(chance.randint(0, len(agenda)), RunItem(PUT_IN, 420))
        elif what == 2 and len(agenda) > 1:
            agenda.pop(chance.randrange(len(agenda)))
        else:
            place = chance.randrange(len(agenda))
            left_out = chance.choice((LeftOut.NO, LeftOut.DROPPED, LeftOut.FOLLOW_UP))
            agenda[place] = replace(
                agenda[place], planned_seconds=chance.randint(0, 40) * 60, left_out=left_out
            )
        return tuple(agenda)


def a_morning(seed: int) -> Morning:
    chance = Random(seed)  # noqa: S311 - to be the same each time
    starts_at = STARTS[seed % len(STARTS)]
    at = (
        (starts_at.astimezone(UTC) + timedelta(minutes=chance.randint(5, 120)))
        .astimezone(starts_at.tzinfo)
        .time()
    )
    items = (*chance.sample(BLOCKS, chance.randint(1, 5)), replace(FIXED, fixed_start=at))
    plan = Plan(
        items,
        starts_at,
        (starts_at.astimezone(UTC) + timedelta(minutes=chance.randint(10, 200))).astimezone(starts_at.tzinfo),
    )
    clock = FakeClock(starts_at.astimezone(UTC) + timedelta(minutes=chance.randint(-10, 30)))
    return Morning(chance, plan, clock, Tally(plan))


def played(seed: int) -> Iterator[tuple[Morning, Position, Position]]:
    """Play a morning step by step; give it with where it stood before and after each step."""
    morning = a_morning(seed)
    before = morning.at()
    for _ in range(morning.chance.randint(3, 9)):
        morning.wait(before)
        event = morning.event()
        morning.events.append(event)
        morning.tally = morning.tally.after(event)
        after = morning.at()
        yield morning, before, after
        before = after


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_whatever_happens_these_things_hold(chunk: int) -> None:
    for seed in range(chunk, SCRIPTS, CHUNKS):
        for morning, before, after in played(seed):
            try:
                holds_after_a_step(morning, before, after)
            except AssertionError as wrong:
                raise AssertionError(f"morning {seed}, step {len(morning.events)}: {wrong}") from wrong
        holds_at_the_end(morning)


def holds_after_a_step(morning: Morning, before: Position, after: Position) -> None:
    event, tally = morning.events[-1], morning.tally
    now = morning.clock.wall.timestamp()
    assert min(after.paused_seconds, after.over_end_seconds, 0.0, *tally.spent, *tally.paused) == 0.0, (
        "negative"
    )
    assert min(tally.planned) >= 0, "planned below nothing"
    accounted = sum(tally.spent) + sum(tally.paused)
    assert abs(accounted - morning.open_seconds) < 1e-6, "time made or lost"
    assert (after.phase in OPEN) == (after.current is not None), "a current block while open, and only then"
    assert sum(one.is_current for one in after.progress) == (after.phase in OPEN), "one current block"
    assert not any(one.is_current and one.left_out is not LeftOut.NO for one in after.progress), "left out"
    for one in after.progress:
        assert one.is_done + one.is_skipped + one.is_current <= 1, "one state a block"
    if event.kind not in {K.EXTENDED, K.AGENDA_SET} and before.phase in OPEN and after.phase in OPEN:
        lengths = {one.item.id: one.planned_seconds for one in before.progress}
        assert lengths == {one.item.id: one.planned_seconds for one in after.progress}, "lengths changed"
    if event.kind is K.BACK and event.item in {None, GONE} and after.current != before.current:
        assert after.current == before.preceding, "back to a block that is left out"
    ran = {one.item.id for one in before.progress if one.is_done or one.is_current}
    assert ran <= {one.item.id for one in after.progress}, "a block that ran is gone"
    assert (
        abs(after.over_end_seconds - max(0.0, after.expected_end.timestamp() - after.must_end_at.timestamp()))
        < 1e-3
    )
    if event.kind not in {K.FROZEN, K.UNFROZEN}:
        assert after.frozen == before.frozen, "what the room keeps in sight changed"
    if event.kind in {K.NEXT, K.BACK, K.JUMPED, K.SLIDE_SHOWN, K.FROZEN, K.UNFROZEN}:
        assert after.cover == before.cover, "a cover came or went by itself"
    holds_of_the_video(event, before, after)
    if after.phase is RunPhase.FINISHED:
        assert after.following is None, "something follows the end"
        return
    coming = still_coming(after)
    starts = [one.expected_start.timestamp() for one in coming]
    assert all(one <= next_one for one, next_one in pairwise(starts)), "starts out of order"
    assert after.expected_end.timestamp() >= max([now, *starts]) - 1e-3, "ends before it begins"
    assert all(start >= now - 1e-3 for start in starts), "what is to come began already"
    for one in coming:
        if one.item.fixed_start is not None:
            due = fixed_start(one.item.fixed_start, morning.plan.starts_at, morning.plan.must_end_at)
            assert due is None or one.expected_start.timestamp() >= due.timestamp() - 1e-3, (
                "a fixed start was moved forward"
            )
    assert abs(added_up(morning, after) - after.expected_end.timestamp()) < 1e-3, "the end is not the sum"
    assert after.following == (coming[0].item if coming else None), "what follows is not what comes first"


def holds_of_the_video(event: RunEvent, before: Position, after: Position) -> None:
    clip = after.clip
    if clip is None:
        return
    assert after.current is not None, "a video outlives its half-day"
    assert (clip.item, clip.page) == (after.current.id, after.slide_page), "a video of what was left"
    assert clip.seconds >= 0, "a video before its begin"
    is_hidden = after.cover is not Cover.NONE or after.frozen is not None
    assert not (clip.is_playing and is_hidden), "a video plays that nobody sees"
    if clip != before.clip:
        assert event.kind in CLIP_KINDS or before.clip is not None, "a video from nowhere"
        assert event.kind in CLIP_KINDS or clip == before.clip.paused(), "a video moved by itself"
    if clip.is_playing and not (before.clip is not None and before.clip.is_playing):
        assert event.kind is K.CLIP_PLAYED, "a video began by itself"


def still_coming(after: Position) -> list[ItemProgress]:
    first = 0 if after.index is None else after.index + 1
    return [one for one in after.progress[first:] if one.left_out is LeftOut.NO]


def added_up(morning: Morning, after: Position) -> float:
    """Return the expected end as somebody with a pencil adds it up."""
    end = morning.clock.wall.timestamp()
    if after.phase is RunPhase.NOT_STARTED:
        end = max(end, morning.plan.starts_at.timestamp())
    if after.current is not None:
        end += max(0.0, after.left_seconds)
    for one in still_coming(after):
        if one.item.fixed_start is not None:
            due = fixed_start(one.item.fixed_start, morning.plan.starts_at, morning.plan.must_end_at)
            end = end if due is None else max(end, due.timestamp())
            assert due is None or due <= morning.plan.must_end_at, "fixed where the half-day is over"
        end += max(0.0, one.planned_seconds - one.spent_seconds)
    return end


def holds_at_the_end(morning: Morning) -> None:
    now = morning.clock.instant()
    live = position_of(morning.tally, now)
    assert position(morning.plan, morning.events, now) == live, "a replay shows something else"
    later = Instant(now.wall + timedelta(seconds=90), now.monotonic_ns + 90_000_000_000, now.boot)
    waited = position_of(morning.tally, later)
    assert waited.left_seconds <= live.left_seconds, "waiting gained time"
    assert waited.expected_end.timestamp() >= live.expected_end.timestamp() - 1e-3, "waiting ended it earlier"
    jumped = position_of(morning.tally, Instant(now.wall + timedelta(hours=2), now.monotonic_ns, now.boot))
    assert (jumped.left_seconds, jumped.phase, jumped.index) == (live.left_seconds, live.phase, live.index)
    assert [one.spent_seconds for one in jumped.progress] == [one.spent_seconds for one in live.progress]
    assert position_of(morning.tally, now) == live, "asking changed something"
    if not any(event.kind is K.GAP_DISCOUNTED for event in morning.events):
        for one in live.progress:
            assert abs(one.spent_seconds - morning.spent[one.item.id]) < 1e-6, "spent by the watch beside it"


def test_eight_hours_drift_by_nothing() -> None:
    plan = Plan(
        tuple(an_agenda_item(f"hour {n}", 60) for n in range(8)), STARTS[0], STARTS[0] + timedelta(hours=8)
    )
    clock = FakeClock(STARTS[0])
    tally = Tally(plan).after(RunEvent(an_id("start"), HALF_DAY, K.STARTED, clock.instant()))
    for second in range(8 * 3600):
        clock.go_on(1)
        if second % 7 == 0:
            kind = K.SLIDE_SHOWN if second % 2 else K.BLACKED
            tally = tally.after(RunEvent(an_id("tick"), HALF_DAY, kind, clock.instant(), page=1))
    spent = sum(one.spent_seconds for one in position_of(tally, clock.instant()).progress)
    assert abs(spent - 8 * 3600) < 0.020


def test_midnight_is_no_border() -> None:
    plan = Plan(
        (an_agenda_item("late", 120), replace(FIXED, fixed_start=time(0, 45))),
        STARTS[1],
        STARTS[1] + timedelta(hours=3),
    )
    where = position(plan, [], Instant(STARTS[1], 0, "boot"))
    assert where.progress[1].expected_start == STARTS[1] + timedelta(minutes=125)
    assert where.expected_end == STARTS[1] + timedelta(minutes=140)
