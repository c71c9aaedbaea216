"""A line that shows which key was pressed, whatever the key would do elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.command_words import shown_key
from ui.widgets.key_name import key_of

_LEAVING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_BARE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


class KeyTestEdit(QLineEdit):
    """Takes every key but Tab, which leaves it; so does Esc after Esc, as a clicker may send one of them.

    Unlike the run's windows it lets an input method work: so it shows what that keeps to itself.
    """

    pressed = Signal(str)
    """A key came, by its name as a `KeyMap` has it; empty for one that has none."""
    swallowed = Signal(str)
    """An input method took a key and made this of it."""
    entered = Signal()
    """The keys come here from now on."""
    left = Signal()
    """Esc came twice in a row: the keys belong elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_escape = False
        self.setProperty("scale", "large")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def event(self, event: QEvent) -> bool:
        """Keep every shortcut from acting while a key is tried."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() not in _LEAVING)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell which key it is."""
        if event.key() in _LEAVING:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._was_escape and not event.isAutoRepeat():
            self._was_escape = False
            self.left.emit()
        elif event.key() not in _BARE and not event.isAutoRepeat():
            self._was_escape = event.key() == Qt.Key.Key_Escape
            key = key_of(event)
            self.setText(shown_key(key))
            self.pressed.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys come here."""
        super().focusInEvent(event)
        self._was_escape = False
        self.entered.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell what an input method made of a key."""
        made = event.commitString() or event.preeditString()
        event.accept()
        if made:
            self.setText(made)
            self.swallowed.emit(made)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer nothing: there is no text to copy or to paste."""
        event.accept()
