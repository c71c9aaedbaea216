"""Catching what is said in the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from facilitator.domain.capture import CaptureKind
from facilitator.domain.message import UserError
from facilitator.domain.session import Session
from facilitator.services.capture import (
    capture,
    edit_capture,
    list_captures,
    remove_capture,
    restore_capture,
)
from facilitator.services.changes import Change
from facilitator.services.plan_session import update_session
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock


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


def test_a_deleted_line_is_put_back_in_its_place(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    caught = []
    for text in ("One", "Two", "Three"):
        clock.go_on(1)
        caught.append(capture(ws, session.id, half_day, CaptureKind.QUOTE, text).value)
    done = remove_capture(ws, caught[1].id)
    assert (done.value, done.changes) == (caught[1], Change.CAPTURES)
    assert list_captures(ws, session.id) == (caught[0], caught[2])
    assert restore_capture(ws, done.value).changes is Change.CAPTURES
    assert list_captures(ws, session.id) == tuple(caught)
    assert restore_capture(ws, done.value).changes is Change.NOTHING
    assert list_captures(ws, session.id) == tuple(caught)


def test_deleting_and_putting_back_is_audited_without_the_words(ws: Workspace, session: Session) -> None:
    item = capture(ws, session.id, None, CaptureKind.QUOTE, "I call every night").value
    restore_capture(ws, remove_capture(ws, item.id).value)
    with ws.store.read() as records:
        back, removed = records.journal.audit_lines(2)
    assert (removed.what, back.what) == (f"note {item.id} removed", f"note {item.id} put back")


def test_a_line_comes_back_without_a_half_day_that_is_gone(
    ws: Workspace, session: Session, half_day: UUID
) -> None:
    item = remove_capture(
        ws, capture(ws, session.id, half_day, CaptureKind.QUOTE, "I call every night").value.id
    ).value
    update_session(ws, replace(session, half_days=session.half_days[1:]))
    assert restore_capture(ws, item).value == replace(item, half_day=None)
    assert list_captures(ws, session.id) == (replace(item, half_day=None),)


def test_what_is_deleted_cannot_be_deleted_again(ws: Workspace, session: Session) -> None:
    item = capture(ws, session.id, None, CaptureKind.QUOTE, "Yes").value
    remove_capture(ws, item.id)
    with pytest.raises(UserError, match="deleted already"):
        remove_capture(ws, item.id)
