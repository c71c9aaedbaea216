"""The slides of the running half-day: the deck of its block, read once, drawn off the window's thread."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage

from facilitator.domain.deck import ActivityPage, Clip, Deck
from facilitator.domain.language import Text
from facilitator.domain.session import AgendaItem, Session
from facilitator.domain.zoom import Zoom
from ui.projector.deck_facts import DeckRefused, PageDrawn
from ui.projector.slide_renderer import SlideRenderer
from ui.run.loaded import read_deck
from ui.widgets.page import PageTools

DeckOf = tuple[UUID, str]
"""A session, and the key of one of its decks."""


class RoomSlides(QObject):
    """Holds one deck ready; pictures of another deck are never given out for it."""

    changed = Signal()
    """There is something to show that was not there before, or no longer."""
    close_drawn = Signal(object)
    """A `CloseDrawn`: the part of a page that was asked for last."""
    problem_met = Signal(object)
    """A `Message`: why the slides cannot be shown."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._deck: DeckOf | None = None
        self._is_read = False
        self._is_missing = False
        self._pdf = b""
        self._known: Deck | None = None
        self._size = QSize()
        self._held: QImage | None = None
        self._held_key = ""
        self._held_card: ActivityPage | None = None
        self._holds_frame = False
        self._frame: tuple[int, QImage] | None = None
        self._page = 1
        self._renderer = SlideRenderer(self)
        self._renderer.deck_opened.connect(self.changed)
        self._renderer.close_drawn.connect(self.close_drawn)
        self._renderer.page_drawn.connect(self._on_page_drawn)
        self._renderer.deck_refused.connect(self._on_refused)

    def turn_to(self, session: Session, current: AgendaItem | None) -> None:
        """Have the deck of the block that runs (or comes) ready; the one before is forgotten at once."""
        wanted = self._wanted(session, current)
        if wanted != self._deck:
            self._deck, self._is_read, self._is_missing, self._pdf = wanted, False, False, b""
            self._known = self._frame = None
            self._renderer.close_deck()
        if wanted is not None and not self._is_read:
            self._is_read = True
            read = partial(read_deck, self._tools.workspace, *wanted)
            self._tools.operations.load(read, partial(self._on_read, wanted))

    def read_again(self) -> None:
        """Read the deck anew at the next moment: it may have been replaced."""
        self._is_read = False

    def pages_for(self, item: AgendaItem) -> int:
        """Return how many pages the deck has; while it is being opened, as many as the block names."""
        if self._is_missing:
            return 0
        return self._renderer.pages or (0 if item.slides is None else item.slides.last)

    def look_at(self, page: int) -> None:
        """Say which page matters now; it and its neighbours are drawn first."""
        self._page = max(1, page)
        self._renderer.look_at(self._page)

    def have_ready(self, page: int) -> None:
        """Say which page will matter once it is on disk that it is shown."""
        self._renderer.have_ready(max(1, page))

    def look_closely(self, page: int, zoom: Zoom) -> None:
        """Have that part of a page drawn with all its lines sharp."""
        self._renderer.look_closely(page, zoom)

    def has_frame(self, page: int) -> bool:
        """Say whether a video's frame stands on that page."""
        return self._frame is not None and self._frame[0] == page

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it is not drawn yet; its video's frame goes before."""
        if self._frame is not None and self._frame[0] == page:
            return self._frame[1]
        return self._renderer.picture(page)

    def clip_on(self, page: int) -> Clip | None:
        """Return the video of that page, or none."""
        return None if self._known is None else self._known.page(page).clip

    def card_on(self, page: int) -> ActivityPage | None:
        """Return the activity card that the page is, or none."""
        return None if self._known is None or page < 1 else self._known.page(page).activity

    def notes_on(self, page: int) -> Text:
        """Return the notes of that page; they are for the console alone."""
        return Text() if self._known is None or page < 1 else self._known.page(page).notes

    @property
    def has_clips(self) -> bool:
        """Whether a video stands on any page of the deck."""
        return self._known is not None and bool(self._known.clips)

    def put_frame(self, page: int, frame: QImage | None) -> None:
        """Let this frame of its video stand for a page; none gives the page its own picture back."""
        self._frame = None if frame is None else (page, frame)

    def hold(self, session: Session, item: AgendaItem, page: int) -> bool:
        """Hold that page of a block, whatever deck is turned to; False while it is still to be drawn."""
        if page < 1:
            return True
        if self._wanted(session, item) != self._deck:
            return self._held is not None
        self._held_key = self.key
        self._held_card = self.card_on(page)
        if self._frame is not None and self._frame[0] == page:
            self._held, self._holds_frame = self._frame[1], True
        elif not self._holds_frame:
            self._held = self.picture(page) or self._held
        return self._held is not None or self._is_missing or 0 < self._renderer.pages < page

    def held_picture(self, page: int) -> QImage | None:
        """Return the page that is held, or none."""
        del page
        return self._held

    @property
    def held_card(self) -> ActivityPage | None:
        """The activity card that the held page is, or none."""
        return self._held_card

    def let_go_of_held(self) -> None:
        """Hold no page any more."""
        self._held, self._holds_frame, self._held_card = None, False, None

    @property
    def key(self) -> str:
        """The key of the deck that is turned to; "" for none."""
        return "" if self._deck is None else self._deck[1]

    @property
    def held_key(self) -> str:
        """The key of the deck whose page is held."""
        return self._held_key

    def thumbnail(self, page: int) -> QImage | None:
        """Return the page small, or none while it is not drawn yet."""
        return self._renderer.thumbnail(page)

    @Slot(QSize)
    def resize(self, size: QSize) -> None:
        """Draw for a projector of so many pixels; a window without height has none."""
        if size.isEmpty():
            return
        self._size = size
        self._renderer.resize(size)

    def close(self) -> None:
        """Stop drawing, for good."""
        self._renderer.close()

    def _wanted(self, session: Session, current: AgendaItem | None) -> DeckOf | None:
        """Return the deck of this block; in a block without slides the one in use, else the first."""
        if current is not None and current.slides is not None:
            return (session.id, current.slides.deck)
        keys = [item.slides.deck for item in session.agenda if item.slides is not None]
        if self._deck is not None and self._deck[0] == session.id and self._deck[1] in keys:
            return self._deck
        return (session.id, keys[0]) if keys else None

    def _on_read(self, wanted: DeckOf, deck: Deck | None) -> None:
        if wanted != self._deck:
            return
        self._is_missing, self._known = deck is None, deck
        if deck is None:
            self._renderer.close_deck()
            self.changed.emit()
        elif deck.pdf != self._pdf:
            self._pdf = deck.pdf
            self._renderer.open_deck(deck.key, deck.pdf, self._size)
        else:
            self.changed.emit()  # what stands on its pages may be another

    @Slot(object)
    def _on_page_drawn(self, drawn: PageDrawn) -> None:
        """Tell of pages that may be in sight; the others are only stored."""
        if abs(drawn.page - self._page) <= 1:
            self.changed.emit()

    @Slot(object)
    def _on_refused(self, refused: DeckRefused) -> None:
        if self._deck is not None and refused.key == self._deck[1]:
            self._is_missing = True
            self.problem_met.emit(refused.message)
            self.changed.emit()
