"""Group timers: what holds for every script of events, and what rings when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.group_timer import (
    Bell,
    BellKind,
    GroupTimer,
    GroupTimers,
    TimerPhase,
    group_timers,
)
from facilitator.domain.group_timer_event import (
    EVERY_GROUP,
    MOST_GROUPS,
    GroupTimerEvent,
    GroupTimerEventKind,
    GroupTimerSetUp,
)
from facilitator.domain.run_event import Instant
from tests.builders import HALF_DAY, an_id
from tests.fakes import FakeClock

K, P, B = GroupTimerEventKind, TimerPhase, BellKind


class Room:
    """A room with timers: presses keys at moments of its clock."""

    def __init__(self, *rounds: int, groups: int = 2, goes_on: bool = False) -> None:
        self.clock = FakeClock()
        self.events: list[GroupTimerEvent] = []
        self.press(K.SET_UP, set_up=GroupTimerSetUp(groups, rounds, goes_on))

    def press(
        self,
        kind: GroupTimerEventKind,
        group: int = EVERY_GROUP,
        seconds: int = 0,
        set_up: GroupTimerSetUp | None = None,
    ) -> None:
        name = an_id(f"timer {len(self.events)}")
        self.events.append(
            GroupTimerEvent(name, HALF_DAY, kind, self.clock.instant(), group, seconds, set_up)
        )

    def look(self) -> GroupTimers:
        return group_timers(self.events, self.clock.instant())

    def left(self) -> list[float]:
        return [one.left_seconds for one in self.look().timers]


def test_a_timer_stands_until_it_is_started_and_all_start_together() -> None:
    room = Room(300, 120, groups=MOST_GROUPS)
    room.clock.go_on(50)
    assert room.left() == [300] * 12
    room.press(K.STARTED)
    room.clock.go_on(30)
    assert room.left() == [270] * 12


def test_one_group_is_held_and_goes_on_while_the_others_run() -> None:
    room = Room(300)
    room.press(K.STARTED)
    room.clock.go_on(10)
    room.press(K.PAUSED, group=2)
    room.clock.go_on(20)
    assert room.left() == [270, 290]
    room.press(K.STARTED, group=2)
    room.clock.go_on(5)
    assert room.left() == [265, 285]


def test_a_round_runs_over_until_the_trainer_begins_the_next() -> None:
    room = Room(60, 90)
    room.press(K.STARTED)
    room.clock.go_on(75)
    assert room.left() == [-15, -15]
    room.press(K.NEXT_ROUND)
    assert [(one.round_number, one.left_seconds, one.phase) for one in room.look().timers] == [
        (2, 90, P.RUNNING)
    ] * 2
    room.press(K.NEXT_ROUND, group=1)
    assert [one.phase for one in room.look().timers] == [P.ENDED, P.RUNNING]
    room.clock.go_on(10)
    for kind in (K.STARTED, K.PAUSED, K.ADDED, K.NEXT_ROUND):
        room.press(kind, group=1, seconds=60)
    assert room.look().timers[0].left_seconds == 90


def test_rounds_follow_by_themselves_where_they_were_set_up_so() -> None:
    room = Room(60, 30, 60, goes_on=True)
    room.press(K.STARTED)
    room.clock.go_on(100)
    assert [(one.round_number, one.left_seconds) for one in room.look().timers] == [(3, 50)] * 2
    room.clock.go_on(80)
    assert [(one.round_number, one.left_seconds) for one in room.look().timers] == [(3, -30)] * 2


@pytest.mark.parametrize(
    ("spent", "added", "left"),
    [
        (0, 60, 180),
        (30, -60, 30),
        (100, -60, 1),
        (119.5, -60, 0.5),
        (150, 60, 60),
        (150.25, 60, 60.75),
        (150, -60, -30),
    ],
)
def test_minutes_are_added_and_taken(spent: float, added: int, left: float) -> None:
    """Two more minutes mean two from now where time is up; what is taken leaves the last second."""
    room = Room(120, 300)
    room.press(K.STARTED)
    room.clock.go_on(spent)
    room.press(K.ADDED, group=1, seconds=added)
    assert room.left() == [left, 120 - spent]
    room.press(K.NEXT_ROUND)
    assert room.left() == [300, 300]


def test_reset_makes_a_timer_as_it_was_set_up() -> None:
    room = Room(60, 90)
    fresh = room.look().timers
    room.press(K.STARTED)
    room.clock.go_on(20)
    room.press(K.ADDED, seconds=30)
    room.press(K.NEXT_ROUND, group=1)
    room.press(K.RESET)
    room.clock.go_on(20)
    assert room.look().timers == fresh


def test_new_timers_take_the_place_of_old_ones_and_go_when_put_away() -> None:
    room = Room(60)
    room.press(K.STARTED)
    room.press(K.SET_UP, set_up=GroupTimerSetUp(5, (30,)))
    assert room.left() == [30] * 5
    room.press(K.PUT_AWAY)
    room.press(K.STARTED)
    assert (room.look().timers, room.look().set_up, room.look().next_bell_seconds) == ((), None, None)


def test_after_a_kill_and_a_restart_of_the_laptop_time_went_on() -> None:
    room = Room(600, goes_on=True)
    room.press(K.STARTED)
    room.clock.go_on(100)
    room.clock.restart("second boot", down_seconds=41)
    assert room.left() == [459, 459]
    room.press(K.ADDED, seconds=60)
    room.clock.go_on(9)
    assert room.left() == [510, 510]


def test_a_wall_clock_that_is_set_changes_nothing_within_a_boot() -> None:
    room = Room(600)
    room.press(K.STARTED)
    room.clock.set_wall(-7200)
    room.clock.go_on(10)
    room.clock.set_wall(90_000)
    assert room.left() == [590, 590]


def test_a_bell_rings_a_minute_before_the_end_and_at_the_end() -> None:
    room = Room(180, 60, groups=1)
    room.press(K.STARTED)
    look = room.look()
    assert look.next_bell_seconds == 120
    room.clock.go_on(119)
    assert look.bells(room.clock.instant()) == ()
    room.clock.go_on(1)
    assert look.bells(room.clock.instant()) == (Bell(1, 1, B.LAST_MINUTE),)
    look = room.look()
    assert look.bells(room.clock.instant()) == ()
    assert look.next_bell_seconds == 60
    room.clock.go_on(500)
    assert look.bells(room.clock.instant()) == (Bell(1, 1, B.ROUND_OVER),)
    assert room.look().next_bell_seconds is None
    room.press(K.NEXT_ROUND)
    look = room.look()
    room.clock.go_on(60)
    assert look.bells(room.clock.instant()) == (Bell(1, 2, B.ALL_OVER),)


def test_rounds_that_follow_by_themselves_ring_one_after_the_other() -> None:
    room = Room(120, 30, goes_on=True, groups=2)
    room.press(K.STARTED, group=2)
    room.clock.go_on(10)
    room.press(K.STARTED, group=1)
    look = room.look()
    room.clock.go_on(1000)
    assert look.bells(room.clock.instant()) == (
        Bell(2, 1, B.LAST_MINUTE),
        Bell(1, 1, B.LAST_MINUTE),
        Bell(2, 1, B.ROUND_OVER),
        Bell(1, 1, B.ROUND_OVER),
        Bell(2, 2, B.ALL_OVER),
        Bell(1, 2, B.ALL_OVER),
    )


def test_a_round_that_got_more_time_rings_again() -> None:
    room = Room(60, groups=1)
    room.press(K.STARTED)
    room.clock.go_on(70)
    room.press(K.ADDED, seconds=30)
    look = room.look()
    room.clock.go_on(30)
    assert look.bells(room.clock.instant()) == (Bell(1, 1, B.ALL_OVER),)


def test_a_pause_holds_the_bell() -> None:
    room = Room(60, groups=1)
    room.press(K.STARTED)
    room.press(K.PAUSED)
    assert room.look().next_bell_seconds is None


SET_UPS = st.builds(
    GroupTimerSetUp,
    st.integers(1, MOST_GROUPS),
    st.lists(st.integers(1, 400), min_size=1, max_size=4).map(tuple),
    st.booleans(),
)
STEPS = st.tuples(
    st.sampled_from([kind for kind in K if kind is not K.SET_UP]),
    st.integers(0, 400_000).map(lambda ms: ms / 1000),
    st.integers(0, MOST_GROUPS),
    st.integers(-300, 300),
)
Script = Sequence[tuple[GroupTimerEventKind, float, int, int]]
SCRIPTS = st.lists(STEPS, max_size=20)


def played(set_up: GroupTimerSetUp, script: Script) -> Room:
    room = Room(*set_up.rounds_seconds, groups=set_up.groups, goes_on=set_up.goes_on)
    for kind, before, group, seconds in script:
        room.clock.go_on(before)
        room.press(kind, group, seconds)
    return room


@given(SET_UPS, SCRIPTS, st.lists(st.floats(0, 300), max_size=30))
def test_looking_in_between_changes_nothing(
    set_up: GroupTimerSetUp, script: Script, waits: list[float]
) -> None:
    room = played(set_up, script)
    live = room.look()
    for wait in waits:
        room.clock.go_on(wait)
        live = live.until(room.clock.instant())
    assert live == room.look()


@given(SET_UPS, SCRIPTS, st.lists(st.floats(0, 300), max_size=30))
def test_every_bell_is_heard_once_however_often_one_listens(
    set_up: GroupTimerSetUp, script: Script, waits: list[float]
) -> None:
    room = played(set_up, script)
    at_first = live = room.look()
    heard: list[Bell] = []
    for wait in waits:
        room.clock.go_on(wait)
        heard += live.bells(room.clock.instant())
        live = live.until(room.clock.instant())
    assert tuple(heard) == at_first.bells(room.clock.instant())
    assert len(set(heard)) == len(heard)


@given(SET_UPS, SCRIPTS)
def test_the_next_bell_rings_when_it_was_said(set_up: GroupTimerSetUp, script: Script) -> None:
    look = played(set_up, script).look()
    seconds, latest = look.next_bell_seconds, look.clocks.latest
    assert latest is not None
    if seconds is None:
        late = replace(latest, monotonic_ns=latest.monotonic_ns + 10**15)
        assert look.bells(late) == ()
        return
    then = replace(latest, monotonic_ns=latest.monotonic_ns + round(seconds * 1e9))
    just_before = replace(then, monotonic_ns=then.monotonic_ns - 1)
    assert look.bells(then)
    assert not look.bells(just_before)


@given(SET_UPS, SCRIPTS, st.lists(st.integers(-90_000, 90_000), min_size=22, max_size=22))
def test_no_jump_of_the_wall_clock_changes_a_timer(
    set_up: GroupTimerSetUp, script: Script, jumps: list[int]
) -> None:
    room = played(set_up, script)
    shaken = [
        replace(event, at=replace(event.at, wall=event.at.wall + timedelta(seconds=jump)))
        for event, jump in zip(room.events, jumps, strict=False)
    ]
    now = room.clock.instant()
    assert group_timers(shaken, now).timers == room.look().timers


@given(SET_UPS, SCRIPTS, st.permutations(range(20)))
def test_whatever_the_order_of_events_nobody_spends_more_than_passed(
    set_up: GroupTimerSetUp, script: Script, order: list[int]
) -> None:
    room = played(set_up, script)
    first, rest = room.events[0], room.events[1:]
    shuffled = [rest[place] for place in order if place < len(rest)]
    now = room.clock.instant()
    passed_ns = now.monotonic_ns - first.at.monotonic_ns
    for timer in group_timers([first, *shuffled], now).timers:
        assert 0 <= timer.spent_ns <= passed_ns


@given(SET_UPS, SCRIPTS)
def test_other_groups_are_left_alone(set_up: GroupTimerSetUp, script: Script) -> None:
    """What is told to one group changes no other one."""
    room = played(set_up, script)
    of_first = [event for event in room.events if event.group in {EVERY_GROUP, 1} or event.kind is K.PUT_AWAY]
    alone, together = group_timers(of_first, room.clock.instant()), room.look()
    assert alone.timers[:1] == together.timers[:1]


@given(SET_UPS, SCRIPTS)
def test_a_round_is_never_shorter_than_nothing(set_up: GroupTimerSetUp, script: Script) -> None:
    assert all(timer.length_seconds > 0 for timer in played(set_up, script).look().timers)


def test_eight_hours_of_looking_do_not_drift() -> None:
    room = Room(8 * 3600, groups=1)
    room.press(K.STARTED)
    live = room.look()
    for _ in range(8 * 3600):
        room.clock.go_on(0.9999)
        live = live.until(room.clock.instant())
    (timer,) = live.timers
    assert timer.spent_ns == 8 * 3600 * 999_900_000
    assert isinstance(timer, GroupTimer)


def test_a_moment_of_a_boot_that_was_left_has_passed() -> None:
    room = Room(600, groups=1)
    room.press(K.STARTED)
    old = room.clock.instant()
    room.clock.restart("second boot", 10)
    room.press(K.ADDED, seconds=1)
    late = GroupTimerEvent(an_id("late"), HALF_DAY, K.PAUSED, Instant(old.wall, old.monotonic_ns, old.boot))
    timer = GroupTimers().after(*room.events, late).timers[0]
    assert (timer.left_seconds, timer.phase) == (591, P.PAUSED)
