"""Who wrote themselves in at the foot of a sign-in sheet: three fields, Enter or the button adds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import row
from ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class ByHand:
    """What stands there of one person."""

    name: str
    employee_number: str
    department: str


class SheetFoot(QWidget):
    """Asks for a name (needed), an employee number and a department."""

    walk_in_requested = Signal(object)
    """A `ByHand`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.number, self.department = (Field(QLineEdit()) for _ in range(3))
        self._fields = (self.name, self.number, self.department)
        for field in self._fields:
            field.edit.returnPressed.connect(self._on_entered)
        self.add_button = QuietButton(theme, Icon.WALK_IN)
        self.add_button.clicked.connect(self._on_entered)
        layout = row(*self._fields, self.add_button, spacing=Space.TWO)
        layout.setAlignment(self.add_button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(layout)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.name.set_texts(self.tr("Written in by hand: name"))
        self.number.set_texts(self.tr("Employee number"))
        self.department.set_texts(self.tr("Department"))
        self.add_button.setText(self.tr("Add"))

    def clear(self) -> None:
        """Be ready for the next one."""
        for field in self._fields:
            field.edit.clear()
        self.name.set_error("")

    def take_focus(self) -> None:
        """Let a name be typed."""
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_entered(self) -> None:
        typed = ByHand(*(field.edit.text() for field in self._fields))
        self.walk_in_requested.emit(typed)
