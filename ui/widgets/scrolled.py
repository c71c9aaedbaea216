"""What is scrolled up and down where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST_HEIGHT = 320


class Scrolled(QScrollArea):
    """What stands in it begins at the top and is as wide as there is room; it asks for little height."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setProperty("kind", "scrolled")
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        """Ask for the least height: what stands beside it says how high the row is."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)
