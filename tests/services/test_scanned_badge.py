"""What a scanner's digits are worth before anybody is checked in, and what the desk counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from facilitator.domain.attendance import CheckedIn, Road
from facilitator.domain.badge import BadgeKind, make_token
from facilitator.domain.door_answer import DoorAnswer, answer_of
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in_person, door_state, sign_out, take_back
from facilitator.services.issue_badges import issue_badges, issue_spares
from facilitator.services.plan_session import update_session
from facilitator.services.ports import Workspace
from facilitator.services.scanned_badge import is_worn_badge, signing_keys
from tests.builders import OTHER_KEY
from tests.fakes import FakeClock

People = tuple[Enrolment, ...]


def test_badges_of_people_and_spare_ones_are_taken_out_of_the_typing(
    ws: Workspace, session: Session, people: People
) -> None:
    assert people
    issued = [*issue_badges(ws, session.id).value, *issue_spares(ws, session.id, 1).value]
    keys = signing_keys(ws)
    assert [is_worn_badge(one.badge.token, keys) for one in issued] == [True] * len(issued)


def test_a_sheet_a_forged_code_and_plain_digits_are_not(
    ws: Workspace, session: Session, people: People
) -> None:
    assert people
    issue_badges(ws, session.id)
    keys = signing_keys(ws)
    sheet = make_token(BadgeKind.QUESTIONNAIRE, 4, keys[0])
    forged = make_token(BadgeKind.PERSON, 4, OTHER_KEY)
    assert [is_worn_badge(one, keys) for one in (sheet, forged, "4821073", "")] == [False] * 4


def test_who_comes_late_is_counted_and_stands_under_late(
    ws: Workspace, session: Session, people: People, clock: FakeClock
) -> None:
    half_day = session.half_days[0]
    clock.go_to(half_day.starts_at + timedelta(minutes=5))
    check_in_person(ws, half_day.id, people[0].id, Road.SEARCH)
    clock.go_to(half_day.starts_at + timedelta(minutes=15))
    check_in_person(ws, half_day.id, people[1].id, Road.SEARCH)
    assert door_state(ws, half_day.id).late == 1


def test_the_other_half_day_of_the_same_day_is_the_next_one(ws: Workspace, session: Session) -> None:
    first, *others = session.half_days
    assert others
    apart = [replace(one, starts_at=first.starts_at + timedelta(days=9)) for one in others]
    apart = [replace(one, must_end_at=one.starts_at + timedelta(hours=3)) for one in apart]
    update_session(ws, replace(session, half_days=(first, *apart)))
    assert door_state(ws, first.id).next_of_the_day is None
    at = first.starts_at + timedelta(hours=4)
    second = replace(others[0], starts_at=at, must_end_at=at + timedelta(hours=3))
    update_session(ws, replace(session, half_days=(first, second, *apart[1:])))
    assert door_state(ws, first.id).next_of_the_day == second
    assert door_state(ws, second.id).next_of_the_day == first


def test_each_deed_at_the_door_has_its_answer(ws: Workspace, session: Session, people: People) -> None:
    half_day, person = session.half_days[0].id, people[0].id

    def come() -> CheckedIn:
        outcome = check_in_person(ws, half_day, person, Road.SEARCH).value
        assert isinstance(outcome, CheckedIn)
        return outcome

    first = come()
    deeds: tuple[Callable[[], DoorAnswer], ...] = (
        lambda: answer_of(come()),
        lambda: answer_of(sign_out(ws, half_day, person).value),
        lambda: answer_of(sign_out(ws, half_day, person).value),
        lambda: answer_of(come()),
        lambda: answer_of(take_back(ws, half_day, first.event.id).value),
    )
    assert [answer_of(first), *(deed() for deed in deeds)] == [
        DoorAnswer.WELCOME,
        DoorAnswer.ALREADY_HERE,
        DoorAnswer.LEFT,
        DoorAnswer.NOT_HERE,
        DoorAnswer.WELCOME_BACK,
        DoorAnswer.TAKEN_BACK,
    ]
