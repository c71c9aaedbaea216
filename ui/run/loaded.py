"""What the console reads from the store in one go."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.capture import CapturedItem
from facilitator.domain.deck import Deck
from facilitator.services.capture import list_captures
from facilitator.services.door import door_count
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, load_run
from ui.projector.deck_pages import load_pdfium


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the console reads in one go."""

    run: RunState
    present: int
    expected: int
    captured: tuple[CapturedItem, ...]


def read_console(workspace: Workspace, half_day_id: UUID) -> Loaded:
    """Return the run of a half-day, who is here, and how much was caught in the room.

    Where it has slides pdfium is loaded here, on the worker: beside the first painting of the console, which
    comes next, that would keep the window waiting.
    """
    run = load_run(workspace, half_day_id)
    if any(one.slides is not None for one in run.session.agenda):
        load_pdfium()
    count = door_count(workspace, half_day_id)
    captured = list_captures(workspace, run.session.id)
    return Loaded(run, count.present, count.expected + count.walk_ins, captured)


def read_deck(workspace: Workspace, session_id: UUID, key: str) -> Deck | None:
    """Return the session's deck of that key."""
    with workspace.store.read() as records:
        return records.programmes.deck(session_id, key)
