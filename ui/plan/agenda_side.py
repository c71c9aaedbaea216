"""Beside the agenda: the chosen block, the library, or paper and Excel; one of them at a time."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.domain.language import Language
from ui.plan.block_form import BlockForm
from ui.plan.files_side import FilesSide
from ui.plan.library_side import LibrarySide
from ui.theme.tokens import Measure, Space
from ui.widgets.card import Card
from ui.widgets.page import PageTools
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Option, SegmentedControl

_LEAST_HEIGHT = 320
SIDE_WIDTH = Measure.SIDE_COLUMN + Space.EIGHT


class Side(StrEnum):
    """What stands beside the agenda."""

    BLOCK = "block"
    LIBRARY = "library"
    FILES = "files"


class AgendaSide(Card):
    """A choice of three, and the one chosen; Esc gives the keys back to the agenda."""

    left = Signal()
    """The keys belong to the agenda again."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self.form = BlockForm(tools.theme)
        self.library = LibrarySide(tools)
        self.files = FilesSide(tools)
        self.choice: SegmentedControl[Side] = SegmentedControl(tools.theme)
        self.choice.chosen.connect(self.show_side)
        self._block = Scrolled(self.form)
        self._stack = QStackedWidget()
        for inside in (self._block, self.library, Scrolled(self.files)):
            self._stack.addWidget(inside)
        self.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        self.add(self.choice)
        self.add(self._stack, 1)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)

    @property
    def side(self) -> Side:
        """What is in front."""
        return tuple(Side)[self._stack.currentIndex()]

    def show_side(self, side: Side) -> None:
        """Bring that side to the front."""
        self.choice.set_value(side)
        self._stack.setCurrentIndex(tuple(Side).index(side))

    def open_side(self, side: Side) -> None:
        """Bring that side to the front and give it the keys."""
        self.show_side(side)
        if side is Side.LIBRARY:
            self.library.begin()
        elif side is Side.FILES:
            self.files.begin()

    def begin_naming(self, language: Language) -> None:
        """Put the keys into the title of the block in that language, and bring it into sight."""
        self.show_side(Side.BLOCK)
        self.form.begin_naming(language)
        self._block.ensureWidgetVisible(self.form.essentials.title)

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.choice.set_options(
            self.tr("Beside the agenda"),
            [
                Option(Side.BLOCK, self.tr("Block")),
                Option(Side.LIBRARY, self.tr("Library")),
                Option(Side.FILES, self.tr("Files")),
            ],
        )
        self.form.retranslate()
        self.library.retranslate()
        self.files.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
