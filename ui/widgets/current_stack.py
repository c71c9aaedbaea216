"""A stack that is as high as the side in front needs; Qt's own is as high as its highest side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class CurrentStack(QWidget):
    """Asks for the room of what is seen, so that a page scrolls only where that does not fit.

    Qt's own stack answers for its hidden sides as well once a side is higher where it is narrower, and
    knows no least height for a width. A column that hides all but one of its sides does both rightly.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.place = 0
        """Which side is in front."""

    @property
    def front(self) -> QWidget:
        """The side that is seen."""
        return self._sides[self.place]

    def add(self, side: QWidget) -> None:
        """Put a side behind the others; the first one is in front."""
        if self._sides:
            side.hide()
        self._sides.append(side)
        self._column.addWidget(side)

    def show_side(self, side: QWidget) -> None:
        """Bring that side to the front."""
        self.turn_to(self._sides.index(side))

    def turn_to(self, place: int) -> None:
        """Bring the side at that place to the front; the keys go with it if they were in the one before."""
        if place == self.place:
            return
        before, after = self.front, self._sides[place]
        held = before.focusWidget()
        had_keys = held is not None and held.hasFocus()
        self.place = place
        self.setUpdatesEnabled(False)
        after.show()
        if had_keys:
            (after.focusWidget() or after).setFocus(Qt.FocusReason.OtherFocusReason)
        before.hide()
        self.setUpdatesEnabled(True)
