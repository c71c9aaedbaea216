"""The one field at the door: what is scanned or typed comes here, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST_TYPED_NUMBER = 12
"""Digits beyond this come from a scanner: nobody types them, and nobody is searched by them."""

OTHER_MEANINGS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def split_scan(text: str) -> tuple[str, str]:
    """Return what was typed before a scanner wrote its digits behind it, and those digits, or "" for none."""
    typed = text.strip()
    rest = typed.rstrip("0123456789")
    digits = typed[len(rest) :]
    return (rest, digits) if len(digits) > LONGEST_TYPED_NUMBER else (typed, "")


class ScanEdit(QLineEdit):
    """A line that takes the keys of the lists beside it, too; Esc empties it.

    While people to choose from are offered, the next thing typed or scanned begins anew: a badge that
    is scanned now must decide, not the row that happens to be lit.
    """

    down_pressed = Signal()
    """Down: on to the people found."""

    leave_entered = Signal(str)
    """Shift+Enter: whoever this names goes."""

    left_empty = Signal()
    """Esc: the search is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begins_anew = False
        self.setProperty("scale", "large")
        self.textEdited.connect(self._on_edited)

    def offer_choice(self, text: str) -> None:
        """Show what was asked for while people are offered; the next key replaces it."""
        self.setText(text)
        self._begins_anew = True

    def take_keys_of(self, widget: QWidget) -> None:
        """Bring what is typed while `widget` has the focus into this field."""
        widget.installEventFilter(self)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a printable key typed elsewhere; False for a key that means something else there."""
        text = event.text()
        if not text.strip() or not text.isprintable() or event.modifiers() & OTHER_MEANINGS:
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._begins_anew:
            self.clear()
        self._begins_anew = False
        self.insert(text)
        self.textEdited.emit(self.text())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys of the lists; leave them the keys that move in them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if self.take_key(event):
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the door while nothing is typed here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            if is_undo and not self.text():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin anew after an offer; empty the field by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if named := self.text().strip():
                self.leave_entered.emit(named)
            return
        if self._begins_anew and event.text().strip() and not event.modifiers() & OTHER_MEANINGS:
            self.clear()
        self._begins_anew = False
        super().keyPressEvent(event)

    def _leave(self) -> None:
        self._begins_anew = False
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left_empty.emit()

    def _on_edited(self, _text: str) -> None:
        self._begins_anew = False
