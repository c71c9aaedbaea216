"""Three ways on when a number was used before: open that form, key it a second time, give a new number."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.domain.answers import Sheet
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton


class WayOn(Enum):
    """What to do with a number that was used before."""

    OPEN = auto()
    SECOND = auto()
    RENUMBER = auto()


class UsedBar(QFrame):
    """The three buttons; hidden until they are needed."""

    chosen = Signal(object)
    """A `WayOn`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.open_button = QuietButton(theme, Icon.EDIT)
        self.second_button = QuietButton(theme, Icon.COPY)
        self.renumber_button = QuietButton(theme, Icon.NUMBER)
        self.open_button.clicked.connect(self._on_open)
        self.second_button.clicked.connect(self._on_second)
        self.renumber_button.clicked.connect(self._on_renumber)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        for button in (self.open_button, self.second_button, self.renumber_button):
            layout.addWidget(button)
        self.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.open_button.setText(self.tr("Open that form"))
        self.second_button.setText(self.tr("Key it a second time"))
        self.renumber_button.setText(self.tr("Give this paper a new number"))

    def offer(self, sheet: Sheet) -> None:
        """Show the ways on for a number under which that sheet was keyed."""
        self.sheet = sheet
        self.show()

    @Slot()
    def _on_open(self) -> None:
        self.chosen.emit(WayOn.OPEN)

    @Slot()
    def _on_second(self) -> None:
        self.chosen.emit(WayOn.SECOND)

    @Slot()
    def _on_renumber(self) -> None:
        self.chosen.emit(WayOn.RENUMBER)
