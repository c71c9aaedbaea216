"""The keys that clickers and presenters send, each with a twin that is no letter.

With a Chinese input method on, letters never reach a window; the twins do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class PresenterCommand(StrEnum):
    """What a clicker can ask for."""

    NEXT_SLIDE = "next_slide"
    PREVIOUS_SLIDE = "previous_slide"
    FIRST_SLIDE = "first_slide"
    LAST_SLIDE = "last_slide"
    BLACK = "black"
    WHITE = "white"
    FREEZE = "freeze"
    CARD = "card"
    CLIP_PLAY = "clip_play"
    CLIP_REWIND = "clip_rewind"
    CLIP_FORWARD = "clip_forward"
    CLIP_RESTART = "clip_restart"
    CLIP_SOFTER = "clip_softer"
    CLIP_LOUDER = "clip_louder"
    CLOSE = "close"


CLIP_COMMANDS = frozenset(
    {
        PresenterCommand.CLIP_PLAY,
        PresenterCommand.CLIP_REWIND,
        PresenterCommand.CLIP_FORWARD,
        PresenterCommand.CLIP_RESTART,
        PresenterCommand.CLIP_SOFTER,
        PresenterCommand.CLIP_LOUDER,
    }
)
"""What only the video on the page that is up obeys."""


@dataclass(frozen=True, slots=True)
class GoToPage:
    """A number was typed, and Enter: show that page of the deck."""

    page: int


_KEYS = {
    Qt.Key.Key_PageDown: PresenterCommand.NEXT_SLIDE,
    Qt.Key.Key_Right: PresenterCommand.NEXT_SLIDE,
    Qt.Key.Key_Down: PresenterCommand.NEXT_SLIDE,
    Qt.Key.Key_Space: PresenterCommand.NEXT_SLIDE,
    Qt.Key.Key_PageUp: PresenterCommand.PREVIOUS_SLIDE,
    Qt.Key.Key_Left: PresenterCommand.PREVIOUS_SLIDE,
    Qt.Key.Key_Up: PresenterCommand.PREVIOUS_SLIDE,
    Qt.Key.Key_Backspace: PresenterCommand.PREVIOUS_SLIDE,
    Qt.Key.Key_Home: PresenterCommand.FIRST_SLIDE,
    Qt.Key.Key_End: PresenterCommand.LAST_SLIDE,
    Qt.Key.Key_B: PresenterCommand.BLACK,
    Qt.Key.Key_Period: PresenterCommand.BLACK,
    Qt.Key.Key_W: PresenterCommand.WHITE,
    Qt.Key.Key_Comma: PresenterCommand.WHITE,
    Qt.Key.Key_F: PresenterCommand.FREEZE,
    Qt.Key.Key_Slash: PresenterCommand.FREEZE,
    Qt.Key.Key_H: PresenterCommand.CARD,
    Qt.Key.Key_Asterisk: PresenterCommand.CARD,
    Qt.Key.Key_K: PresenterCommand.CLIP_PLAY,
    Qt.Key.Key_F12: PresenterCommand.CLIP_PLAY,
    Qt.Key.Key_MediaTogglePlayPause: PresenterCommand.CLIP_PLAY,
    Qt.Key.Key_MediaPlay: PresenterCommand.CLIP_PLAY,
    Qt.Key.Key_J: PresenterCommand.CLIP_REWIND,
    Qt.Key.Key_L: PresenterCommand.CLIP_FORWARD,
    Qt.Key.Key_Escape: PresenterCommand.CLOSE,
}
_DIGITS = {Qt.Key(Qt.Key.Key_0.value + digit): digit for digit in range(10)}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WITH_SHIFT = frozenset({Qt.Key.Key_Slash, Qt.Key.Key_Asterisk, Qt.Key.Key_Period, Qt.Key.Key_Comma})
"""Signs that need Shift on some keyboards."""
_HIGHEST_PAGE = 9999


class PresenterKeys:
    """Reads the keys of one window; it remembers the digits typed until Enter or another key comes."""

    def __init__(self) -> None:
        self._number = 0

    def read(self, event: QKeyEvent) -> PresenterCommand | GoToPage | None:
        """Return what the key asks for, if it completes a wish."""
        key, number = Qt.Key(event.key()), self._number
        self._number = 0
        if _has_modifier(event):
            return None
        if key in _DIGITS:
            self._number = min(number * 10 + _DIGITS[key], _HIGHEST_PAGE)
            return None
        if key in _ENTER:
            return GoToPage(number) if number else None
        return command_of(event)


def command_of(event: QKeyEvent) -> PresenterCommand | None:
    """Return what the key asks for; none where a modifier or another key was pressed."""
    return None if _has_modifier(event) else _KEYS.get(Qt.Key(event.key()))


def _has_modifier(event: QKeyEvent) -> bool:
    """Say whether a modifier is held that the sign itself does not need."""
    silent = Qt.KeyboardModifier.KeypadModifier
    if event.key() in _WITH_SHIFT:
        silent |= Qt.KeyboardModifier.ShiftModifier
    return event.modifiers() & ~silent != Qt.KeyboardModifier.NoModifier
