"""What the tabs of the Plan page have in common."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Text
from ui.plan.plan_view import PlanView
from ui.widgets.page import PageTools

WIDEST = 16_777_215
"""Qt's own largest width (QWIDGETSIZE_MAX of qwidget.h): no limit."""


class PlanTab(QWidget):
    """One side of preparing a session. `plan` is none until the first was loaded."""

    session_requested = Signal(object)
    """A `SessionRequest`: this tab made or chose a session."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.plan: PlanView | None = None

    def show_plan(self, plan: PlanView) -> None:
        """Show this session from now on."""
        if self.plan is not None and self.plan.half_day.id != plan.half_day.id:
            self.forget_news()
        self.plan = plan
        self.draw(plan)

    def forget_news(self) -> None:
        """Put away what was said of the half-day before; nothing to do for tabs that say nothing."""

    @abstractmethod
    def draw(self, plan: PlanView) -> None:
        """Draw what is prepared."""

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word in the window's language."""

    @abstractmethod
    def name(self) -> str:
        """Return the tab's name."""

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Stack what stands side by side where the window is narrow; nothing to do for most tabs."""

    def go_back(self) -> bool:
        """Leave what lies over the tab, as Esc does within it; False where there is nothing to leave."""
        return False

    def said_text(self, text: Text) -> str:
        """Return a text in the window's language."""
        return text.in_language(self.tools.language())
