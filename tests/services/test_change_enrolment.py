"""Somebody on the list is put right in place, taken off it, and either is taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.attendance import CheckedIn, Road
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment, Person
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import change_enrolment, put_back_on, take_off, undo_change
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in, check_in_person, take_back
from facilitator.services.enrol_people import add_person, edit_person, list_people
from facilitator.services.enter_answers import issue_numbers
from facilitator.services.issue_badges import issue_badges
from facilitator.services.ports import Workspace


def typed(one: Enrolment, *, group: str = "", table: str = "", **person: object) -> Enrolment:
    return replace(one, person=replace(one.person, **person), group=group, table=table)  # type: ignore[arg-type]


def test_what_is_typed_is_stored_and_taken_back(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    wanted = typed(people[1], group="红", table=" 4 ", name=" 李 纳 ", phone="139", language="普通话")
    done = change_enrolment(ws, wanted)
    assert done.changes == Change.ROSTER | Change.ATTENDANCE
    stored = list_people(ws, half_day)[1]
    assert stored == done.value.after
    assert (stored.person.name, stored.person.phone, stored.group, stored.table) == (
        "李 纳",
        "139",
        "红",
        "4",
    )
    undo_change(ws, done.value)
    assert list_people(ws, half_day) == people


def test_taking_back_leaves_what_was_changed_once_more(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    done = change_enrolment(ws, typed(people[0], table="4", name="王大明", phone="139")).value
    change_enrolment(ws, typed(done.after, table="5", name="王大明", phone="135"))
    undo_change(ws, done)
    stored = list_people(ws, half_day)[0]
    assert (stored.person.name, stored.person.phone, stored.table) == ("王小明", "135", "5")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " \u200b"}, "Type the person's name first"),
        ({"employee_number": "E001"}, "王小明 has employee number E001 already"),
        ({"name": "很" * 101}, "longer than 100 signs"),
        ({"phone": "1" * 101}, "longer than 100 signs"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], wrong: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        change_enrolment(ws, typed(people[1], table="4", **wrong))
    assert list_people(ws, half_day) == people


def test_a_rare_character_is_kept_as_it_is(ws: Workspace, people: tuple[Enrolment, ...]) -> None:
    done = change_enrolment(ws, typed(people[0], name="王䶮𠮷"))
    assert done.value.after.person.name == "王䶮𠮷"


def test_who_never_came_is_taken_off_and_put_back_with_the_badge(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[0].badge
    form = issue_numbers(ws, session.id, 1).value[0]
    with ws.store.write() as records:
        records.paper.link(form.id, people[0].id)
    taken = take_off(ws, people[0].id).value
    assert list_people(ws, half_day) == people[1:]
    back = put_back_on(ws, taken).value
    assert put_back_on(ws, taken).value == back == people[0]
    assert list_people(ws, half_day) == (*people[1:], people[0])
    assert isinstance(check_in(ws, half_day, badge.token, Road.SCANNER).value, CheckedIn)
    with ws.store.read() as records:
        assert dict(records.paper.links(session.id)) == {form.id: people[0].id}


def test_who_was_ever_noted_at_the_door_stays_on_the_list(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    outcome = check_in_person(ws, half_day, people[0].id, Road.SEARCH).value
    assert isinstance(outcome, CheckedIn)
    take_back(ws, half_day, outcome.event.id)
    with pytest.raises(UserError, match="王小明 was noted at the door and stays on the list"):
        take_off(ws, people[0].id)


def test_who_comes_to_another_half_day_keeps_the_badge_there(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    second = session.half_days[1].id
    badge = issue_badges(ws, session.id).value[0].badge
    wang = people[0].person
    add_person(ws, second, wang.name, employee_number=wang.employee_number)
    take_off(ws, people[0].id)
    assert isinstance(check_in(ws, second, badge.token, Road.SCANNER).value, CheckedIn)


def test_nobody_comes_back_under_a_number_that_is_somebody_elses_by_now(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    taken = take_off(ws, people[0].id).value
    add_person(ws, half_day, "陈东", employee_number="E001")
    with pytest.raises(UserError, match="陈东 has employee number E001 already"):
        put_back_on(ws, taken)


def test_who_is_on_no_list_cannot_be_put_right(ws: Workspace, people: tuple[Enrolment, ...]) -> None:
    take_off(ws, people[0].id)
    with pytest.raises(UserError, match="no longer on the list"):
        change_enrolment(ws, people[0])
    with pytest.raises(UserError, match="no longer on the list"):
        edit_person(ws, Person(people[0].person.id, "王小明"))
