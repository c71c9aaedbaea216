"""Whatever is scanned at the door: a badge, a hand-over that we signed, or a stranger's code."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road, ScanProblem
from facilitator.domain.hand_over import HandOverProblem
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in_person, door_state
from facilitator.services.hand_over_attendance import NotTakenOver, TakenOver, hand_over_codes
from facilitator.services.issue_badges import issue_badges
from facilitator.services.ports import Workspace
from facilitator.services.scanned_code import take_code

People = tuple[Enrolment, ...]


def test_a_badge_is_checked_in(ws: Workspace, session: Session, half_day: UUID, people: People) -> None:
    assert people
    badge = issue_badges(ws, session.id).value[0].badge
    done = take_code(ws, half_day, badge.token, Road.CAMERA)
    assert isinstance(done.value, CheckedIn)
    assert done.changes is Change.ATTENDANCE


def test_a_hand_over_that_our_key_signed_is_taken_over(
    ws: Workspace, session: Session, half_day: UUID, people: People
) -> None:
    issue_badges(ws, session.id)
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    (code,) = hand_over_codes(ws, half_day)
    done = take_code(ws, half_day, code, Road.CAMERA)
    assert isinstance(done.value, TakenOver)
    assert (done.value.known, door_state(ws, half_day).refusals) == (1, 0)


def test_a_genuine_hand_over_of_another_half_day_is_no_refusal_of_the_door(
    ws: Workspace, session: Session, half_day: UUID, people: People
) -> None:
    assert people
    issue_badges(ws, session.id)
    (code,) = hand_over_codes(ws, half_day)
    afternoon = session.half_days[1].id
    done = take_code(ws, afternoon, code, Road.CAMERA)
    assert isinstance(done.value, NotTakenOver)
    assert done.value.problem is HandOverProblem.OTHER_HALF_DAY
    assert door_state(ws, afternoon).refusals == 0


def test_a_strangers_long_code_is_a_refusal_and_is_counted_as_one(
    ws: Workspace, session: Session, half_day: UUID, people: People
) -> None:
    assert people
    issue_badges(ws, session.id)
    done = take_code(ws, half_day, "9" * 400, Road.CAMERA)
    assert isinstance(done.value, NotCheckedIn)
    assert done.value.problem is ScanProblem.NOT_A_BADGE
    assert (done.changes, door_state(ws, half_day).refusals) == (Change.ATTENDANCE, 1)


def test_a_hand_over_that_was_changed_says_so_and_is_counted(
    ws: Workspace, session: Session, half_day: UUID, people: People
) -> None:
    assert people
    issue_badges(ws, session.id)
    (code,) = hand_over_codes(ws, half_day)
    changed = str(int(code) + 1)
    done = take_code(ws, half_day, changed, Road.CAMERA)
    assert isinstance(done.value, NotCheckedIn)
    assert "changed on its way" in str(done.value.message)
    assert door_state(ws, half_day).refusals == 1
