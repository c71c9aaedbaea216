"""What the worker that draws slides tells the window."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.message import Message
from ui.projector.marks import CloseUp


@dataclass(frozen=True, slots=True)
class DeckOpened:
    """A deck is ready to be shown."""

    key: str
    pages: int


@dataclass(frozen=True, slots=True)
class DeckRefused:
    """A deck cannot be shown, and the sentence that says what to do."""

    key: str
    message: Message


@dataclass(frozen=True, slots=True)
class PageDrawn:
    """One page of the deck has become available."""

    key: str
    page: int


@dataclass(frozen=True, slots=True)
class CloseDrawn:
    """A part of a page was drawn with all its lines sharp."""

    key: str
    page: int
    close_up: CloseUp
