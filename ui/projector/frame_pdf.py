"""A picture as a PDF of one page: the page that a video stands on until it plays."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

_WIDTH_POINTS = 960.0
_DOTS_AN_INCH = 144


def frame_pdf(picture: QImage) -> bytes:
    """Return the picture, edge to edge, on a page of its own proportions."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    size = QSizeF(_WIDTH_POINTS, _WIDTH_POINTS * picture.height() / picture.width())
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.drawImage(QRect(0, 0, writer.width(), writer.height()), picture)
    painter.end()
    return bytes(buffer.data().data())
