"""Who stayed to the end: said once there is an end."""

from __future__ import annotations

from uuid import UUID

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.language import Language
from facilitator.domain.participant import Enrolment
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.reports.tables import half_days_table
from facilitator.services.check_in import check_in_person, sign_out, walk_in
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from facilitator.services.summarise import summarise
from facilitator.words import Words
from tests.fakes import FakeClock

K = RunEventKind


def stayed(ws: Workspace, session: Session) -> tuple[int | None, ...]:
    """Give who stayed in each half-day, and in all."""
    summary = summarise(ws, session.id)
    return tuple(one.stayed for one in (*summary.reach, summary.reach_total))


@pytest.fixture
def began(ws: Workspace, half_day: UUID, people: tuple[Enrolment, ...]) -> UUID:
    """The first half-day, running with three people, one of whom goes early."""
    for one in people:
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    act(ws, half_day, K.STARTED)
    sign_out(ws, half_day, people[0].id)
    return half_day


def test_nobody_stayed_to_the_end_of_what_still_runs(
    ws: Workspace, session: Session, began: UUID, clock: FakeClock
) -> None:
    clock.go_on(minutes=60)
    assert stayed(ws, session) == (None, None, None)
    act(ws, began, K.FINISHED)
    assert stayed(ws, session) == (2, None, 2)
    act(ws, began, K.REOPENED)
    assert stayed(ws, session) == (None, None, None)


def test_a_half_day_that_nobody_finished_is_over_two_hours_after_its_must_end(
    ws: Workspace, session: Session, began: UUID, clock: FakeClock
) -> None:
    must_end_at = session.half_day(began).must_end_at
    clock.go_to(must_end_at)
    clock.go_on(minutes=119)
    assert stayed(ws, session)[0] is None
    clock.go_on(minutes=1)
    assert stayed(ws, session)[0] == 2


def test_a_half_day_that_was_never_begun_is_over_at_its_must_end(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    clock.go_to(session.half_day(half_day).must_end_at)
    clock.go_on(minutes=-1)
    assert stayed(ws, session)[0] is None
    clock.go_on(minutes=1)
    assert stayed(ws, session)[0] == 1


def test_the_total_waits_for_every_half_day_that_somebody_came_to(
    ws: Workspace, session: Session, began: UUID, clock: FakeClock
) -> None:
    clock.go_on(minutes=60)
    act(ws, began, K.FINISHED)
    walk_in(ws, session.half_days[1].id, "陈东")
    assert stayed(ws, session) == (2, None, None)


@pytest.mark.usefixtures("began")
def test_a_table_leaves_open_what_is_not_over(ws: Workspace, session: Session) -> None:
    table = half_days_table(summarise(ws, session.id), Words(Language.EN))
    place = [column.key for column in table.columns].index("stayed")
    assert [row[place] for row in table.rows[:3]] == [None, None, None]
