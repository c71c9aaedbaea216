"""Which key of the keyboard says what to the keying machine: number row, numpad, right-hand block.

Under the right hand `J K L` are 1 2 3 and `U I O` are 4 5 6, with 7 8 9 above them, so one hand can
key while the other turns the paper. Every letter has a twin that is no letter.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

NAMED = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_J: "1",
    Qt.Key.Key_K: "2",
    Qt.Key.Key_L: "3",
    Qt.Key.Key_U: "4",
    Qt.Key.Key_I: "5",
    Qt.Key.Key_O: "6",
    Qt.Key.Key_M: "0",
}
SIGNS = frozenset("0123456789*/-+.=,rp")
MOVES = frozenset({"-", "Up", "Down", "Backspace"})
FULL_WIDTH_OFFSET = 0xFEE0


def keyer_key(event: QKeyEvent) -> str | None:
    """Return the key as `facilitator.domain.keying` names it, or None for a key it does not know."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    named = NAMED.get(Qt.Key(event.key()))
    if named is not None:
        return named
    text = _folded(event.text().lower())
    return text if text in SIGNS else None


def may_repeat(said: str | None) -> bool:
    """Say whether a key acts again while it is held down: what moves does, what answers does not.

    A finger that rests on a digit must not answer the rest of the page.
    """
    return said is None or said in MOVES


def _folded(text: str) -> str:
    """Return a full-width sign (a Chinese input method left on) as the plain one."""
    if len(text) == 1 and 0xFF01 <= ord(text) <= 0xFF5E:  # noqa: PLR2004 - the full-width block
        return chr(ord(text) - FULL_WIDTH_OFFSET)
    return text
