"""Three fields for somebody who is not on the list: under half a minute, in line, by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What was typed; `badge_code` is the spare badge that was scanned, or empty."""

    name: str
    employee_number: str
    department: str
    badge_code: str = ""


class WalkInForm(Card):
    """Asks for a name (needed), an employee number and a department."""

    submitted = Signal(object)
    """A `WalkIn` to check in."""

    left = Signal()
    """The form was put away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._badge_code = ""
        self._name = Field(QLineEdit())
        self._number = Field(QLineEdit())
        self._department = Field(QLineEdit())
        for field in (self._name, self._number, self._department):
            field.edit.returnPressed.connect(self._on_submit)
        self._save_button = PrimaryButton(theme, Icon.PERSON_ADD)
        self._save_button.clicked.connect(self._on_submit)
        self._leave_button = QuietButton(theme)
        self._leave_button.clicked.connect(self.leave)
        fields = row(self._name, self._number, self._department, spacing=Space.TWO)
        for place, weight in enumerate((3, 2, 2)):
            fields.setStretch(place, weight)
        self.body.addLayout(fields)
        self.body.addLayout(row(1, self._leave_button, self._save_button))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Walk-in"))
        self._name.set_texts(self.tr("Name"))
        self._number.set_texts(self.tr("Employee number"))
        self._department.set_texts(self.tr("Department"))
        self._save_button.setText(self.tr("Add and check in"))
        self._leave_button.setText(self.tr("Cancel"))

    def open_with(self, name: str = "", badge_code: str = "") -> None:
        """Show the form empty but for what is known, ready to type the name."""
        self._badge_code = badge_code
        for field in (self._name, self._number, self._department):
            field.edit.clear()
            field.set_error("")
        self._name.edit.setText(name)
        self.show()
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say at the name what has to change; everything typed stays."""
        self._name.set_error(sentence)
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Put the form away."""
        self.hide()
        self.left.emit()

    @Slot()
    def _on_submit(self) -> None:
        typed = WalkIn(
            self._name.edit.text(), self._number.edit.text(), self._department.edit.text(), self._badge_code
        )
        self.submitted.emit(typed)
