"""Who was expected and did not come, once it is over."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.attendance import Road
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in_person, walk_in
from facilitator.services.enrol_people import add_person, list_session_people
from facilitator.services.no_shows import no_shows_of
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock


def test_nobody_is_missing_before_the_end_and_no_walk_in_ever_is(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    walk_in(ws, half_day, "陈东")
    assert no_shows_of(ws, half_day) is None
    clock.go_to(session.half_days[0].must_end_at)
    assert no_shows_of(ws, half_day) == {people[1].id, people[2].id}


def test_everybody_of_a_session_is_listed_half_day_by_half_day(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    other = add_person(ws, session.half_days[1].id, "陈东").value
    assert list_session_people(ws, session.id) == (*people, other)
