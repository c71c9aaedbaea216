"""Who is let in by what: nobody by a part of a number, or by a code that anybody can make."""

from __future__ import annotations

from uuid import UUID

import pytest

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road, ScanProblem, Tone
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in, check_in_person, door_state, sign_out, walk_in
from facilitator.services.enrol_people import add_person, list_people
from facilitator.services.issue_badges import issue_badges
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock

SHOWN_BY_ANYBODY = (Road.CAMERA, Road.PHONE, Road.QUEUE)


def problem(ws: Workspace, half_day: UUID, code: str, road: Road) -> ScanProblem:
    outcome = check_in(ws, half_day, code, road).value
    assert isinstance(outcome, NotCheckedIn)
    return outcome.problem


@pytest.mark.parametrize("road", SHOWN_BY_ANYBODY)
def test_a_code_with_an_employee_number_that_anybody_can_make_lets_nobody_in(
    ws: Workspace, half_day: UUID, road: Road
) -> None:
    add_person(ws, half_day, "陈东", employee_number="1002345")
    assert problem(ws, half_day, "1002345", road) in {ScanProblem.NOT_A_BADGE, ScanProblem.WRONG_CHECK_DIGIT}
    assert problem(ws, half_day, "E003", road) is ScanProblem.NOT_A_BADGE
    assert door_state(ws, half_day).count.present == 0


def test_the_digits_below_a_code_are_typed_at_the_queues_screen_and_shown_to_no_camera(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[1].badge
    assert problem(ws, half_day, badge.short_code, Road.CAMERA) is ScanProblem.NOT_A_BADGE
    outcome = check_in(ws, half_day, badge.short_code, Road.QUEUE).value
    assert isinstance(outcome, CheckedIn)
    assert outcome.enrolment == people[1]
    signed = check_in(ws, half_day, badge.token, Road.CAMERA).value
    assert isinstance(signed, CheckedIn)


def test_part_of_a_number_offers_its_one_bearer_and_lets_nobody_in(ws: Workspace, half_day: UUID) -> None:
    bearer = add_person(ws, half_day, "陈东", employee_number="11024").value
    outcome = check_in(ws, half_day, "1024", Road.KEYBOARD).value
    assert isinstance(outcome, NotCheckedIn)
    assert (outcome.problem, outcome.tone) == (ScanProblem.SEVERAL_PEOPLE, Tone.AMBER)
    assert outcome.candidates == (bearer,)
    assert str(outcome.message) == "1 person fits. Choose them if they are meant."
    assert isinstance(check_in(ws, half_day, "11024", Road.KEYBOARD).value, CheckedIn)


def test_who_comes_the_evening_before_is_let_in_and_it_is_said_for_which_day(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    clock.set_wall(-15 * 3600)
    outcome = check_in_person(ws, half_day, people[0].id, Road.SEARCH).value
    assert isinstance(outcome, CheckedIn)
    assert outcome.tone is Tone.AMBER
    assert str(outcome.message) == (
        "王小明 is let in for 2026-03-03. If today is meant, take it back and turn the door."
    )
    clock.go_on(minutes=15 * 60)
    again = check_in_person(ws, half_day, people[0].id, Road.SEARCH).value
    assert isinstance(again, CheckedIn)
    assert str(again.message) == "王小明 is already here since 2026-03-02 17:30."


def test_since_when_somebody_is_here_is_told_of_this_stay(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    wang = people[0].id
    check_in_person(ws, half_day, wang, Road.SEARCH)
    clock.go_on(minutes=30)
    sign_out(ws, half_day, wang)
    clock.go_on(minutes=30)
    check_in_person(ws, half_day, wang, Road.SEARCH)
    again = check_in_person(ws, half_day, wang, Road.SEARCH).value
    assert str(again.message) == "王小明 is already here since 09:30."


def test_a_walk_in_with_the_number_of_the_other_shift_is_that_person(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    other = session.half_days[1].id
    expected = add_person(ws, other, "陈东", employee_number="E100").value
    done = walk_in(ws, half_day, "陈东", employee_number="e100")
    assert done.value.enrolment.person.id == expected.person.id
    assert done.changes == Change.ATTENDANCE | Change.ROSTER
    assert len({one.person.id for one in (*list_people(ws, half_day), *list_people(ws, other))}) == 1
    assert walk_in(ws, half_day, "陈东", employee_number="E100").changes == Change.ATTENDANCE
