"""Slides drawn on one worker thread, so that the window never waits for pdfium."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, QThread, Signal
from PySide6.QtGui import QImage

from facilitator.domain.message import Message, UserError
from ui.projector.deck_pages import DeckPages
from ui.projector.page_cache import PageCache


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
class _Order:
    """A deck to open at a size; a newer order replaces an older one."""

    key: str
    pdf: bytes
    size: QSize


class SlideRenderer(QObject):
    """Pages of the deck in use. `picture` answers at once from memory or says none."""

    deck_opened = Signal(object)  # DeckOpened
    deck_refused = Signal(object)  # DeckRefused
    page_drawn = Signal(object)  # PageDrawn

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition = threading.Condition()
        self._order: _Order | None = None
        self._is_new_order = False
        self._is_closing = False
        self._wanted = 1
        self._cache = PageCache(0)
        self._worker = _Worker(self._work, self)

    def open_deck(self, key: str, pdf: bytes, size: QSize) -> None:
        """Draw this deck into `size` pixels from now on; the answer comes as a signal."""
        with self._condition:
            self._order = _Order(key, pdf, size)
            self._is_new_order = True
            self._condition.notify()
        if not self._worker.isRunning():
            self._worker.start()

    def close_deck(self) -> None:
        """Forget the deck."""
        with self._condition:
            self._order = None
            self._is_new_order = True
            self._cache = PageCache(0)
            self._condition.notify()

    def resize(self, size: QSize) -> None:
        """Draw the deck again where the projector has another size now."""
        with self._condition:
            order = self._order
            if order is None or order.size == size:
                return
            self._order = _Order(order.key, order.pdf, size)
            self._is_new_order = True
            self._condition.notify()

    def look_at(self, page: int) -> None:
        """Say which page matters now; its neighbours are held ready."""
        with self._condition:
            if page != self._wanted:
                self._wanted = page
                self._condition.notify()

    @property
    def key(self) -> str | None:
        """The key of the deck in use, or none."""
        return None if self._order is None else self._order.key

    @property
    def pages(self) -> int:
        """How many pages the open deck has; 0 while none is open."""
        return self._cache.count

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it is not drawn yet."""
        return self._cache.picture(page)

    def thumbnail(self, page: int) -> QImage | None:
        """Return the page small, or none while it is not drawn yet."""
        return self._cache.thumbnail(page)

    def close(self) -> None:
        """Stop the worker and wait for it."""
        with self._condition:
            self._is_closing = True
            self._condition.notify()
        self._worker.wait()

    def _work(self) -> None:
        """Open, draw and unpack until closed; runs on the worker."""
        deck: DeckPages | None = None
        order: _Order | None = None
        while True:
            with self._condition:
                while not (self._is_closing or self._is_new_order or self._has_work(deck)):
                    self._condition.wait()
                is_closing, is_new = self._is_closing, self._is_new_order
                if is_new:
                    order, self._is_new_order = self._order, False
            if (is_closing or is_new) and deck is not None:
                deck.close()
                deck = None
            if is_closing:
                return
            if is_new:
                deck = None if order is None else self._open(order)
            elif deck is not None and order is not None:
                self._do_next(deck, order)

    def _has_work(self, deck: DeckPages | None) -> bool:
        """Say whether a page waits to be drawn or unpacked."""
        if deck is None:
            return False
        cache, wanted = self._cache, self._wanted
        return cache.next_to_draw(wanted) is not None or cache.next_to_unpack(wanted) is not None

    def _open(self, order: _Order) -> DeckPages | None:
        """Open the ordered deck and tell the window."""
        try:
            deck = DeckPages(order.pdf)
        except UserError as error:
            with self._condition:
                self._cache = PageCache(0)
            self.deck_refused.emit(DeckRefused(order.key, error.message))
            return None
        with self._condition:
            self._cache = PageCache(deck.count)
        self.deck_opened.emit(DeckOpened(order.key, deck.count))
        return deck

    def _do_next(self, deck: DeckPages, order: _Order) -> None:
        """Draw the nearest missing page, or else unpack a near one."""
        cache, wanted = self._cache, self._wanted
        page = cache.next_to_draw(wanted)
        near = cache.next_to_unpack(wanted)
        if near is not None and (page is None or abs(near - wanted) <= abs(page - wanted)):
            cache.unpack(near)
        elif page is not None:
            cache.keep(deck.render(page, order.size.width(), order.size.height()), wanted)
            self.page_drawn.emit(PageDrawn(order.key, page))


class _Worker(QThread):
    """The thread that serves one renderer."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("slides")
        self._work = work

    def run(self) -> None:
        """Serve until the renderer closes."""
        self._work()
