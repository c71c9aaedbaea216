"""Unpacks the page that is wanted, on a thread beside the one that draws."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ui.projector.page_cache import PageCache


class PageOpener:
    """Unpacks the page that is wanted without waiting for pdfium, which may be in the midst of another.

    The thread lives only while there is something to open.
    """

    def __init__(self, on_opened: Callable[[int], None]) -> None:
        """`on_opened` hears, on that thread, of the wanted page once it can be shown."""
        self._on_opened = on_opened
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._cache = PageCache(0)
        self._wanted = 1
        self._is_closing = False

    def look_at(self, cache: PageCache, page: int) -> None:
        """Have that page of a deck ready."""
        with self._lock:
            self._cache, self._wanted = cache, page
            if self._thread is None and self._next() is not None:
                self._thread = threading.Thread(target=self._work, name="slides beside", daemon=True)
                self._thread.start()

    def close(self, seconds: float) -> None:
        """Open nothing any more, and wait for the thread, but not longer than that."""
        with self._lock:
            self._is_closing = True
            thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _next(self) -> int | None:
        """Return the page to be opened; called with the lock held."""
        return None if self._is_closing else self._cache.next_to_open(self._wanted)

    def _work(self) -> None:
        while True:
            with self._lock:
                cache, page = self._cache, self._next()
                if page is None:
                    self._thread = None
                    return
            cache.open(page)
            if page == self._wanted:  # still
                self._on_opened(page)
