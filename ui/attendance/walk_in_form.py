"""Three fields for somebody who is not on the list: under half a minute, in line, by keyboard.

A scanner types wherever the focus is. A badge that is scanned while this form is open is taken out of
the field again and told to the page; it never becomes a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.attendance.scan_edit import LONGEST_TYPED_NUMBER, split_scan
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

    scanned = Signal(str)
    """The digits of a badge that was scanned while the form had the keys."""

    left = Signal()
    """The form was put away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._badge_code = ""
        self._sent: WalkIn | None = None
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

    def open_with(self, typed: str = "", badge_code: str = "") -> None:
        """Show the form empty but for what is known, a name or a number, ready to type the name.

        A form that is being filled in keeps what was typed and only takes the badge.
        """
        if self.isVisible():
            self.take_badge(badge_code)
            return
        self._badge_code = badge_code
        for field in (self._name, self._number, self._department):
            field.edit.clear()
            field.set_error("")
        name, number = _name_and_number(typed)
        self._name.edit.setText(name)
        self._number.edit.setText(number)
        self.show()
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_badge(self, badge_code: str) -> None:
        """Give this spare badge to the person whose name is being typed."""
        self._badge_code = badge_code or self._badge_code
        self.take_focus()

    def take_focus(self) -> None:
        """Let the name be typed."""
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Let nothing be sent while the answer to the last sending is awaited."""
        self._save_button.setEnabled(not is_waiting)

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

    def take_stored(self) -> None:
        """Put the form away, unless somebody else is being typed into it already."""
        if self._typed() == self._sent:
            self.leave()
        self._badge_code = ""

    @Slot()
    def leave(self) -> None:
        """Put the form away."""
        self.hide()
        self.left.emit()

    @Slot()
    def _on_submit(self) -> None:
        scanned = self._take_out_scan()
        if scanned:
            self.scanned.emit(scanned)
            return
        self._sent = self._typed()
        self.submitted.emit(self._sent)

    def _typed(self) -> WalkIn:
        return WalkIn(
            self._name.edit.text(), self._number.edit.text(), self._department.edit.text(), self._badge_code
        )

    def _take_out_scan(self) -> str:
        """Return the badge that a scanner typed into one of the fields, and leave there what was before."""
        found = ""
        for field in (self._name, self._number, self._department):
            rest, digits = split_scan(field.edit.text())
            if digits:
                field.edit.setText(rest)
                found = digits
        return found


def _name_and_number(typed: str) -> tuple[str, str]:
    """Return what was typed as a name or as an employee number; neither where it is a code of something."""
    if any(map(str.isdigit, typed)):
        is_number = len(typed) <= LONGEST_TYPED_NUMBER and typed.replace("-", "").isalnum()
        return "", typed if is_number else ""
    return ("" if "/" in typed else typed), ""
