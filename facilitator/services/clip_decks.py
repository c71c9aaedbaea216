"""Videos among the slides: a deck of its own, or on a page of a deck that is there."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from facilitator.domain.deck import Clip, Deck, DeckPage, DeckSource
from facilitator.domain.language import Text
from facilitator.domain.message import Message, UserError
from facilitator.services.ports import Workspace

VIDEO_SUFFIXES = frozenset(
    {".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".wmv", ".mpg", ".mpeg", ".3gp", ".ts", ".flv"}
)
"""Endings of files that may be videos; whether one plays is tried, not read from its name."""

_KEY_DIGITS = 12


def clip_key(clip: Clip) -> str:
    """Return the key of the deck that this video makes: the same video is the same deck."""
    return f"video-{clip.sha256[:_KEY_DIGITS]}"


def clip_deck(clip: Clip, first_frame_pdf: bytes) -> Deck:
    """Return a deck of one page: the video's first frame, and the video on it."""
    title = clip.name.rpartition(".")[0] or clip.name
    return Deck(
        key=clip_key(clip),
        title=Text(title, title),
        file_name=clip.name,
        pdf=first_frame_pdf,
        source=DeckSource.VIDEO,
        source_sha256=clip.sha256,
        pages=(DeckPage(1, clip=clip),),
    )


def with_clip(ws: Workspace, session_id: UUID, key: str, page: int, clip: Clip) -> Deck:
    """Return that deck of the session with the video on that page; UserError where the deck is gone.

    Kept, a programme's deck becomes the session's own; the programme keeps its deck.
    """
    deck = _deck(ws, session_id, key)
    if deck is None:
        raise UserError(Message("These slides are no longer there. Choose others, then add the video."))
    others = [one for one in deck.pages if one.number != page]
    known = sorted((*others, replace(deck.page(page), clip=clip)), key=_number)
    return replace(deck, pages=tuple(known))


def without_clip(ws: Workspace, session_id: UUID, key: str, page: int) -> Deck:
    """Return that deck of the session with no video on that page; UserError where the deck is gone.

    The page stays, and the video's file, too: it may be put back.
    """
    deck = _deck(ws, session_id, key)
    if deck is None:
        raise UserError(Message("These slides are no longer there: nothing plays on them."))
    pages = (replace(one, clip=None) if one.number == page else one for one in deck.pages)
    return replace(deck, pages=tuple(pages))


def _deck(ws: Workspace, session_id: UUID, key: str) -> Deck | None:
    with ws.store.read() as records:
        return records.programmes.deck(session_id, key)


def _number(page: DeckPage) -> int:
    return page.number
