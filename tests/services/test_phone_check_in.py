"""Checking oneself in: one entry means one person, or nobody."""

from __future__ import annotations

from uuid import UUID

import pytest

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.check_in import door_state, take_back
from facilitator.services.enrol_people import add_person
from facilitator.services.issue_badges import issue_badges
from facilitator.services.phone_check_in import AnotherOnThisPhone, check_in_self
from facilitator.services.ports import Workspace
from tests.builders import an_id


def anybody(enrolment: UUID) -> bool:
    del enrolment
    return True


def nobody(enrolment: UUID) -> bool:
    del enrolment
    return False


@pytest.mark.parametrize("entry", ["E002", " e 002", "李娜", "李　娜", "Ｅ００２"])
def test_a_number_or_a_whole_name_is_enough(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], entry: str
) -> None:
    done = check_in_self(ws, half_day, entry, anybody)
    assert isinstance(done.value, CheckedIn)
    assert (done.value.enrolment, done.value.is_new) == (people[1], True)
    assert (done.value.event.road, done.changes) == (Road.PHONE, Change.ATTENDANCE)


@pytest.mark.parametrize(
    "entry", ["", "  ", "李", "ln", "小明", "00", "E0020", "x" * 101, "\u202e", "1" * 17]
)
def test_less_than_that_is_nobody_and_is_counted_as_refused(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...], entry: str
) -> None:
    assert len(people) == 3
    done = check_in_self(ws, half_day, entry, anybody)
    assert isinstance(done.value, NotCheckedIn)
    state = door_state(ws, half_day)
    assert (state.count.present, state.refusals, done.changes) == (0, 1, Change.ATTENDANCE)


def test_a_name_that_two_have_is_nobody_but_their_numbers_are_somebody(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    other = add_person(ws, half_day, "李娜", employee_number="E777").value
    assert isinstance(check_in_self(ws, half_day, "李娜", anybody).value, NotCheckedIn)
    found = check_in_self(ws, half_day, "E777", anybody).value
    assert isinstance(found, CheckedIn)
    assert (found.enrolment.id, people[1].id == other.id) == (other.id, False)


def test_a_number_that_is_also_another_ones_badge_is_nobody(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    badge = issue_badges(ws, session.id).value[0].badge
    assert len(people) == 3
    add_person(ws, half_day, "周杰", employee_number=badge.short_code.replace("-", ""))
    assert isinstance(check_in_self(ws, half_day, badge.short_code, anybody).value, NotCheckedIn)


def test_somebody_elses_phone_checks_nobody_in_and_says_whom_it_named(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    done = check_in_self(ws, half_day, "E003", nobody)
    assert (done.value, done.changes) == (AnotherOnThisPhone(people[2]), Change.NOTHING)
    assert door_state(ws, half_day).count.present == 0


def test_once_taken_back_one_may_check_in_again(
    ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]
) -> None:
    first = check_in_self(ws, half_day, "E001", anybody).value
    assert isinstance(first, CheckedIn)
    take_back(ws, half_day, first.event.id)
    again = check_in_self(ws, half_day, "E001", anybody).value
    assert isinstance(again, CheckedIn)
    assert (again.is_new, again.enrolment) == (True, people[0])


def test_a_half_day_that_is_gone_is_said_to_be(ws: Workspace) -> None:
    with pytest.raises(UserError, match="no longer there"):
        check_in_self(ws, an_id("gone"), "E001", anybody)
