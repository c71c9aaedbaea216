"""People who were one are two again, with no number that is another's by now, and stay so."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from facilitator.domain.participant import Enrolment
from facilitator.domain.roster import RosterRow
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import put_back_on, take_off
from facilitator.services.enrol_people import (
    edit_person,
    import_roster,
    list_people,
    preview_roster,
)
from facilitator.services.merge_people import found_to_be, merge_people, preview_merge, take_apart
from facilitator.services.ports import Workspace
from tests.builders import a_roster


def as_one(ws: Workspace, session: Session, one: UUID, other: UUID) -> None:
    merge_people(ws, session.id, one, other, preview_merge(ws, session.id, one, other).as_one)


def test_a_number_that_is_somebody_elses_by_now_is_left_out_and_told(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    first, second, third = (one.person for one in people)
    kept = preview_merge(ws, session.id, first.id, second.id).as_one
    merge_people(ws, session.id, first.id, second.id, replace(kept, employee_number=second.employee_number))
    edit_person(ws, replace(third, employee_number=first.employee_number))
    parted = take_apart(ws, session.id, first.id, second.id).value
    numbers = {one.person.id: one.person.employee_number for one in list_people(ws, session.half_days[0].id)}
    assert numbers == {
        first.id: "",
        second.id: second.employee_number,
        third.id: first.employee_number,
    }
    assert [str(message) for message in parted.left_out] == [
        f"Number {first.employee_number} is {third.name}'s by now, so {first.name} has none. See whose it is."
    ]


def test_lines_that_were_taken_apart_meanwhile_come_back_on_the_list_as_two(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    first, second = people[0].person, people[1].person
    afternoon = session.half_days[1].id
    rows = (RosterRow(2, name=one.name, employee_number=one.employee_number) for one in (first, second))
    import_roster(ws, preview_roster(ws, session.id, afternoon, a_roster(*rows)))
    as_one(ws, session, first.id, second.id)
    off = take_off(ws, people[0].id).value
    take_apart(ws, session.id, first.id, second.id)
    put_back_on(ws, off)
    assert found_to_be(ws, first.id) == ()
    assert {first.id, second.id} <= {one.person.id for one in list_people(ws, session.half_days[0].id)}
