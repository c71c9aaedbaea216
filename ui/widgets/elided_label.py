"""A label that shortens its text to the room there is, instead of asking for more room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import Meaning, TextRole
from ui.widgets.label import Label

_LEAST_WIDTH = 48


class ElidedLabel(Label):
    """One line; what does not fit is shown as a tool tip and always told to screen readers."""

    def __init__(
        self,
        role: TextRole = TextRole.BODY,
        meaning: Meaning = Meaning.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = ""
        super().__init__("", role, meaning, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def whole_text(self) -> str:
        """The text in full."""
        return self._whole

    def set_whole_text(self, text: str) -> None:
        """Show this text, as much of it as fits."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self._shorten(self.width())

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return the little room it can do with."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text into the new width."""
        super().resizeEvent(event)
        self._shorten(event.size().width())

    def _shorten(self, width: int) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(width, _LEAST_WIDTH)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
