from __future__ import annotations

from database import DatabaseStore
from facilitator.domain.attendance import AttendanceKind
from facilitator.domain.run import RunEventKind
from tests.database import made
from tests.fakes import MORNING


def test_attendance_comes_back_in_the_order_it_was_appended(store: DatabaseStore) -> None:
    session = made.a_session()
    enrolment = made.an_enrolment(session)
    arrival = made.an_arrival(enrolment, "9")
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
