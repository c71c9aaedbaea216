"""Keys that wait: copies of events, handed on later exactly as they came, or forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class HeldKey:
    """An event on its way to `receiver`; `text` is what it types, `digits` how many digits that is."""

    receiver: QObject
    event: QKeyEvent | QInputMethodEvent
    text: str = ""
    digits: int = 0

    def deliver(self) -> None:
        """Let the event go on, to whatever has the keys now if its receiver is gone."""
        receiver = self.receiver if isValid(self.receiver) else QApplication.focusWidget()
        if receiver is not None:
            QCoreApplication.sendEvent(receiver, self.event)


@dataclass(frozen=True, slots=True)
class Selected:
    """What was selected in a field before typing took its place."""

    field: QWidget
    text: str


def selected_in_focus() -> Selected | None:
    """Return what typing would replace now, or None."""
    field = _text_field()
    if isinstance(field, QLineEdit):
        return Selected(field, field.selectedText()) if field.hasSelectedText() else None
    if isinstance(field, QPlainTextEdit | QTextEdit):
        cursor = field.textCursor()
        return Selected(field, cursor.selection().toPlainText()) if cursor.hasSelection() else None
    return None


def take_back(typed: str, replaced: Selected | None) -> bool:
    """Take what was just typed out of the field with the focus; False where it went into no field.

    A field may have refused the last of it (too long, not valid): what it took goes. What typing had
    replaced comes back, selected.
    """
    field = _text_field()
    if field is None:
        return False
    back = replaced.text if replaced is not None and replaced.field is field else ""
    if isinstance(field, QLineEdit):
        count = _taken(field.text()[: field.cursorPosition()], typed)
        end = field.cursorPosition()
        _replace_in_line(field, end - count, end, back)
        return True
    cursor = field.textCursor()
    count = _taken(field.toPlainText()[: cursor.position()], typed)
    cursor.setPosition(cursor.position() - count, cursor.MoveMode.KeepAnchor)
    cursor.insertText(back)
    if back:
        cursor.setPosition(cursor.position() - len(back), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    return True


def end_composing() -> None:
    """Leave nothing of what an input method was composing."""
    QApplication.inputMethod().reset()
    focused = QApplication.focusWidget()
    if focused is not None:
        QCoreApplication.sendEvent(focused, QInputMethodEvent("", []))


def is_key_release(event: QEvent) -> bool:
    """Say whether a key comes up by a finger, not by repeating."""
    return isinstance(event, QKeyEvent) and not event.isAutoRepeat()


def _replace_in_line(field: QLineEdit, begin: int, end: int, back: str) -> None:
    if begin == end and not back:
        return
    field.setSelection(begin, end - begin)
    if back:
        field.insert(back)
        field.setSelection(begin, len(back))
    else:
        field.del_()


def _taken(before_cursor: str, typed: str) -> int:
    """Return how much of the beginning of `typed` stands right before the cursor."""
    return next((n for n in range(len(typed), 0, -1) if before_cursor.endswith(typed[:n])), 0)


def _text_field() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    field = QApplication.focusWidget()
    if isinstance(field, QAbstractSpinBox):
        return field.lineEdit()
    return field if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) else None
