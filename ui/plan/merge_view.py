"""Two lines of the list that are one person: choose the other line, choose what holds, say so.

Nothing is decided here: same names are only put first.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.names import matches
from facilitator.domain.own_field import own_text, with_own_texts
from facilitator.domain.participant import Enrolment, Person, Sex
from facilitator.domain.same_people import same_names
from facilitator.services.enrol_people import list_session_people
from facilitator.services.merge_people import Merged, MergePreview, merge_people, preview_merge
from ui.plan.fields_area import FieldsArea
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, column, empty_layout, row
from ui.widgets.field import SearchEdit
from ui.widgets.label import Label
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.states import InlineNotice
from ui.widgets.table import Badge, Column, RowsModel, RowsTable

_NUMBER, _DEPARTMENT, _STATE = 130, 130, 130
_LONGEST = 28


class MergeView(Card):
    """Asks who somebody is as well, and what is known of the one person."""

    merged = Signal(object)
    """A `Merged` that is on disk."""

    cancelled = Signal()
    """Back to the list."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        theme = tools.theme
        self._one: Enrolment | None = None
        self._people: tuple[Enrolment, ...] = ()
        self._same: frozenset[UUID] = frozenset()
        self._found: MergePreview | None = None
        self._once = Once(tools.operations, self)
        self._once.changed.connect(self._enable)
        self.choices: dict[str, SegmentedControl[bool]] = {}
        self.own_choices: dict[str, SegmentedControl[bool]] = {}
        self.search = SearchEdit(theme)
        self.search.textChanged.connect(self._fill)
        self.table = RowsTable(theme)
        self.table.setProperty("flat", "true")
        self.table.setMinimumHeight(Measure.ROW * 4)
        self._model: RowsModel[Enrolment] = RowsModel(
            (
                Column("name", _name, is_strong=True),
                Column("number", _number, width=_NUMBER),
                Column("department", _department, width=_DEPARTMENT),
                Column("state", badge=self._badge, width=_STATE),
            ),
            self.table,
            identity=_person_id,
        )
        self.table.set_rows_model(self._model)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_activated.connect(self._on_activated)
        self.notice = InlineNotice(theme, can_dismiss=False)
        self._grid = QGridLayout()
        self._choices_area = FieldsArea()
        self._question = Label(role=TextRole.STRONG, wraps=True)
        self._comes_along = Label(meaning=Meaning.SOFT, wraps=True)
        self.cancel_button = QuietButton(theme)
        self.cancel_button.clicked.connect(self.cancelled)
        self.confirm_button = PrimaryButton(theme, Icon.CHECK)
        self.confirm_button.clicked.connect(self.confirm)
        self._lay_out()

    def begin(self, one: Enrolment) -> None:
        """Ask who this person is as well."""
        self._one = one
        self._found = None
        self.search.clear()
        self.notice.hide()
        self._show_found()
        self.retranslate()
        read = partial(list_session_people, self._tools.workspace, one.session)
        self._tools.operations.load(read, partial(self._on_people, one.id))

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        name = self._one.person.name if self._one is not None else ""
        self.set_title(self.tr("Who is {name} as well?").format(name=name))
        self.search.set_texts(self.tr("Search a name, pinyin or number"))
        self._model.set_titles((self.tr("Name"), self.tr("Number"), self.tr("Department"), ""))
        self.table.setAccessibleName(self.tr("The other line of this person"))
        self.table.set_empty_text(self.tr("Nobody else of that name is on the list."))
        self.cancel_button.setText(self.tr("Cancel"))
        self.confirm_button.setText(self.tr("They are one person"))
        self._show_found()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Stack the list and the choices."""
        self._choices_area.show_all(is_so=is_narrow)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def confirm(self) -> None:
        """Keep that the two are one, known as was chosen."""
        found, one = self._found, self._one
        if found is None or one is None:
            return
        use_case = partial(
            merge_people, self._tools.workspace, one.session, found.one.id, found.other.id, self.chosen()
        )
        self._once.run(use_case, self._on_merged, self._on_problem)

    def chosen(self) -> Person:
        """Return what is known of the one person as it is chosen now."""
        if self._found is None:
            msg = "nobody is chosen"
            raise ValueError(msg)
        theirs: dict[str, Any] = {
            name: getattr(self._found.other, name)
            for name, choice in self.choices.items()
            if choice.value is False
        }
        other = self._found.other
        own = {key: own_text(other, key) for key, choice in self.own_choices.items() if choice.value is False}
        return with_own_texts(replace(self._found.as_one, **theirs), own)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.TWO)
        self._grid.setVerticalSpacing(Space.ONE)
        self._grid.setColumnStretch(1, 1)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(Space.THREE)
        self._sides.addLayout(column(self.search, self.table, spacing=Space.ONE), 1)
        choice = column(self._question, self.notice, spacing=Space.TWO)
        self._choices_area.hold(self._grid)
        choice.addWidget(self._choices_area)
        choice.addWidget(self._comes_along)
        choice.addLayout(row(self.confirm_button, self.cancel_button, 1))
        choice.addStretch(1)
        self._sides.addLayout(choice, 1)
        self.body.addLayout(self._sides, 1)

    def _on_people(self, asked: UUID, people: tuple[Enrolment, ...]) -> None:
        if self._one is None or self._one.id != asked:
            return
        by_person = {one.person.id: one for one in reversed(people)}
        by_person.pop(self._one.person.id, None)
        alike = self._alike(people)
        in_order = dict.fromkeys(one.person.id for one in people if one.person.id in by_person)
        ordered = sorted(in_order, key=lambda person: person not in alike)
        self._people = tuple(by_person[person] for person in ordered)
        self._same = alike
        self._fill()
        if alike and self._model.rowCount():
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _alike(self, people: tuple[Enrolment, ...]) -> frozenset[UUID]:
        """Return the persons whose name reads as that of the one in question."""
        groups = same_names(one.person for one in people)
        own = self._one.person.id if self._one is not None else None
        return frozenset(
            person.id for group in groups if own in {one.id for one in group} for person in group
        )

    @Slot()
    def _fill(self) -> None:
        query = self.search.text().strip()
        self._model.set_rows([one for one in self._people if not query or matches(query, one)])

    def _badge(self, one: Enrolment) -> Badge | None:
        return Badge(Meaning.INFO, self.tr("same name")) if one.person.id in self._same else None

    @Slot(object)
    def _on_chosen(self, other: object) -> None:
        self._found = None
        self.notice.hide()
        self._show_found()
        if isinstance(other, Enrolment) and self._one is not None:
            read = partial(
                preview_merge,
                self._tools.workspace,
                self._one.session,
                self._one.person.id,
                other.person.id,
            )
            self._tools.operations.load(read, partial(self._on_found, other.person.id), self._on_problem)

    @Slot(object)
    def _on_activated(self, _row: object) -> None:
        """Enter on a line leads on: to the first choice, or to the button where nothing is to be chosen."""
        first: QWidget = self.confirm_button
        for choice in (*self.choices.values(), *self.own_choices.values()):
            first = choice.segments[0]
            break
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_found(self, other: UUID, found: MergePreview) -> None:
        current = self.table.current_row()
        if isinstance(current, Enrolment) and current.person.id == other:
            self._found = found
            self._show_found()

    def _show_found(self) -> None:
        empty_layout(self._grid)
        self.choices, self.own_choices = {}, {}
        found = self._found
        if found is not None:
            self._ask(found)
        self._question.setText(self._asked(found))
        self._comes_along.setText(self._said(found) if found is not None else "")
        self._comes_along.setVisible(found is not None)
        self._enable()

    def _ask(self, found: MergePreview) -> None:
        """Let each field be chosen in which the two contradict each other."""
        one, other = found.one, found.other
        for name in found.fields:
            words = [self._value_words(getattr(who, name)) for who in (one, other)]
            self.choices[name] = self._choice(self._field_name(name), *words)
        for field in found.own:
            texts = own_text(one, field.key), own_text(other, field.key)
            name = field.name.in_language(self._tools.language())
            self.own_choices[field.key] = self._choice(name, *texts)

    def _choice(self, name: str, mine: str, theirs: str) -> SegmentedControl[bool]:
        choice: SegmentedControl[bool] = SegmentedControl(self._tools.theme)
        choice.set_options(name, [Option(True, _short(mine)), Option(False, _short(theirs))])
        place = self._grid.rowCount()
        self._grid.addWidget(Label(name, role=TextRole.STRONG), place, 0)
        self._grid.addWidget(choice, place, 1, Qt.AlignmentFlag.AlignLeft)
        return choice

    def _asked(self, found: MergePreview | None) -> str:
        if found is None:
            return self.tr("Choose the other line of this person.")
        return (
            self.tr("Which of it holds?")
            if found.fields or found.own
            else self.tr("Both lines say the same.")
        )

    def _said(self, found: MergePreview) -> str:
        parts = [
            self.tr("%n badge(s)", "", found.badges) if found.badges else "",
            self.tr("%n entry|entries at the door", "", found.entries) if found.entries else "",
            self.tr("%n questionnaire number(s)", "", found.forms) if found.forms else "",
        ]
        along = self.tr(", ").join(part for part in parts if part)
        if not along:
            return self.tr("Both lines become one. It can be taken back at any time.")
        return self.tr("Brought along: {what}. It can be taken back at any time.").format(what=along)

    def _field_name(self, name: str) -> str:
        names = {
            "name": self.tr("Name"),
            "employee_number": self.tr("Employee number"),
            "sex": self.tr("Sex"),
            "department": self.tr("Department"),
            "home_province": self.tr("Home province"),
            "phone": self.tr("Phone"),
            "hired_on": self.tr("Hired on"),
            "child_age_band": self.tr("Age of the child"),
            "child_left_behind": self.tr("Child left behind"),
            "language": self.tr("Language"),
        }
        return names[name]

    def _value_words(self, value: object) -> str:
        words: dict[object, str] = {
            Sex.FEMALE: self.tr("female"),
            Sex.MALE: self.tr("male"),
            True: self.tr("yes"),
            False: self.tr("no"),
        }
        return words.get(value) or str(value)

    @Slot()
    def _enable(self) -> None:
        self.confirm_button.setEnabled(self._found is not None and not self._once.is_running)

    @Slot(object)
    def _on_merged(self, merged: Merged) -> None:
        self.merged.emit(merged)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.notice.show_sentence(Meaning.BAD, self._tools.said(message))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _name(one: Enrolment) -> str:
    return one.person.name


def _number(one: Enrolment) -> str:
    return one.person.employee_number


def _department(one: Enrolment) -> str:
    return one.person.department


def _person_id(one: Enrolment) -> UUID:
    return one.person.id
