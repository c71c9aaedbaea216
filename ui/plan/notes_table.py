"""A table whose last column is a sentence: it wraps, and its row is as high as it needs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space, TextRole
from ui.widgets.rows_model import Index
from ui.widgets.table import RowsDelegate, RowsTable

_EDGE = Space.TWO - Space.HALF
_HIGHEST = 10_000


class NotesTable(RowsTable):
    """Call `fit_rows` after other rows were set; at another width they are fitted by themselves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._column = 0
        self._notes_delegate = _NotesDelegate(theme, self)

    def wrap_column(self, column: int) -> None:
        """Let that column wrap."""
        self._column = column
        self.setItemDelegateForColumn(column, self._notes_delegate)

    def fit_rows(self) -> None:
        """Make each row as high as its sentence needs."""
        metrics = QFontMetrics(self._theme.font(TextRole.BODY))
        room = QRect(0, 0, self.columnWidth(self._column) - 2 * _EDGE, _HIGHEST)
        model = self.model()
        for number in range(model.rowCount() if model is not None else 0):
            text = str(model.index(number, self._column).data() or "")
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() if text else 0
            height = max(int(Measure.ROW), needed + Space.TWO)
            if height != self.rowHeight(number):
                self.setRowHeight(number, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at the new width."""
        super().resizeEvent(event)
        self.fit_rows()


class _NotesDelegate(RowsDelegate):
    """Writes the sentence in as many lines as it needs."""

    def _paint_text(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        painter.setFont(self._theme.font(TextRole.BODY))
        painter.setPen(QColor(self._theme.colours.ink))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)
