"""Minutes present and who is trained, on a real workspace file."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.attendance import Road
from facilitator.domain.participant import Enrolment
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.domain.trained import Standing
from facilitator.services.check_in import check_in_person, excuse, sign_out
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from facilitator.services.who_is_trained import who_is_trained
from tests.fakes import FakeClock


def standings(ws: Workspace, session: Session) -> list[tuple[Standing, int, int]]:
    """Give each line's standing with the minutes at its half-day, present and held."""
    return [
        (line.verdict.standing, round(line.credit.present), round(line.credit.held))
        for line in who_is_trained(ws, session.id).lines
    ]


def run_through(ws: Workspace, half_day: UUID, clock: FakeClock, *minutes: float) -> None:
    """Run the half-day, so many minutes a block."""
    act(ws, half_day, RunEventKind.STARTED)
    for spent in minutes:
        clock.go_on(minutes=spent)
        act(ws, half_day, RunEventKind.NEXT)


def test_who_stayed_is_trained_who_left_is_not_and_nobody_before_the_end(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    for one in people[:2]:
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    excuse(ws, half_day, people[2].id)
    act(ws, half_day, RunEventKind.STARTED)
    clock.go_on(minutes=5)
    assert {standing for standing, *_ in standings(ws, session)} == {Standing.NOT_OVER, Standing.EXCUSED}
    sign_out(ws, half_day, people[1].id)
    for _ in session.agenda:
        clock.go_on(minutes=30)
        act(ws, half_day, RunEventKind.NEXT)
    found = standings(ws, session)
    assert [standing for standing, *_ in found] == [Standing.TRAINED, Standing.TOO_SHORT, Standing.EXCUSED]
    assert found[0][1] == found[0][2] > found[1][1]


def test_two_shifts_of_one_day_add_up(
    ws: Workspace, session: Session, half_day: UUID, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    wang = people[0]
    check_in_person(ws, half_day, wang.id, Road.SEARCH)
    act(ws, half_day, RunEventKind.STARTED)
    clock.go_on(minutes=1)
    sign_out(ws, half_day, wang.id)
    run_through(ws, half_day, clock, *[30] * len(session.agenda))
    assert standings(ws, session)[0][0] is Standing.TOO_SHORT
    second = session.half_days[1].id
    clock.go_to(session.half_days[1].starts_at)
    check_in_person(ws, second, wang.id, Road.SEARCH)
    run_through(ws, second, clock, *[30] * len(session.agenda))
    report = who_is_trained(ws, session.id)
    assert [
        line.verdict.is_trained for line in report.lines if line.presence.enrolment.person == wang.person
    ] == [True, True]
