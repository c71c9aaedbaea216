"""A block of the programme, to be put into the running agenda: type a part of its name, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from ui.run.loaded import LibraryBlock
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space, TextRole
from ui.widgets.block_words import BlockWords
from ui.widgets.buttons import IconButton
from ui.widgets.card import row
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.table import Column, RowsModel, RowsTable

_KIND, _MINUTES = 150, 80
_HEIGHT = 420
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})


class BlockChooser(QFrame):
    """A list above the console's agenda; Esc or its cross closes it and changes nothing."""

    chosen = Signal(object)
    """The `AgendaItem` to put in."""
    closed = Signal()
    """The trainer is done here; the focus belongs to the agenda again."""

    def __init__(self, theme: Theme, console: QWidget) -> None:
        super().__init__(console)
        self._console = console
        self._words = BlockWords(self)
        self._language = Language.EN
        self._blocks: tuple[LibraryBlock, ...] = ()
        self.setProperty("kind", "overlay")
        self._title = Label(role=TextRole.TITLE)
        self._cross = IconButton(theme, Icon.CLOSE)
        self._cross.clicked.connect(self.close_up)
        self.name_field = Field(_NameEdit())
        self.name_field.edit.textChanged.connect(self._on_typed)
        self.name_field.edit.returnPressed.connect(self._on_return)
        self.name_field.edit.stepped.connect(self._on_stepped)
        self.table = RowsTable(theme)
        self._model: RowsModel[LibraryBlock] = RowsModel(
            (
                Column("title", lambda block: block.item.title.in_language(self._language)),
                Column("kind", lambda block: self._words.kind(block.item.kind), width=_KIND),
                Column(
                    "minutes", lambda block: self._words.minutes(block.item.planned_minutes), width=_MINUTES
                ),
            ),
            self.table,
            identity=_identity,
        )
        self.table.set_rows_model(self._model)
        self.table.horizontalHeader().hide()
        self.table.row_activated.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        layout.setSpacing(Space.ONE)
        layout.addLayout(row(self._title, 1, self._cross))
        layout.addWidget(self.name_field)
        layout.addWidget(self.table, 1)
        self.hide()

    @property
    def shown(self) -> tuple[LibraryBlock, ...]:
        """The blocks whose names hold what is typed."""
        return tuple(self._model.rows)

    def open(self, blocks: Sequence[LibraryBlock], language: Language, floor: int) -> None:
        """Come up with its lower edge at that height of the console, and take the keys."""
        self._blocks, self._language = tuple(blocks), language
        self.name_field.edit.clear()
        self._on_typed("")
        self.place(floor)
        self.show()
        self.raise_()
        self.name_field.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self, floor: int) -> None:
        """Stand at the left, as large as the console leaves room for."""
        width = min(Measure.READING_WIDTH // 2, self._console.width() - 2 * Space.THREE)
        height = min(_HEIGHT, floor - Space.TWO)
        self.setGeometry(Space.THREE, floor - height, width, height)

    @Slot()
    def close_up(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self._title.setText(self.tr("Put a block of the programme in"))
        self.name_field.set_texts(self.tr("Type a part of its name, then Enter"))
        self._model.set_titles((self.tr("Block"), self.tr("What people do"), self.tr("Length")))
        self.table.setAccessibleName(self.tr("Blocks of the programme"))
        self.table.set_empty_text(self.tr("The programme has no block of that name."))
        self._cross.set_name(self.tr("Close"), "Esc")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        wanted = text.casefold().replace(" ", "")
        self._model.set_rows([block for block in self._blocks if wanted in block.names])
        if self._model.rows:
            self.table.selectRow(0)

    @Slot(int)
    def _on_stepped(self, steps: int) -> None:
        place = self.table.currentIndex().row() + steps
        if 0 <= place < len(self._model.rows):
            self.table.selectRow(place)

    @Slot()
    def _on_return(self) -> None:
        block = self.table.current_row()
        if isinstance(block, LibraryBlock):
            self._on_activated(block)

    @Slot(object)
    def _on_activated(self, block: LibraryBlock) -> None:
        self.close_up()
        self.chosen.emit(block.item)


class _NameEdit(QLineEdit):
    """A line whose arrows up and down move in the list below it."""

    stepped = Signal(int)
    """So many rows down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrows on."""
        if event.key() in _ARROWS:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def _identity(block: LibraryBlock) -> UUID:
    return block.item.id
