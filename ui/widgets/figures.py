"""Large figures that are read at a glance: a number, a ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font_of
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole

FULL_TURN = 5760
"""Sixteenths of a degree in a circle, as Qt counts arcs."""


class BigNumber(QWidget):
    """One figure that is the largest thing on its page, and what it counts below it.

    `height_px` is the height of its digits' line. All digits have one width, so nothing jumps.
    """

    def __init__(
        self,
        theme: Theme,
        height_px: int = 72,
        meaning: Meaning = Meaning.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height_px = height_px
        self._meaning = meaning
        self._figure = ""
        self._caption = ""
        self._widest = ""
        self._alignment = Qt.AlignmentFlag.AlignLeft
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def figure(self) -> str:
        """The figure shown."""
        return self._figure

    def set_figure(self, figure: str, caption: str = "", meaning: Meaning | None = None) -> None:
        """Show a figure with its caption, in the colour of its meaning."""
        self._meaning = meaning or self._meaning
        is_wider = len(figure) > len(self._widest)
        self._figure = figure
        if is_wider or caption != self._caption:
            self._widest = figure if is_wider else self._widest
            self._caption = caption
            self.updateGeometry()
        self.setAccessibleName(f"{figure} {caption}".strip())
        self.update()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align figure and caption left, right or in the centre."""
        self._alignment = alignment
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the widest figure shown so far."""
        figure = QFontMetricsF(font_of(self._height_px, bold=True))
        caption = QFontMetricsF(self._theme.font(TextRole.BODY))
        width = max(figure.horizontalAdvance(self._widest), caption.horizontalAdvance(self._caption))
        height = self._height_px * 1.12 + (caption.height() if self._caption else 0)
        return QSize(round(width) + Space.HALF, round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint figure and caption."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        font = font_of(self._height_px, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink_of(self._meaning)))
        line = QRectF(0, 0, self.width(), self._height_px * 1.12)
        painter.drawText(line, self._alignment | Qt.AlignmentFlag.AlignVCenter, self._figure)
        painter.setFont(self._theme.font(TextRole.BODY))
        painter.setPen(QColor(colours.ink_soft))
        below = QRectF(0, line.bottom(), self.width(), self.height() - line.bottom())
        painter.drawText(below, self._alignment | Qt.AlignmentFlag.AlignTop, self._caption)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class ProgressRing(QWidget):
    """A ring filled by a share, a figure in it and a few words under the figure."""

    def __init__(
        self,
        theme: Theme,
        diameter: int = 160,
        meaning: Meaning = Meaning.ACCENT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._diameter = diameter
        self._meaning = meaning
        self._share = 0.0
        self._figure = ""
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def share(self) -> float:
        """How much of the ring is filled, 0 to 1."""
        return self._share

    def set_value(
        self, share: float, figure: str = "", caption: str = "", meaning: Meaning | None = None
    ) -> None:
        """Fill the ring by `share` (0 to 1; more or less is cut) around a figure and a caption."""
        self._share = min(1.0, max(0.0, share))
        self._figure = figure
        self._caption = caption
        self._meaning = meaning or self._meaning
        self.setAccessibleName(f"{figure} {caption}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Return its diameter both ways."""
        return QSize(self._diameter, self._diameter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, share and words."""
        del event
        colours = self._theme.colours
        thick = max(6.0, self._diameter / 13)
        ring = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.sunken), thick))
        painter.drawEllipse(ring)
        if self._share > 0:
            pen = QPen(QColor(colours.ink_of(self._meaning)), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, FULL_TURN // 4, -round(FULL_TURN * self._share))
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        colours = self._theme.colours
        font = font_of(round(self._diameter * 0.24), bold=True)
        metrics = QFontMetricsF(font)
        small = self._theme.font(TextRole.SMALL)
        caption_height = QFontMetricsF(small).height() if self._caption else 0.0
        total = metrics.capHeight() + caption_height
        baseline = self.height() / 2 - total / 2 + metrics.capHeight()
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        left = (self.width() - metrics.horizontalAdvance(self._figure)) / 2
        painter.drawText(QPointF(left, baseline), self._figure)
        painter.setFont(small)
        painter.setPen(QColor(colours.ink_soft))
        below = QRectF(0, baseline + Space.HALF, self.width(), caption_height)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._caption)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
