"""State in words: a pill with a shape, a colour and the words themselves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space, TextRole

SHAPES = {
    Meaning.PLAIN: Icon.DOT,
    Meaning.SOFT: Icon.CIRCLE,
    Meaning.ACCENT: Icon.DOT,
    Meaning.WARM: Icon.FLAG,
    Meaning.INFO: Icon.INFO,
    Meaning.GOOD: Icon.GOOD,
    Meaning.WARN: Icon.WARN,
    Meaning.BAD: Icon.BAD,
}
"""The shape that says the same as the colour, for eyes that do not see it."""

SHAPE_SIZE = 14


def paint_badge(
    painter: QPainter, theme: Theme, rect: QRectF, meaning: Meaning, text: str, icon: Icon | None = None
) -> None:
    """Paint a badge at the left of `rect`, centred in its height; it shortens words that do not fit."""
    font = theme.font(TextRole.SMALL)
    metrics = QFontMetrics(font)
    size = badge_size(theme, text)
    width = min(float(size.width()), rect.width())
    pill = QRectF(rect.left(), rect.center().y() - size.height() / 2, width, size.height())
    tint = theme.colours.tints[meaning]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    scale = painter.device().devicePixelRatio()
    shape = theme.pixmap(icon or SHAPES[meaning], tint.ink, SHAPE_SIZE, scale)
    painter.drawPixmap(round(pill.left()) + 8, round(pill.center().y() - SHAPE_SIZE / 2), shape)
    painter.setPen(QColor(tint.ink))
    painter.setFont(font)
    left = 8 + SHAPE_SIZE + 6
    room = pill.adjusted(left, 0, -8, 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def badge_size(theme: Theme, text: str) -> QSize:
    """Return how large a badge with these words is, in logical pixels."""
    metrics = QFontMetrics(theme.font(TextRole.SMALL))
    return QSize(8 + SHAPE_SIZE + 6 + metrics.horizontalAdvance(text) + 12, metrics.height() + Space.HALF)


class StatusBadge(QWidget):
    """A state in words, in the colour and the shape of its meaning."""

    def __init__(
        self,
        theme: Theme,
        meaning: Meaning = Meaning.SOFT,
        text: str = "",
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meaning = meaning
        self._text = text
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self.set_state(meaning, text, icon)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    @property
    def meaning(self) -> Meaning:
        """What the colour and the shape say."""
        return self._meaning

    def set_state(self, meaning: Meaning, text: str, icon: Icon | None = None) -> None:
        """Say another state; `icon` replaces the shape of the meaning."""
        if (meaning, text, icon) == (self._meaning, self._text, self._icon) and text == self.accessibleName():
            return
        self._meaning = meaning
        self._text = text
        self._icon = icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return badge_size(self._theme, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        del event
        painter = QPainter(self)
        paint_badge(painter, self._theme, QRectF(self.rect()), self._meaning, self._text, self._icon)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
