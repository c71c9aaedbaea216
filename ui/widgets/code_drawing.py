"""How a QR code is painted: black on white in every theme, cells of whole pixels, its quiet zone kept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from facilitator.reports.qr_code import Runs

QUIET_CELLS = 4


def draw_code(painter: QPainter, area: QRectF, cells: int, runs: Runs) -> QRectF:
    """Paint a code of so many cells on a side in the middle of the area; return the square it fills.

    No cell has a blurred edge, so the square may be some pixels smaller than the area.
    """
    whole = cells + 2 * QUIET_CELLS
    ratio = painter.device().devicePixelRatio()
    cell = max(1, int(min(area.width(), area.height()) * ratio / whole)) / ratio
    side = cell * whole
    corner = area.center() - QPointF(side / 2, side / 2)
    left, top = (round(edge * ratio) / ratio for edge in (corner.x(), corner.y()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.translate(left, top)
    painter.scale(cell, cell)
    painter.fillRect(QRect(0, 0, whole, whole), Qt.GlobalColor.white)
    for row, column, length in runs:
        painter.fillRect(QRect(column + QUIET_CELLS, row + QUIET_CELLS, length, 1), Qt.GlobalColor.black)
    painter.restore()
    return QRectF(left, top, side, side)
