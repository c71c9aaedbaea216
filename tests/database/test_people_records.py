from __future__ import annotations

from dataclasses import replace

import pytest

from database import DatabaseStore, StoreFault
from facilitator.domain.language import Text
from facilitator.domain.names import search_key
from facilitator.domain.own_field import OwnKind
from tests.database import made


def test_an_enrolment_comes_back_with_its_person(store: DatabaseStore) -> None:
    session = made.a_session()
    enrolment = made.an_enrolment(session)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([enrolment])
    with store.read() as records:
        found = records.people.get(enrolment.id)
        assert records.people.get(made.an_id("nobody")) is None
    assert found == enrolment
    assert found is not None
    assert found.search_key == enrolment.search_key


def test_people_keep_the_order_of_the_roster(store: DatabaseStore) -> None:
    session = made.a_session()
    first = [made.an_enrolment(session, f"n{n}") for n in (3, 1, 2)]
    second = [made.an_enrolment(session, f"n{n}", half_day=1) for n in (9, 3)]
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol(first)
        records.people.enrol(second)
    with store.read() as records:
        assert records.people.of_session(session.id) == (*first, *second)
        assert records.people.of_half_day(session.half_days[1].id) == tuple(second)


def test_a_renamed_person_is_searched_for_by_the_new_name(store: DatabaseStore) -> None:
    session = made.fill(store)
    enrolment = made.an_enrolment(session)
    renamed = replace(enrolment.person, name="王小明", phone="", extra=())
    with store.write() as records:
        records.people.update_person(renamed)
    with store.read() as records:
        found = records.people.get(enrolment.id)
    assert found is not None
    assert found.person == renamed
    assert found.search_key == search_key("王小明")


def test_withdrawing_takes_the_person_only_when_nobody_needs_them(store: DatabaseStore) -> None:
    session = made.a_session()
    both = [made.an_enrolment(session, half_day=n) for n in (0, 1)]
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol(both)
        assert records.people.withdraw([both[0].id]) == 1
        assert records.people.of_session(session.id) == (both[1],)
        assert records.people.withdraw([enrolment.id for enrolment in both]) == 1
        assert records.people.withdraw([]) == 0
        records.people.enrol([both[0]])
    with store.read() as records:
        assert records.people.of_session(session.id) == (both[0],)


def test_somebody_with_attendance_cannot_be_withdrawn(store: DatabaseStore) -> None:
    session = made.fill(store)
    with pytest.raises(StoreFault), store.write() as records:
        records.people.withdraw([made.an_enrolment(session).id])
    with store.read() as records:
        assert records.people.of_session(session.id) == (made.an_enrolment(session),)


def test_one_person_is_found_at_one_half_day(store: DatabaseStore) -> None:
    session = made.a_session()
    here, there = made.an_enrolment(session), made.an_enrolment(session, half_day=1)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([here, there])
    with store.read() as records:
        assert records.people.of_person(there.half_day, here.person.id) == there
        assert records.people.of_person(there.half_day, made.an_id("nobody")) is None


def test_employee_numbers_are_told_as_they_were_typed(store: DatabaseStore) -> None:
    session = made.a_session()
    numbered, bare, elsewhere = (
        made.an_enrolment(session, name, half_day) for name, half_day in (("a", 0), ("b", 0), ("c", 1))
    )
    numbered = replace(numbered, person=replace(numbered.person, employee_number="Ｅ-01"))
    bare = replace(bare, person=replace(bare.person, employee_number=""))
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([numbered, bare, elsewhere])
    with store.read() as records:
        assert records.people.employee_numbers(numbered.half_day) == ("Ｅ-01",)
        assert set(records.people.names_at(numbered.half_day)) == {
            (numbered.id, numbered.person.id, numbered.person.name, "Ｅ-01"),
            (bare.id, bare.person.id, bare.person.name, ""),
        }
        wanted = {bare.person.id, elsewhere.person.id, made.an_id("nobody")}
        assert records.people.of_people(bare.half_day, wanted) == (bare,)
        assert records.people.of_people(bare.half_day, ()) == ()
        assert records.people.with_number(numbered.half_day, "Ｅ-01") == (numbered,)
        assert records.people.with_number(elsewhere.half_day, "Ｅ-01") == ()


def test_two_who_are_one_are_read_as_one_and_as_two_again(store: DatabaseStore) -> None:
    session = made.a_session()
    wang, double = made.an_enrolment(session, "王小明"), made.an_enrolment(session, "王晓明")
    elsewhere = made.an_enrolment(session, "王晓明", half_day=1)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([wang, double, elsewhere])
        records.people.mark_same(double.person.id, wang.person.id)
    with store.read() as records:
        one, there = records.people.of_session(session.id)
        assert (one.id, one.also, one.person) == (wang.id, (double.id,), wang.person)
        assert (there.id, there.person, there.search_key) == (elsewhere.id, wang.person, search_key("王小明"))
        assert records.people.get(double.id) == records.people.get(wang.id) == one
        assert records.people.of_person(wang.half_day, wang.person.id) == one
        assert records.people.sessions_of(wang.person.id) == (session.id,)
        assert records.people.employee_numbers(wang.half_day) == ("007",)
        assert records.people.with_number(wang.half_day, "007") == (one,)
        assert records.people.found_to_be(wang.person.id) == (double.person,)
    with store.write() as records:
        records.people.mark_same(double.person.id, None)
    with store.read() as records:
        assert records.people.of_session(session.id) == (wang, double, elsewhere)
        assert records.people.found_to_be(wang.person.id) == ()


def test_the_one_stays_while_anybody_is_found_to_be_them(store: DatabaseStore) -> None:
    session = made.a_session()
    wang, double = made.an_enrolment(session, "王小明"), made.an_enrolment(session, "王晓明", half_day=1)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([wang, double])
        records.people.mark_same(double.person.id, wang.person.id)
        assert records.people.withdraw([wang.id]) == 1
        assert [one.person for one in records.people.of_session(session.id)] == [wang.person]
        assert records.people.withdraw([double.id]) == 1
    with store.write() as records:
        assert records.people.found_to_be(wang.person.id) == ()
        records.people.enrol([replace(wang, person=replace(wang.person, name="Anew"))])
        assert [one.person.name for one in records.people.of_session(session.id)] == ["Anew"]


def test_where_somebody_sits_by_the_list_is_kept(store: DatabaseStore) -> None:
    session = made.a_session()
    enrolment = replace(made.an_enrolment(session), group="红队", table="12")
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([enrolment])
    with store.write() as records:
        assert records.people.get(enrolment.id) == enrolment
        records.people.seat([replace(enrolment, group="", table="3")])
    with store.read() as records:
        assert records.people.get(enrolment.id) == replace(enrolment, group="", table="3")


def test_own_fields_come_back_in_the_order_they_were_added_also_when_changed(store: DatabaseStore) -> None:
    first, second = made.an_own_field("老家"), made.an_own_field("班次")
    changed = replace(first, name=Text("Home town"), kind=OwnKind.TEXT, choices=(), is_column=False)
    with store.write() as records:
        for one in (first, second, changed):
            records.own_fields.put(one)
    with store.read() as records:
        assert records.own_fields.all() == (changed, second)
    with store.write() as records:
        records.own_fields.remove(second.key)
        assert records.own_fields.all() == (changed,)


def test_the_lines_of_an_import_are_known_also_while_they_are_one_with_others(store: DatabaseStore) -> None:
    session = made.a_session()
    import_id = made.an_id("another import")
    wang, double = (made.an_enrolment(session, name) for name in ("王小明", "王晓明"))
    double = replace(double, import_id=import_id)
    with store.write() as records:
        records.sessions.add(session)
        records.people.enrol([wang, double])
        records.people.mark_same(double.person.id, wang.person.id)
    with store.read() as records:
        assert records.people.lines_of_import(import_id) == {double.id}
        assert records.people.lines_of_import(made.an_id("none")) == frozenset()
