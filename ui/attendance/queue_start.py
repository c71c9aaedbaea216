"""Asks, in line, how the screen for the queue is to be left: by a PIN, or by its keys where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.attendance.queue_screen import KEYS
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.field import Field

LEAST_DIGITS = 4
MOST_DIGITS = 6


class QueueStart(Card):
    """One field, four to six digits or nothing; Enter begins, Esc leaves."""

    begun = Signal(str)
    """The PIN, or "" for none."""

    left = Signal()
    """Nothing was begun."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        edit = QLineEdit()
        edit.setMaxLength(MOST_DIGITS)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), edit))
        self.pin = Field(edit)
        edit.returnPressed.connect(self._on_begin)
        self._begin_button = PrimaryButton(theme, Icon.PROJECTOR)
        self._begin_button.clicked.connect(self._on_begin)
        self._leave_button = QuietButton(theme)
        self._leave_button.clicked.connect(self.leave)
        self.body.addLayout(row(self.pin, 1, self._leave_button, self._begin_button, spacing=Space.TWO))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Screen for the queue: no names"))
        hint = self.tr("PIN to leave it: 4 to 6 digits. Without one, {keys} leaves it.").format(keys=KEYS)
        self.pin.set_texts(hint)
        self._begin_button.setText(self.tr("Show it"))
        self._leave_button.setText(self.tr("Cancel"))

    def open(self) -> None:
        """Ask."""
        self.pin.edit.clear()
        self.pin.set_error("")
        self.show()
        self.pin.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Put the question away."""
        self.hide()
        self.left.emit()

    @Slot()
    def _on_begin(self) -> None:
        pin = self.pin.edit.text()
        if 0 < len(pin) < LEAST_DIGITS:
            self.pin.set_error(self.tr("Type at least four digits, or leave the field empty."))
            return
        self.pin.edit.clear()
        self.hide()
        self.begun.emit(pin)
