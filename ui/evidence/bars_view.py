"""Ordered items as diverging bars: before above after, the neutral answers split at zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.evidence.charts import Segment, StackedBar, StackedBars
from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Wave
from ui.theme.theme import Theme
from ui.theme.tokens import LIGHT, Measure, Space, TextRole

BAR = Space.THREE
GAP = Space.HALF
TITLE_ROOM = Measure.CONTROL
AFTER_ITEM = Space.TWO
CAPTION_ROOM = Space.EIGHT + Space.TWO
LEAST_LABELLED = 0.07
LIGHT_SHADE = 140


class BarsView(QWidget):
    """Every ordered item: its title, the bars with their shares, and a legend of its answers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[StackedBars, ...] = ()
        self._language = Language.EN
        self._captions: Mapping[Wave, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_items(
        self, items: Sequence[StackedBars], language: Language, captions: Mapping[Wave, str]
    ) -> None:
        """Show these items; `captions` names the bars."""
        self._items = tuple(items)
        self._language = language
        self._captions = captions
        self.setAccessibleName("; ".join(self._said(item) for item in items))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all items."""
        return QSize(Space.EIGHT * 8, sum(self._height_of(item) for item in self._items))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the legends take in this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the items below each other."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for item in self._items:
            self._paint_item(painter, item, top)
            top += self._height_of(item)
        painter.end()

    def _said(self, item: StackedBars) -> str:
        bars = (
            f"{self._captions[bar.wave]} "
            + ", ".join(f"{one.label.in_language(self._language)} {one.share:.0%}" for one in bar.segments)
            for bar in item.bars
        )
        return f"{item.title.in_language(self._language)}: {'; '.join(bars)}"

    def _height_of(self, item: StackedBars) -> int:
        legend = max((line + 1 for _, line in self._legend_places(item)), default=0)
        return TITLE_ROOM + len(item.bars) * (BAR + GAP) + legend * Space.THREE + AFTER_ITEM

    def _legend_places(self, item: StackedBars) -> list[tuple[int, int]]:
        """Return where each answer stands in the legend: its left edge, and in which line."""
        metrics = QFontMetrics(self._theme.font(TextRole.SMALL))
        places, x, line = [], CAPTION_ROOM, 0
        for label in item.labels:
            width = metrics.horizontalAdvance(label.in_language(self._language)) + Space.FOUR
            if x > CAPTION_ROOM and x + width > self.width():
                x, line = CAPTION_ROOM, line + 1
            places.append((x, line))
            x += width
        return places

    def _paint_item(self, painter: QPainter, item: StackedBars, top: float) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font(TextRole.STRONG))
        painter.setPen(QColor(colours.ink))
        title = QRectF(0, top, self.width(), TITLE_ROOM)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        words = item.title.in_language(self._language)
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(title, flags, fitted)
        y = top + TITLE_ROOM
        zero = CAPTION_ROOM + (self.width() - CAPTION_ROOM) / 2
        for bar in item.bars:
            self._paint_bar(painter, bar, y, zero)
            y += BAR + GAP
        painter.setPen(QPen(QColor(colours.field_line), 1))
        painter.drawLine(QPointF(zero, top + TITLE_ROOM - GAP), QPointF(zero, y))
        self._paint_legend(painter, item, y)

    def _paint_bar(self, painter: QPainter, bar: StackedBar, y: float, zero: float) -> None:
        half = (self.width() - CAPTION_ROOM) / 2
        painter.setFont(self._theme.font(TextRole.SMALL))
        painter.setPen(QColor(self._theme.colours.ink_soft))
        caption = QRectF(0, y, CAPTION_ROOM - Space.ONE, BAR)
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, self._captions[bar.wave])
        for segment in bar.segments:
            self._paint_segment(
                painter, segment, QRectF(zero + segment.start * half, y, segment.share * half, BAR)
            )

    def _paint_segment(self, painter: QPainter, segment: Segment, rect: QRectF) -> None:
        shade = QColor(segment.shade)
        painter.fillRect(rect, shade)
        if segment.share >= LEAST_LABELLED:
            painter.setPen(QColor(LIGHT.ink if shade.lightness() > LIGHT_SHADE else LIGHT.on_accent))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{segment.share:.0%}")

    def _paint_legend(self, painter: QPainter, item: StackedBars, y: float) -> None:
        painter.setFont(self._theme.font(TextRole.SMALL))
        places = self._legend_places(item)
        for label, shade, (x, line) in zip(item.labels, item.shades, places, strict=True):
            top = y + line * Space.THREE
            painter.fillRect(QRectF(x, top + Space.ONE, Space.ONE, Space.ONE), QColor(shade))
            painter.setPen(QColor(self._theme.colours.ink_soft))
            room = QRectF(x + Space.ONE + Space.HALF, top, self.width(), Space.THREE)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label.in_language(self._language))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
