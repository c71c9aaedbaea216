"""What each column of a roster holds: its header, some of its cells, and a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.language import Language
from facilitator.domain.own_field import OwnField
from facilitator.domain.roster import RosterField, RosterMapping
from facilitator.domain.table import Table
from ui.plan.plan_words import PlanWords
from ui.theme.tokens import Meaning, Space, TextRole
from ui.widgets.calm_wheel import calm_wheel
from ui.widgets.card import empty_layout
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.open_first import open_first
from ui.widgets.scrolled import see_through

_SAMPLES = 3
_BOX_WIDTH = 190
_NEW_FIELD: Literal["new field"] = "new field"

Holds = RosterField | OwnField | Literal["new field"] | None
"""What a column may hold; none is left out."""


@dataclass(frozen=True, slots=True)
class ColumnOfField:
    """A column, and what it is called."""

    column: int
    header: str


class ColumnList(QScrollArea):
    """A line for each column; a field that may stand once leaves the column that had it before."""

    mapping_changed = Signal(object)
    """The `RosterMapping` as it is now chosen."""

    field_requested = Signal(object)
    """A `ColumnOfField`: a column that shall hold a field which is not there yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlanWords(self)
        self._table: Table | None = None
        self._mapping = RosterMapping(None, ())
        self._fields: tuple[OwnField, ...] = ()
        self._language = Language.EN
        self._boxes: dict[int, QComboBox] = {}
        self._choices: dict[int, tuple[Holds, ...]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self)
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

    def use_fields(self, fields: Sequence[OwnField], language: Language) -> None:
        """Offer these fields of the organisation's own for each column too, from the next table on."""
        self._fields, self._language = tuple(fields), language

    def show_table(self, table: Table, mapping: RosterMapping) -> None:
        """Show the columns of a table as they are mapped."""
        self._table, self._mapping = table, mapping
        empty_layout(self._grid)
        self._boxes, self._choices = {}, {}
        by_key = {one.key: one for one in self._fields}
        own = {column: by_key[key] for column, key in mapping.own if key in by_key}
        held: dict[int, Holds] = {**dict(mapping.columns), **own}
        for column in range(table.width):
            samples = _samples(table, mapping, column)
            header = self._header(table, column)
            if samples or header:
                self._add_line(column, header, samples, held.get(column))

    def hold(self, asked: ColumnOfField, field: OwnField) -> None:
        """Let the column hold the field that was made of it, unless another table is shown by now."""
        table, before, column = self._table, self._mapping, asked.column
        if table is None or column not in self._boxes or self._header(table, column) != asked.header:
            return
        own = (*(one for one in before.own if one[0] != column), (column, field.key))
        self.show_table(table, RosterMapping(before.header_row, before.columns, tuple(sorted(own))))
        self.mapping_changed.emit(self._mapping)

    def retranslate(self) -> None:
        """Name columns and choices in the window's language."""
        if self._table is not None:
            self.show_table(self._table, self._mapping)

    def _header(self, table: Table, column: int) -> str:
        row = self._mapping.header_row
        return table.cell(row, column).strip() if row else ""

    def _add_line(self, column: int, header: str, samples: tuple[str, ...], held: Holds) -> None:
        name = ElidedLabel(TextRole.STRONG)
        name.set_whole_text(header or self.tr("Column {number}").format(number=column + 1))
        cells = ElidedLabel(TextRole.SMALL, Meaning.SOFT)
        cells.set_whole_text(" · ".join(samples))
        box = QComboBox()
        box.setFixedWidth(_BOX_WIDTH)
        calm_wheel(box)
        open_first(box)
        box.setAccessibleName(name.whole_text)
        choices: tuple[Holds, ...] = (None, *RosterField, *self._fields)
        choices = (*choices, _NEW_FIELD) if header else choices
        for choice in choices:
            box.addItem(self._named(choice))
        box.setCurrentIndex(choices.index(held))
        box.activated.connect(partial(self._on_chosen, column, header))
        line = 2 * len(self._boxes)
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(cells, line + 1, 0)
        self._grid.addWidget(box, line, 1, 2, 1)
        self._boxes[column], self._choices[column] = box, choices

    def _named(self, choice: Holds) -> str:
        if choice == _NEW_FIELD:
            return self.tr("New field of your own")
        if isinstance(choice, OwnField):
            return choice.name.in_language(self._language)
        return self._words.field(choice)

    def _held(self, column: int) -> Holds:
        return self._choices[column][self._boxes[column].currentIndex()]

    def _on_chosen(self, column: int, header: str, place: int) -> None:
        chosen = self._choices[column][place]
        if chosen == _NEW_FIELD:
            self._boxes[column].setCurrentIndex(self._choices[column].index(RosterField.EXTRA))
            self.field_requested.emit(ColumnOfField(column, header))
        elif chosen is not None and chosen is not RosterField.EXTRA:
            for other, box in self._boxes.items():
                if other != column and self._held(other) == chosen:
                    box.setCurrentIndex(0)
        self._mapping = self._as_chosen()
        self.mapping_changed.emit(self._mapping)

    def _as_chosen(self) -> RosterMapping:
        held = [(column, self._held(column)) for column in self._boxes]
        own = tuple((column, one.key) for column, one in held if isinstance(one, OwnField))
        plain = ((c, RosterField.EXTRA if isinstance(one, OwnField) else one) for c, one in held)
        columns = tuple((column, one) for column, one in plain if isinstance(one, RosterField))
        return RosterMapping(self._mapping.header_row, columns, own)


def _samples(table: Table, mapping: RosterMapping, column: int) -> tuple[str, ...]:
    """Return the first filled cells of a column below the header."""
    first = (mapping.header_row or 0) + 1
    cells = (table.cell(row, column).strip() for row in range(first, len(table.rows) + 1))
    found: list[str] = []
    for cell in cells:
        if cell and len(found) < _SAMPLES:
            found.append(cell)
    return tuple(found)
