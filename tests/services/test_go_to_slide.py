from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from database import DatabaseStore
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.changes import Change
from facilitator.services.go_to_slide import go_to_slide
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act, load_run

K = RunEventKind


def kinds(ws: Workspace, half_day: UUID) -> list[RunEventKind]:
    return [event.kind for event in load_run(ws, half_day).events]


def test_a_slide_of_another_block_moves_there_and_shows_it_after_a_kill_too(
    ws: Workspace, session: Session, half_day: UUID, reopen: Callable[[], DatabaseStore]
) -> None:
    act(ws, half_day, K.STARTED)
    block = session.agenda[2].id
    run = go_to_slide(ws, half_day, block, 7).value
    again = load_run(replace(ws, store=reopen()), half_day)
    assert kinds(ws, half_day) == [K.STARTED, K.JUMPED, K.SLIDE_SHOWN]
    now = ws.clock.instant()
    for state in (run, again):
        position = state.position(now)
        assert position.current is not None
        assert (position.current.id, position.slide_page) == (block, 7)


def test_a_slide_of_the_block_that_runs_is_shown_without_a_jump(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    known = act(ws, half_day, K.STARTED).value
    done = go_to_slide(ws, half_day, session.agenda[0].id, 3, known=known)
    assert done.changes == Change.RUN
    assert kinds(ws, half_day) == [K.STARTED, K.SLIDE_SHOWN]


@pytest.mark.parametrize("has_started", [False, True])
def test_where_nothing_runs_or_the_block_is_not_there_nothing_changes(
    ws: Workspace, session: Session, half_day: UUID, *, has_started: bool
) -> None:
    if has_started:
        act(ws, half_day, K.STARTED)
    before = kinds(ws, half_day)
    block = uuid4() if has_started else session.agenda[0].id
    assert go_to_slide(ws, half_day, block, 3).changes is Change.NOTHING
    assert kinds(ws, half_day) == before
