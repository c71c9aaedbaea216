"""Catching what is said in the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from facilitator.domain.capture import CaptureKind
from facilitator.domain.message import UserError
from facilitator.domain.session import Session
from facilitator.services.capture import capture, edit_capture, list_captures
from facilitator.services.changes import Change
from facilitator.services.ports import Workspace


def test_a_line_is_kept_at_once(ws: Workspace, session: Session, half_day: UUID) -> None:
    block = session.agenda[0].id
    done = capture(ws, session.id, half_day, CaptureKind.QUOTE, "  I call\n every  night ", agenda_item=block)
    assert done.changes is Change.CAPTURES
    (kept,) = list_captures(ws, session.id)
    assert kept == done.value
    assert (kept.text, kept.who, kept.agenda_item, kept.has_consent) == (
        "I call every night",
        "Li Na",
        block,
        False,
    )


def test_a_line_is_put_right_later(ws: Workspace, session: Session) -> None:
    item = capture(ws, session.id, None, CaptureKind.QUESTION, "Who?").value
    edited = replace(item, kind=CaptureKind.ACTION, text="Open a room", owner=" HR ", due_on=date(2026, 7, 1))
    edit_capture(ws, edited)
    assert list_captures(ws, session.id) == (replace(edited, owner="HR"),)


def test_an_empty_line_is_refused(ws: Workspace, session: Session) -> None:
    with pytest.raises(UserError, match="nothing written yet"):
        capture(ws, session.id, None, CaptureKind.QUOTE, " \n ")
    item = capture(ws, session.id, None, CaptureKind.QUOTE, "Yes").value
    with pytest.raises(UserError, match="nothing written yet"):
        edit_capture(ws, replace(item, text=" "))
    assert list_captures(ws, session.id) == (item,)


def test_what_is_gone_cannot_be_edited(ws: Workspace, session: Session) -> None:
    item = capture(ws, session.id, None, CaptureKind.QUOTE, "Yes").value
    with pytest.raises(UserError, match="no longer there"):
        edit_capture(ws, replace(item, id=uuid4()))
    with pytest.raises(UserError, match="no longer there"):
        capture(ws, uuid4(), None, CaptureKind.QUOTE, "Yes")
