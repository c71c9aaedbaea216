"""The laptop's clock is put right while people come and go: nobody loses a minute or is given one."""

from __future__ import annotations

import pytest

from facilitator.domain.attendance import CheckedIn, Road
from facilitator.domain.participant import Enrolment
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in_person, door_state, sign_out
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from facilitator.services.summarise import summarise
from facilitator.services.who_is_trained import who_is_trained
from tests.fakes import FakeClock

HALF_AN_HOUR = 1800.0
STEPS = [0.0, HALF_AN_HOUR, -HALF_AN_HOUR, 3 * 86_400.0, -7200.0]


def minutes(ws: Workspace, session: Session) -> list[tuple[int, int, int, int]]:
    """Give for each line of the first half-day the minutes present, held, late and early."""
    return [
        (round(one.credit.present), round(one.credit.held), round(one.credit.late), round(one.credit.early))
        for one in who_is_trained(ws, session.id).lines
        if one.presence.enrolment.half_day == session.half_days[0].id
    ]


def morning(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock, step: float
) -> None:
    """Two come at the beginning; after 40 min the clock is set, then one goes and the third comes."""
    half_day = session.half_days[0].id
    clock.set_wall(-step)
    for one in people[:2]:
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    act(ws, half_day, RunEventKind.STARTED)
    clock.go_on(minutes=40)
    clock.set_wall(step)
    sign_out(ws, half_day, people[1].id)
    check_in_person(ws, half_day, people[2].id, Road.SEARCH)
    for _ in session.agenda:
        clock.go_on(minutes=20)
        act(ws, half_day, RunEventKind.NEXT)


@pytest.mark.parametrize("step", STEPS)
def test_minutes_are_those_that_passed_whatever_the_clock_was_set_to(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock, step: float
) -> None:
    morning(ws, session, people, clock, step)
    assert minutes(ws, session) == [(100, 100, 0, 0), (40, 100, 0, 60), (60, 100, 40, 0)]


@pytest.mark.parametrize("step", STEPS)
def test_minutes_are_right_while_it_still_runs_and_the_clock_was_just_set(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock, step: float
) -> None:
    half_day = session.half_days[0].id
    clock.set_wall(-step)
    check_in_person(ws, half_day, people[0].id, Road.SEARCH)
    act(ws, half_day, RunEventKind.STARTED)
    clock.go_on(minutes=25)
    clock.set_wall(step)
    clock.go_on(minutes=5)
    assert minutes(ws, session)[0] == (30, 30, 0, 0)


@pytest.mark.parametrize("step", [HALF_AN_HOUR, -HALF_AN_HOUR])
def test_the_door_says_when_people_came_by_the_clock_as_it_was_put_right(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock, step: float
) -> None:
    half_day = session.half_days[0]
    clock.set_wall(-step)
    check_in_person(ws, half_day.id, people[0].id, Road.SEARCH)
    clock.go_on(minutes=5)
    clock.set_wall(step)
    again = check_in_person(ws, half_day.id, people[0].id, Road.SEARCH).value
    assert isinstance(again, CheckedIn)
    assert (again.is_new, again.message.values["time"]) == (False, "08:30")
    check_in_person(ws, half_day.id, people[1].id, Road.SEARCH)
    state = door_state(ws, half_day.id)
    assert [f"{one.arrived_at:%H:%M}" for one in state.presences[:2]] == ["08:30", "08:35"]
    assert state.late == 0
    assert summarise(ws, session.id).reach[0].came == 2


def test_who_comes_goes_and_comes_back_across_a_clock_set_back_is_counted_in_that_order(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    half_day, wang = session.half_days[0].id, people[0].id
    act(ws, half_day, RunEventKind.STARTED)
    check_in_person(ws, half_day, wang, Road.SEARCH)
    clock.go_on(minutes=10)
    clock.set_wall(-7200)
    sign_out(ws, half_day, wang)
    clock.go_on(minutes=10)
    check_in_person(ws, half_day, wang, Road.SEARCH)
    clock.go_on(minutes=10)
    state = door_state(ws, half_day)
    with ws.store.read() as records:
        assert records.attendance.count(half_day) == state.count
    assert (state.count.present, len(state.presences[0].stays)) == (1, 2)
    assert minutes(ws, session)[0] == (20, 30, 0, 0)


def test_a_clock_wrong_before_a_restart_and_right_after_it_turns_no_order_around(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...], clock: FakeClock
) -> None:
    half_day, wang = session.half_days[0].id, people[0].id
    clock.set_wall(HALF_AN_HOUR)
    check_in_person(ws, half_day, wang, Road.SEARCH)
    clock.restart("second boot", down_seconds=60 - HALF_AN_HOUR)
    sign_out(ws, half_day, wang)
    state = door_state(ws, half_day)
    assert (state.count.present, state.count.left) == (0, 1)
    (stay,) = state.presences[0].stays
    assert stay.left_at is not None
    assert stay.came_at <= stay.left_at
