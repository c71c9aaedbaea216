"""A colour of the pen, to be chosen: a disc, with a ring around the one in use."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.domain.ink import InkColour
from ui.projector.ink_painter import INK_COLOURS
from ui.theme.theme import Theme
from ui.theme.tokens import Measure

_DISC, _RING = 10.0, 15.0


class ColourButton(QAbstractButton):
    """Drawn in its colour; its name and its key are told as words."""

    def __init__(self, theme: Theme, colour: InkColour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_name(self, name: str, keys: str) -> None:
        """Say which colour it is, and by which key it is chosen."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {keys}")

    def sizeHint(self) -> QSize:
        """Return the size of a control."""
        return QSize(Measure.CONTROL, Measure.CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc, a ring where it is in use, another where the keys go."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        colour = QColor(INK_COLOURS[self._colour])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, _DISC, _DISC)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(self._theme.colours.ink), 2))
            painter.drawEllipse(centre, _RING - 1, _RING - 1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.focus), 2))
            painter.drawEllipse(centre, _RING + 3, _RING + 3)
        painter.end()
