"""Tables: rows are values in a model, painted by a delegate; never a widget a row.

COLUMNS = (
    Column("name", lambda presence: presence.enrolment.person.name),
    Column("state", lambda presence: "", badge=_badge_of, width=160),
)
table = RowsTable(theme)
model = RowsModel[Presence](COLUMNS, table)
model.set_titles((self.tr("Name"), self.tr("State")))
table.setModel(model)
model.set_rows(presences)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space, TextRole
from ui.widgets.badge import paint_badge

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

BADGE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
STRONG_ROLE = int(Qt.ItemDataRole.UserRole) + 3


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in a cell: its meaning and its words."""

    meaning: Meaning
    text: str


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it says of a row, as text or as a badge.

    `width` in logical pixels; 0 shares what is left. Numbers are `at_right`.
    """

    key: str
    text: Callable[[R], str]
    badge: Callable[[R], Badge | None] | None = None
    width: int = 0
    at_right: bool = False
    is_strong: bool = False
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
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return badge.text if badge else column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return {BADGE_ROLE: badge, ROW_ROLE: row, STRONG_ROLE: column.is_strong}.get(role)

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


class RowsDelegate(QStyledItemDelegate):
    """Paints a cell: a whole row lights up, a hairline below it, badges as badges."""

    def __init__(self, theme: Theme, table: RowsTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = self._theme.colours
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.ground_of(Meaning.ACCENT)))
        elif index.row() == self._table.hovered_row:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(Space.TWO - Space.HALF, 0, -(Space.TWO - Space.HALF), 0)
        badge = index.data(BADGE_ROLE)
        if isinstance(badge, Badge):
            paint_badge(painter, self._theme, inside, badge.meaning, badge.text)
        else:
            self._paint_text(painter, inside, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(super().sizeHint(option, index).width() + Space.THREE, Measure.ROW)

    def _paint_text(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        role = TextRole.STRONG if index.data(STRONG_ROLE) else TextRole.BODY
        painter.setFont(self._theme.font(role))
        painter.setPen(QColor(self._theme.colours.ink))
        text = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
            Qt.TextElideMode.ElideRight,
            round(inside.width()),
        )
        painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), text)


class RowsTable(QTableView):
    """A calm table: whole rows, no grid, Enter or double click activates a row."""

    row_activated = Signal(object)
    """The row (a value) on which Enter was pressed or that was double-clicked."""

    row_chosen = Signal(object)
    """The row (a value) that is current now, or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hovered_row = -1
        self._empty_text = ""
        self.setItemDelegate(RowsDelegate(theme, self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Measure.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(self._on_activated)
        self.entered.connect(self._on_entered)

    def set_empty_text(self, text: str) -> None:
        """Say what stands in the middle while there is no row."""
        self._empty_text = text
        self.viewport().update()

    def set_rows_model(self, model: RowsModel[Any]) -> None:
        """Show a model and give its columns their widths."""
        self.setModel(model)
        header = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def current_row(self) -> object:
        """Return the current row (a value), or None."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate the current row by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the mouse."""
        super().leaveEvent(event)
        self.hovered_row = -1
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence that stands for none."""
        super().paintEvent(event)
        model = self.model()
        if self._empty_text and (model is None or model.rowCount() == 0):
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.colours.ink_soft))
            room = self.viewport().rect().adjusted(Space.THREE, Space.THREE, -Space.THREE, -Space.THREE)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self._empty_text)
            painter.end()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.data(ROW_ROLE))

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self.hovered_row = index.row()
        self.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        self.row_chosen.emit(current.data(ROW_ROLE) if current.isValid() else None)
