from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from database import DatabaseStore
from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, DoorCount, door_count
from facilitator.domain.participant import Enrolment
from facilitator.domain.run import Instant, RunEventKind
from tests.database import made
from tests.fakes import MORNING


def test_attendance_comes_back_in_the_order_it_was_appended(store: DatabaseStore) -> None:
    session = made.a_session()
    enrolment = made.an_enrolment(session)
    arrival = made.an_arrival(enrolment, "9", noted=Instant(MORNING, 9_000_000_000_000_001, "boot"))
    left = made.an_arrival(enrolment, "1", kind=AttendanceKind.LEFT, at=MORNING.replace(hour=1))
    undone = made.an_arrival(enrolment, "5", kind=AttendanceKind.UNDONE, undoes=left.id)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([enrolment])
        for event in (arrival, left, undone):
            records.attendance.append(event)
    with store.read() as records:
        assert records.attendance.of_half_day(enrolment.half_day) == (arrival, left, undone)
        assert records.attendance.of_half_day(session.half_days[1].id) == ()


def test_the_events_of_one_person_are_found(store: DatabaseStore) -> None:
    session = made.a_session()
    wang, li = made.an_enrolment(session, "Wang"), made.an_enrolment(session, "Li")
    events = [made.an_arrival(wang, "1"), made.an_arrival(li, "2"), made.an_arrival(wang, "3")]
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([wang, li])
        for event in events:
            records.attendance.append(event)
    with store.read() as records:
        assert records.attendance.of_enrolment(wang.half_day, wang.id) == (events[0], events[2])
        assert records.attendance.of_enrolment(wang.half_day) == ()
        assert records.attendance.of_enrolment(session.half_days[1].id, wang.id) == ()


def test_the_store_counts_the_door_as_the_events_say(store: DatabaseStore) -> None:
    """Every script of three events for a listed person and for a walk-in, as one long queue."""
    session = made.a_session()
    people, events = [], []
    for is_walk_in in (False, True):
        for script in product(_HAPPENINGS, repeat=3):
            name = f"{is_walk_in} {script}"
            who = replace(made.an_enrolment(session, name), is_walk_in=is_walk_in)
            people.append(who)
            events += _happened(who, name, script)
    elsewhere = made.an_enrolment(session, "elsewhere", half_day=1)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([*people, elsewhere])
        for event in [*events, made.an_arrival(elsewhere, "elsewhere")]:
            records.attendance.append(event)
    with store.read() as records:
        counted = records.attendance.count(session.half_days[0].id)
        assert records.attendance.count(made.an_id("none")) == DoorCount(0, 0, 0, 0)
    assert counted == door_count(people, events)
    assert min(counted.present, counted.left, counted.walk_ins, counted.excused) > 0


_HAPPENINGS = (
    None,
    AttendanceKind.ARRIVED,
    AttendanceKind.LEFT,
    AttendanceKind.EXCUSED,
    AttendanceKind.UNDONE,
)


def _happened(who: Enrolment, name: str, script: Sequence[AttendanceKind | None]) -> list[AttendanceEvent]:
    """Return those events of a person; UNDONE takes back the one before it."""
    found: list[AttendanceEvent] = []
    for place, kind in enumerate(script):
        if kind is AttendanceKind.UNDONE and found:
            found.append(made.an_arrival(who, f"{name} {place}", kind=kind, undoes=found[-1].id))
        elif kind is not None and kind is not AttendanceKind.UNDONE:
            found.append(made.an_arrival(who, f"{name} {place}", kind=kind))
    return found


def test_refusals_are_counted_by_half_day(store: DatabaseStore) -> None:
    session = made.fill(store)
    with store.write() as records:
        records.attendance.refused(session.half_days[0].id, "unknown_badge", "keyboard", MORNING)
    with store.read() as records:
        assert [records.attendance.refusals(half_day.id) for half_day in session.half_days] == [2, 0]


def test_run_events_come_back_in_the_order_they_were_appended(store: DatabaseStore) -> None:
    session = made.a_session()
    half_day = session.half_days[0]
    events = tuple(
        made.a_run_event(half_day, name, kind)
        for name, kind in (
            ("z", RunEventKind.STARTED),
            ("a", RunEventKind.SLIDE_SHOWN),
            ("m", RunEventKind.PAUSED),
        )
    )
    with store.write() as records:
        records.sessions.add(session)
        for event in events:
            records.runs.append(event)
    with store.read() as records:
        assert records.runs.of_half_day(half_day.id) == events


def test_captured_lines_are_replaced_in_their_place(store: DatabaseStore) -> None:
    session = made.fill(store)
    first, second = made.a_quote(session), made.a_quote(session, "二")
    changed = made.a_quote(session)
    changed = type(changed)(
        id=first.id, session=session.id, half_day=None, kind=second.kind, text="三", at=MORNING
    )
    with store.write() as records:
        records.captures.append(second)
        records.captures.replace(changed)
    with store.read() as records:
        assert records.captures.of_session(session.id) == (changed, second)
