"""The table of the planned agenda: its keys, and blocks that are dragged to another place or into it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)

from ui.models.plan_agenda import KIND_COLUMN, PAST_COLUMN
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.block_drag import dragged_block
from ui.widgets.table import RowsTable

_ROOM_FOR_KIND = 780
_ROOM_FOR_PAST = 640
_LINE_WIDTH = 2
_MINUTES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block let go over the table, and the gap it is meant for: 0 is before the first row."""

    block: UUID
    gap: int


class AgendaTable(RowsTable):
    """Asks for changes of the chosen block: + and - for minutes, Alt with arrows, Del, Ins; or the mouse."""

    shift_requested = Signal(int)
    """So many places later, or earlier below zero."""
    minutes_requested = Signal(int)
    """So many minutes more, or fewer."""
    remove_requested = Signal()
    """Take the block out."""
    add_requested = Signal()
    """A fresh block after this one."""
    dropped = Signal(object)
    """A `Dropped`: a block of this table or of the library was let go here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.has_past = False
        self.drop_gap: int | None = None
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def show_past(self, *, has_past: bool) -> None:
        """Give past runs a column, where there are any and there is room."""
        self.has_past = has_past
        self._share_width(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the kind, which the form tells too, to the title where there is little."""
        super().resizeEvent(event)
        self._share_width(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen block by its keys."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift_requested.emit(_STEPS[key])
        elif key in _MINUTES:
            self.minutes_requested.emit(_MINUTES[key])
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_requested.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt names it
        """Take the row under the mouse in hand: it is drawn beside the mouse, and stays where it is."""
        del actions
        row = self.currentIndex().row()
        if row < 0:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([self.currentIndex()]))
        place = self.visualRect(self.model().index(row, 0))
        place.setLeft(0)
        place.setWidth(self.viewport().width())
        drag.setPixmap(self.viewport().grab(place))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - place.topLeft())
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._draw_line_at(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take blocks, and nothing else."""
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Draw where the block would go; near an edge the table scrolls."""
        super().dragMoveEvent(event)
        self._answer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Draw no line any more."""
        super().dragLeaveEvent(event)
        self._draw_line_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the block to be put into the gap."""
        block = dragged_block(event.mimeData())
        if block is not None:
            gap = self.gap_at(event.position())
            super().dragLeaveEvent(QDragLeaveEvent())  # ends the scrolling at the edge
            self._draw_line_at(None)
            event.acceptProposedAction()
            self.dropped.emit(Dropped(block, gap))

    def gap_at(self, at: QPointF) -> int:
        """Return the gap between two rows that is nearest; below the last row, the one after it."""
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return 0 if at.y() < 0 else self.model().rowCount()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged block would go."""
        super().paintEvent(event)
        if self.drop_gap is not None:
            y = self._height_of_gap(self.drop_gap)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.accent), _LINE_WIDTH))
            painter.drawLine(Space.ONE, y, self.viewport().width(), y)
            painter.setBrush(QColor(self._theme.colours.card))
            painter.drawEllipse(QPointF(Space.HALF + 1, y), Space.HALF - 1, Space.HALF - 1)
            painter.end()

    def _answer(self, event: QDragMoveEvent) -> None:
        if dragged_block(event.mimeData()) is None:
            event.ignore()
            self._draw_line_at(None)
        else:
            event.acceptProposedAction()
            self._draw_line_at(self.gap_at(event.position()))

    def _draw_line_at(self, gap: int | None) -> None:
        if gap != self.drop_gap:
            self.drop_gap = gap
            self.viewport().update()

    def _height_of_gap(self, gap: int) -> int:
        rows = self.model().rowCount()
        if rows == 0:
            return _LINE_WIDTH
        row = self.visualRect(self.model().index(min(gap, rows - 1), 0))
        return max(Space.HALF, row.bottom() if gap >= rows else row.top() - 1)

    def _share_width(self, width: int) -> None:
        self.setColumnHidden(KIND_COLUMN, width < _ROOM_FOR_KIND)
        self.setColumnHidden(PAST_COLUMN, not self.has_past or width < _ROOM_FOR_PAST)
