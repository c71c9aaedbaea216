"""The one largest thing on the console: the time, in digits that never move."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.projector.digits import digit_font, digits_width, draw_digits
from ui.theme.fonts import font_of
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space

_FIRST_DIGIT_HEIGHT = 76
_BAR_HEIGHT = 6.0
_WIDEST = "00:00"


class BigTime(QWidget):
    """Clock digits with a bar below them that fills as the block goes by."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = _WIDEST
        self._digit_height = 0
        self.set_digit_height(_FIRST_DIGIT_HEIGHT)
        self._meaning = Meaning.PLAIN
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The digits shown."""
        return self._text

    @property
    def meaning(self) -> Meaning:
        """What the digits' colour says."""
        return self._meaning

    def set_time(self, text: str, meaning: Meaning, share: float | None = None) -> None:
        """Show these digits; `share` (0 to 1) of the bar is filled, no bar where it is none."""
        if (text, meaning, share) == (self._text, self._meaning, self._share):
            return
        if len(text) != len(self._text):
            self.updateGeometry()
        self._text, self._meaning, self._share = text, meaning, share
        self.setAccessibleName(text)
        self.update()

    def set_digit_height(self, height: int) -> None:
        """Draw digits of that height in logical pixels."""
        if height != self._digit_height:
            self._digit_height = height
            self._font = digit_font(font_of(16, bold=True), height)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the digits, at least for two and two."""
        widest = max(digits_width(self._font, _WIDEST), digits_width(self._font, self._text))
        return QSize(round(widest), _height(self._digit_height))

    @staticmethod
    def room_for(digit_height: int, text: str) -> QSize:
        """Return the room for that text in digits of that height."""
        font = digit_font(font_of(16, bold=True), digit_height)
        return QSize(round(digits_width(font, text)), _height(digit_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw digits and bar."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        box = QRectF(0, 0, self.width(), self._digit_height)
        ink = QColor(colours.ink_of(self._meaning))
        draw_digits(painter, 0.0, box, self._font, self._text, ink)
        if self._share is not None:
            bar = QRectF(2, self.height() - _BAR_HEIGHT, self.width() - 4, _BAR_HEIGHT)
            _draw_bar(painter, bar, QColor(colours.sunken), 1.0)
            is_calm = self._meaning in {Meaning.PLAIN, Meaning.SOFT}
            _draw_bar(painter, bar, QColor(colours.accent) if is_calm else ink, self._share)
        painter.end()


def _height(digit_height: int) -> int:
    """Return the height of digits and bar."""
    return round(digit_height + Space.TWO + _BAR_HEIGHT)


def _draw_bar(painter: QPainter, bar: QRectF, colour: QColor, share: float) -> None:
    """Draw a round-ended bar as long as its share."""
    width = bar.width() * min(1.0, max(0.0, share))
    if width >= bar.height():
        painter.setPen(colour)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, bar.height()), 3, 3)
