"""Matched items as dumbbells: open circle before, filled circle after, the change beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Space, TextRole

DOT = Space.ONE
LABEL_SHARE = 0.42
FIGURE_ROOM = Space.SIX
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class DumbbellLine:
    """One row in words: what was asked, what is counted among whom, and how far it moved.

    `before` and `after` are shares from 0 to 1.
    """

    title: str
    counted: str
    before: float
    after: float
    change: str
    range: str
    is_primary: bool


class DumbbellView(QWidget):
    """One row an item, all on one scale from 0 to 100 %."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[DumbbellLine, ...] = ()
        self._captions = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[DumbbellLine], before: str, after: str) -> None:
        """Show these items; `before` and `after` name the two circles."""
        self._rows = tuple(rows)
        self._captions = (before, after)
        said = (
            f"{row.title} {row.counted}: {_percent(row.before)} → {_percent(row.after)}, {row.change}"
            for row in rows
        )
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(Space.EIGHT * 8, self._head() + self._row_height() * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint legend, scale and rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, head = self.width() * LABEL_SHARE, self._head()
        width = self.width() - left - 2 * FIGURE_ROOM - self._change_room()
        scale = QRectF(left + FIGURE_ROOM, head, width, self.height() - head)
        self._paint_legend(painter, scale)
        self._paint_scale(painter, scale)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, row, head + self._row_height() * (number + 0.5), left, scale)
        painter.end()

    def _row_height(self) -> int:
        """Return the room of two lines of question and one of what is counted."""
        lines = 2 * self._metrics(TextRole.STRONG).lineSpacing() + self._metrics(TextRole.SMALL).lineSpacing()
        return lines + Space.TWO

    def _head(self) -> int:
        """Return the room of the legend and, below it, of the scale's figures."""
        return 2 * self._metrics(TextRole.SMALL).lineSpacing() + Space.ONE

    def _change_room(self) -> int:
        strong, small = self._metrics(TextRole.STRONG), self._metrics(TextRole.SMALL)
        widths = [strong.horizontalAdvance(row.change) for row in self._rows]
        widths += [small.horizontalAdvance(row.range) for row in self._rows]
        return max(widths, default=0)

    def _metrics(self, role: TextRole) -> QFontMetrics:
        return QFontMetrics(self._theme.font(role))

    def _paint_legend(self, painter: QPainter, scale: QRectF) -> None:
        colours = self._theme.colours
        line = self._metrics(TextRole.SMALL).lineSpacing()
        painter.setFont(self._theme.font(TextRole.SMALL))
        x = scale.left()
        for caption, colour, filled in zip(
            self._captions, (colours.before, colours.after), (False, True), strict=True
        ):
            self._paint_dot(painter, QPointF(x + DOT, line / 2), colour, filled=filled)
            painter.setPen(QColor(colours.ink_soft))
            room = QRectF(x + 3 * DOT, 0, self.width(), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, caption)
            x += painter.fontMetrics().horizontalAdvance(caption) + 6 * DOT

    def _paint_scale(self, painter: QPainter, scale: QRectF) -> None:
        colours = self._theme.colours
        line = self._metrics(TextRole.SMALL).lineSpacing()
        painter.setFont(self._theme.font(TextRole.SMALL))
        for quarter in range(QUARTERS + 1):
            at = scale.left() + scale.width() * quarter / QUARTERS
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(at, scale.top()), QPointF(at, scale.bottom()))
            if quarter % 2 == 0:
                painter.setPen(QColor(colours.ink_soft))
                room = QRectF(at - FIGURE_ROOM, scale.top() - line, 2 * FIGURE_ROOM, line)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _percent(quarter / QUARTERS))

    def _paint_row(self, painter: QPainter, row: DumbbellLine, y: float, left: float, scale: QRectF) -> None:
        colours = self._theme.colours
        self._paint_question(painter, row, QRectF(0, y - self._row_height() / 2, left - Space.TWO, 0))
        before, after = (
            QPointF(scale.left() + scale.width() * share, y) for share in (row.before, row.after)
        )
        painter.setPen(QPen(QColor(colours.field_line), 3))
        painter.drawLine(before, after)
        self._paint_dot(painter, before, colours.before, filled=False)
        self._paint_dot(painter, after, colours.after, filled=True)
        self._paint_figures(painter, row, y, before.x(), after.x())
        self._paint_change(painter, row, y, scale.right() + FIGURE_ROOM)

    def _paint_question(self, painter: QPainter, row: DumbbellLine, room: QRectF) -> None:
        """Paint the question in at most two lines and, right below it, what is counted among whom."""
        font = self._theme.font(TextRole.STRONG if row.is_primary else TextRole.BODY)
        metrics = QFontMetricsF(font)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        title, most = row.title, 2 * metrics.lineSpacing() + 1
        room.setHeight(metrics.boundingRect(room, int(flags), title).height())
        if room.height() > most:
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() * 1.8)
            room.setHeight(most)
        small = self._metrics(TextRole.SMALL).lineSpacing()
        room.translate(0, (self._row_height() - room.height() - small) / 2)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.ink))
        painter.drawText(room, flags, title)
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(self._theme.colours.ink_soft))
        below = QRectF(room.left(), room.bottom(), room.width(), small)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, row.counted)

    def _paint_change(self, painter: QPainter, row: DumbbellLine, y: float, left: float) -> None:
        for role, words, colour, sign in (
            (TextRole.STRONG, row.change, self._theme.colours.ink, -1),
            (TextRole.SMALL, row.range, self._theme.colours.ink_soft, 0),
        ):
            height = self._metrics(role).lineSpacing()
            painter.setFont(self._theme.font(role))
            painter.setPen(QColor(colour))
            room = QRectF(left, y + sign * height, self.width() - left, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_figures(
        self, painter: QPainter, row: DumbbellLine, y: float, before: float, after: float
    ) -> None:
        painter.setFont(self._theme.font(TextRole.STRONG))
        painter.setPen(QColor(self._theme.colours.ink))
        rises = after >= before
        for at, share, to_left in ((before, row.before, rises), (after, row.after, not rises)):
            edge = at - DOT * 2 - FIGURE_ROOM if to_left else at + DOT * 2
            side = Qt.AlignmentFlag.AlignRight if to_left else Qt.AlignmentFlag.AlignLeft
            room = QRectF(edge, y - FIGURE_ROOM / 2, FIGURE_ROOM, FIGURE_ROOM)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, _percent(share))

    def _paint_dot(self, painter: QPainter, at: QPointF, colour: str, *, filled: bool) -> None:
        painter.setPen(QPen(QColor(colour), 3))
        painter.setBrush(QColor(colour if filled else self._theme.colours.card))
        painter.drawEllipse(at, DOT - 1.0, DOT - 1.0)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _percent(share: float) -> str:
    return f"{share:.0%}"
