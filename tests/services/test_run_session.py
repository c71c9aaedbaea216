"""Running a half-day: on disk before the screen reacts, and the same after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from database import DatabaseStore
from facilitator.domain.message import UserError
from facilitator.domain.run import RunEventKind, RunPhase
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.plan_session import edit_agenda
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act, load_run
from tests.fakes import FakeClock

K = RunEventKind


def test_each_key_is_an_event_with_the_block_it_led_to(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    for kind in (K.STARTED, K.NEXT, K.BACK, K.PAUSED):
        assert act(ws, half_day, kind).changes is Change.RUN
    first, second = session.agenda[0].id, session.agenda[1].id
    events = load_run(ws, half_day).events
    assert [(event.kind, event.item) for event in events] == [
        (K.STARTED, first),
        (K.NEXT, second),
        (K.BACK, first),
        (K.PAUSED, first),
    ]


def test_a_restart_shows_the_same_block_and_slide(
    ws: Workspace, half_day: UUID, clock: FakeClock, reopen: Callable[[], DatabaseStore]
) -> None:
    act(ws, half_day, K.STARTED)
    clock.go_on(minutes=12)
    act(ws, half_day, K.NEXT)
    act(ws, half_day, K.SLIDE_SHOWN, page=6)
    clock.go_on(minutes=3)
    live = act(ws, half_day, K.BLACKED).value.position(clock.instant())
    again = load_run(replace(ws, store=reopen()), half_day).position(clock.instant())
    assert again == live
    clock.restart("second boot", down_seconds=60)
    later = load_run(replace(ws, store=reopen()), half_day).position(clock.instant())
    assert (later.current, later.slide_page, later.is_black) == (live.current, 6, True)
    assert later.spent_seconds == live.spent_seconds + 60


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ((), K.NEXT),
        ((), K.PAUSED),
        ((), K.REOPENED),
        ((K.STARTED,), K.STARTED),
        ((K.STARTED,), K.BACK),
        ((K.STARTED,), K.RESUMED),
        ((K.STARTED,), K.UNBLACKED),
        ((K.STARTED,), K.JUMPED),
        ((K.STARTED, K.PAUSED), K.PAUSED),
        ((K.STARTED, K.BLACKED), K.BLACKED),
        ((K.STARTED, K.FINISHED), K.NEXT),
        ((K.STARTED, K.FINISHED), K.EXTENDED),
    ],
)
def test_a_key_that_means_nothing_writes_nothing(
    ws: Workspace, half_day: UUID, before: tuple[RunEventKind, ...], kind: RunEventKind
) -> None:
    for earlier in before:
        act(ws, half_day, earlier)
    done = act(ws, half_day, kind, seconds=60)
    assert done.changes is Change.NOTHING
    assert len(done.value.events) == len(before)


def test_a_whole_run_through(ws: Workspace, session: Session, half_day: UUID, clock: FakeClock) -> None:
    last = session.agenda[-1].id
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.EXTENDED, seconds=60)
    act(ws, half_day, K.EXTENDED, item=last, seconds=-60)
    act(ws, half_day, K.JUMPED, item=last)
    clock.go_on(minutes=9)
    state = act(ws, half_day, K.NEXT).value
    where = state.position(clock.instant())
    assert where.phase is RunPhase.FINISHED
    assert [(p.planned_seconds, p.spent_seconds, p.is_skipped) for p in where.progress] == [
        (660, 0, False),
        (600, 0, True),
        (540, 540, False),
    ]
    assert act(ws, half_day, K.REOPENED).value.position(clock.instant()).phase is RunPhase.RUNNING


def test_a_run_that_is_over_stays_over_when_a_block_is_added(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.JUMPED, item=session.agenda[-1].id)
    state = act(ws, half_day, K.NEXT).value
    assert state.events[-1].kind is K.FINISHED
    edit_agenda(ws, session.id, [*session.agenda, replace(session.agenda[-1], id=uuid4())])
    assert load_run(ws, half_day).position(clock.instant()).phase is RunPhase.FINISHED


def test_an_agenda_edited_while_it_runs_moves_nobody(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    act(ws, half_day, K.STARTED)
    act(ws, half_day, K.NEXT)
    clock.go_on(minutes=2)
    edit_agenda(ws, session.id, session.agenda[1:])
    where = load_run(ws, half_day).position(clock.instant())
    assert where.current is not None
    assert (where.current.id, where.spent_seconds) == (session.agenda[1].id, 120)


def test_half_days_run_apart(ws: Workspace, session: Session, clock: FakeClock) -> None:
    act(ws, session.half_days[0].id, K.STARTED)
    other = load_run(ws, session.half_days[1].id)
    assert other.position(clock.instant()).phase is RunPhase.NOT_STARTED
    assert other.half_day.label == "Group 2"


def test_a_half_day_that_is_gone_is_said_to_be_gone(ws: Workspace) -> None:
    with pytest.raises(UserError, match="This half-day is no longer there"):
        load_run(ws, uuid4())
