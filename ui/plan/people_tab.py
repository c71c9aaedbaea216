"""The people of a half-day: the list, one more person, and bringing a roster in."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.names import matches
from facilitator.domain.participant import Enrolment
from facilitator.services.enrol_people import RosterImport, add_person, undo_import
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.plan.roster_import import RosterImportView
from ui.plan.roster_look import ImportTarget
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.current_stack import CurrentStack
from ui.widgets.field import Field, SearchEdit
from ui.widgets.label import Label
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_NUMBER, _DEPARTMENT, _STATE = 160, 200, 130
_LEAST_SEARCH = 160


class PeopleTab(PlanTab):
    """A table to search, a form for one, and the import."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._import_id: UUID | None = None
        self.count = Label(role=TextRole.TITLE)
        self.search = SearchEdit(theme)
        self.search.textChanged.connect(self._filter)
        self.add_button = QuietButton(theme, Icon.PERSON_ADD)
        self.import_button = PrimaryButton(theme, Icon.UPLOAD)
        self.notice = InlineNotice(theme)
        self.person_form = PersonForm(tools)
        self.table = RowsTable(theme)
        self._model: RowsModel[Enrolment] = RowsModel(
            (
                Column("name", lambda one: one.person.name, is_strong=True),
                Column("number", lambda one: one.person.employee_number, width=_NUMBER),
                Column("department", lambda one: one.person.department, width=_DEPARTMENT),
                Column("state", lambda _: "", badge=self._badge, width=_STATE),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.roster_import = RosterImportView(tools)
        self._sides = CurrentStack()
        self.add_button.clicked.connect(self.person_form.toggle)
        self.import_button.clicked.connect(self.begin_import)
        self.notice.action_requested.connect(self._on_undo)
        self.roster_import.imported.connect(self._on_imported)
        self.roster_import.cancelled.connect(self._show_list)
        self._lay_out()

    def name(self) -> str:
        """Return the tab's name."""
        return self.tr("People")

    def forget_news(self) -> None:
        """Put away what was said of the half-day before, and what could be taken back there."""
        self.notice.hide()
        self._import_id = None
        self.person_form.name_field.set_error("")

    def draw(self, plan: PlanView) -> None:
        """Draw the people of the half-day."""
        self.count.setText(self.tr("%n person|people", "", len(plan.people)))
        self.person_form.half_day_id = plan.half_day.id
        if self._sides.currentIndex() == 1:
            self.roster_import.turn_to(_target(plan))
        self._filter()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.search.set_texts(self.tr("Search a name, pinyin or number"))
        self.add_button.setText(self.tr("Add a person"))
        self.import_button.setText(self.tr("Import a list"))
        self._model.set_titles((self.tr("Name"), self.tr("Employee number"), self.tr("Department"), ""))
        self.table.setAccessibleName(self.tr("People"))
        self.person_form.retranslate()
        self.roster_import.retranslate()
        if self.plan is not None:
            self.draw(self.plan)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Stack the sides of the import."""
        self.roster_import.set_narrow(is_narrow=is_narrow)
        if (layout := self._sides.layout()) is not None:
            layout.invalidate()
        self._sides.updateGeometry()

    @Slot()
    def begin_import(self) -> None:
        """Show the first step of the import."""
        if self.plan is not None:
            self.roster_import.begin(_target(self.plan))
            self._sides.setCurrentIndex(1)

    def _lay_out(self) -> None:
        card = Card(self.tools.theme)
        card.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.ONE)
        head = row(self.count, 1, self.search, self.add_button, self.import_button, spacing=Space.ONE)
        self.table.setProperty("flat", "true")
        self.search.setMinimumWidth(_LEAST_SEARCH)
        card.body.addLayout(head)
        card.add(self.person_form)
        card.add(self.table, 1)
        list_side = QWidget()
        inner = QVBoxLayout(list_side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.TWO)
        inner.addWidget(self.notice)
        inner.addWidget(card, 1)
        self._sides.addWidget(list_side)
        self._sides.addWidget(self.roster_import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sides)

    def _badge(self, one: Enrolment) -> Badge | None:
        return Badge(Meaning.INFO, self.tr("walked in")) if one.is_walk_in else None

    @Slot()
    def _filter(self) -> None:
        """Show whom the search means; everybody while it is empty."""
        if self.plan is None:
            return
        query = self.search.text().strip()
        people = self.plan.people
        self._model.set_rows([one for one in people if not query or matches(query, one)])
        nobody = self.tr("Nobody is on the list yet. Import the list from the factory, or add a person.")
        self.table.set_empty_text(self.tr("Nobody of that name is on the list.") if query else nobody)

    @Slot()
    def _show_list(self) -> None:
        self._sides.setCurrentIndex(0)
        self.search.setFocus()

    @Slot(object)
    def _on_imported(self, done: RosterImport) -> None:
        self._import_id = done.import_id
        sentence = self.tr("%n person|people added.", "", done.added)
        if done.changed:
            sentence += " " + self.tr("%n person|people changed.", "", done.changed)
        if self.roster_import.next_sheet:
            sentence += " " + self.tr("Still to come from this file: {sheet}.").format(
                sheet=self.roster_import.next_sheet
            )
        self.notice.show_sentence(Meaning.GOOD, sentence, self.tr("Take it back"))
        self._show_list()

    @Slot()
    def _on_undo(self) -> None:
        if self._import_id is not None:
            use_case = partial(undo_import, self.tools.workspace, self._import_id)
            self._import_id = None
            self.tools.operations.run(use_case, self._on_undone, self._on_problem)

    @Slot(object)
    def _on_undone(self, count: int) -> None:
        self.notice.show_sentence(Meaning.INFO, self.tr("%n person|people taken out again.", "", count))

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.notice.show_sentence(Meaning.BAD, self.tools.said(message))


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


def _target(plan: PlanView) -> ImportTarget:
    """Return the half-day in front, by its name where there are several."""
    label = plan.half_day.label if len(plan.session.half_days) > 1 else ""
    return ImportTarget(plan.session.id, plan.half_day.id, label)


def _identity(one: Enrolment) -> UUID:
    return one.id
