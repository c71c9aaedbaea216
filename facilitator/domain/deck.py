"""A slide deck: its pages as one PDF, what stands on each, and what will not look as it was drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.language import Text
from facilitator.domain.message import Message


class DeckSource(StrEnum):
    """What a deck was made from; shown is always a PDF."""

    PDF = "pdf"
    PPTX = "pptx"
    PICTURES = "pictures"
    MARKDOWN = "markdown"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Clip:
    """A video or sound in the media store, known by the SHA-256 of its bytes.

    `size` is in bytes; `seconds` is how long it plays, 0 where nobody knows.
    """

    name: str
    sha256: str
    size: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """An activity card inside a deck: what to do and a countdown of `seconds`."""

    title: Text
    steps: tuple[Text, ...] = ()
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class DeckPage:
    """What is known of one page beside its picture; `number` starts at 1, `text` is for the search."""

    number: int
    text: str = ""
    notes: Text = field(default_factory=Text)
    clip: Clip | None = None
    activity: ActivityPage | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """What the room will not see as the author drew it; page 0 is the whole deck."""

    page: int
    message: Message


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides that blocks name by `key`: a PDF, and what is known of its pages.

    `source_sha256` and `source_path` tell of the file that it was made from; both are empty where
    nobody knows (decks kept by older versions, decks of a pack).
    """

    key: str
    title: Text
    file_name: str
    pdf: bytes = field(repr=False)
    source: DeckSource = DeckSource.PDF
    source_sha256: str = ""
    source_path: str = ""
    pages: tuple[DeckPage, ...] = ()
    concerns: tuple[Concern, ...] = ()

    def page(self, number: int) -> DeckPage:
        """Return what is known of that page; an empty one where nothing is."""
        if 0 < number <= len(self.pages) and self.pages[number - 1].number == number:
            return self.pages[number - 1]
        return next((page for page in self.pages if page.number == number), DeckPage(number))

    @property
    def count(self) -> int:
        """How many pages the deck has; 0 where nobody counted them (decks kept by older versions)."""
        return len(self.pages) if self.source_sha256 else 0

    def concerns_of(self, number: int) -> tuple[Message, ...]:
        """Return what to know of one page; 0 asks for the whole deck."""
        return tuple(concern.message for concern in self.concerns if concern.page == number)

    @property
    def clips(self) -> tuple[Clip, ...]:
        """The videos and sounds of the pages, in order."""
        return tuple(page.clip for page in self.pages if page.clip is not None)
