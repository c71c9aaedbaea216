"""One line that puts one more person on the list."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.services.enrol_people import add_person
from ui.theme.icons import Icon
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.once import Once
from ui.widgets.page import PageTools


class PersonForm(QWidget):
    """One line that puts one more person on the list; Enter adds, the next can follow at once."""

    added = Signal(object)
    """The `Enrolment` that is on disk."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.half_day_id: UUID | None = None
        self._once = Once(tools.operations, self)
        self.name_field = Field(QLineEdit())
        self.number_field = Field(QLineEdit())
        self.department_field = Field(QLineEdit())
        self.button = QuietButton(tools.theme, Icon.ADD)
        self.button.clicked.connect(self._on_add)
        for field in (self.name_field, self.number_field, self.department_field):
            field.edit.returnPressed.connect(self._on_add)
        line = row(self.name_field, self.number_field, self.department_field, self.button, spacing=Space.TWO)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        self.hide()

    @Slot()
    def toggle(self) -> None:
        """Show the line and begin, or put it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.name_field.edit.setFocus()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.name_field.set_texts(self.tr("Name"))
        self.number_field.set_texts(self.tr("Employee number"))
        self.department_field.set_texts(self.tr("Department"))
        self.button.setText(self.tr("Add"))

    @Slot()
    def _on_add(self) -> None:
        if self.half_day_id is None:
            return
        name, number, department = typed = self._typed()
        use_case = partial(
            add_person,
            self._tools.workspace,
            self.half_day_id,
            name,
            employee_number=number,
            department=department,
        )
        self._once.run(use_case, partial(self._on_added, typed), self._on_problem)

    def _typed(self) -> tuple[str, str, str]:
        return (
            self.name_field.edit.text(),
            self.number_field.edit.text(),
            self.department_field.edit.text(),
        )

    def _on_added(self, typed: tuple[str, str, str], enrolment: Enrolment) -> None:
        """Be ready for the next person; one who is being typed already stays."""
        self.name_field.set_error("")
        if typed == self._typed():
            for field in (self.name_field, self.number_field, self.department_field):
                field.edit.clear()
            self.name_field.edit.setFocus()
        self.added.emit(enrolment)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.name_field.set_error(self._tools.said(message))
