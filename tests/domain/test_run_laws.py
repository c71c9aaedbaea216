"""The running agenda: what holds for every script of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.run import Instant, RunEvent, RunEventKind, RunPhase, elapsed_seconds, position
from facilitator.domain.tally import Tally
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.fakes import FakeClock

K = RunEventKind
PLAN = a_plan(
    an_agenda_item("a", 10),
    an_agenda_item("b", 0),
    an_agenda_item("c", 25),
    an_agenda_item("break", 15, fixed_start=time(9, 30)),
    an_agenda_item("d", 40),
)
OPEN = {RunPhase.RUNNING, RunPhase.PAUSED}

STEPS = st.tuples(
    st.sampled_from(K),
    st.floats(0, 3000),
    st.sampled_from([None, *(item.id for item in PLAN.items), an_id("gone")]),
    st.integers(-900, 900),
)
SCRIPTS = st.lists(STEPS, max_size=40)
Script = list[tuple[RunEventKind, float, object, int]]


def played(script: Script) -> tuple[list[RunEvent], Instant]:
    """Return the events of a script that begins with a start, and the moment it ends."""
    clock = FakeClock(PLAN.starts_at)
    events = [RunEvent(an_id("run"), HALF_DAY, K.STARTED, clock.instant())]
    for n, (kind, seconds_before, item, seconds) in enumerate(script):
        clock.go_on(round(seconds_before, 3))
        events.append(RunEvent(an_id(f"run {n}"), HALF_DAY, kind, clock.instant(), item, seconds, n))  # type: ignore[arg-type]
    clock.go_on(17)
    return events, clock.instant()


@given(SCRIPTS)
def test_nothing_spent_or_paused_is_ever_negative(script: Script) -> None:
    events, now = played(script)
    where = position(PLAN, events, now)
    assert all(p.spent_seconds >= 0 and p.planned_seconds >= 0 for p in where.progress)
    assert min(where.paused_seconds, where.over_end_seconds) >= 0
    assert min(Tally(PLAN).after(*events).planned) >= 0


@given(SCRIPTS)
def test_all_time_while_open_is_either_spent_or_paused(script: Script) -> None:
    events, now = played(script)
    moments = [event.at for event in events[1:]] + [now]
    open_seconds = 0.0
    for n, moment in enumerate(moments):
        if position(PLAN, events[: n + 1], events[n].at).phase in OPEN:
            open_seconds += elapsed_seconds(events[n].at, moment)
    spent = sum(p.spent_seconds for p in position(PLAN, events, now).progress)
    paused = sum(
        elapsed_seconds(events[n].at, moment)
        for n, moment in enumerate(moments)
        if position(PLAN, events[: n + 1], events[n].at).phase is RunPhase.PAUSED
    )
    discounts = sum(max(0, e.seconds) for e in events if e.kind is K.GAP_DISCOUNTED)
    assert open_seconds - paused - discounts - 1e-6 <= spent <= open_seconds - paused + 1e-6


@given(SCRIPTS, st.randoms(use_true_random=False))
def test_in_whatever_order_events_come_no_second_counts_twice(script: Script, chance: Random) -> None:
    events, now = played(script)
    first, rest = events[0], events[1:]
    chance.shuffle(rest)
    tally = Tally(PLAN).after(first, *rest).until(now)
    assert sum(tally.spent) + sum(tally.paused) <= elapsed_seconds(first.at, now) + 1e-6
    assert min(tally.spent + tally.paused) >= 0


@given(SCRIPTS, st.floats(0, 5000))
def test_waiting_never_gains_time(script: Script, seconds: float) -> None:
    events, now = played(script)
    later = Instant(now.wall, now.monotonic_ns + round(seconds * 1e9), now.boot)
    before, after = position(PLAN, events, now), position(PLAN, events, later)
    assert after.left_seconds <= before.left_seconds + 1e-6
    assert all(
        b.spent_seconds <= a.spent_seconds for a, b in zip(after.progress, before.progress, strict=True)
    )


@given(SCRIPTS, st.floats(0, 5000))
def test_the_expected_end_never_moves_forward_by_waiting(script: Script, seconds: float) -> None:
    events, now = played(script)
    clock = FakeClock(now.wall, now.monotonic_ns, now.boot)
    clock.go_on(seconds)
    before, after = position(PLAN, events, now), position(PLAN, events, clock.instant())
    assert (after.expected_end - before.expected_end).total_seconds() >= -1e-3


@given(SCRIPTS)
def test_starts_follow_each_other_and_nothing_ends_before_now(script: Script) -> None:
    events, now = played(script)
    where = position(PLAN, events, now)
    ahead = where.progress if where.index is None else where.progress[where.index + 1 :]
    if where.phase in OPEN:
        starts = [p.expected_start for p in ahead]
        assert starts == sorted(starts)
        assert where.expected_end >= now.wall
        assert all(start >= now.wall for start in starts)


@given(SCRIPTS, st.lists(st.floats(-200_000, 200_000), min_size=41, max_size=41))
def test_a_wall_clock_that_jumps_changes_no_duration(script: Script, jumps: list[float]) -> None:
    events, now = played(script)
    clock = FakeClock()
    shaken = []
    for event, jump in zip(events, jumps, strict=False):
        clock.wall = event.at.wall
        clock.set_wall(jump)
        shaken.append(replace(event, at=Instant(clock.wall, event.at.monotonic_ns, event.at.boot)))
    steady, jumped = position(PLAN, events, now), position(PLAN, shaken, now)
    assert (steady.phase, steady.index, steady.left_seconds) == (
        jumped.phase,
        jumped.index,
        jumped.left_seconds,
    )
    assert [p.spent_seconds for p in steady.progress] == [p.spent_seconds for p in jumped.progress]
    if steady.phase in OPEN:
        assert steady.expected_end == jumped.expected_end


@given(SCRIPTS, st.integers(0, 40))
def test_asking_in_between_changes_nothing(script: Script, cut: int) -> None:
    """A replay after a crash shows what the live window showed: nothing is kept outside the events."""
    events, now = played(script)
    live = [position(PLAN, events[:n], events[n - 1].at) for n in range(1, len(events) + 1)]
    replayed = position(PLAN, tuple(events[: cut + 1]), events[min(cut, len(events) - 1)].at)
    assert replayed == live[min(cut, len(events) - 1)]
    assert position(PLAN, events, now) == position(PLAN, list(events), now)


@given(SCRIPTS)
def test_exactly_one_block_is_current_while_open(script: Script) -> None:
    events, now = played(script)
    where = position(PLAN, events, now)
    assert sum(p.is_current for p in where.progress) == (1 if where.phase in OPEN else 0)
    assert (where.current is not None) == (where.phase in OPEN)
    assert not any(p.is_done and p.is_skipped for p in where.progress)
