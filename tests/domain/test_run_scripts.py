"""A hundred thousand mornings: whatever happens in a run, these things hold.

`FACILITATOR_SCRIPTS` says how many mornings to play (1,000,000 takes some minutes). A failure names its
seed; `played(seed)` plays that morning again.

PYTEST_DONT_REWRITE: each claim says itself what it found, and a sixth of the time is saved.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time, timedelta

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
    RunPhase,
    position,
    position_of,
)
from facilitator.domain.tally import Tally
from tests.builders import HALF_DAY, an_agenda_item, an_id
from tests.fakes import FakeClock
from tests.mornings import FIXED, GONE, OPEN, STARTS, K, Morning, played

SCRIPTS = int(os.environ.get("FACILITATOR_SCRIPTS", "100000"))
CHUNKS = 20


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_whatever_happens_these_things_hold(chunk: int) -> None:
    for seed in range(chunk, SCRIPTS, CHUNKS):
        for morning, before, after in played(seed):
            try:
                holds_after_a_step(morning, before, after)
            except AssertionError as wrong:
                raise AssertionError(f"morning {seed}, step {len(morning.events)}: {wrong}") from wrong
        holds_at_the_end(morning, after)


def holds_after_a_step(morning: Morning, before: Position, after: Position) -> None:
    event, ends_at = morning.events[-1], after.expected_end.timestamp()
    holds_of_the_sums(morning, after)
    holds_of_the_blocks(event, before, after)
    assert abs(after.over_end_seconds - max(0.0, ends_at - after.must_end_at.timestamp())) < 1e-3
    if event.kind not in {K.FROZEN, K.UNFROZEN}:
        assert after.frozen == before.frozen, "what the room keeps in sight changed"
    if event.kind in {K.NEXT, K.BACK, K.JUMPED, K.SLIDE_SHOWN, K.FROZEN, K.UNFROZEN}:
        assert after.cover == before.cover, "a cover came or went by itself"
    holds_of_the_video(event, before, after)
    if after.phase is RunPhase.FINISHED:
        assert after.following is None, "something follows the end"
    else:
        holds_of_what_comes(morning, after, ends_at)


def holds_of_the_sums(morning: Morning, after: Position) -> None:
    tally = morning.tally
    assert min(after.paused_seconds, after.over_end_seconds, 0.0, *tally.spent, *tally.paused) == 0.0, (
        "negative"
    )
    assert min(tally.planned) >= 0, "planned below nothing"
    accounted = sum(tally.spent) + sum(tally.paused)
    assert abs(accounted - morning.open_seconds) < 1e-6, "time made or lost"


def holds_of_the_blocks(event: RunEvent, before: Position, after: Position) -> None:
    is_open = after.phase in OPEN
    current = [one for one in after.progress if one.is_current]
    assert is_open == (after.current is not None), "a current block while open, and only then"
    assert len(current) == is_open, "one current block"
    assert not current or current[0].left_out is LeftOut.NO, "left out"
    states = [one.is_done + one.is_skipped + one.is_current for one in after.progress]
    assert max(states) <= 1, "one state a block"
    if event.kind not in {K.EXTENDED, K.AGENDA_SET} and before.phase in OPEN and is_open:
        lengths = [(one.item.id.int, one.planned_seconds) for one in before.progress]
        assert lengths == [(one.item.id.int, one.planned_seconds) for one in after.progress], (
            "lengths changed"
        )
    if event.kind is K.BACK and event.item in {None, GONE} and after.current != before.current:
        assert after.current == before.preceding, "back to a block that is left out"
    ran = {one.item.id.int for one in before.progress if one.is_done or one.is_current}
    assert ran <= {one.item.id.int for one in after.progress}, "a block that ran is gone"


def holds_of_what_comes(morning: Morning, after: Position, ends_at: float) -> None:
    now, coming = morning.clock.wall.timestamp(), still_coming(after)
    starts = [one.expected_start.timestamp() for one in coming]
    assert starts == sorted(starts), "starts out of order"
    assert ends_at >= max([now, *starts]) - 1e-3, "ends before it begins"
    assert min([now, *starts]) >= now - 1e-3, "what is to come began already"
    if morning.due is not None:
        due = morning.due.timestamp()
        for one, start in zip(coming, starts, strict=True):
            assert one.item.fixed_start is None or start >= due - 1e-3, "a fixed start was moved forward"
    assert abs(added_up(morning, after, coming) - ends_at) < 1e-3, "the end is not the sum"
    assert after.following is (coming[0].item if coming else None), "what follows is not what comes first"


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


def added_up(morning: Morning, after: Position, coming: list[ItemProgress]) -> float:
    """Return the expected end as somebody with a pencil adds it up."""
    end = morning.clock.wall.timestamp()
    if after.phase is RunPhase.NOT_STARTED:
        end = max(end, morning.plan.starts_at.timestamp())
    if after.current is not None:
        end += max(0.0, after.left_seconds)
    for one in coming:
        if one.item.fixed_start is not None and morning.due is not None:
            end = max(end, morning.due.timestamp())
        end += max(0.0, one.planned_seconds - one.spent_seconds)
    return end


def holds_at_the_end(morning: Morning, live: Position) -> None:
    now = morning.clock.instant()
    assert morning.due is None or morning.due <= live.must_end_at, "fixed where the half-day is over"
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
            spent = morning.spent[one.item.id.int]
            assert abs(one.spent_seconds - spent) < 1e-6, "spent by the watch beside it"


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
