"""Bringing a list of people in: a file or pasted cells, what the columns hold, what it would do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.own_field import OwnField, field_called
from facilitator.domain.roster import RosterMapping
from facilitator.domain.roster_sheets import RosterSheet, rosters_among
from facilitator.domain.table import Table
from facilitator.imports.delimited import tables_from_text
from facilitator.imports.parent import read_tables
from facilitator.services.enrol_people import RosterImport, RosterPreview, import_roster
from facilitator.services.own_fields import FieldChange, put_own_field
from ui.operations import Ticket
from ui.plan.column_list import ColumnList, ColumnOfField
from ui.plan.preview_table import PreviewTable
from ui.plan.roster_look import ImportTarget, ReadList, look_at, read_list
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card, row
from ui.widgets.current_stack import CurrentStack
from ui.widgets.field import Field
from ui.widgets.label import Label, Paragraph
from ui.widgets.page import PageTools
from ui.widgets.path_field import PathField, PathKind
from ui.widgets.states import InlineNotice

T = TypeVar("T")

_LEAST_LIST = 220
_FILE_FILTER = "*.xlsx *.xls *.csv *.txt *.tsv"


class RosterImportView(QWidget):
    """Two steps: choose the list, then look and confirm. Nothing is written before that."""

    imported = Signal(object)
    """The `RosterImport` that is on disk."""
    cancelled = Signal()
    """The user wants back without importing."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._target: ImportTarget | None = None
        self._sheets: tuple[RosterSheet, ...] = ()
        self._fields: tuple[OwnField, ...] = ()
        self._waiting: list[int] = []
        self._preview: RosterPreview | None = None
        self._reading: Ticket | None = None
        self._is_pasted = False
        theme = tools.theme
        self.notice = InlineNotice(theme)
        self.path = PathField(theme, PathKind.OPEN_FILE)
        self.pasted = Field(QPlainTextEdit())
        self.read_button = PrimaryButton(theme, Icon.ARROW_RIGHT)
        self.cancel_button = QuietButton(theme)
        self.sheet = Field(QComboBox())
        self.columns = ColumnList()
        self.preview_table = PreviewTable(tools)
        self.back_button = QuietButton(theme, Icon.ARROW_LEFT)
        self.confirm_button = PrimaryButton(theme, Icon.CHECK)
        self._source_title = Label(role=TextRole.TITLE)
        self._source_words = Paragraph(meaning=Meaning.SOFT)
        self._columns_title = Label(role=TextRole.TITLE)
        self._steps = CurrentStack()
        self._lay_out()
        self._wire()

    @property
    def next_sheet(self) -> str:
        """The sheet of the same file that names people and was not imported yet, or nothing."""
        return self._sheets[self._waiting[0]].table.name if self._waiting else ""

    def begin(self, target: ImportTarget) -> None:
        """Start for that half-day: at the first step, or with the next sheet of the file before."""
        is_same = self._target is not None and target.session == self._target.session
        is_going_on = is_same and bool(self._waiting)
        self._target, self._preview = target, None
        self._forget_reading()
        if is_going_on:
            self.retranslate()
            self._steps.turn_to(1)
            self._turn_to_sheet(self._waiting[0])
            self.sheet.edit.setFocus()
            return
        self._sheets, self._waiting = (), []
        self.notice.hide()
        self.path.set_error("")
        if not is_same:
            self._forget_typed()
        self._steps.turn_to(0)
        self.retranslate()
        self.path.field.edit.setFocus()
        self.path.field.edit.selectAll()

    def _forget_typed(self) -> None:
        self.path.field.edit.clear()
        self.pasted.edit.clear()

    def turn_to(self, target: ImportTarget) -> None:
        """Go on with the same list for another half-day: what it would do there is worked out anew."""
        if target == self._target:
            return
        self._target = target
        self.notice.hide()
        self.retranslate()
        if self._steps.place == 1:
            self._on_mapping(self.columns.mapping)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        label = self._target.label if self._target is not None else ""
        self._source_title.setText(
            self.tr("Import people for {half_day}").format(half_day=label)
            if label
            else self.tr("Import people")
        )
        self._source_words.set_text(
            self.tr(
                "As the factory sends it: Excel, CSV or plain names. Nothing is written before you confirm."
            )
        )
        self.path.set_texts(
            self.tr("File with the list"),
            self.tr("Browse"),
            file_filter=self.tr("Lists of people") + f" ({_FILE_FILTER})",
        )
        self.pasted.set_texts(self.tr("Or paste cells or names here"))
        self.read_button.setText(self.tr("Look at the list"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.back_button.setText(self.tr("Another list"))
        self.sheet.set_texts(self.tr("Sheet"))
        self._columns_title.setText(self.tr("What each column holds"))
        self.columns.use_fields(self._fields, self._tools.language())
        self.columns.retranslate()
        self.preview_table.retranslate()
        self._show_confirm()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads a step back, and from the first one to the people."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Go a step back, from the first one to the people; what was typed or pasted stays."""
        if self._steps.place:
            self._on_back()
        else:
            self.cancelled.emit()

    def _lay_out(self) -> None:
        theme = self._tools.theme
        source = Card(theme)
        for widget in (self._source_title, self._source_words, self.path):
            source.add(widget)
        source.add(self.pasted, 1)
        source.body.addLayout(row(1, self.cancel_button, self.read_button))
        columns = Card(theme)
        columns.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        columns.add(self._columns_title)
        columns.add(self.sheet)
        columns.add(self.columns, 1)
        self.columns.setMinimumHeight(_LEAST_LIST)
        self.preview_table.setMinimumHeight(_LEAST_LIST)
        result = Card(theme)
        result.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        result.add(self.preview_table, 1)
        result.body.addLayout(row(1, self.back_button, self.confirm_button))
        look = QWidget()
        self._beside = beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, look)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.TWO)
        beside.addWidget(columns, 2)
        beside.addWidget(result, 3)
        self._steps.add(source)
        self._steps.add(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.notice)
        layout.addWidget(self._steps, 1)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the preview below the columns where the window is narrow."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if is_narrow else across)
        self._beside.invalidate()
        for hidden in (self._steps, self):
            if (layout := hidden.layout()) is not None:
                layout.invalidate()  # hidden widgets do not hear of it by themselves
            hidden.updateGeometry()

    def _wire(self) -> None:
        self.path.chosen.connect(self._on_path)
        self.path.field.edit.textChanged.connect(self._on_path_edited)
        self.pasted.edit.textChanged.connect(self._on_pasted)
        self.read_button.clicked.connect(self._on_read)
        self.cancel_button.clicked.connect(self.cancelled)
        self.back_button.clicked.connect(self._on_back)
        self.sheet.edit.activated.connect(self._on_sheet)
        self.columns.mapping_changed.connect(self._on_mapping)
        self.columns.field_requested.connect(self._on_field_asked)
        self.confirm_button.clicked.connect(self._on_confirm)

    @Slot()
    def _on_path_edited(self) -> None:
        self._is_pasted = False

    @Slot()
    def _on_pasted(self) -> None:
        self._is_pasted = bool(self.pasted.edit.toPlainText().strip())

    @Slot()
    def _on_read(self) -> None:
        """Read what was typed, chosen or pasted last."""
        path, text = self.path.path(), self.pasted.edit.toPlainText()
        if path is not None and not self._is_pasted:
            self._on_path(path)
        elif text.strip():
            self._load(partial(tables_from_text, text))
        else:
            self.path.set_error(self.tr("Choose a file or paste the list first."))

    @Slot(object)
    def _on_path(self, path: Path) -> None:
        self.path.set_error("")
        self._load(partial(read_tables, path))

    def _load(self, read: partial[tuple[Table, ...]]) -> None:
        self.notice.hide()
        self._read(partial(read_list, self._tools.workspace, read), self._on_list)
        self.read_button.setEnabled(False)

    def _read(self, work: Callable[[], T], on_success: Callable[[T], None]) -> None:
        """Work this out off the window's thread; what was asked for before it is not heard any more."""
        self._forget_reading()
        self._reading = self._tools.operations.load_long(work, on_success, self._on_unreadable)

    def _forget_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self.read_button.setEnabled(True)

    @Slot(object)
    def _on_unreadable(self, message: Message) -> None:
        self.read_button.setEnabled(True)
        self._show_confirm()
        self.notice.show_sentence(Meaning.BAD, self._tools.said(message))

    @Slot(object)
    def _on_list(self, found: ReadList) -> None:
        self.read_button.setEnabled(True)
        self._fields = found.fields
        self.columns.use_fields(self._fields, self._tools.language())
        self._sheets = sheets = found.sheets
        rosters = rosters_among(sheets)
        self._waiting = [place for place, sheet in enumerate(sheets) if sheet in rosters]
        self.sheet.edit.clear()
        for sheet in sheets:
            self.sheet.edit.addItem(f"{sheet.table.name} · {len(sheet.reading.rows)}")
        self.sheet.setVisible(len(sheets) > 1)
        if sheets:
            self._steps.turn_to(1)
            self._turn_to_sheet(self._waiting[0] if self._waiting else 0)
            (self.sheet.edit if len(sheets) > 1 else self.preview_table.table).setFocus()

    def _turn_to_sheet(self, place: int) -> None:
        """Look at a sheet; where the file has several lists, say so."""
        self.sheet.edit.setCurrentIndex(place)
        rosters = len(rosters_among(self._sheets))
        self.notice.setVisible(rosters > 1)
        if rosters > 1:
            sentence = self.tr(
                "%n sheets of this file name people. Import them one after the other.", "", rosters
            )
            self.notice.show_sentence(Meaning.INFO, sentence)
        self._on_sheet(place)

    @Slot(int)
    def _on_sheet(self, place: int) -> None:
        sheet = self._sheets[place]
        self.columns.show_table(sheet.table, sheet.mapping)
        self._on_mapping(sheet.mapping)

    @Slot(object)
    def _on_mapping(self, mapping: RosterMapping) -> None:
        """Work out anew what the import would do."""
        if self._target is None:
            return
        self._preview = None
        self._show_confirm()
        table = self._sheets[max(0, self.sheet.edit.currentIndex())].table
        self._read(partial(look_at, self._tools.workspace, self._target, table, mapping), self._on_preview)

    @Slot(object)
    def _on_field_asked(self, asked: ColumnOfField) -> None:
        """Make a field of a column; until it is on disk the column is kept as it is."""
        use_case = partial(put_own_field, self._tools.workspace, field_called(asked.header))
        self._tools.operations.run(use_case, partial(self._on_field, asked), self._on_unreadable)

    def _on_field(self, asked: ColumnOfField, change: FieldChange) -> None:
        if change.after is not None:
            self._fields = (*self._fields, change.after)
            self.columns.use_fields(self._fields, self._tools.language())
            self.columns.hold(asked, change.after)

    @Slot(object)
    def _on_preview(self, preview: RosterPreview) -> None:
        self._preview = preview
        self.preview_table.show_preview(preview)
        self._show_confirm()

    def _show_confirm(self) -> None:
        preview = self._preview
        self.confirm_button.setEnabled(preview is not None and preview.would_change)
        count = 0 if preview is None else len(preview.new)
        if preview is not None and not preview.new and preview.changed:
            self.confirm_button.setText(self.tr("Change %n person|people", "", len(preview.changed)))
        else:
            self.confirm_button.setText(self.tr("Add %n person|people", "", count))

    @Slot()
    def _on_back(self) -> None:
        self._waiting = []
        self.notice.hide()
        self._steps.turn_to(0)
        self.path.field.edit.setFocus()

    @Slot()
    def _on_confirm(self) -> None:
        if self._preview is None:
            return
        self.confirm_button.setEnabled(False)
        use_case = partial(import_roster, self._tools.workspace, self._preview)
        self._tools.operations.run_long(use_case, self._on_imported, self._on_unreadable)

    @Slot(object)
    def _on_imported(self, done: RosterImport) -> None:
        done_place = self.sheet.edit.currentIndex()
        self._waiting = [place for place in self._waiting if place != done_place]
        if not self._waiting:
            self._forget_typed()
        self.imported.emit(done)
