"""Catch what is said in the room: one line, kept at once, put right later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.message import Message, UserError
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
    """Keep one line; UserError if it is empty."""
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
        owner=owner.strip(),
        due_on=due_on,
    )
    with ws.store.write() as records:
        find_session(records, session_id)
        records.captures.append(item)
    return Done(item, Change.CAPTURES)


def edit_capture(ws: Workspace, item: CapturedItem) -> Done[CapturedItem]:
    """Put a captured line right (kind, text, consent, owner, due date); UserError if it is empty."""
    edited = replace(item, text=_checked(item.text), owner=item.owner.strip())
    with ws.store.write() as records:
        known = {one.id for one in records.captures.of_session(item.session)}
        if item.id not in known:
            raise UserError(Message("This note is no longer there. Write it again."))
        records.captures.replace(edited)
    return Done(edited, Change.CAPTURES)


def list_captures(ws: Workspace, session_id: UUID) -> tuple[CapturedItem, ...]:
    """Return what was caught in that session, in the order it was."""
    with ws.store.read() as records:
        return records.captures.of_session(session_id)


def _checked(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise UserError(Message("There is nothing written yet. Write a line, then press Enter."))
    return line
