"""The library of blocks: what the installed programmes and one's own earlier sessions are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from facilitator.domain.block_library import LibraryBlock, each_once, library_block
from facilitator.domain.block_names import KIND_NAMES
from facilitator.domain.language import Language, Text
from facilitator.domain.programme import Programme
from facilitator.domain.session import AgendaItem, Session
from facilitator.services.found import find_session
from facilitator.services.plan_session import draft_agenda
from facilitator.services.ports import Records, Workspace
from facilitator.words import said

_KIND_WORDS = {kind: [said(name, language) for language in Language] for kind, name in KIND_NAMES.items()}


def blocks_of_programme(ws: Workspace, session: Session) -> tuple[LibraryBlock, ...]:
    """Return the blocks of the session's own programme in their order, each with a fresh id."""
    with ws.store.read() as records:
        programme = records.programmes.get(session.programme_key, session.programme_version)
    items = () if programme is None else draft_agenda(ws, programme)
    return tuple(library_block(item) for item in items)


def block_library(ws: Workspace, session_id: UUID) -> tuple[LibraryBlock, ...]:
    """Return every block that can be put into a session's agenda, each once, by kind and then as they came.

    The session's own programme comes first, then the newest version of the others, then what was written
    or changed in other sessions, the latest first. Slides stay with blocks of the session's own programme;
    another's would show other pages. UserError if the session was removed.
    """
    with ws.store.read() as records:
        session = find_session(records, session_id)
        programmes = _programmes(records.programmes.all(), session)
        own = tuple(_of_other_sessions(records, session))
    of_programmes = (
        (_fit(item, session, programme.key, programme.version), programme.title)
        for programme in programmes
        for item in draft_agenda(ws, programme)
    )
    return each_once(
        library_block(item, source, _KIND_WORDS[item.kind]) for item, source in (*of_programmes, *own)
    )


def _programmes(installed: tuple[Programme, ...], session: Session) -> list[Programme]:
    """Return the session's own version first, then of each other programme the one installed last."""
    newest = {one.key: one for one in installed}
    own = [one for one in installed if (one.key, one.version) == _programme(session)]
    return [*own, *(one for key, one in newest.items() if key != session.programme_key)]


def _of_other_sessions(records: Records, session: Session) -> Iterator[tuple[AgendaItem, Text]]:
    for line in records.sessions.lines(with_archived=True):
        if line.id == session.id or line.is_demo:
            continue
        other = find_session(records, line.id)
        for item in other.agenda:
            yield _fit(item, session, *_programme(other)), other.title


def _programme(session: Session) -> tuple[str, str]:
    return session.programme_key, session.programme_version


def _fit(item: AgendaItem, session: Session, key: str, version: str) -> AgendaItem:
    return item if (key, version) == _programme(session) else replace(item, slides=None)
