"""A QR code on the screen, black on white in every theme, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.reports.qr_code import Runs
from ui.theme.tokens import Space

QUIET_CELLS = 4
LEAST_SIZE = Space.EIGHT * 5


class CodePicture(QWidget):
    """Cells of whole pixels, so that a webcam sees sharp edges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = 0
        self._runs: Runs = ()
        self.setMinimumSize(LEAST_SIZE, LEAST_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_code(self, cells: int, runs: Runs) -> None:
        """Show a code of that many cells on a side; 0 shows nothing."""
        self._cells, self._runs = cells, runs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code in the middle with its quiet zone."""
        del event
        if not self._cells:
            return
        whole = self._cells + 2 * QUIET_CELLS
        with QPainter(self) as painter:
            ratio = self.devicePixelRatioF()
            cell = max(1, int(min(self.width(), self.height()) * ratio / whole)) / ratio
            side = cell * whole
            left, top = (self.width() - side) / 2, (self.height() - side) / 2
            painter.translate(left, top)
            painter.scale(cell, cell)
            painter.fillRect(QRect(0, 0, whole, whole), Qt.GlobalColor.white)
            for row, column, length in self._runs:
                place = QRect(column + QUIET_CELLS, row + QUIET_CELLS, length, 1)
                painter.fillRect(place, Qt.GlobalColor.black)
