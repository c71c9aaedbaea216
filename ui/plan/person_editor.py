"""One person of the list, put right in place: beside the list, saved by Enter, taken back by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from facilitator.domain.language import Language
from facilitator.domain.own_field import OwnField, with_own_texts
from facilitator.domain.participant import Consent, Enrolment, Person
from ui.plan.fields_area import FieldsArea
from ui.plan.own_values import OwnValues
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.buttons import IconButton, PlainButton, QuietButton
from ui.widgets.card import Card, column, empty_layout, row
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.segmented import Option, SegmentedControl

_OF_PERSON = ("name", "employee_number", "department", "phone", "language")
_OF_ENROLMENT = ("group", "table")
_WIDTH = Measure.SIDE_COLUMN + Measure.CONTROL


class PersonEditor(Card):
    """Shows somebody's fields; what is typed is asked for as a whole `Enrolment`."""

    save_requested = Signal(object)
    """The `Enrolment` as typed."""

    merge_requested = Signal(object)
    """The `Enrolment` of somebody who stands on the list once more."""

    removal_requested = Signal(object)
    """The `Enrolment` of somebody who never came."""

    apart_requested = Signal(object)
    """The `Person` who was found to be this one, and is not."""

    consent_chosen = Signal(object)
    """The `Consent` that the person answered to being recorded."""

    left = Signal()
    """Back to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._shown: Enrolment | None = None
        self._others: tuple[Person, ...] = ()
        self.fields: dict[str, Field[QLineEdit]] = {
            name: Field(QLineEdit()) for name in (*_OF_PERSON, *_OF_ENROLMENT)
        }
        for field in self.fields.values():
            field.edit.returnPressed.connect(self.save)
        self.own = OwnValues()
        self.own.entered.connect(self.save)
        self.own.come_after(self.fields["table"].edit)
        self.save_button = QuietButton(theme, Icon.CHECK)
        self.save_button.clicked.connect(self.save)
        self.merge_button = PlainButton(theme, Icon.PEOPLE)
        self.merge_button.clicked.connect(self._on_merge)
        self.remove_button = IconButton(theme, Icon.DELETE)
        self.remove_button.clicked.connect(self._on_remove)
        self._consent_label = Label(role=TextRole.STRONG)
        self.consent: SegmentedControl[Consent] = SegmentedControl(theme)
        self.consent.chosen.connect(self.consent_chosen)
        self._consent_note = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
        self._known = column(spacing=Space.HALF)
        self._fields_area = FieldsArea()
        self._lay_out()
        self.hide()

    @property
    def shown(self) -> Enrolment | None:
        """Who is shown, as stored."""
        return self._shown

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not stored."""
        return self._shown is not None and self.typed() != self._shown

    def show_person(self, one: Enrolment | None) -> None:
        """Show somebody; typing that is not stored stays while it is the same one."""
        before = self._shown
        is_same = before is not None and one is not None and before.id == one.id
        for name, field in self.fields.items():
            is_typed = is_same and before is not None and field.edit.text() != _value(before, name)
            if one is not None and not is_typed:
                field.edit.setText(_value(one, name))
        if one is not None and is_same and before is not None:
            self.own.put_unless_typed(one.person, before.person)
        elif one is not None:
            self.own.put(one.person)
        if not is_same:
            self._fields_area.verticalScrollBar().setValue(0)
            self.show_problem("")
            self.show_others(())
            self.show_consent("")
        if one is not None and self.consent.segments:
            self.consent.set_value(one.person.consent)
        self._shown = one
        self.setVisible(one is not None)

    def show_others(self, others: tuple[Person, ...]) -> None:
        """Name who was found to be this person, with a way back for each."""
        self._others = others
        empty_layout(self._known)
        for other in others:
            parts = (other.name, other.employee_number, other.department)
            named = " · ".join(part for part in parts if part)
            words = Label(role=TextRole.SMALL, meaning=Meaning.SOFT, wraps=True)
            words.setText(self.tr("Also stood on the list as {who}").format(who=named))
            button = PlainButton(self.theme, Icon.UNDO, self.tr("Two people after all"))
            button.clicked.connect(partial(self.apart_requested.emit, other))
            self._known.addWidget(words)
            self._known.addLayout(row(button, 1))

    def show_consent(self, sentence: str) -> None:
        """Say when the answer to being recorded was noted, and by whom."""
        self._consent_note.setText(sentence)
        self._consent_note.setVisible(bool(sentence))

    def typed(self) -> Enrolment:
        """Return the person shown as typed."""
        if self._shown is None:
            msg = "nobody is shown"
            raise ValueError(msg)
        texts: dict[str, Any] = {name: field.edit.text().strip() for name, field in self.fields.items()}
        person = with_own_texts(self._shown.person, self.own.texts())
        person = replace(person, **{name: texts[name] for name in _OF_PERSON})
        return replace(self._shown, person=person, **{name: texts[name] for name in _OF_ENROLMENT})

    def put_typed(self, typed: Enrolment) -> None:
        """Fill in once more what was typed and refused."""
        for name, field in self.fields.items():
            field.edit.setText(_value(typed, name))
        self.own.put(typed.person)

    def show_own(self, fields: Sequence[OwnField], language: Language) -> None:
        """Ask for these fields of the organisation's own too."""
        self.own.show_fields(fields, language)

    def show_problem(self, sentence: str) -> None:
        """Say below the name what has to change; everything typed stays."""
        self.fields["name"].set_error(sentence)

    def begin(self, name: str = "name") -> None:
        """Let a field be typed over."""
        edit = self.fields[name].edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show all fields where the page scrolls anyway, else let them scroll so that Save stays in sight."""
        self._fields_area.show_all(is_so=is_narrow)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.setAccessibleName(self.tr("The person chosen in the list"))
        names = {
            "name": self.tr("Name"),
            "employee_number": self.tr("Employee number"),
            "department": self.tr("Department"),
            "phone": self.tr("Phone"),
            "language": self.tr("Language"),
            "group": self.tr("Group"),
            "table": self.tr("Table"),
        }
        for name, field in self.fields.items():
            field.set_texts(names[name])
        self._consent_label.setText(self.tr("Pictures and sound of this person"))
        self.consent.set_options(
            self.tr("Pictures and sound of this person"),
            [
                Option(Consent.GIVEN, self.tr("agreed")),
                Option(Consent.REFUSED, self.tr("refused")),
                Option(Consent.NOT_ASKED, self.tr("not asked")),
            ],
        )
        self.save_button.setText(self.tr("Save"))
        self.merge_button.setText(self.tr("Stands on the list twice …"))
        self.merge_button.setToolTip(self.tr("Make this and another line one person  Ctrl+M"))
        self.remove_button.set_name(self.tr("Take off the list"), "Del")
        self.show_others(self._others)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is stored and leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self._shown is not None:
                self.put_typed(self._shown)
                self.show_problem("")
            self.left.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def save(self) -> None:
        """Ask for what is typed to be stored."""
        if self.is_dirty:
            self.save_requested.emit(self.typed())
        elif self._shown is not None:
            self.left.emit()

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.body.setSpacing(Space.ONE)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.TWO)
        grid.setVerticalSpacing(Space.ONE)
        grid.addWidget(self.fields["name"], 0, 0, 1, 2)
        for place, name in enumerate(list(self.fields)[1:]):
            grid.addWidget(self.fields[name], 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        asked = column(spacing=Space.ONE)
        asked.addLayout(grid)
        asked.addWidget(self.own)
        self._fields_area.hold(asked)
        self.add(self._fields_area)
        self.body.addLayout(row(self.save_button, 1, self.remove_button))
        self.add(self._consent_label)
        self.add(self.consent)
        self.add(self._consent_note)
        self.body.addLayout(row(self.merge_button, 1))
        self.body.addLayout(self._known)
        self.body.addStretch(1)

    @Slot()
    def _on_merge(self) -> None:
        if self._shown is not None:
            self.merge_requested.emit(self._shown)

    @Slot()
    def _on_remove(self) -> None:
        if self._shown is not None:
            self.removal_requested.emit(self._shown)


def _value(one: Enrolment, name: str) -> str:
    holder = one if name in _OF_ENROLMENT else one.person
    return str(getattr(holder, name))
