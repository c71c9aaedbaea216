"""Rows as values behind a table: columns say what they show of a row, the model keeps rows in place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.theme.icons import Icon
from ui.theme.tokens import Meaning

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

BADGE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
STRONG_ROLE = int(Qt.ItemDataRole.UserRole) + 3
MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 4
SOFT_ROLE = int(Qt.ItemDataRole.UserRole) + 5


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in a cell: its meaning and its words."""

    meaning: Meaning
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A small icon behind the words of a cell, and what it says to those who do not see it."""

    icon: Icon
    text: str
    meaning: Meaning = Meaning.ACCENT


def _nothing(row: object) -> str:
    del row
    return ""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it says of a row, as text or as a badge.

    `width` in logical pixels; 0 shares what is left. Numbers are `at_right`; `is_soft` words stand back.
    """

    key: str
    text: Callable[[R], str] = _nothing
    badge: Callable[[R], Badge | None] | None = None
    width: int = 0
    at_right: bool = False
    is_strong: bool = False
    is_soft: bool = False
    mark: Callable[[R], Mark | None] | None = None
    sort_key: Callable[[R], Any] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """A table of frozen values. `set_rows` keeps the selection of rows whose `identity` stays."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        identity: Callable[[R], Hashable] = id,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._titles = tuple("" for _ in self.columns)
        self._rows: list[R] = []
        self._identity = identity
        self._order: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Name the columns."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show these columns; they are named by `set_titles`, and rows are in the order they come."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._titles = tuple("" for _ in self.columns)
        self._order = None
        self.endResetModel()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows: cells are replaced in place where rows stay the same ones."""
        wanted = self._sorted(list(rows))
        if [self._identity(row) for row in wanted] == [self._identity(row) for row in self._rows]:
            self._rows = wanted
            if wanted:
                self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()

    def row_at(self, index: Index) -> R | None:
        """Return the row of an index, or None for none."""
        return self._rows[index.row()] if index.isValid() else None

    def row_number(self, identity: Hashable) -> int:
        """Return where the row of that identity stands, or -1."""
        for number, row in enumerate(self._rows):
            if self._identity(row) == identity:
                return number
        return -1

    def place_of(self, row: R) -> int:
        """Return where that row stands now, by its identity, or -1."""
        return self.row_number(self._identity(row))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title; titles stand above their cells."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row = self._rows[index.row()]
        column = self.columns[index.column()]
        badge = column.badge(row) if column.badge else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        mark = column.mark(row) if column.mark else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = badge.text if badge else column.text(row)
            return f"{words}, {mark.text}" if mark else words
        if role == Qt.ItemDataRole.ToolTipRole and mark is not None:
            return mark.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        of_cell = {
            BADGE_ROLE: badge,
            ROW_ROLE: row,
            STRONG_ROLE: column.is_strong,
            SOFT_ROLE: column.is_soft,
            MARK_ROLE: mark,
        }
        return of_cell.get(role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; -1 keeps them as they come."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self._rows = self._sorted(self._rows)
        self.layoutChanged.emit()

    def _sorted(self, rows: list[R]) -> list[R]:
        if self._order is None:
            return rows
        column = self.columns[self._order[0]]
        return sorted(
            rows, key=column.sort_key or column.text, reverse=self._order[1] == Qt.SortOrder.DescendingOrder
        )

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[section].at_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
