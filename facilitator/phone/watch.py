"""Something that is looked at again and again on a thread of its own, until it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Watch:
    """Looks every so many seconds from `start` to `stop`, the first time one pause after it began."""

    def __init__(self, look: Callable[[], None], every_s: float) -> None:
        self._look = look
        self._every_s = every_s
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="phone network watch", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; returns when the last look is over. Not for the watching thread itself."""
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_over.wait(self._every_s):
            self._look()
