"""The decks of a session: taking one, replacing it with the way back, naming it, letting it go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.deck import Deck
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import MOST_IN_A_TITLE, plain, plain_line
from facilitator.domain.session import AgendaItem, Session
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import run_state

FIRST_KEY = "own"
_KEY_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_LONGEST_KEY = 24


@dataclass(frozen=True, slots=True)
class DeckKept:
    """A deck of a session as it is kept now, none if it is gone; `before` is what stood there for it.

    `lost` are the blocks that name pages which the deck does not have.
    """

    session_id: UUID
    key: str
    deck: Deck | None
    before: Deck | None
    lost: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckUse:
    """One block that shows pages of a deck, both numbers included."""

    item: AgendaItem
    first: int
    last: int


def uses_of(session: Session, key: str) -> tuple[DeckUse, ...]:
    """Return the blocks that show pages of that deck, in the order of the day."""
    return _uses_in(session.agenda, key)


def _uses_in(items: Iterable[AgendaItem], key: str) -> tuple[DeckUse, ...]:
    return tuple(
        DeckUse(item, item.slides.first, item.slides.last)
        for item in items
        if item.slides is not None and item.slides.deck == key
    )


def fresh_key(name: str, taken: Iterable[str]) -> str:
    """Return a key for a new deck, made from its name and used by none of `taken`."""
    wished = _KEY_SIGNS.sub("-", name.casefold()).strip("-")[:_LONGEST_KEY] or FIRST_KEY
    there = set(taken)
    numbers = (f"{wished}-{number}" for number in range(2, len(there) + 3))
    return wished if wished not in there else next(key for key in numbers if key not in there)


def list_decks(ws: Workspace, session_id: UUID) -> tuple[Deck, ...]:
    """Return the decks of a session without their PDFs: its own, then its programme's not replaced."""
    with ws.store.read() as records:
        find_session(records, session_id)
        return records.programmes.decks(session_id, with_pdf=False)


def pdf_of(ws: Workspace, session_id: UUID, key: str) -> bytes:
    """Return the PDF of that deck of a session; an empty one where the deck is gone."""
    with ws.store.read() as records:
        find_session(records, session_id)
        deck = records.programmes.deck(session_id, key)
    return b"" if deck is None else deck.pdf


def keep_deck(ws: Workspace, session_id: UUID, deck: Deck) -> Done[DeckKept]:
    """Bind a deck to the session; blocks that name its key go on with it.

    `put_back` takes the change back.
    """
    deck = plain(deck)
    with ws.store.write() as records:
        session = find_session(records, session_id)
        before = records.programmes.own_deck(session_id, deck.key)
        records.programmes.put_deck(session_id, deck)
    return Done(DeckKept(session_id, deck.key, deck, before, _lost(session, deck)), Change.AGENDA)


def put_back(ws: Workspace, kept: DeckKept) -> Done[DeckKept]:
    """Take a change of a deck back in its session: what stood there stands there again."""
    session_id = kept.session_id
    with ws.store.write() as records:
        session = find_session(records, session_id)
        now = records.programmes.own_deck(session_id, kept.key)
        if kept.before is not None:
            records.programmes.put_deck(session_id, kept.before)
        else:
            _refuse_in_use(records, session, kept.key)
            records.programmes.remove_deck(session_id, kept.key)
        deck = records.programmes.deck(session_id, kept.key)
    lost = () if deck is None else _lost(session, deck)
    return Done(DeckKept(session_id, kept.key, deck, now, lost), Change.AGENDA)


def rename_deck(ws: Workspace, session_id: UUID, key: str, name: str) -> Done[DeckKept]:
    """Give a deck of the session another name; its key, and so what blocks name, stays."""
    name = plain_line(name)
    if not name:
        raise UserError(Message("Give the slides a name."))
    with ws.store.write() as records:
        find_session(records, session_id)
        before = _own(records, session_id, key)
        deck = replace(before, title=plain(Text(name, name), MOST_IN_A_TITLE))
        records.programmes.put_deck(session_id, deck)
    return Done(DeckKept(session_id, key, deck, before), Change.AGENDA)


def remove_deck(ws: Workspace, session_id: UUID, key: str) -> Done[DeckKept]:
    """Let go of a deck of the session; UserError while blocks show it and nothing stands behind it.

    A half-day that runs counts, too: it goes on with the agenda that it began with.
    """
    with ws.store.write() as records:
        session = find_session(records, session_id)
        before = _own(records, session_id, key)
        _refuse_in_use(records, session, key)
        records.programmes.remove_deck(session_id, key)
        deck = records.programmes.deck(session_id, key)
    return Done(DeckKept(session_id, key, deck, before), Change.AGENDA)


def _own(records: Records, session_id: UUID, key: str) -> Deck:
    deck = records.programmes.own_deck(session_id, key)
    if deck is None:
        raise UserError(
            Message("These slides belong to the programme and stay as they are; add your own instead.")
        )
    return deck


def _refuse_in_use(records: Records, session: Session, key: str) -> None:
    """Raise UserError where blocks would be left without the slides that they show."""
    if records.programmes.programme_deck(session.id, key) is not None:
        return
    used = [use.item for use in uses_of(session, key)]
    running = [] if used else _shown_by_runs(records, session, key)
    if running:
        raise UserError(
            Message(
                '"{title}" shows these slides in a half-day that is not finished: finish it first, or '
                "replace them by another file.",
                {"title": running[0].title},
            )
        )
    if used:
        raise UserError(
            Message(
                '"{title}" shows these slides: give it others in the agenda, or replace them by another '
                "file.",
                {"title": used[0].title},
            )
        )


def _shown_by_runs(records: Records, session: Session, key: str) -> list[AgendaItem]:
    """Return the blocks of half-days that were begun and are not finished which show that deck."""
    tallies = (run_state(records, half_day.id, None).tally for half_day in session.half_days)
    return [use.item for tally in tallies if tally.is_open for use in _uses_in(tally.items, key)]


def _lost(session: Session, deck: Deck) -> tuple[AgendaItem, ...]:
    if not deck.count:
        return ()
    return tuple(use.item for use in uses_of(session, deck.key) if use.last > deck.count)
