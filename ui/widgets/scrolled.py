"""What is scrolled up and down where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST_HEIGHT = 320


def see_through(area: QScrollArea) -> None:
    """Let what is behind it be seen through what it scrolls.

    It gets a viewport made here: the first one made by Qt that is asked for has Qt for Python load every
    kind of widget there is, 20 ms of a start.
    """
    inside = area.takeWidget()
    area.setViewport(QWidget())
    if inside is not None:
        area.setWidget(inside)


class Scrolled(QScrollArea):
    """What stands in it begins at the top and is as wide as there is room; it asks for little height."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        see_through(self)
        inside.setProperty("kind", "scrolled")
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        """Ask for the least height: what stands beside it says how high the row is."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)
