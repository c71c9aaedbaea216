"""The way of a session in five steps: what is done, what is now, what is still to come."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.session import SessionStage
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Measure, Space, TextRole

STEPS = (SessionStage.PREPARE, SessionStage.DOORS, SessionStage.RUN, SessionStage.PAPER, SessionStage.SHARE)
DOT = 28


class StageSteps(QWidget):
    """Five dots on a line. Done ones carry a tick, the one at hand is filled with its number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stage = SessionStage.PREPARE
        self._words: tuple[str, ...] = ("",) * len(STEPS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def set_stage(self, stage: SessionStage) -> None:
        """Show how far the session has come."""
        self._stage = stage
        self._name()
        self.update()

    def retranslate(self) -> None:
        """Name the steps anew."""
        self._words = (
            self.tr("Prepare"),
            self.tr("Doors"),
            self.tr("Run"),
            self.tr("Paper"),
            self.tr("Share"),
        )
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of dots and words."""
        words = QFontMetricsF(self._theme.font(TextRole.SMALL)).height()
        return QSize(Measure.FORM_WIDTH, round(DOT + Space.HALF + words + Space.HALF))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, dots and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = [QFontMetricsF(self._theme.font(TextRole.SMALL)).horizontalAdvance(w) for w in self._words]
        first, last = max(DOT, widths[0]) / 2 + 1, self.width() - max(DOT, widths[-1]) / 2 - 1
        centres = [first + (last - first) * n / (len(STEPS) - 1) for n in range(len(STEPS))]
        at = self._at()
        for number, (here, there) in enumerate(pairwise(centres)):
            colour = self._theme.colours.accent if number < at else self._theme.colours.line
            painter.setPen(QPen(QColor(colour), 2))
            gap = DOT / 2 + Space.HALF
            painter.drawLine(QPointF(here + gap, DOT / 2 + 1), QPointF(there - gap, DOT / 2 + 1))
        for number, centre in enumerate(centres):
            self._paint_step(painter, number, centre, at)
        painter.end()

    def _at(self) -> int:
        return STEPS.index(self._stage) if self._stage in STEPS else len(STEPS)

    def _paint_step(self, painter: QPainter, number: int, centre: float, at: int) -> None:
        colours = self._theme.colours
        circle = QRectF(centre - DOT / 2, 1, DOT, DOT)
        is_done, is_here = number < at, number == at
        painter.setPen(Qt.PenStyle.NoPen if is_done or is_here else QPen(QColor(colours.field_line), 1.5))
        painter.setBrush(QColor(colours.accent if is_done or is_here else colours.card))
        painter.drawEllipse(circle)
        if is_done:
            size = Space.TWO
            tick = self._theme.pixmap(Icon.CHECK, colours.on_accent, size, self.devicePixelRatioF())
            painter.drawPixmap(round(centre - size / 2), round(circle.center().y() - size / 2), tick)
        else:
            painter.setFont(self._theme.font(TextRole.STRONG if is_here else TextRole.SMALL))
            painter.setPen(QColor(colours.on_accent if is_here else colours.ink_soft))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        font = self._theme.font(TextRole.SMALL)
        font.setBold(is_here)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if is_here else colours.ink_soft))
        room = QRectF(centre - 80, DOT + Space.HALF, 160, self.height() - DOT - Space.HALF)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._words[number])

    def _name(self) -> None:
        at = self._at()
        here = self._words[at] if at < len(STEPS) else self.tr("All done")
        self.setAccessibleName(
            self.tr("Step {n} of {all}: {step}").format(n=min(at + 1, 5), all=5, step=here)
        )

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
