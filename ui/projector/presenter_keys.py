"""The keys that clickers and presenters send, each with a twin that is no letter.

With a Chinese input method on, letters never reach a window; the twins do.
"""

from __future__ import annotations

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
    CLOSE = "close"


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
    Qt.Key.Key_Escape: PresenterCommand.CLOSE,
}


def command_of(event: QKeyEvent) -> PresenterCommand | None:
    """Return what the key asks for; none where a modifier or another key was pressed."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if plain != Qt.KeyboardModifier.NoModifier:
        return None
    return _KEYS.get(Qt.Key(event.key()))
