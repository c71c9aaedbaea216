from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from database import DatabaseStore
from facilitator.domain.attendance import AttendanceKind
from tests.database import made
from tests.fakes import MORNING


def test_a_session_comes_back_as_it_went_in(store: DatabaseStore) -> None:
    session = made.a_session()
    with store.write() as records:
        records.sessions.add(session)
    with store.read() as records:
        assert records.sessions.get(session.id) == session
        assert records.sessions.of_half_day(session.half_days[1].id) == session


def test_a_moment_comes_back_with_its_offset(store: DatabaseStore) -> None:
    session = made.fill(store)
    with store.read() as records:
        found = records.sessions.get(session.id)
    assert found is not None
    assert found.half_days[0].starts_at.isoformat() == MORNING.isoformat()
    assert found.half_days[0].starts_at.utcoffset() == timedelta(hours=8)


def test_what_is_not_there_is_none(store: DatabaseStore) -> None:
    with store.read() as records:
        assert records.sessions.get(made.an_id("nothing")) is None
        assert records.sessions.of_half_day(made.an_id("nothing")) is None
        assert records.sessions.lines() == ()


def test_an_update_writes_half_days_and_leaves_the_agenda(store: DatabaseStore) -> None:
    session = made.a_session()
    first, second = session.half_days
    third = made.a_half_day("C", MORNING + timedelta(days=2))
    changed = replace(
        session,
        title=replace(session.title, en="April"),
        site="东莞",
        trainers=(),
        half_days=(third, replace(first, room="Hall")),
        archived=True,
    )
    with store.write() as records:
        records.sessions.add(session)
    with store.write() as records:
        records.sessions.update(replace(changed, agenda=()))
    with store.read() as records:
        assert records.sessions.get(session.id) == changed
        assert records.sessions.of_half_day(second.id) is None


def test_an_agenda_is_replaced_whole_and_keeps_the_items_that_stay(store: DatabaseStore) -> None:
    session = made.a_session()
    first, second = session.agenda
    agenda = (made.an_agenda_item("new"), replace(second, planned_minutes=3), first)
    with store.write() as records:
        records.sessions.add(session)
        records.sessions.replace_agenda(session.id, agenda)
        records.sessions.replace_agenda(session.id, agenda[:2])
    with store.read() as records:
        assert records.sessions.get(session.id) == replace(session, agenda=agenda[:2])


def test_a_block_of_another_session_cannot_be_taken_from_it(store: DatabaseStore) -> None:
    session = made.fill(store)
    other = replace(
        session,
        id=made.an_id("another"),
        half_days=(made.a_half_day("elsewhere", MORNING),),
        agenda=(replace(session.agenda[0], id=made.an_id("a block elsewhere")),),
    )
    with store.write() as records:
        records.sessions.add(other)
    with pytest.raises(KeyError), store.write() as records:
        records.sessions.replace_agenda(other.id, [replace(session.agenda[0], planned_minutes=44)])
    with store.read() as records:
        assert records.sessions.get(session.id) == session
        assert records.sessions.get(other.id) == other


def test_updating_a_session_that_is_not_there_is_a_bug(store: DatabaseStore) -> None:
    with pytest.raises(KeyError), store.write() as records:
        records.sessions.update(made.a_session())


def test_the_list_has_the_latest_half_day_first_and_counts_each_session(store: DatabaseStore) -> None:
    early = made.fill(store, made.a_session("March"))
    late = made.a_session("May", made.a_half_day("May", MORNING + timedelta(days=60)))
    hidden = replace(made.a_session("Old"), archived=True)
    with store.write() as records:
        records.sessions.add(late)
        records.sessions.add(hidden)
    with store.read() as records:
        lines = records.sessions.lines()
        everything = records.sessions.lines(with_archived=True)
    assert [line.id for line in lines] == [late.id, early.id]
    assert {line.id for line in everything} == {late.id, early.id, hidden.id}
    march = lines[1]
    assert (march.site, march.half_days, march.starts_at) == (early.site, 2, MORNING)
    assert (march.expected, march.present, march.sheets) == (0, 1, 1)
    assert (lines[0].expected, lines[0].present, lines[0].sheets) == (0, 0, 0)


def test_an_arrival_that_was_taken_back_is_not_counted_in_the_list(store: DatabaseStore) -> None:
    session = made.a_session()
    enrolment = made.an_enrolment(session)
    arrival = made.an_arrival(enrolment)
    undo = made.an_arrival(enrolment, "2", kind=AttendanceKind.UNDONE, undoes=arrival.id)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([enrolment])
        records.attendance.append(arrival)
        records.attendance.append(undo)
    with store.read() as records:
        assert records.sessions.lines()[0].present == 0


def test_a_walk_in_that_was_taken_back_is_neither_expected_nor_there(store: DatabaseStore) -> None:
    session = made.a_session()
    listed = replace(made.an_enrolment(session), is_walk_in=False)
    walk_in = made.an_enrolment(session, "2")
    arrival = made.an_arrival(walk_in)
    undo = made.an_arrival(walk_in, "2", kind=AttendanceKind.UNDONE, undoes=arrival.id)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([listed, walk_in])
        records.attendance.append(arrival)
    with store.read() as records:
        line = records.sessions.lines()[0]
        assert (line.expected, line.present) == (1, 1)
    with store.write() as records:
        records.attendance.append(undo)
    with store.read() as records:
        line, door = records.sessions.lines()[0], records.attendance.count(listed.half_day)
        assert (line.expected, line.present) == (1, 0) == (door.expected, door.present)


def test_who_came_to_both_half_days_counts_once_in_the_list(store: DatabaseStore) -> None:
    session = made.a_session()
    once = replace(made.an_enrolment(session), is_walk_in=False)
    again = replace(made.an_enrolment(session, half_day=1), is_walk_in=False)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([once, again])
        records.attendance.append(made.an_arrival(once))
        records.attendance.append(made.an_arrival(again, "2"))
    with store.read() as records:
        line = records.sessions.lines()[0]
    assert (line.expected, line.present) == (1, 1)


def test_removing_a_session_takes_all_that_belongs_to_it_and_nothing_else(store: DatabaseStore) -> None:
    gone = made.fill(store, made.a_session("March"))
    kept = made.a_session("May")
    shared = made.an_enrolment(kept)
    with store.write() as records:
        records.sessions.add(kept)
        records.people.enrol([shared, made.an_enrolment(kept, "王芳")])
        records.people.enrol([made.an_enrolment(gone, "李四")])
        records.sessions.remove(gone.id)
    with store.read() as records:
        assert records.sessions.get(gone.id) is None
        assert records.sessions.get(kept.id) == kept
        assert records.people.of_session(kept.id)[0] == shared
        assert len(records.people.of_session(kept.id)) == 2
        assert records.people.of_session(gone.id) == ()
        assert records.attendance.of_half_day(gone.half_days[0].id) == ()
        assert records.attendance.refusals(gone.half_days[0].id) == 0
        assert records.runs.of_half_day(gone.half_days[0].id) == ()
        assert records.badges.of_session(gone.id) == ()
        assert records.paper.numbers(gone.id) == ()
        assert records.paper.sheets_of_session(gone.id) == ()
        assert records.captures.of_session(gone.id) == ()
        assert len(records.journal.audit_lines()) == 1
    assert store.check() == ()


def test_a_refused_code_goes_with_a_half_day_to_which_nobody_belongs(store: DatabaseStore) -> None:
    session = made.a_session()
    gone = session.half_days[0].id
    with store.write() as records:
        records.sessions.add(session)
        records.attendance.refused(gone, "not_a_badge", "scanner", MORNING)
    kept = replace(session, half_days=session.half_days[1:])
    with store.write() as records:
        records.sessions.update(kept)
    with store.read() as records:
        assert records.sessions.get(session.id) == kept
        assert records.attendance.refusals(gone) == 0
