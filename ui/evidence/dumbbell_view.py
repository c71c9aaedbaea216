"""Matched items as dumbbells: open circle before, filled circle after, the numbers at both ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.evidence.charts import DumbbellRow
from facilitator.domain.language import Language
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space, TextRole

ROW_HEIGHT = Measure.CONTROL + Space.TWO
DOT = Space.ONE
LABEL_SHARE = 0.46
FIGURE_ROOM = Space.SIX
HEAD = Space.FOUR


class DumbbellView(QWidget):
    """One row an item, all on one scale from 0 to 100 %."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[DumbbellRow, ...] = ()
        self._language = Language.EN
        self._captions = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[DumbbellRow], language: Language, before: str, after: str) -> None:
        """Show these items; `before` and `after` name the two circles."""
        self._rows = tuple(rows)
        self._language = language
        self._captions = (before, after)
        said = (
            f"{row.title.in_language(language)}: {_percent(row.before)} → {_percent(row.after)}"
            for row in rows
        )
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(Space.EIGHT * 8, HEAD + ROW_HEIGHT * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint legend, scale and rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() * LABEL_SHARE
        scale = QRectF(left + FIGURE_ROOM, HEAD, self.width() - left - 2 * FIGURE_ROOM, self.height() - HEAD)
        self._paint_scale(painter, scale)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, row, HEAD + ROW_HEIGHT * (number + 0.5), left, scale)
        painter.end()

    def _paint_scale(self, painter: QPainter, scale: QRectF) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font(TextRole.SMALL))
        x = scale.left()
        for caption, colour, filled in zip(
            self._captions, (colours.before, colours.after), (False, True), strict=True
        ):
            self._paint_dot(painter, QPointF(x + DOT, HEAD / 3), colour, filled=filled)
            painter.setPen(QColor(colours.ink_soft))
            painter.drawText(QPointF(x + 3 * DOT, HEAD / 3 + DOT / 2), caption)
            x += painter.fontMetrics().horizontalAdvance(caption) + 6 * DOT
        painter.setPen(QPen(QColor(colours.line), 1))
        for quarter in range(5):
            at = scale.left() + scale.width() * quarter / 4
            painter.drawLine(QPointF(at, scale.top()), QPointF(at, scale.bottom()))

    def _paint_row(self, painter: QPainter, row: DumbbellRow, y: float, left: float, scale: QRectF) -> None:
        colours = self._theme.colours
        font = self._theme.font(TextRole.STRONG if row.is_primary else TextRole.BODY)
        metrics = QFontMetricsF(font)
        room = QRectF(0, y - ROW_HEIGHT / 2, left - Space.TWO, ROW_HEIGHT)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        title = row.title.in_language(self._language)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        if metrics.boundingRect(room, int(flags), title).height() > room.height():
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() * 1.8)
        painter.drawText(room, flags, title)
        before, after = (
            QPointF(scale.left() + scale.width() * share, y) for share in (row.before, row.after)
        )
        painter.setPen(QPen(QColor(colours.field_line), 3))
        painter.drawLine(before, after)
        self._paint_dot(painter, before, colours.before, filled=False)
        self._paint_dot(painter, after, colours.after, filled=True)
        self._paint_figures(painter, row, y, before.x(), after.x())

    def _paint_figures(
        self, painter: QPainter, row: DumbbellRow, y: float, before: float, after: float
    ) -> None:
        painter.setFont(self._theme.font(TextRole.STRONG))
        painter.setPen(QColor(self._theme.colours.ink))
        rises = after >= before
        for at, share, to_left in ((before, row.before, rises), (after, row.after, not rises)):
            edge = at - DOT * 2 - FIGURE_ROOM if to_left else at + DOT * 2
            side = Qt.AlignmentFlag.AlignRight if to_left else Qt.AlignmentFlag.AlignLeft
            room = QRectF(edge, y - ROW_HEIGHT / 2, FIGURE_ROOM, ROW_HEIGHT)
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
