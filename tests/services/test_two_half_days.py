"""Somebody on the lists of two half-days is one person, with one badge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.attendance import CheckedIn, Road
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment, Sex
from facilitator.domain.roster import RosterRow
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in, door_state, find_people
from facilitator.services.enrol_people import (
    RosterPreview,
    add_person,
    import_roster,
    list_people,
    preview_roster,
    undo_import,
)
from facilitator.services.issue_badges import issue_badges, list_badges
from facilitator.services.ports import Workspace
from tests.builders import a_roster, roster_rows
from tests.services.conftest import PEOPLE

Look = Callable[..., RosterPreview]


@pytest.fixture
def other_day(session: Session) -> UUID:
    """The second half-day."""
    return session.half_days[1].id


@pytest.fixture
def look(ws: Workspace, session: Session, other_day: UUID) -> Look:
    """Previews rows against the second half-day."""

    def preview(*rows: RosterRow) -> RosterPreview:
        return preview_roster(ws, session.id, other_day, a_roster(*rows))

    return preview


def people_of(enrolments: tuple[Enrolment, ...]) -> list[UUID]:
    return [one.person.id for one in enrolments]


def test_the_same_list_at_another_half_day_names_the_same_people(
    ws: Workspace, session: Session, other_day: UUID, people: tuple[Enrolment, ...], look: Look
) -> None:
    preview = look(*roster_rows(*PEOPLE))
    assert [one.known for one in preview.new] == list(people)
    assert (preview.same_names, preview.changed) == ((), ())
    assert import_roster(ws, preview).value.added == 3
    here = list_people(ws, other_day)
    assert people_of(here) == people_of(people)
    assert not {one.id for one in here} & {one.id for one in people}
    again = preview_roster(ws, session.id, other_day, a_roster(*roster_rows(*PEOPLE)))
    assert (again.already, again.would_change) == (here, False)


def test_what_the_second_list_knows_better_is_known_at_both(
    ws: Workspace, half_day: UUID, other_day: UUID, people: tuple[Enrolment, ...], look: Look
) -> None:
    imported = import_roster(ws, look(RosterRow(2, "王小明", "E001", Sex.MALE, "Line 9"))).value
    for day in (half_day, other_day):
        person = list_people(ws, day)[0].person
        assert (person.id, person.department) == (people[0].person.id, "Line 9")
    undo_import(ws, imported.import_id)
    assert list_people(ws, half_day) == people
    assert list_people(ws, other_day) == ()


@pytest.mark.usefixtures("people")
def test_a_name_without_a_number_is_the_same_person_only_where_nothing_contradicts(
    ws: Workspace, half_day: UUID, look: Look
) -> None:
    add_person(ws, half_day, "陈东", sex=Sex.MALE, department="Line 1")
    (same,) = look(RosterRow(2, "陈东", department="Line 1")).new
    (other,) = look(RosterRow(2, "陈东", sex=Sex.FEMALE, department="Line 1")).new
    assert same.known is not None
    assert other.known is None


@pytest.mark.usefixtures("people")
def test_one_person_of_two_half_days_wears_one_badge(
    ws: Workspace, session: Session, half_day: UUID, other_day: UUID, look: Look
) -> None:
    before = issue_badges(ws, session.id).value
    import_roster(ws, look(*roster_rows(*PEOPLE)))
    assert issue_badges(ws, session.id).value == before
    for day in (half_day, other_day):
        outcome = check_in(ws, day, before[0].badge.token, Road.SCANNER).value
        assert isinstance(outcome, CheckedIn)
        assert outcome.enrolment.half_day == day
        state = door_state(ws, day)
        (found,) = find_people(state, before[0].badge.short_code.replace("-", ""))
        assert found.enrolment.person.name == "王小明"


def test_a_badge_stays_with_who_stays_when_an_import_is_taken_back(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], look: Look
) -> None:
    import_roster(ws, look(*roster_rows(*PEOPLE)))
    badge = issue_badges(ws, session.id).value[0].badge
    first = people[0].import_id
    assert first is not None
    undo_import(ws, first)
    assert list_people(ws, half_day) == ()
    (still,) = [one for one in list_badges(ws, session.id) if one.badge.serial == badge.serial]
    assert still.enrolment is not None
    assert still.enrolment.person == people[0].person


def test_a_person_typed_in_with_a_number_of_another_half_day_is_that_person(
    ws: Workspace, other_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    added = add_person(ws, other_day, "王小明", employee_number="E001", department="Line 9").value
    assert added.person == replace(people[0].person, department="Line 9")
    assert list_people(ws, other_day)[0].person == added.person


@pytest.mark.usefixtures("people")
def test_a_number_of_another_half_day_is_no_second_persons(ws: Workspace, other_day: UUID) -> None:
    with pytest.raises(UserError, match="王小明 has employee number E001 already"):
        add_person(ws, other_day, "陈东", employee_number="E001")
