"""A QR code on the screen, black on white in every theme, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.reports.qr_code import Runs
from ui.theme.tokens import Space
from ui.widgets.code_drawing import draw_code

LEAST_SIZE = Space.EIGHT * 5


class CodePicture(QWidget):
    """Cells of whole pixels, so that a webcam sees sharp edges."""

    def __init__(self, parent: QWidget | None = None, *, least_size: int = LEAST_SIZE) -> None:
        super().__init__(parent)
        self._cells = 0
        self._runs: Runs = ()
        self.setMinimumSize(least_size, least_size)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def has_code(self) -> bool:
        """Whether a code is shown now."""
        return self._cells > 0

    def show_code(self, cells: int, runs: Runs) -> None:
        """Show a code of that many cells on a side; 0 shows nothing."""
        self._cells, self._runs = cells, runs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code in the middle with its quiet zone."""
        del event
        if self._cells:
            with QPainter(self) as painter:
                draw_code(painter, QRectF(self.rect()), self._cells, self._runs)
