"""The keys that clickers and presenters send, read by the map that is in force.

With a Chinese input method on, letters may never reach a window; every letter has a twin that is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent

from facilitator.domain.key_map import KeyMap
from facilitator.domain.run_command import CLIP_COMMANDS, ConsoleCommand, PresenterCommand, RunCommand
from ui.widgets.key_name import key_of

__all__ = ["CLIP_COMMANDS", "ConsoleCommand", "GoToPage", "PresenterCommand", "PresenterKeys", "RunCommand"]


@dataclass(frozen=True, slots=True)
class GoToPage:
    """A number was typed, and Enter: show that page of the deck."""

    page: int


_ENTER = frozenset({"Return", "Enter"})
_HIGHEST_PAGE = 9999


class PresenterKeys:
    """Reads the keys of one window; it remembers the digits typed until Enter or another key comes."""

    def __init__(self, keys: KeyMap | None = None) -> None:
        self._map = keys or KeyMap()
        self._number = 0

    @property
    def number(self) -> int:
        """What is typed so far of a slide's number; 0 while none is."""
        return self._number

    def use(self, keys: KeyMap) -> None:
        """Go by that map from now on."""
        self._map = keys

    def read(self, event: QKeyEvent) -> RunCommand | GoToPage | None:
        """Return what the key asks for, if it completes a wish."""
        key, number = key_of(event), self._number
        self._number = 0
        if len(key) == 1 and key.isdecimal() and key.isascii():
            self._number = min(number * 10 + int(key), _HIGHEST_PAGE)
            return None
        if key in _ENTER:
            return GoToPage(number) if number else None
        return self._map.command_of(key)

    def command_of(self, event: QKeyEvent) -> RunCommand | None:
        """Return what that one key asks for, or none."""
        return self._map.command_of(key_of(event))
