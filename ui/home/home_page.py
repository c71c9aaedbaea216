"""The first page: what comes next, the doors of the three kinds of users, all sessions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.session import Session, SessionLine
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace
from facilitator.words import Words
from ui.home.facts import HomeFacts, read_home
from ui.home.next_card import NextCard
from ui.home.session_table import SessionTable
from ui.home.welcome_card import WelcomeCard
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.card import CardButton
from ui.widgets.once import Once
from ui.widgets.page import Command, KeyLine, Page, PageId, PageRequest, PageTools, SessionRequest
from ui.widgets.page_frame import PageFrame
from ui.widgets.shortcuts import add_shortcuts

MakeDemo = Callable[[Workspace], Done[Session]]
NOON = 12
EVENING = 18
COMPACT_HEIGHT = Space.EIGHT * 8

DOORS = (
    (PageId.RUN, Icon.TRAINER, Meaning.ACCENT),
    (PageId.DOOR, Icon.HAND, Meaning.WARM),
    (PageId.EVIDENCE, Icon.MANAGER, Meaning.INFO),
)


class HomePage(Page):
    """Home. `make_demo` is given by the entrance; it runs on the worker."""

    page_id = PageId.HOME
    interests = Change.EVERYTHING & ~Change.SETTINGS

    def __init__(self, tools: PageTools, make_demo: MakeDemo, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._make_demo = make_demo
        self.facts: HomeFacts | None = None
        self.frame = PageFrame(tools.theme, self, scrolls=True, widest=Measure.READING_WIDTH)
        self.new_button = self.frame.header.add_action(QuietButton(tools.theme, Icon.CALENDAR_ADD))
        self.new_button.clicked.connect(self._on_new_session)
        self.next_card = NextCard(tools.theme)
        self.next_card.page_wanted.connect(self._on_next_wanted)
        self.next_card.ready_wanted.connect(self._on_ready_wanted)
        self.next_card.hide()
        self.welcome_card = WelcomeCard(tools.theme)
        self.welcome_card.session_wanted.connect(self._on_new_session)
        self.welcome_card.demo_wanted.connect(self._on_demo)
        self.welcome_card.hide()
        self.doors = tuple(CardButton(tools.theme, icon, meaning) for _, icon, meaning in DOORS)
        for door, (page, _, _) in zip(self.doors, DOORS, strict=True):
            door.clicked.connect(partial(self._on_page_wanted, page))
        self.table = SessionTable(tools.theme)
        self.table.session_wanted.connect(self._on_session_wanted)
        self.table.hide()
        self.demo_button = PlainButton(tools.theme, Icon.SPARKLES)
        self.demo_button.clicked.connect(self._on_demo)
        self.demo_button.hide()
        add_shortcuts(self, {"Ctrl+N": self._on_new_session})
        self._making_demo = Once(tools.operations, self)
        self._making_demo.changed.connect(self._show_busy)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Home")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of Home."""
        return (KeyLine("Ctrl+N", self.tr("New session")),)

    def commands(self) -> tuple[Command, ...]:
        """Return what Home can do."""
        return (
            Command(self.tr("New session"), self._on_new_session, Icon.CALENDAR_ADD, "Ctrl+N", "new 新建"),
            Command(self.tr("Make a demo session"), self._on_demo, Icon.SPARKLES, other_words="demo 演示"),
        )

    def receive(self, purpose: str) -> None:
        """Make the demo where another page offered it."""
        if purpose == "demo":
            self._on_demo()

    def refresh(self) -> None:
        """Read everything Home shows."""
        read = partial(read_home, self.tools.workspace, self.session_id, self.half_day_id)
        self.load(read, self._on_loaded)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.new_button.setText(self.tr("New session"))
        trainer, assistant, manager = self.doors
        trainer.set_texts(self.tr("I train"), self.tr("Agenda, time and slides"))
        assistant.set_texts(self.tr("I assist"), self.tr("Check in, then key the paper"))
        manager.set_texts(self.tr("I want the results"), self.tr("What changed, to pass on"))
        self.welcome_card.retranslate()
        self._show_busy()
        self.table.retranslate(self.tools.language())
        if self.facts is not None:
            self.show_facts(self.facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the next action in sight where the window is small or everything in it large."""
        super().resizeEvent(event)
        self.next_card.make_compact(is_compact=self.height() < COMPACT_HEIGHT)

    def _lay_out(self) -> None:
        self._beside = QHBoxLayout()
        self._beside.setSpacing(Space.TWO)
        self._beside.addWidget(self.next_card, 2)
        self._beside.addWidget(self.welcome_card, 2)
        doors = QVBoxLayout()
        doors.setSpacing(Space.TWO)
        for door in self.doors:
            doors.addWidget(door, 1)
        self._beside.addLayout(doors, 1)
        self.frame.body.addLayout(self._beside)
        self.frame.body.addWidget(self.table)
        self.frame.body.addWidget(self.demo_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.frame.body.addStretch(1)

    def show_facts(self, facts: HomeFacts) -> None:
        """Show what was read."""
        language = self.tools.language()
        self.frame.header.set_texts(self._greeting(facts), Words(language).value(facts.now.date()))
        self.welcome_card.setVisible(facts.in_front is None)
        self.next_card.setVisible(facts.in_front is not None)
        self.new_button.setVisible(facts.in_front is not None)
        if facts.in_front is not None:
            self.next_card.show_session(facts.in_front, language)
        self.table.setVisible(bool(facts.lines))
        self.table.show_lines(facts.lines, language)
        has_demo = any(line.is_demo for line in facts.lines)
        self.demo_button.setVisible(bool(facts.lines) and not has_demo)

    @Slot()
    def _show_busy(self) -> None:
        """Show whether the demo is being made."""
        is_busy = self._making_demo.is_running
        self.welcome_card.set_busy(is_busy=is_busy)
        self.demo_button.setEnabled(not is_busy)
        self.demo_button.setText(
            self.tr("The demo is being made …") if is_busy else self.tr("Look around in a demo")
        )

    def _greeting(self, facts: HomeFacts) -> str:
        who = self.tools.appearance.preferences.who
        if facts.now.hour < NOON:
            return self.tr("Good morning, {name}").format(name=who) if who else self.tr("Good morning")
        if facts.now.hour < EVENING:
            return self.tr("Good afternoon, {name}").format(name=who) if who else self.tr("Good afternoon")
        return self.tr("Good evening, {name}").format(name=who) if who else self.tr("Good evening")

    @Slot(object)
    def _on_loaded(self, facts: HomeFacts) -> None:
        self.facts = facts
        self.show_facts(facts)

    @Slot()
    def _on_new_session(self) -> None:
        self.page_requested.emit(PageRequest(PageId.PLAN, "new"))

    @Slot()
    def _on_demo(self) -> None:
        make = partial(self._make_demo, self.tools.workspace)
        self._making_demo.run(make, self._on_demo_made, self._on_demo_failed)

    @Slot(object)
    def _on_demo_made(self, session: Session) -> None:
        self.session_requested.emit(SessionRequest(session.id))
        self.tools.announce(self.tr("The demo is ready. Look into every page; nothing can break."))

    @Slot(object)
    def _on_demo_failed(self, message: Message) -> None:
        self.tools.announce(self.tools.said(message), Meaning.WARN)

    @Slot(object)
    def _on_next_wanted(self, page: PageId) -> None:
        self._go_on(PageRequest(page))

    def _go_on(self, request: PageRequest) -> None:
        """Turn to the session in front, then to a page of it."""
        in_front = self.facts.in_front if self.facts is not None else None
        if in_front is not None and in_front.half_day.id != self.half_day_id:
            self.session_requested.emit(SessionRequest(in_front.session.id, in_front.half_day.id))
        self.page_requested.emit(request)

    @Slot()
    def _on_ready_wanted(self) -> None:
        self._go_on(PageRequest(PageId.RUN, "ready"))

    @Slot(object)
    def _on_page_wanted(self, page: PageId) -> None:
        self.page_requested.emit(PageRequest(page))

    @Slot(object)
    def _on_session_wanted(self, line: SessionLine) -> None:
        self.session_requested.emit(SessionRequest(line.id))
