"""What was caught in the room, to read again and to put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.capture import CapturedItem
from ui.run.run_words import RunWords, clock
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space, TextRole
from ui.widgets.buttons import DangerButton, IconButton, QuietButton
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.table import Column, RowsModel, RowsTable

_WHEN, _KIND = 70, 120
_HEIGHT = 360


class KeptNotes(QFrame):
    """A list above the lower edge of the console, the newest line first; Esc or its cross closes it."""

    closed = Signal()
    """The trainer is done here; the focus belongs to the page again."""
    edit_requested = Signal(object)
    """The `CapturedItem` as it should read."""
    remove_requested = Signal(object)
    """The `CapturedItem` to delete."""

    def __init__(self, theme: Theme, console: QWidget) -> None:
        super().__init__(console)
        self._console = console
        self._words = RunWords(self)
        self._shown: CapturedItem | None = None
        self.setProperty("kind", "overlay")
        self._title = Label(role=TextRole.TITLE)
        self.table = RowsTable(theme)
        self._model: RowsModel[CapturedItem] = RowsModel(
            (
                Column("when", lambda item: clock(item.at), width=_WHEN),
                Column("kind", lambda item: self._words.capture_kind(item.kind), width=_KIND),
                Column("text", lambda item: item.text),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.horizontalHeader().hide()
        self._cross = IconButton(theme, Icon.CLOSE)
        self._cross.clicked.connect(self.close_up)
        self.text_field = Field(QLineEdit())
        self.save_button = QuietButton(theme)
        self.remove_button = DangerButton(theme, Icon.DELETE)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_activated.connect(self._on_activated)
        self.text_field.edit.returnPressed.connect(self._on_save)
        self.save_button.clicked.connect(self._on_save)
        self.remove_button.clicked.connect(self._on_remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        layout.setSpacing(Space.ONE)
        layout.addLayout(row(self._title, 1, self._cross))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.text_field)
        layout.addLayout(row(self.remove_button, 1, self.save_button))
        self.hide()

    def show_items(self, items: Sequence[CapturedItem]) -> None:
        """Show these lines."""
        self._model.set_rows(items[::-1])
        if not items and self.isVisible():
            self.close_up()
        elif self._model.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._on_chosen(self._model.row_at(self.table.currentIndex()))

    def take_saved(self, item: CapturedItem) -> None:
        """Show a line as it is on disk now."""
        if self._shown is not None and self._shown.id == item.id:
            self._show(item)

    def toggle(self, floor: int) -> None:
        """Come up with its lower edge at that height of the console and take the keys, or go away."""
        if self.isVisible():
            self.close_up()
            return
        self.place(floor)
        self.table.selectRow(0)
        self.show()
        self.raise_()
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self, floor: int) -> None:
        """Stand at the right, as large as the console leaves room for."""
        console = self._console.size()
        width = min(Measure.READING_WIDTH // 2, console.width() - 2 * Space.THREE)
        height = min(_HEIGHT, floor - Space.TWO)
        self.setGeometry(console.width() - width - Space.THREE, floor - height, width, height)

    @Slot()
    def close_up(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Del takes the chosen line away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._title.setText(self.tr("Kept from the room"))
        self._model.set_titles((self.tr("Time"), self.tr("Kind of note"), self.tr("Note")))
        self.table.setAccessibleName(self.tr("Kept from the room"))
        self.text_field.set_texts(self.tr("Put the chosen line right"))
        self.save_button.setText(self.tr("Save"))
        self.remove_button.setText(self.tr("Delete"))
        self.remove_button.setToolTip(self.tr("Delete the chosen note  Del"))
        self._cross.set_name(self.tr("Close"), "Esc")

    def show_problem(self, sentence: str) -> None:
        """Say why the line could not be put right."""
        self.text_field.set_error(sentence)

    @Slot(object)
    def _on_chosen(self, item: CapturedItem | None) -> None:
        """Show another line; one that is being put right stays as it is typed."""
        if item is None or self._shown is None or item.id != self._shown.id:
            self._show(item)

    def _show(self, item: CapturedItem | None) -> None:
        self._shown = item
        self.text_field.set_error("")
        self.text_field.edit.setText(item.text if item is not None else "")
        for button in (self.save_button, self.remove_button):
            button.setEnabled(item is not None)

    @Slot(object)
    def _on_activated(self, item: CapturedItem) -> None:
        del item
        self.text_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text_field.edit.selectAll()

    @Slot()
    def _on_save(self) -> None:
        item = self.table.current_row()
        if isinstance(item, CapturedItem):
            self.edit_requested.emit(replace(item, text=self.text_field.edit.text()))

    @Slot()
    def _on_remove(self) -> None:
        item = self.table.current_row()
        if isinstance(item, CapturedItem):
            self.remove_requested.emit(item)


def _identity(item: CapturedItem) -> UUID:
    return item.id
