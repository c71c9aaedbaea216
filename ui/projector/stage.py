"""The surface on which one room's view is drawn, measured in hundredths of its height."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.language import Text
from ui.projector.digits import digit_font, digits_width, draw_digits
from ui.projector.fitted_text import draw_fitting, fits, fitting_font
from ui.theme.fonts import font_of

SMALLEST = 3.4


class Stage:
    """Draws texts and digits at places given in hundredths of the height, from the top left."""

    def __init__(self, painter: QPainter, box: QRectF) -> None:
        self.painter = painter
        self.box = box
        self.unit = box.height() / 100
        self.width = box.width() / self.unit
        self._plain = font_of(16)
        self._bold = font_of(16, bold=True)

    def area(self, left: float, top: float, width: float, height: float) -> QRectF:
        """Return that rectangle in pixels."""
        unit = self.unit
        return QRectF(self.box.left() + left * unit, self.box.top() + top * unit, width * unit, height * unit)

    def fill(self, colour: QColor, *, top: float = 0.0, width: float | None = None) -> None:
        """Fill everything below `top`, from the left edge on, in whole pixels."""
        area = self.area(0, top, 0 if width is None else width, 0)
        right = self.box.right() if width is None else area.right()
        filled = QRectF(area.topLeft(), QPointF(right, self.box.bottom()))
        self.painter.fillRect(filled.toAlignedRect(), colour)

    def text(
        self,
        words: str,
        area: QRectF,
        size: float,
        colour: QColor,
        *,
        bold: bool = False,
        right: bool = False,
    ) -> float:
        """Write the words as large as fits, at most `size`; return how high they came out."""
        if not words:
            return 0.0
        smallest = min(size, SMALLEST) * self.unit
        font = fitting_font(self._bold if bold else self._plain, words, area, size * self.unit, smallest)
        return draw_fitting(self.painter, font, words, area, colour, is_right=right) / self.unit

    def fitting_size(self, words: str, area: QRectF, size: float) -> float:
        """Return the size at which the words fit, at most `size`; 0 where they never do."""
        font = fitting_font(self._plain, words, area, size * self.unit, SMALLEST * self.unit)
        return font.pixelSize() / self.unit if fits(font, words, area) else 0.0

    def digits(self, words: str, left: float, centre: float, height: float, colour: QColor) -> None:
        """Draw clock digits `height` high, their middle at `centre`."""
        font = digit_font(self._bold, height * self.unit)
        area = self.area(left, centre - height, self.width, 2 * height)
        draw_digits(self.painter, area.left(), area, font, words, colour)

    def digits_width(self, words: str, height: float) -> float:
        """Return how wide `digits` would draw the words."""
        return digits_width(digit_font(self._bold, height * self.unit), words) / self.unit

    def two_scripts(
        self, text: Text, left: float, top: float, size: float, colours: tuple[QColor, QColor]
    ) -> float:
        """Write a title in Chinese with the English under it; return where it ends.

        The people in the room read Chinese, whatever language the trainer's window speaks.
        """
        first, second = text.zh or text.en, text.en if text.zh and text.zh != text.en else ""
        width = self.width - 2 * left
        top += self.text(first, self.area(left, top, width, size * 2.9), size, colours[0], bold=True)
        return top + self.text(second, self.area(left, top, width, size * 1.5), size * 0.52, colours[1])
