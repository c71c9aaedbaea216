"""What each column of a roster holds: its header, some of its cells, and a choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.roster import RosterField, RosterMapping
from facilitator.domain.table import Table
from ui.plan.plan_words import PlanWords
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.card import empty_layout
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.open_first import open_first

_SAMPLES = 3
_BOX_WIDTH = 190
_CHOICES: tuple[RosterField | None, ...] = (None, *RosterField)


class ColumnList(QScrollArea):
    """A line for each column; a field that may stand once leaves the column that had it before."""

    mapping_changed = Signal(object)
    """The `RosterMapping` as it is now chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlanWords(self)
        self._table: Table | None = None
        self._mapping = RosterMapping(None, ())
        self._boxes: dict[int, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, Space.ONE, 0)
        self._grid.setHorizontalSpacing(Space.TWO)
        self._grid.setVerticalSpacing(Space.HALF)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setWidget(inner)

    @property
    def boxes(self) -> dict[int, QComboBox]:
        """The choice of each column that is not empty."""
        return self._boxes

    @property
    def mapping(self) -> RosterMapping:
        """What each column holds, as it is chosen now."""
        return self._mapping

    def show_table(self, table: Table, mapping: RosterMapping) -> None:
        """Show the columns of a table as they are mapped."""
        self._table, self._mapping = table, mapping
        empty_layout(self._grid)
        self._boxes = {}
        held = dict(mapping.columns)
        for column in range(table.width):
            samples = _samples(table, mapping, column)
            header = table.cell(mapping.header_row, column).strip() if mapping.header_row else ""
            if samples or header:
                self._add_line(column, header, samples, held.get(column))

    def retranslate(self) -> None:
        """Name columns and choices in the window's language."""
        if self._table is not None:
            self.show_table(self._table, self._mapping)

    def _add_line(
        self, column: int, header: str, samples: tuple[str, ...], field: RosterField | None
    ) -> None:
        name = ElidedLabel(TextRole.STRONG)
        name.set_whole_text(header or self.tr("Column {number}").format(number=column + 1))
        cells = ElidedLabel(TextRole.SMALL, Meaning.SOFT)
        cells.set_whole_text(" · ".join(samples))
        box = QComboBox()
        box.setFixedWidth(_BOX_WIDTH)
        calm_wheel(box)
        open_first(box)
        box.setAccessibleName(name.whole_text)
        for choice in _CHOICES:
            box.addItem(self._words.field(choice))
        box.setCurrentIndex(_CHOICES.index(field))
        box.activated.connect(partial(self._on_chosen, column))
        line = 2 * len(self._boxes)
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(cells, line + 1, 0)
        self._grid.addWidget(box, line, 1, 2, 1)
        self._boxes[column] = box

    def _on_chosen(self, column: int, place: int) -> None:
        field = _CHOICES[place]
        if field is not None and field is not RosterField.EXTRA:
            for other, box in self._boxes.items():
                if other != column and _CHOICES[box.currentIndex()] is field:
                    box.setCurrentIndex(0)
        chosen = ((number, _CHOICES[box.currentIndex()]) for number, box in self._boxes.items())
        columns = tuple((number, held) for number, held in chosen if held is not None)
        self._mapping = RosterMapping(self._mapping.header_row, columns)
        self.mapping_changed.emit(self._mapping)


def _samples(table: Table, mapping: RosterMapping, column: int) -> tuple[str, ...]:
    """Return the first filled cells of a column below the header."""
    first = (mapping.header_row or 0) + 1
    cells = (table.cell(row, column).strip() for row in range(first, len(table.rows) + 1))
    found: list[str] = []
    for cell in cells:
        if cell and len(found) < _SAMPLES:
            found.append(cell)
    return tuple(found)
