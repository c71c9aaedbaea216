"""What a page shows while there is no session: what it is for, and the two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.page import PageId, PageRequest
from ui.widgets.states import EmptyState


class NoSession(QWidget):
    """Asks to plan a session or to look around in the demo."""

    page_requested = Signal(object)
    """A `PageRequest`: to Plan for a new session, or to Home for the demo."""

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = EmptyState(theme, icon)
        self._empty.action_requested.connect(self._on_plan)
        self.plan_button = self._empty.button
        self.demo_button = QuietButton(theme, Icon.SPARKLES)
        self.demo_button.clicked.connect(self._on_demo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NONE)
        layout.addStretch(1)
        layout.addWidget(self._empty)
        layout.addWidget(self.demo_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def retranslate(self, sentence: str) -> None:
        """Say everything anew; `sentence` says what will stand here."""
        self._empty.set_texts(self.tr("No session yet"), sentence, self.tr("Plan a session"))
        self.demo_button.setText(self.tr("Look around in a demo"))

    @Slot()
    def _on_plan(self) -> None:
        self.page_requested.emit(PageRequest(PageId.PLAN, "new"))

    @Slot()
    def _on_demo(self) -> None:
        self.page_requested.emit(PageRequest(PageId.HOME, "demo"))
