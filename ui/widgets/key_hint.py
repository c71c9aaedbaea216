"""Keys drawn as key caps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Space, TextRole
from ui.widgets.command_words import shown_key


class KeyHint(QWidget):
    """Shows `Ctrl+K` as two caps, in the way of this system (⌘ on a Mac)."""

    def __init__(self, theme: Theme, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.caps: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self.set_keys(keys)

    def set_keys(self, keys: str) -> None:
        """Show other keys; words that are no key sequence are shown as they are."""
        native = shown_key(keys)
        self.caps = _caps(native)
        self.setAccessibleName(native)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the caps."""
        metrics = QFontMetrics(self._theme.font(TextRole.SMALL))
        width = sum(self._cap_width(metrics, cap) + Space.HALF for cap in self.caps) - Space.HALF
        return QSize(max(0, width), metrics.height() + Space.HALF)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the caps."""
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(TextRole.SMALL))
        metrics = painter.fontMetrics()
        left = 0.0
        for cap in self.caps:
            box = QRectF(left, 0, self._cap_width(metrics, cap), self.height()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(colours.field_line), 1))
            painter.setBrush(QColor(colours.ground))
            painter.drawRoundedRect(box, Radius.SMALL, Radius.SMALL)
            painter.setPen(QColor(colours.ink_soft))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
            left += box.width() + 1 + Space.HALF
        painter.end()

    def _cap_width(self, metrics: QFontMetrics, cap: str) -> int:
        return max(metrics.height() + Space.HALF, metrics.horizontalAdvance(cap) + Space.ONE + Space.HALF)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _caps(keys: str) -> tuple[str, ...]:
    """Return the caps of a sequence such as `Ctrl++`, whose last key is the plus itself."""
    before, _, key = keys.rpartition("+")
    if keys.endswith("+"):
        before, key = before.removesuffix("+"), "+"
    return tuple(cap for cap in (*before.split("+"), key) if cap)
