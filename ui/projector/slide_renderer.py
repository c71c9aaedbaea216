"""Slides drawn on one worker thread, so that the window never waits for pdfium."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage

from facilitator.domain.message import Message, UserError
from facilitator.domain.zoom import Zoom
from ui.memory import give_back_what_is_free
from ui.projector.deck_facts import CloseDrawn, DeckOpened, DeckRefused, PageDrawn
from ui.projector.deck_pages import BrokenOffError, DeckPages, DrawnPage, white_sheet
from ui.projector.marks import CloseUp
from ui.projector.page_cache import THUMBNAIL_SIZE, PageCache
from ui.projector.page_opener import PageOpener

_log = logging.getLogger(__name__)

CLOSING_SECONDS = 2.0
"""So long the window waits for a page that pdfium cannot break off; the worker ends by itself then."""

_NO_MEMORY = Message(
    "This computer has no memory left to open the slides. Close other programs, then start Facilitator again."
)


@dataclass(frozen=True, slots=True)
class _Order:
    """A deck to open at a size; a newer order replaces an older one."""

    key: str
    pdf: bytes
    size: QSize


class SlideRenderer(QObject):
    """Pages of the deck in use. `picture` answers at once from memory or says none.

    The worker lives only while there is something to draw or unpack. A page that is wanted no more is
    broken off. A signal of what is deleted ends the process: after `close` nothing is told, also where a
    page that cannot be broken off keeps the worker longer than the window waits.
    """

    deck_opened = Signal(object)
    """`DeckOpened`."""
    deck_refused = Signal(object)
    """`DeckRefused`."""
    close_drawn = Signal(object)
    """`CloseDrawn`: what `look_closely` asked for last."""
    page_drawn = Signal(object)
    """`PageDrawn`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._order: _Order | None = None
        self._opened: _Order | None = None
        self._deck: DeckPages | None = None
        self._is_closing = False
        self._is_freshly_whole = False
        """Whether the last page that was missing has come, and what drawing left is in memory still."""
        self._wanted = 1
        self._missed = 0
        """The page that the window asked for last and did not get; 0 for none."""
        self._close: tuple[int, Zoom] | None = None
        self._cache = PageCache(0)
        self._before: PageCache | None = None
        self._opener = PageOpener(self._on_opened)
        if parent is not None:
            parent.destroyed.connect(self.close)  # told before the children of the parent go

    def open_deck(self, key: str, pdf: bytes, size: QSize) -> None:
        """Draw this deck into `size` pixels from now on; the answer comes as a signal."""
        self._ask_for(_Order(key, pdf, size))

    def close_deck(self) -> None:
        """Forget the deck."""
        self._ask_for(None)

    def resize(self, size: QSize) -> None:
        """Draw the deck again where the projector has another size now; one without a pixel is no size."""
        order = self._order
        if order is not None and not size.isEmpty() and order.size != size:
            self._ask_for(_Order(order.key, order.pdf, size))

    def look_at(self, page: int) -> None:
        """Say which page matters now; it and its neighbours are drawn first."""
        with self._lock:
            if page != self._wanted:
                self._wanted = page
                self._set_to_work()

    def have_ready(self, page: int) -> None:
        """Say which page will matter in a moment; costs nothing where it is held already."""
        if not self._cache.holds(page):
            self.look_at(page)

    def look_closely(self, page: int, zoom: Zoom) -> None:
        """Draw this part of a page with all its lines sharp; the answer comes as a signal."""
        with self._lock:
            self._close = (page, zoom)
            self._set_to_work()

    @property
    def key(self) -> str | None:
        """The key of the deck in use, or none."""
        return None if self._order is None else self._order.key

    @property
    def pages(self) -> int:
        """How many pages the open deck has; 0 while none is open."""
        return self._cache.count

    def picture(self, page: int) -> QImage | None:
        """Return the page at full size, or none while it is not drawn yet.

        While the deck is drawn for another projector, a page that is not ready comes in the size before.
        """
        picture = self._cache.picture(page)
        if picture is None:
            self._missed = page  # before it looks again: whoever has it ready by then looks here after that
            picture = self._cache.picture(page)
        return picture or self._of_before(PageCache.picture, page)

    def thumbnail(self, page: int) -> QImage | None:
        """Return the page small, or none while it is not drawn yet."""
        return self._cache.thumbnail(page) or self._of_before(PageCache.thumbnail, page)

    def _of_before(self, ask: Callable[[PageCache, int], QImage | None], page: int) -> QImage | None:
        before = self._before
        return None if before is None else ask(before, page)

    @Slot()
    def close(self) -> None:
        """Stop drawing, for good, and wait for the worker, but not without end."""
        with self._lock:
            self._is_closing = True
            worker = self._worker
        self._opener.close(CLOSING_SECONDS)
        if worker is not None:
            worker.join(CLOSING_SECONDS)

    def _ask_for(self, order: _Order | None) -> None:
        with self._lock:
            self._order = order
            if order is None:
                self._cache, self._before = PageCache(0), None
            self._set_to_work()

    def _set_to_work(self) -> None:
        """Start a worker unless there is one, and open what is near; called with the lock held."""
        if self._worker is None and self._has_work:
            self._worker = threading.Thread(target=self._work, name="slides", daemon=True)
            self._worker.start()
        self._opener.look_at(self._cache, self._wanted)

    def _on_opened(self, page: int) -> None:
        """Tell of the wanted page where the window waits for it; runs on the opener's thread."""
        if (order := self._order) is not None:
            self._tell_missed(order, page)

    def _work(self) -> None:
        """Do what there is to do; runs on the worker. Whatever ends it, another one can begin."""
        try:
            self._work_off()
        finally:
            with self._lock:
                is_cut_short = self._worker is threading.current_thread()
                deck, self._deck = (self._deck, None) if is_cut_short else (None, self._deck)
                self._worker = None if is_cut_short else self._worker
            if deck is not None:
                deck.close()

    def _work_off(self) -> None:
        """Open, draw and unpack until nothing is left to do."""
        while True:
            with self._lock:
                step = self._next_step()
                if step is None:
                    self._worker = None
                    deck, self._deck = self._deck, None
                    break
            step()
        if deck is not None:
            deck.close()
        if self._is_freshly_whole:
            self._is_freshly_whole = False
            give_back_what_is_free()

    @property
    def _has_work(self) -> bool:
        """Whether there is anything to be done now; asked with the lock held."""
        is_other = self._order is not self._opened or self._close is not None
        is_to_draw = self._order is not None and self._cache.next_to_draw(self._wanted) is not None
        return not self._is_closing and (is_other or is_to_draw)

    def _next_step(self) -> Callable[[], object] | None:
        """Return what is to be done now, or none; called with the lock held."""
        if self._is_closing:
            return None
        order, wanted, cache = self._order, self._wanted, self._cache
        if order is not self._opened:
            return partial(self._open, order)
        if self._close is not None:
            close, self._close = self._close, None
            return partial(self._draw_closely, order, *close)
        page = None if order is None else cache.next_to_draw(wanted)
        if order is None or page is None:
            return None
        return partial(self._draw, order, cache, page, wanted)

    def _draw(self, order: _Order, cache: PageCache, page: int, wanted: int) -> None:
        """Draw a page and keep it; a white sheet where it cannot be drawn, so that all others are shown."""
        is_new = not cache.has_small(page)
        try:
            drawn = self._rendered(order, cache, page, wanted)
        except BrokenOffError:
            return
        except Exception:  # noqa: BLE001 - no page may take the other ones from the room
            _log.exception("page %d of the slides cannot be drawn", page)
            drawn = white_sheet(page, order.size)
        if page == self._wanted:
            cache.show(drawn)
            self._tell_missed(order, page)
        cache.keep(drawn, self._wanted)
        with self._lock:
            self._opener.look_at(self._cache, self._wanted)
        if is_new:
            self._tell(self.page_drawn, PageDrawn(order.key, page))
        else:
            self._tell_missed(order, page)
        if cache.is_whole:
            self._before = None
            self._is_freshly_whole |= is_new

    def _rendered(self, order: _Order, cache: PageCache, page: int, wanted: int) -> DrawnPage:
        """Return a page. Raises BrokenOffError once another one is wanted first, and whatever pdfium does."""

        def is_broken_off() -> bool:
            with self._lock:
                return self._is_over(order) or self._wanted not in {page, wanted}

        small = None if cache.has_small(page) else THUMBNAIL_SIZE
        self._deck = self._deck or DeckPages(order.pdf)
        spare = cache.spare()
        return self._deck.render(page, order.size, is_broken_off, small=small, spare=spare)

    def _drawn_closely(self, order: _Order, page: int, zoom: Zoom) -> QImage | None:
        """Return a part of a page; none where it cannot be drawn: the page itself, enlarged, must do."""

        def is_broken_off() -> bool:
            with self._lock:
                return self._is_over(order) or self._close is not None

        try:
            self._deck = self._deck or DeckPages(order.pdf)
            return self._deck.render_part(page, order.size, zoom, is_broken_off)
        except BrokenOffError:
            return None
        except Exception:  # noqa: BLE001 - no page may take the other ones from the room
            _log.exception("a part of page %d of the slides cannot be drawn", page)
            return None

    def _is_over(self, order: _Order) -> bool:
        """Say whether nothing of that deck is wanted any more; called with the lock held."""
        return self._is_closing or self._order is not order

    def _draw_closely(self, order: _Order | None, page: int, zoom: Zoom) -> None:
        drawn = None if order is None else self._drawn_closely(order, page, zoom)
        if order is not None and drawn is not None:
            self._tell(self.close_drawn, CloseDrawn(order.key, page, CloseUp(zoom, drawn)))

    def _open(self, order: _Order | None) -> None:
        """Open the ordered deck in place of the one before, and tell the window."""
        if self._deck is not None:
            self._deck.close()
            self._deck = None
        refusal = None
        if order is not None:
            try:
                self._deck = DeckPages(order.pdf)
            except UserError as error:
                refusal = DeckRefused(order.key, error.message)
            except MemoryError:
                refusal = DeckRefused(order.key, _NO_MEMORY)
        with self._lock:
            shown, self._opened = self._opened, order
            if self._order is order:
                is_resized = order is not None and shown is not None and shown.pdf is order.pdf
                self._before = self._cache if is_resized else None
                self._cache = PageCache(0 if self._deck is None else self._deck.count)
        if refusal is not None:
            self._tell(self.deck_refused, refusal)
        elif order is not None and self._deck is not None:
            self._tell(self.deck_opened, DeckOpened(order.key, self._deck.count))

    def _tell_missed(self, order: _Order, page: int) -> None:
        """Tell of a page that is there now, if the window waits for it; else it would work for nothing."""
        if page == self._missed:
            self._missed = 0
            self._tell(self.page_drawn, PageDrawn(order.key, page))

    def _tell(self, signal: SignalInstance, fact: object) -> None:
        """Tell the window, unless it wants to hear nothing more."""
        with self._lock:
            if not self._is_closing:
                signal.emit(fact)
