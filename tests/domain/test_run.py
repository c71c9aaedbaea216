"""The running agenda: each rule by a small case."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from facilitator.domain.finish_on_time import coming, ways_to_finish
from facilitator.domain.programme import SlideRange
from facilitator.domain.run import (
    Cover,
    Instant,
    Plan,
    Position,
    RunEvent,
    RunEventKind,
    RunPhase,
    elapsed_seconds,
    position,
)
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.fakes import MORNING, FakeClock

K = RunEventKind
A, B, C = (an_agenda_item(name, 10) for name in "ABC")
PLAN = a_plan(A, B, C)


class Room:
    """A half-day in which somebody presses keys."""

    def __init__(self, plan: Plan = PLAN, clock: FakeClock | None = None) -> None:
        self.plan = plan
        self.clock = clock or FakeClock(plan.starts_at)
        self.events: list[RunEvent] = []

    def act(self, kind: RunEventKind, *, item: object = None, seconds: int = 0, page: int = 0) -> Room:
        target = getattr(item, "id", None)
        event_id = an_id(f"run {len(self.events)}")
        self.events.append(RunEvent(event_id, HALF_DAY, kind, self.clock.instant(), target, seconds, page))
        return self

    def after(self, minutes: float) -> Room:
        self.clock.go_on(minutes=minutes)
        return self

    @property
    def now(self) -> Position:
        return position(self.plan, self.events, self.clock.instant())


def minutes_late(where: Position) -> float:
    return round(where.late_seconds / 60, 6)


def test_before_the_start_everything_is_ahead() -> None:
    where = Room().now
    assert (where.phase, where.index, where.current, where.following) == (RunPhase.NOT_STARTED, None, None, A)
    assert where.expected_end == where.planned_end == MORNING + timedelta(minutes=30)


def test_time_that_passes_is_spent_in_the_current_block() -> None:
    where = Room().act(K.STARTED).after(4).now
    assert (where.current, where.spent_seconds, where.left_seconds) == (A, 240, 360)
    assert minutes_late(where) == 0


def test_running_over_delays_all_that_follows() -> None:
    where = Room().act(K.STARTED).after(13).now
    assert (where.left_seconds, minutes_late(where)) == (-180, 3)
    assert where.progress[1].expected_start == MORNING + timedelta(minutes=13)


def test_going_on_early_makes_the_day_early() -> None:
    where = Room().act(K.STARTED).after(6).act(K.NEXT).now
    assert (where.current, minutes_late(where)) == (B, -4)
    assert where.progress[0].is_done


def test_a_late_start_is_late_from_the_beginning() -> None:
    room = Room().after(7)
    assert minutes_late(room.now) == 7
    assert minutes_late(room.act(K.STARTED).now) == 7


def test_an_early_start_does_not_wait() -> None:
    room = Room().after(-5).act(K.STARTED)
    assert minutes_late(room.now) == -5


def test_going_back_continues_where_the_block_was_left() -> None:
    where = Room().act(K.STARTED).after(4).act(K.NEXT).after(1).act(K.BACK).after(2).now
    assert (where.current, where.spent_seconds) == (A, 360)
    assert where.progress[1].spent_seconds == 60
    assert where.expected_end == MORNING + timedelta(minutes=7 + 4 + 9 + 10)


def test_back_at_the_first_block_stays_there() -> None:
    assert Room().act(K.STARTED).act(K.BACK).now.current == A


def test_jumping_over_a_block_skips_it() -> None:
    where = Room().act(K.STARTED).after(10).act(K.JUMPED, item=C).now
    assert [p.is_skipped for p in where.progress] == [False, True, False]
    assert minutes_late(where) == -10


def test_a_jump_to_a_block_that_is_gone_changes_nothing() -> None:
    assert Room().act(K.STARTED).act(K.JUMPED, item=an_agenda_item("gone")).now.current == A


def test_a_pause_is_not_spent_but_delays_the_end() -> None:
    where = Room().act(K.STARTED).after(2).act(K.PAUSED).after(5).now
    assert (where.phase, where.spent_seconds, where.paused_seconds) == (RunPhase.PAUSED, 120, 300)
    assert minutes_late(where) == 5


def test_going_on_ends_a_pause() -> None:
    where = Room().act(K.STARTED).act(K.PAUSED).after(5).act(K.NEXT).after(1).now
    assert (where.phase, where.current, where.spent_seconds) == (RunPhase.RUNNING, B, 60)


def test_resuming_lets_the_time_run_again() -> None:
    where = Room().act(K.STARTED).act(K.PAUSED).after(5).act(K.RESUMED).after(1).now
    assert (where.phase, where.spent_seconds, where.paused_seconds) == (RunPhase.RUNNING, 60, 300)


@pytest.mark.parametrize(("seconds", "left", "late"), [(60, 660, 1), (-120, 480, -2), (-6000, 0, -10)])
def test_extending_moves_the_rest(seconds: int, left: float, late: float) -> None:
    where = Room().act(K.STARTED).act(K.EXTENDED, seconds=seconds).now
    assert (where.left_seconds, minutes_late(where)) == (left, late)


def test_a_block_is_never_planned_below_nothing_and_the_next_minute_counts_at_once() -> None:
    room = Room().act(K.STARTED).act(K.EXTENDED, seconds=-900)
    assert room.now.progress[0].planned_seconds == 0
    assert room.act(K.EXTENDED, seconds=60).now.left_seconds == 60


def test_another_block_can_be_extended_beforehand() -> None:
    where = Room().act(K.STARTED).act(K.EXTENDED, item=C, seconds=300).now
    assert (where.progress[2].planned_seconds, minutes_late(where)) == (900, 5)


def test_slack_before_a_fixed_start_absorbs_delay_first() -> None:
    lunch = an_agenda_item("lunch", 30, fixed_start=time(9, 0))
    room = Room(a_plan(A, lunch, B)).act(K.STARTED).after(18)
    assert minutes_late(room.now) == 0
    assert room.now.progress[1].expected_start == MORNING + timedelta(minutes=30)
    assert minutes_late(room.after(15).now) == 3


def test_a_fixed_start_before_the_begin_is_after_midnight() -> None:
    late_shift = MORNING.replace(hour=23)
    plan = a_plan(A, an_agenda_item("tea", 10, fixed_start=time(0, 30)), starts_at=late_shift)
    where = Room(plan).act(K.STARTED).now
    assert where.progress[1].expected_start == late_shift + timedelta(minutes=60)
    assert minutes_late(where) == 0


def test_midnight_is_a_minute_like_any_other() -> None:
    room = Room(a_plan(A, B, starts_at=MORNING.replace(hour=23, minute=55))).act(K.STARTED).after(10)
    assert (room.now.left_seconds, minutes_late(room.now)) == (0, 0)


def test_going_on_after_the_last_block_finishes() -> None:
    room = Room().act(K.STARTED).after(10).act(K.NEXT).after(10).act(K.NEXT).after(12).act(K.NEXT).after(60)
    where = room.now
    assert (where.phase, where.index, where.following) == (RunPhase.FINISHED, None, None)
    assert where.expected_end == MORNING + timedelta(minutes=32)
    assert [p.spent_seconds for p in where.progress] == [600, 600, 720]


def test_finishing_early_skips_the_rest() -> None:
    where = Room().act(K.STARTED).after(10).act(K.FINISHED).now
    assert [(p.is_done, p.is_skipped) for p in where.progress] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_reopening_goes_on_in_the_same_block_and_counts_no_time_between() -> None:
    room = Room().act(K.STARTED).after(3).act(K.FINISHED).after(60).act(K.REOPENED).after(2)
    assert (room.now.phase, room.now.current, room.now.spent_seconds) == (RunPhase.RUNNING, A, 300)


def test_each_block_has_its_own_slide() -> None:
    slides = an_agenda_item("slides", 10, slides=SlideRange("deck", 4, 9))
    room = Room(a_plan(A, slides)).act(K.STARTED)
    assert room.now.slide_page == 0
    assert room.act(K.NEXT).now.slide_page == 4
    assert room.act(K.SLIDE_SHOWN, page=6).now.slide_page == 6
    assert room.act(K.BACK).now.slide_page == 0
    assert room.act(K.NEXT).now.slide_page == 6


def test_black_stays_until_it_is_taken_away() -> None:
    room = Room().act(K.STARTED).act(K.BLACKED).act(K.NEXT)
    assert room.now.is_black
    assert not room.act(K.UNBLACKED).now.is_black


def test_one_cover_takes_the_place_of_another_until_the_room_sees_again() -> None:
    room = Room().act(K.STARTED).act(K.BLACKED).act(K.WHITENED).act(K.UNBLACKED)
    assert room.now.cover is Cover.WHITE
    assert room.act(K.CARD_SHOWN).now.cover is Cover.CARD
    assert room.act(K.UNCOVERED).now.cover is Cover.NONE


def test_a_frozen_picture_is_the_page_that_was_up_whatever_comes_after() -> None:
    room = Room().act(K.STARTED).act(K.NEXT).act(K.SLIDE_SHOWN, page=6).after(2).act(K.FROZEN)
    frozen = room.now.frozen
    assert frozen is not None
    assert (frozen.page, frozen.left_seconds) == (6, room.now.left_seconds)
    room.act(K.SLIDE_SHOWN, page=7).act(K.NEXT).act(K.FROZEN)
    assert room.now.frozen == frozen
    assert room.act(K.UNFROZEN).now.frozen is None


def test_a_gap_that_is_not_counted_becomes_a_pause() -> None:
    room = Room().act(K.STARTED).after(2)
    room.clock.restart("second boot", down_seconds=240)
    assert room.now.spent_seconds == 360
    where = room.act(K.GAP_DISCOUNTED, seconds=240).now
    assert (where.spent_seconds, where.paused_seconds) == (120, 240)


def test_no_more_is_discounted_than_was_spent() -> None:
    where = Room().act(K.STARTED).after(1).act(K.GAP_DISCOUNTED, seconds=9999).now
    assert (where.spent_seconds, where.paused_seconds) == (0, 60)


def test_a_wall_clock_that_is_set_changes_no_duration_and_is_named() -> None:
    room = Room().act(K.STARTED).after(3)
    before = room.now
    room.clock.set_wall(3600)
    after = room.now
    assert (after.spent_seconds, after.left_seconds) == (before.spent_seconds, before.left_seconds)
    assert (before.clock_jump_seconds, after.clock_jump_seconds) == (0, 3600)


def test_an_agenda_edited_meanwhile_keeps_each_block_its_time() -> None:
    room = Room().act(K.STARTED, item=A).after(4).act(K.NEXT, item=B).after(2)
    room.plan = a_plan(an_agenda_item("new first", 5), A, B, C)
    assert (room.now.current, room.now.spent_seconds) == (B, 120)
    assert room.now.progress[1].spent_seconds == 240


def test_daylight_saving_does_not_make_an_hour() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    starts_at = datetime(2026, 3, 29, 1, 30, tzinfo=berlin)
    must_end_at = datetime(2026, 3, 29, 4, 0, tzinfo=berlin)
    plan = Plan((an_agenda_item("long", 90),), starts_at, must_end_at)
    where = position(plan, [], Instant(starts_at, 0, "boot"))
    assert where.expected_end == datetime(2026, 3, 29, 4, 0, tzinfo=berlin)
    assert where.over_end_seconds == 0


def test_what_passes_the_must_end_is_said() -> None:
    room = Room(a_plan(A, B, hours=0.25)).act(K.STARTED)
    assert room.now.over_end_seconds == 300


def test_an_empty_agenda_runs_and_ends() -> None:
    room = Room(a_plan()).act(K.STARTED).after(5)
    assert (room.now.phase, room.now.current, room.now.progress) == (RunPhase.RUNNING, None, ())
    assert room.act(K.NEXT).now.phase is RunPhase.FINISHED


@pytest.mark.parametrize("kind", [kind for kind in K if kind is not K.STARTED])
def test_nothing_but_a_start_starts(kind: RunEventKind) -> None:
    assert Room().act(kind, item=B).now.phase is RunPhase.NOT_STARTED


def test_elapsed_time_is_monotonic_within_a_boot_and_by_the_wall_across() -> None:
    clock = FakeClock()
    one = clock.instant()
    clock.go_on(10)
    clock.set_wall(-500)
    assert elapsed_seconds(one, clock.instant()) == 10
    other = clock.instant()
    clock.restart("next", down_seconds=30)
    assert elapsed_seconds(other, clock.instant()) == 30
    assert elapsed_seconds(clock.instant(), other) == 0


def test_an_event_of_a_moment_that_has_passed_does_what_it_says_and_takes_no_time_again() -> None:
    clock = FakeClock(PLAN.starts_at)
    start = clock.instant()
    clock.go_on(60)
    slide = clock.instant()
    clock.go_on(540)
    extension = clock.instant()
    clock.go_on(60)
    events = [
        RunEvent(an_id("1"), HALF_DAY, K.STARTED, start, A.id),
        RunEvent(an_id("2"), HALF_DAY, K.EXTENDED, extension, A.id, 120),
        RunEvent(an_id("3"), HALF_DAY, K.SLIDE_SHOWN, slide, A.id, page=2),
    ]
    where = position(PLAN, events, clock.instant())
    assert (where.spent_seconds, where.slide_page) == (660, 2)


@pytest.mark.parametrize(("wall_seconds", "boot"), [(-7200, "next"), (30, "next")])
def test_a_restart_goes_on_from_its_own_clock_wherever_that_stands(wall_seconds: int, boot: str) -> None:
    room = Room().act(K.STARTED).after(10).act(K.SLIDE_SHOWN, page=2)
    room.clock.restart(boot)
    room.clock.set_wall(wall_seconds)
    room.act(K.SLIDE_SHOWN, page=3).after(1)
    assert room.now.spent_seconds == 660 + max(0, wall_seconds)


def test_an_event_of_a_boot_that_was_left_takes_no_time_again() -> None:
    room = Room().act(K.STARTED).after(10)
    late = RunEvent(an_id("late"), HALF_DAY, K.BLACKED, room.clock.instant(), A.id)
    room.after(1).clock.restart("next")
    room.act(K.SLIDE_SHOWN, page=3).after(1)
    room.events.append(late)
    assert (room.now.is_black, room.now.spent_seconds) == (True, 720)


def test_a_fixed_start_outside_the_half_day_holds_nothing_up() -> None:
    tea = an_agenda_item("tea", 15, fixed_start=time(9, 45))
    afternoon = a_plan(A, tea, B, starts_at=MORNING.replace(hour=13, minute=30), hours=3)
    where = Room(afternoon).act(K.STARTED).after(5).now
    assert where.expected_end == where.planned_end == afternoon.starts_at + timedelta(minutes=35)
    assert ways_to_finish(coming(where, afternoon.starts_at), MORNING, afternoon.must_end_at) == ()
    assert [one.fixed_start for one in coming(where, afternoon.starts_at)] == [None, None, None]
