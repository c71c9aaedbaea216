"""Text as large as its box allows, between a largest and a smallest size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_STEP = 0.94
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


def fitting_font(family: QFont, text: str, box: QRectF, largest: float, smallest: float) -> QFont:
    """Return the font in which the wrapped text fits the box; the smallest where none does."""
    font = QFont(family)
    size = largest
    while True:
        font.setPixelSize(max(1, round(size)))
        if size <= smallest or fits(font, text, box):
            return font
        size = max(smallest, size * _STEP)


def fits(font: QFont, text: str, box: QRectF) -> bool:
    """Say whether the wrapped text stays within the box."""
    drawn = QFontMetricsF(font).boundingRect(box, _WRAPPED, text)
    return drawn.height() <= box.height() and drawn.width() <= box.width()


def draw_fitting(
    painter: QPainter, font: QFont, text: str, box: QRectF, colour: QColor, *, is_right: bool = False
) -> float:
    """Draw the wrapped text at the top of the box and return how high it came out."""
    flags = _WRAPPED
    if is_right:
        flags = (flags & ~int(Qt.AlignmentFlag.AlignLeft)) | int(Qt.AlignmentFlag.AlignRight)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, flags, text)
    return QFontMetricsF(font).boundingRect(box, flags, text).height()
