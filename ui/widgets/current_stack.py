"""A stack that is as high as the side in front needs; Qt's own is as high as its highest side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget


class CurrentStack(QStackedWidget):
    """Asks for the room of what is seen, so that a page scrolls only where that does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._on_current_changed)

    def sizeHint(self) -> QSize:
        """Return the size that the side in front likes."""
        side = self.currentWidget()
        return side.sizeHint() if side is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Return the least size that the side in front can do with."""
        side = self.currentWidget()
        return side.minimumSizeHint().expandedTo(side.minimumSize()) if side is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        """Say whether the side in front is higher where it is narrower."""
        side = self.currentWidget()
        return side is not None and side.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return how high the side in front is at that width; -1 where the width does not matter."""
        side = self.currentWidget()
        return side.heightForWidth(width) if side is not None else -1

    @Slot(int)
    def _on_current_changed(self, place: int) -> None:
        del place
        self.updateGeometry()
