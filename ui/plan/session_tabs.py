"""The sides of the session in front: agenda, people, slides, badges, questionnaires."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.plan.agenda_tab import AgendaTab
from ui.plan.badges_tab import BadgesTab
from ui.plan.people_tab import PeopleTab
from ui.plan.plan_tab import PlanTab
from ui.plan.plan_view import PlanView
from ui.plan.questionnaires_tab import QuestionnairesTab
from ui.plan.slides_tab import SlidesTab
from ui.theme.tokens import Space
from ui.widgets.current_stack import CurrentStack
from ui.widgets.page import PageTools
from ui.widgets.segmented import Option, SegmentedControl


class SessionTabs(QWidget):
    """A choice of sides, and the one that is chosen."""

    turned = Signal()
    """Another side is in front, or the same one was asked for again."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda, self.people, self.slides = AgendaTab(tools), PeopleTab(tools), SlidesTab(tools)
        self.badges, self.questionnaires = BadgesTab(tools), QuestionnairesTab(tools)
        self.tabs: tuple[PlanTab, ...] = (
            self.agenda,
            self.people,
            self.slides,
            self.badges,
            self.questionnaires,
        )
        self.choice: SegmentedControl[int] = SegmentedControl(tools.theme)
        self.choice.chosen.connect(self.choose)
        self._stack = CurrentStack()
        for tab in self.tabs:
            self._stack.add(tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TWO)
        layout.addWidget(self.choice)
        layout.addWidget(self._stack, 1)

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        for tab in self.tabs:
            tab.retranslate()
        self.choice.set_options(
            self.tr("Side of the session"), [Option(n, tab.name()) for n, tab in enumerate(self.tabs)]
        )

    def show_plan(self, plan: PlanView) -> None:
        """Show what is prepared for a session, on every side."""
        for tab in self.tabs:
            tab.show_plan(plan)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Tell every side how much room there is."""
        for tab in self.tabs:
            tab.set_narrow(is_narrow=is_narrow)

    @Slot(object)
    def choose(self, place: int) -> None:
        """Bring that side to the front."""
        self.choice.set_value(place)
        self._stack.turn_to(place)
        self.turned.emit()

    def go_back(self) -> bool:
        """Leave what lies over the side in front; False where nothing does."""
        return self.tabs[self._stack.place].go_back()

    def step(self, steps: int) -> None:
        """Go so many sides on, round at the end."""
        self.choose((self._stack.place + steps) % len(self.tabs))
