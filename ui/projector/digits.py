"""Clock digits in fixed cells, so that nothing moves while a timer runs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_SECONDS_A_MINUTE = 60


def clock_text(seconds: float) -> str:
    """Return minutes and seconds such as `04:32`; a whole second shows until it is over."""
    whole = max(0, int(-(-seconds // 1)))
    return f"{whole // _SECONDS_A_MINUTE:02d}:{whole % _SECONDS_A_MINUTE:02d}"


def digit_font(family: QFont, digit_height: float) -> QFont:
    """Return that font as large as makes a digit `digit_height` pixels high."""
    font = QFont(family)
    font.setPixelSize(1000)
    a_thousandth = QFontMetricsF(font).tightBoundingRect("0").height() / 1000
    font.setPixelSize(max(1, round(digit_height / a_thousandth)))
    return font


def digits_width(font: QFont, text: str) -> float:
    """Return how wide `draw_digits` draws the text."""
    metrics = QFontMetricsF(font)
    return sum(_cell(metrics, character) for character in text)


def draw_digits(painter: QPainter, left: float, box: QRectF, font: QFont, text: str, colour: QColor) -> None:
    """Draw the text from `left` on, its digits centred in the height of `box`."""
    metrics = QFontMetricsF(font)
    height = metrics.tightBoundingRect("0").height()
    baseline = box.center().y() + height / 2
    painter.setFont(font)
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for character in text:
        cell = _cell(metrics, character)
        lift = height * 0.06 if character == ":" else 0.0
        inset = (cell - metrics.horizontalAdvance(character)) / 2
        painter.drawText(QPointF(left + inset, baseline - lift), character)
        left += cell


def _cell(metrics: QFontMetricsF, character: str) -> float:
    """Return the width of a character's cell: one for all digits."""
    return metrics.horizontalAdvance("0" if character.isdigit() else character)
