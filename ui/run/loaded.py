"""What the console reads from the store in one go."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.capture import CapturedItem
from facilitator.domain.deck import Deck
from facilitator.domain.names import search_key
from facilitator.domain.session import AgendaItem, Session
from facilitator.services.capture import list_captures
from facilitator.services.check_in import door_state
from facilitator.services.plan_session import draft_agenda
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, load_run


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the console reads in one go."""

    run: RunState
    present: int
    expected: int
    captured: tuple[CapturedItem, ...]


@dataclass(frozen=True, slots=True)
class LibraryBlock:
    """A block that can be put into the agenda; `names` is what it is found by, in small letters."""

    item: AgendaItem
    names: str


def read_library(workspace: Workspace, session: Session) -> tuple[LibraryBlock, ...]:
    """Return the blocks of the session's programme, each with a fresh id."""
    with workspace.store.read() as records:
        programme = records.programmes.get(session.programme_key, session.programme_version)
    items = () if programme is None else draft_agenda(workspace, programme)
    return tuple(LibraryBlock(item, _names(item)) for item in items)


def read_console(workspace: Workspace, half_day_id: UUID) -> Loaded:
    """Return the run of a half-day, who is here, and how much was caught in the room."""
    run = load_run(workspace, half_day_id)
    count = door_state(workspace, half_day_id).count
    captured = list_captures(workspace, run.session.id)
    return Loaded(run, count.present, count.expected + count.walk_ins, captured)


def read_deck(workspace: Workspace, session_id: UUID, key: str) -> Deck | None:
    """Return the session's deck of that key."""
    with workspace.store.read() as records:
        return records.programmes.deck(session_id, key)


def _names(item: AgendaItem) -> str:
    """Return names and method without spaces, a line each; Chinese also by pinyin and initials."""
    texts = (item.title.en, item.title.zh, item.method.en, item.method.zh)
    names = [text.casefold().replace(" ", "") for text in texts]
    return "\n".join([*names, *search_key(item.title.zh).split()])
