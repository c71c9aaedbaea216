"""A lock that is had in the order in which it was asked for."""

from __future__ import annotations

import threading


class Turns:
    """Who lets go and asks again stands behind all who waited; a usual lock would go back to him."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._given = 0
        self._called = 0

    def __enter__(self) -> None:
        """Wait for one's turn."""
        with self._changed:
            mine, self._given = self._given, self._given + 1
            self._changed.wait_for(lambda: self._called == mine)

    def __exit__(self, *_: object) -> None:
        """Call the next one."""
        with self._changed:
            self._called += 1
            self._changed.notify_all()

    def is_taken(self) -> bool:
        """Say whether it is anybody's turn."""
        with self._changed:
            return self._called != self._given

    def let_others(self) -> None:
        """Give the turn to all who wait, and take it again."""
        self.__exit__()
        self.__enter__()


PDFIUM = Turns()
"""Whose turn it is to call pdfium, which knows no threads: whatever calls it in this process asks here."""
