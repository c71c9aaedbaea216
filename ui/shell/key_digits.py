"""What digits a key event means: by its text, else by where the key lies on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from facilitator.domain.badge_ear import digit_of

ORDERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""Keys pressed with one of these order something; they type nothing."""

_ROW = "1234567890"
_MAC_KEYS = dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), _ROW, strict=True))
_FIRST_CODES = {"windows": 0x02, "xcb": 10, "wayland": 10, "offscreen": 10}
"""The scan code of the key "1"; the row goes on from it to "0"."""


def digit_of_key(event: QKeyEvent) -> str:
    """Return the digit that a pressed key types or, on a layout such as AZERTY, lies on; "" for none.

    With Ctrl, Alt or Meta a key is an order. Shift types digits on some layouts, but a shifted key that
    types something else is no digit.
    """
    modifiers = event.modifiers()
    if modifiers & ORDERS:
        return ""
    typed = digit_of(event.text())
    if typed or not event.text().strip() or modifiers & Qt.KeyboardModifier.ShiftModifier:
        return typed
    return "" if event.text().isascii() and event.text().isalpha() else _digit_of_place(event)


def _digit_of_place(event: QKeyEvent) -> str:
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        return _MAC_KEYS.get(event.nativeVirtualKey(), "")
    first = _FIRST_CODES.get(platform)
    place = -1 if first is None else event.nativeScanCode() - first
    return _ROW[place] if 0 <= place < len(_ROW) else ""
