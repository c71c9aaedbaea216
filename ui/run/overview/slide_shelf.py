"""Small pictures and texts of all slides, made on one worker thread while the overview is looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage

from facilitator.domain.deck import Deck, DeckPage
from facilitator.domain.message import UserError
from facilitator.domain.session import AgendaItem
from facilitator.domain.slide_search import ReadSlide, SlideIndex, SlideWords, read_slide
from ui.projector.deck_pages import BrokenOffError, DeckPages, IsBrokenOff, white_sheet
from ui.projector.page_cache import THUMBNAIL_SIZE
from ui.projector.slide_renderer import CLOSING_SECONDS
from ui.projector.small_pictures import SmallPictures
from ui.run.overview.shelf_slide import ShelfSlide, shelf_slides

DrawnAlready = Callable[[str, int], QImage | None]
"""A page of a deck that is drawn small elsewhere, or none."""


@dataclass(frozen=True, slots=True)
class ShelfOrder:
    """Whose slides to put on the shelf: the blocks of the agenda, and the decks that they use."""

    session: UUID
    items: tuple[AgendaItem, ...]
    decks: tuple[Deck, ...]


class SlideShelf(QObject):
    """The slides of one half-day. What is not drawn or read yet comes by and by.

    The worker lives only while there is something to read. After `close` nothing is told.
    """

    filled = Signal()
    """It is known which slides there are."""
    slide_read = Signal(int)
    """The slide in that place is drawn, and can be found by its text."""

    def __init__(self, drawn_already: DrawnAlready, parent: QObject) -> None:
        super().__init__(parent)
        self._drawn_already = drawn_already
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._order: ShelfOrder | None = None
        self._taken: ShelfOrder | None = None
        self._is_closing = False
        self._slides: tuple[ShelfSlide, ...] = ()
        self._pictures: SmallPictures[tuple[str, int]] = SmallPictures()
        self._read: tuple[ReadSlide, ...] = ()
        parent.destroyed.connect(self.close)  # told before the children of the parent go

    @property
    def slides(self) -> tuple[ShelfSlide, ...]:
        """What stands on the shelf, deck by deck."""
        return self._slides

    def holds(self, session: UUID, items: Sequence[AgendaItem]) -> bool:
        """Say whether the slides of that agenda are on the shelf, or on their way to it."""
        order = self._order
        return order is not None and (order.session, order.items) == (session, tuple(items))

    def fill(self, order: ShelfOrder | None) -> None:
        """Put these slides on the shelf in place of the others; none empties it."""
        with self._lock:
            self._order = order
            self._slides, self._read, self._pictures = (), (), SmallPictures()
            if self._worker is None and order is not None and not self._is_closing:
                self._worker = threading.Thread(target=self._work, name="overview", daemon=True)
                self._worker.start()
        self.filled.emit()

    def picture(self, slide: ShelfSlide) -> QImage | None:
        """Return the slide small, or none while it is not drawn yet."""
        return self._pictures.get((slide.deck, slide.page))

    def title(self, place: int) -> str:
        """Return the first words on the slide; nothing while it is not read yet."""
        read = self._read
        return read[place].title if place < len(read) else ""

    def find(self, query: str) -> tuple[int, ...]:
        """Return the places of the slides that hold the words, the best first; of those read so far."""
        return tuple(hit.place for hit in SlideIndex(self._read).find(query))

    @Slot()
    def close(self) -> None:
        """Stop reading, for good, and wait for the worker, but not without end."""
        with self._lock:
            self._is_closing = True
            worker = self._worker
        if worker is not None:
            worker.join(CLOSING_SECONDS)

    def _work(self) -> None:
        """Read what is ordered; runs on the worker. Whatever ends it, another one can begin."""
        try:
            self._work_off()
        finally:
            with self._lock:
                if self._worker is threading.current_thread():
                    self._worker = None

    def _work_off(self) -> None:
        """Read what is ordered until nothing newer is."""
        while True:
            with self._lock:
                order = self._order
                if self._is_closing or order is None or order is self._taken:
                    self._worker = None
                    return
                self._taken = order
            decks = {deck.key: opened for deck in order.decks if (opened := _opened(deck)) is not None}
            slides = shelf_slides(order.items, {key: deck.count for key, deck in decks.items()})
            if self._put(order, slides):
                self._read_slides(order, slides, decks)
            for deck in decks.values():
                deck.close()

    def _read_slides(
        self, order: ShelfOrder, slides: Sequence[ShelfSlide], decks: dict[str, DeckPages]
    ) -> None:
        known = {deck.key: deck for deck in order.decks}
        for place, slide in enumerate(slides):
            if self._is_over(order):
                return
            picture = self._drawn_already(slide.deck, slide.page) or _drawn(
                decks[slide.deck], slide.page, partial(self._is_over, order)
            )
            if picture is None:
                return
            page = known[slide.deck].page(slide.page)
            text = page.text or decks[slide.deck].text(slide.page)
            read = read_slide(_words(slide, replace(page, text=text)))
            with self._lock:
                if self._order is not order:
                    return
                self._pictures.keep((slide.deck, slide.page), picture)
                self._read = (*self._read, read)
            self._tell(self.slide_read, place)

    def _put(self, order: ShelfOrder, slides: tuple[ShelfSlide, ...]) -> bool:
        with self._lock:
            if self._order is not order:
                return False
            self._slides = slides
        self._tell(self.filled)
        return True

    def _is_over(self, order: ShelfOrder) -> bool:
        with self._lock:
            return self._is_closing or self._order is not order

    def _tell(self, signal: SignalInstance, *facts: object) -> None:
        """Tell the window, unless it wants to hear nothing more."""
        with self._lock:
            if not self._is_closing:
                signal.emit(*facts)


def _opened(deck: Deck) -> DeckPages | None:
    try:
        return DeckPages(deck.pdf)
    except (UserError, MemoryError):
        return None


def _drawn(deck: DeckPages, page: int, is_broken_off: IsBrokenOff) -> QImage | None:
    """Return a page small; none once it is wanted no more.

    It is a white sheet where it cannot be drawn, so that all others are shown.
    """
    try:
        return deck.render(page, THUMBNAIL_SIZE, is_broken_off).image
    except BrokenOffError:
        return None
    except Exception:  # noqa: BLE001 - no page may take the other ones from the overview
        return white_sheet(page, THUMBNAIL_SIZE).image


def _words(slide: ShelfSlide, page: DeckPage) -> SlideWords:
    title, notes = slide.block.title, page.notes
    block = f"{title.en}\n{title.zh}" if slide.is_in_agenda else ""
    return SlideWords(slide.page, page.text, block, f"{notes.en}\n{notes.zh}".strip())
