"""What was noted is read on the wall clock as it stood last, never twice and never backwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road, presences
from facilitator.domain.one_clock import AS_NOTED, OneClock, clock_of
from facilitator.domain.run import Instant, RunEvent, RunEventKind
from tests.builders import HALF_DAY, a_person, an_enrolment, an_id
from tests.fakes import MORNING, FakeClock

WANG = an_enrolment(a_person("王小明"))


def event(name: str, noted: Instant | None, kind: AttendanceKind = AttendanceKind.ARRIVED) -> AttendanceEvent:
    at = MORNING if noted is None else noted.wall
    return AttendanceEvent(an_id(name), HALF_DAY, WANG.id, kind, at, Road.CAMERA, noted=noted)


def test_what_was_noted_before_the_clock_was_set_is_read_on_it_as_it_stands_now() -> None:
    clock = FakeClock()
    before = clock.instant()
    clock.go_on(minutes=10)
    clock.set_wall(1800)
    after = clock.instant()
    seen = OneClock([after, before])
    assert seen.read(before) == before.wall + timedelta(minutes=30)
    assert seen.read(after) == after.wall


def test_a_drift_of_seconds_changes_nothing_that_was_noted() -> None:
    clock = FakeClock()
    before = clock.instant()
    clock.go_on(minutes=240)
    clock.set_wall(-4)
    assert OneClock([before, clock.instant()]).read(before) is before.wall


def test_a_clock_of_another_boot_says_nothing_of_this_one() -> None:
    clock = FakeClock()
    before = clock.instant()
    clock.set_wall(1800)
    clock.restart("second boot")
    assert OneClock([before, clock.instant()]).read(before) == before.wall
    assert AS_NOTED.read(before) == before.wall


def test_a_moment_keeps_the_offset_in_which_it_was_noted() -> None:
    clock = FakeClock()
    before = clock.instant()
    clock.set_wall(1800)
    elsewhere = replace(clock.instant(), wall=clock.wall.astimezone(timezone(timedelta(hours=1))))
    assert f"{OneClock([before, elsewhere]).read(before):%H:%M %z}" == "09:00 +0800"


def test_a_list_on_paper_is_taken_at_its_word() -> None:
    clock = FakeClock()
    scanned = event("scanned", clock.instant())
    clock.set_wall(1800)
    signed = event("signed", None)
    seen = clock_of([scanned, signed], clock.instant())
    assert seen.moment_of(signed) == signed.at
    assert seen.moment_of(scanned) == scanned.at + timedelta(minutes=30)


def test_of_a_run_only_what_stood_on_another_clock_is_made_anew() -> None:
    clock = FakeClock()
    first = RunEvent(an_id("first"), HALF_DAY, RunEventKind.STARTED, clock.instant())
    clock.go_on(minutes=5)
    clock.set_wall(-1800)
    second = RunEvent(an_id("second"), HALF_DAY, RunEventKind.NEXT, clock.instant())
    read = OneClock([first.at, second.at]).run([first, second])
    assert read[0] == replace(first, at=replace(first.at, wall=MORNING - timedelta(minutes=30)))
    assert read[1] is second


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(-300, 300)), min_size=1, max_size=12))
def test_however_often_the_clock_is_set_a_stay_is_as_long_as_it_was(steps: list[tuple[int, int]]) -> None:
    """An arrival, then the clock goes on and is set each time, then the person goes."""
    clock = FakeClock()
    events, came = [event("came", clock.instant())], clock.monotonic_ns
    for passed, step in steps:
        clock.go_on(minutes=passed)
        clock.set_wall(60 * step)
    gone = event("gone", clock.instant(), AttendanceKind.LEFT)
    events.append(replace(gone, at=max(gone.at, events[0].at + timedelta(microseconds=1))))
    (wang,) = presences([WANG], events, clock_of(events))
    (stay,) = wang.stays
    assert stay.left_at is not None
    assert round((stay.left_at - stay.came_at).total_seconds()) == round((clock.monotonic_ns - came) / 1e9)
