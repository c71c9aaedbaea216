"""The pointer and the spotlight, as they lie over a slide.

The dot is red with a white ring in a dark one, so that it stands out from every ground, red too.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

_DOT_SHARE = 0.014
_GLOW = 2.4
_RINGS = (
    (0.0, "#FFFF5A4A"),
    (0.50 / _GLOW, "#FFFF2D1A"),
    (0.74 / _GLOW, "#FFF01808"),
    (0.78 / _GLOW, "#FFFFFFFF"),
    (0.98 / _GLOW, "#FFFFFFFF"),
    (1.02 / _GLOW, "#B0200402"),
    (1.30 / _GLOW, "#70E01808"),
    (1.0, "#00E01808"),
)
"""Colour at each share of the glow's radius: a bright core, a white ring, a soft edge."""

_DARK = QColor(0, 0, 0, 205)
_EDGE = 0.94


def pointer_box(centre: QPointF, height: float) -> QRectF:
    """Return what the pointer covers on a slide of that height."""
    reach = _reach(height)
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)


def draw_pointer(painter: QPainter, centre: QPointF, height: float) -> None:
    """Draw the bright dot."""
    box = pointer_box(centre, height)
    if painter.hasClipping() and not painter.clipBoundingRect().intersects(box):
        return
    ratio = painter.device().devicePixelRatio()
    painter.drawImage(box, _dot(max(1, round(2 * _reach(height) * ratio))))


def spot_box(centre: QPointF, radius: float) -> QRectF:
    """Return the square around the bright circle."""
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def draw_spot(painter: QPainter, box: QRectF, centre: QPointF, radius: float) -> None:
    """Darken the whole box but for a circle with a soft edge."""
    bright = QRectF(spot_box(centre, radius).toAlignedRect()) & box
    for rect in _around(box, bright):
        painter.fillRect(rect, _DARK)
    soft = QRadialGradient(centre, radius)
    clear = QColor(_DARK)
    clear.setAlpha(0)
    soft.setColorAt(0.0, clear)
    soft.setColorAt(_EDGE, clear)
    soft.setColorAt(1.0, _DARK)
    painter.fillRect(bright, soft)


def _around(box: QRectF, hole: QRectF) -> tuple[QRectF, ...]:
    """Return the four rectangles that fill the box but for the hole."""
    if hole.isEmpty():
        return (box,)
    return (
        QRectF(box.left(), box.top(), box.width(), hole.top() - box.top()),
        QRectF(box.left(), hole.bottom(), box.width(), box.bottom() - hole.bottom()),
        QRectF(box.left(), hole.top(), hole.left() - box.left(), hole.height()),
        QRectF(hole.right(), hole.top(), box.right() - hole.right(), hole.height()),
    )


def _reach(height: float) -> float:
    return max(5.0, height * _DOT_SHARE * _GLOW)


@lru_cache(maxsize=8)
def _dot(size: int) -> QImage:
    """Return the dot drawn once for that many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    middle = QPointF(size / 2, size / 2)
    glow = QRadialGradient(middle, size / 2)
    for share, colour in _RINGS:
        glow.setColorAt(share, QColor(colour))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(middle, size / 2, size / 2)
    painter.end()
    return image
