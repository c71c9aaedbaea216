"""Drawings on slides: on disk with each stroke, as they were after a kill, gone when nobody needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from database import DatabaseStore
from facilitator.domain.ink import Ink, InkColour, InkPage, Stroke
from facilitator.domain.message import UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.domain.zoom import on_page
from facilitator.services.changes import Change
from facilitator.services.ink import draw_stroke, keep_ink, open_ink, put_ink, undo_stroke
from facilitator.services.plan_session import remove_session
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from tests.fakes import FakeClock

SECOND, THIRD = InkPage("main", 2), InkPage("main", 3)
LINE = Stroke(InkColour.BLUE, 0.008, (on_page(1 / 3, 0.5), on_page(0.9, 2 / 7)))
DOT = Stroke(InkColour.RED, 0.016, (on_page(0.1, 0.2),))


def drawn(ws: Workspace, half_day: UUID) -> dict[InkPage, Ink]:
    return dict(open_ink(ws, half_day).value.pages)


def test_each_stroke_is_there_after_a_kill_on_the_page_it_belongs_to(
    ws: Workspace, half_day: UUID, reopen: Callable[[], DatabaseStore]
) -> None:
    assert draw_stroke(ws, half_day, SECOND, LINE).changes == Change.INK
    draw_stroke(ws, half_day, SECOND, DOT)
    draw_stroke(ws, half_day, THIRD, DOT)
    again = replace(ws, store=reopen())
    assert drawn(again, half_day) == {SECOND: (LINE, DOT), THIRD: (DOT,)}


def test_undo_takes_the_last_stroke_of_that_page_and_nothing_when_none_is_left(
    ws: Workspace, half_day: UUID
) -> None:
    draw_stroke(ws, half_day, SECOND, LINE)
    draw_stroke(ws, half_day, SECOND, DOT)
    draw_stroke(ws, half_day, THIRD, DOT)
    assert undo_stroke(ws, half_day, SECOND).value == (LINE,)
    assert undo_stroke(ws, half_day, SECOND).value == ()
    nothing = undo_stroke(ws, half_day, SECOND)
    assert (nothing.value, nothing.changes) == ((), Change.NOTHING)
    assert drawn(ws, half_day) == {THIRD: (DOT,)}


def test_a_cleared_page_can_be_brought_back(ws: Workspace, half_day: UUID) -> None:
    before = draw_stroke(ws, half_day, SECOND, LINE).value
    assert put_ink(ws, half_day, SECOND, ()).value == ()
    assert drawn(ws, half_day) == {}
    put_ink(ws, half_day, SECOND, before)
    assert drawn(ws, half_day) == {SECOND: (LINE,)}


def test_half_days_do_not_see_each_other_s_drawings(ws: Workspace, session: Session) -> None:
    first, second = (one.id for one in session.half_days)
    draw_stroke(ws, first, SECOND, LINE)
    draw_stroke(ws, second, SECOND, DOT)
    assert (drawn(ws, first), drawn(ws, second)) == ({SECOND: (LINE,)}, {SECOND: (DOT,)})


def finish(ws: Workspace, half_day: UUID) -> None:
    act(ws, half_day, RunEventKind.STARTED)
    act(ws, half_day, RunEventKind.FINISHED)


def test_drawings_of_a_half_day_that_ended_go_when_another_is_opened(ws: Workspace, session: Session) -> None:
    first, second = (one.id for one in session.half_days)
    draw_stroke(ws, first, SECOND, LINE)
    finish(ws, first)
    assert drawn(ws, first) == {SECOND: (LINE,)}, "it may have been finished by mistake"
    assert drawn(ws, second) == {}
    assert drawn(ws, first) == {}


def test_drawings_of_a_half_day_that_still_runs_stay(ws: Workspace, session: Session) -> None:
    first, second = (one.id for one in session.half_days)
    draw_stroke(ws, first, SECOND, LINE)
    act(ws, first, RunEventKind.STARTED)
    open_ink(ws, second)
    assert drawn(ws, first) == {SECOND: (LINE,)}


def test_a_half_day_that_nobody_finished_has_ended_the_day_after(
    ws: Workspace, session: Session, clock: FakeClock
) -> None:
    first, second = (one.id for one in session.half_days)
    draw_stroke(ws, first, SECOND, LINE)
    clock.go_on(minutes=60 * 48)
    open_ink(ws, second)
    assert drawn(ws, first) == {}


def test_with_its_switch_on_a_session_keeps_its_drawings(ws: Workspace, session: Session) -> None:
    first, second = (one.id for one in session.half_days)
    draw_stroke(ws, first, SECOND, LINE)
    assert not open_ink(ws, first).value.is_kept
    keep_ink(ws, first, is_kept=True)
    assert open_ink(ws, second).value.is_kept, "the switch is the session's"
    finish(ws, first)
    open_ink(ws, second)
    assert drawn(ws, first) == {SECOND: (LINE,)}
    keep_ink(ws, first, is_kept=False)
    open_ink(ws, second)
    assert drawn(ws, first) == {}


def test_drawings_go_with_their_session_and_so_does_its_switch(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    draw_stroke(ws, half_day, SECOND, LINE)
    keep_ink(ws, half_day, is_kept=True)
    remove_session(ws, session.id)
    with ws.store.read() as records:
        assert records.ink.half_days() == ()
        assert records.journal.setting(f"drawings kept with session {session.id}") is None
    with pytest.raises(UserError, match="no longer there"):
        draw_stroke(ws, half_day, SECOND, LINE)
