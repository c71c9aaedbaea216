"""A block of the programme, to be put into the running agenda: type a part of its name, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.domain.block_library import LibraryBlock
from facilitator.domain.language import Language
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space, TextRole
from ui.widgets.block_list import BlockList
from ui.widgets.buttons import IconButton
from ui.widgets.card import row
from ui.widgets.label import Label

_HEIGHT = 420


class BlockChooser(QFrame):
    """A list above the console's agenda; Esc or its cross closes it and changes nothing."""

    chosen = Signal(object)
    """The `AgendaItem` to put in."""
    closed = Signal()
    """The trainer is done here; the focus belongs to the agenda again."""

    def __init__(self, theme: Theme, console: QWidget) -> None:
        super().__init__(console)
        self._console = console
        self.setProperty("kind", "overlay")
        self._title = Label(role=TextRole.TITLE)
        self._cross = IconButton(theme, Icon.CLOSE)
        self._cross.clicked.connect(self.close_up)
        self._list = BlockList(theme, has_groups=False)
        self._list.taken.connect(self._on_taken)
        self.name_field = self._list.name_field
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        layout.setSpacing(Space.ONE)
        layout.addLayout(row(self._title, 1, self._cross))
        layout.addWidget(self._list, 1)
        self.hide()

    @property
    def shown(self) -> tuple[LibraryBlock, ...]:
        """The blocks whose names hold what is typed."""
        return self._list.shown

    def open(self, blocks: Sequence[LibraryBlock], language: Language, floor: int) -> None:
        """Come up with its lower edge at that height of the console, and take the keys."""
        self._list.show_blocks(blocks, language)
        self.place(floor)
        self.show()
        self.raise_()
        self._list.begin()

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
        self._list.set_texts(
            self.tr("Type a part of its name, then Enter"),
            "",
            self.tr("The programme has no block of that name."),
        )
        self._cross.set_name(self.tr("Close"), "Esc")

    @Slot(object)
    def _on_taken(self, block: LibraryBlock) -> None:
        self.close_up()
        self.chosen.emit(block.item)
