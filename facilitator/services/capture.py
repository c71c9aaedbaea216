"""Catch what is said in the room: one line, kept at once, put right later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import MOST_IN_A_NAME, MOST_IN_A_NOTE, not_longer, plain_line
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session
from facilitator.services.ports import Workspace


def capture(
    ws: Workspace,
    session_id: UUID,
    half_day_id: UUID | None,
    kind: CaptureKind,
    text: str,
    *,
    agenda_item: UUID | None = None,
    has_consent: bool = False,
    owner: str = "",
    due_on: date | None = None,
) -> Done[CapturedItem]:
    """Keep one line; UserError if it is empty or too long."""
    item = CapturedItem(
        id=ws.ids.new_id(),
        session=session_id,
        half_day=half_day_id,
        kind=kind,
        text=_checked(text),
        at=ws.clock.now(),
        who=ws.who,
        agenda_item=agenda_item,
        has_consent=has_consent,
        owner=_owner(owner),
        due_on=due_on,
    )
    with ws.store.write() as records:
        find_session(records, session_id)
        records.captures.append(item)
    return Done(item, Change.CAPTURES)


def edit_capture(ws: Workspace, item: CapturedItem) -> Done[CapturedItem]:
    """Put a captured line right (kind, text, consent, owner, due date); UserError as above."""
    edited = replace(item, text=_checked(item.text), owner=_owner(item.owner))
    with ws.store.write() as records:
        if records.captures.get(item.id) is None:
            raise UserError(Message("This note is no longer there. Write it again."))
        records.captures.replace(edited)
    return Done(edited, Change.CAPTURES)


def remove_capture(ws: Workspace, capture_id: UUID) -> Done[CapturedItem]:
    """Delete a captured line and return it, for `restore_capture`; UserError if it is gone already.

    The audit keeps that a line was deleted, not what it said.
    """
    with ws.store.write() as records:
        item = records.captures.get(capture_id)
        if item is None:
            raise UserError(Message("This note was deleted already."))
        records.captures.remove(capture_id)
        records.journal.audit(f"note {capture_id} removed")
    return Done(item, Change.CAPTURES)


def restore_capture(ws: Workspace, item: CapturedItem) -> Done[CapturedItem]:
    """Put a deleted line back as it was, under the same id and in its place; twice does it once."""
    with ws.store.write() as records:
        session = find_session(records, item.session)
        if records.captures.get(item.id) is not None:
            return Done(item)
        is_held = item.half_day in {one.id for one in session.half_days}
        back = item if is_held else replace(item, half_day=None)
        records.captures.append(back)
        records.journal.audit(f"note {item.id} put back")
    return Done(back, Change.CAPTURES)


def list_captures(ws: Workspace, session_id: UUID) -> tuple[CapturedItem, ...]:
    """Return what was caught in that session, in the order of time."""
    with ws.store.read() as records:
        return records.captures.of_session(session_id)


def _checked(text: str) -> str:
    line = plain_line(text)
    if not line:
        raise UserError(Message("There is nothing written yet. Write a line, then press Enter."))
    return not_longer(line, MOST_IN_A_NOTE)


def _owner(name: str) -> str:
    return not_longer(plain_line(name), MOST_IN_A_NAME)
