"""The fields that an organisation added for its people: the list of them, and one beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QPlainTextEdit, QWidget

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.own_field import OwnField, OwnKind, field_called
from facilitator.services.changes import Done
from facilitator.services.own_fields import (
    FieldChange,
    OwnFields,
    own_fields_of,
    put_own_field,
    remove_own_field,
)
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.card import Card, column, row
from ui.widgets.field import Field
from ui.widgets.label import Paragraph
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.shortcuts import add_shortcuts
from ui.widgets.states import InlineNotice
from ui.widgets.table import Badge, Column, RowsModel, RowsTable
from ui.widgets.text_pair import TextPair

_KIND, _STATE = 110, 150
_MOST_SIGNS = 100


@dataclass(frozen=True, slots=True)
class _Line:
    """A field, or a column of a list that is none yet."""

    field: OwnField
    is_loose: bool = False


class OwnFieldsView(Card):
    """Adds, changes and removes a field; Esc leads back to the people."""

    changed = Signal(object)
    """A `FieldChange` that is on disk."""

    cancelled = Signal()
    """Back to the list of people."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        theme = tools.theme
        self._tools = tools
        self._session: UUID | None = None
        self._key = ""
        self._once = Once(tools.operations, self)
        self._words = Paragraph(meaning=Meaning.SOFT)
        self.notice = InlineNotice(theme)
        self.table = RowsTable(theme)
        self.table.setProperty("flat", "true")
        self.table.setMinimumHeight(Measure.ROW * 4)
        self._model: RowsModel[_Line] = RowsModel(
            (
                Column("name", self._name, is_strong=True),
                Column("kind", self._kind_words, width=_KIND),
                Column("state", badge=self._badge, width=_STATE),
            ),
            self.table,
            identity=_key,
        )
        self.table.set_rows_model(self._model)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_activated.connect(self._on_activated)
        self.new_button = QuietButton(theme, Icon.ADD)
        self.new_button.clicked.connect(self.begin_new)
        self.name = TextPair(is_long=False, most=_MOST_SIGNS)
        self.name.entered.connect(self.save)
        self.kind: SegmentedControl[OwnKind] = SegmentedControl(theme)
        self.kind.chosen.connect(self._on_kind)
        self.choices = Field(QPlainTextEdit())
        self.choices.edit.setTabChangesFocus(True)
        self.choices.edit.setFixedHeight(Measure.ROW * 3)
        self.column_box = QCheckBox()
        self.save_button = PrimaryButton(theme, Icon.CHECK)
        self.save_button.clicked.connect(self.save)
        self.remove_button = IconButton(theme, Icon.DELETE)
        self.remove_button.clicked.connect(self.remove)
        self.back_button = QuietButton(theme, Icon.ARROW_LEFT)
        self.back_button.clicked.connect(self.cancelled)
        add_shortcuts(self.table, {"Del": self.remove})
        self._lay_out()

    def begin(self, session: UUID) -> None:
        """Show the fields, and what lists of this session brought that could be one."""
        self._session = session
        self.notice.hide()
        self.retranslate()
        self.begin_new()
        self.refresh()

    def refresh(self) -> None:
        """Read the fields as they are stored now."""
        if self._session is not None:
            read = partial(own_fields_of, self._tools.workspace, self._session)
            self._tools.operations.load(read, self._on_fields)

    @Slot()
    def begin_new(self) -> None:
        """Be ready for a field that is not there yet."""
        self.table.clearSelection()
        self.table.setCurrentIndex(self._model.index(-1, -1))
        self._show(OwnField("", Text()), is_there=False)
        self.name.begin(in_chinese=self._tools.language() is Language.ZH)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.set_title(self.tr("Own fields of people"))
        self._words.set_text(
            self.tr(
                "What your lists say beside the usual columns, for all sessions: filled at the import, "
                "edited beside the list, searched, and mixed by. None of it is shown to the room or shared."
            )
        )
        self._model.set_titles((self.tr("Field"), self.tr("Filled in by"), ""))
        self.table.setAccessibleName(self.tr("Own fields of people"))
        self.table.set_empty_text(self.tr("No own fields yet. Type the name of the first one."))
        self.new_button.setText(self.tr("New field"))
        self.name.set_texts(
            self.tr("Name, in one language or both"),
            self.tr("Name in Chinese"),
            self.tr("Name in English"),
        )
        self.kind.set_options(
            self.tr("Filled in by"),
            [Option(OwnKind.TEXT, self.tr("typing")), Option(OwnKind.CHOICE, self.tr("choosing"))],
        )
        self.choices.set_texts(self.tr("Choices, one a line"))
        self.column_box.setText(self.tr("A column in the list of people"))
        self.save_button.setText(self.tr("Save the field"))
        self.remove_button.set_name(self.tr("Remove the field; what people say in it is kept"), "Del")
        self.back_button.setText(self.tr("Back to the people"))

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Stack the list and the form."""
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the people."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def typed(self) -> OwnField:
        """Return the field as typed."""
        kind = self.kind.value or OwnKind.TEXT
        lines = self.choices.edit.toPlainText().splitlines() if kind is OwnKind.CHOICE else ()
        return OwnField(self._key, self.name.value(), kind, tuple(lines), self.column_box.isChecked())

    @Slot()
    def save(self) -> None:
        """Keep the field as typed."""
        self._do(partial(put_own_field, self._tools.workspace, self.typed()))

    @Slot()
    def remove(self) -> None:
        """Let the field that is shown go."""
        if self._key and self.remove_button.isEnabled():
            self._do(partial(remove_own_field, self._tools.workspace, self._key))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(Space.THREE, Space.THREE, Space.THREE, Space.THREE)
        self.add(self._words)
        self.add(self.notice)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(Space.THREE)
        there = column(self.table, spacing=Space.ONE)
        there.addLayout(row(self.new_button, 1, self.back_button))
        form = column(self.name, self.kind, self.choices, self.column_box, spacing=Space.TWO)
        form.addLayout(row(self.save_button, 1, self.remove_button))
        form.addStretch(1)
        self._sides.addLayout(there, 1)
        self._sides.addLayout(form, 1)
        self.body.addLayout(self._sides, 1)

    def _do(self, use_case: Callable[[], Done[FieldChange]]) -> None:
        self._once.run(use_case, self._on_done, self._on_problem)

    def _on_done(self, change: FieldChange) -> None:
        self.name.refuse("")
        self.changed.emit(change)
        self.begin_new()
        self.refresh()

    def _on_problem(self, message: Message) -> None:
        self.name.refuse(self._tools.said(message))

    def _on_fields(self, found: OwnFields) -> None:
        lines = [_Line(one) for one in found.fields]
        lines += [_Line(replace(field_called(name), key=name), is_loose=True) for name in found.loose]
        self._model.set_rows(lines)

    @Slot(object)
    def _on_chosen(self, chosen: object) -> None:
        if isinstance(chosen, _Line):
            self._show(chosen.field, is_there=not chosen.is_loose)

    @Slot(object)
    def _on_activated(self, _line: object) -> None:
        self.name.begin(in_chinese=self._tools.language() is Language.ZH)

    def _show(self, field: OwnField, *, is_there: bool) -> None:
        self._key = field.key
        self.name.refuse("")
        self.name.show_values(field.name, keeps_typing=False)
        self.kind.set_value(field.kind)
        self.choices.edit.setPlainText("\n".join(field.choices))
        self.column_box.setChecked(field.is_column)
        self.remove_button.setEnabled(is_there)
        self._on_kind(field.kind)

    @Slot(object)
    def _on_kind(self, kind: OwnKind) -> None:
        self.choices.setVisible(kind is OwnKind.CHOICE)

    def _name(self, line: _Line) -> str:
        return line.field.name.in_language(self._tools.language())

    def _kind_words(self, line: _Line) -> str:
        if line.is_loose:
            return ""
        return self.tr("choosing") if line.field.kind is OwnKind.CHOICE else self.tr("typing")

    def _badge(self, line: _Line) -> Badge | None:
        if line.is_loose:
            return Badge(Meaning.INFO, self.tr("kept from a list"))
        return Badge(Meaning.GOOD, self.tr("a column")) if line.field.is_column else None


def _key(line: _Line) -> str:
    return line.field.key
