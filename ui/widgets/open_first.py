"""Keys on a closed choice open it, where each step past a choice would already change something."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

_STEPPING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class _OpenFirst(QObject):
    """Watches one box. Its list is a window of its own: keys pressed there do not come by here."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list in place of a step to the neighbour."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _would_step(event):
            self._box.showPopup()
            return True
        return super().eventFilter(watched, event)


def open_first(box: QComboBox) -> None:
    """Let arrows and letters open that box; only what is then taken from its list is chosen."""
    box.installEventFilter(_OpenFirst(box))


def _would_step(event: QKeyEvent) -> bool:
    silent = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() & ~silent != Qt.KeyboardModifier.NoModifier:
        return False
    return event.key() in _STEPPING or (event.text().isprintable() and event.text() != "")
