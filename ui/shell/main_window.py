"""The window: rail, header, pages, toasts, keys. It knows the pages only by their makers."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedLayout, QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.services.changes import Change
from facilitator.services.ports import Workspace
from facilitator.words import said
from ui.operations import Operations
from ui.shell.current import Current, read_current
from ui.shell.desk import Desk
from ui.shell.opening import NotOpened, Opened, OpeningView
from ui.shell.overlays import Overlays
from ui.shell.pages import Pages
from ui.shell.parts import Parts
from ui.shell.phone_mark import PhoneMark
from ui.shell.rail import NavigationRail
from ui.shell.report_notice import ReportNotice
from ui.shell.restoring import RestoredNotice
from ui.shell.session_bar import SessionBar
from ui.shell.store_state import StoreState
from ui.shell.switches import Switches
from ui.shell.window_commands import Deeds, WindowCommands
from ui.theme.appearance import Appearance
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.code_line import CodeLine
from ui.widgets.page import PageId, PageRequest, PageTools, SessionRequest
from ui.widgets.toast import ToastArea

SMALLEST = (880, 500)
FIRST_SIZE = (1366, 768)

CLOSING_IS_SAID_EVERY_MS = 500


class MainWindow(QMainWindow):
    """Everything the user sees on the laptop's own screen."""

    def __init__(self, theme: Theme, appearance: Appearance, operations: Operations, parts: Parts) -> None:
        super().__init__()
        self._theme = theme
        self._appearance = appearance
        self._operations = operations
        self._parts = parts
        self.code_line = CodeLine(operations, self)
        self._desk = Desk(appearance, operations, parts, self)
        self._current = Current()
        self._wanted = SessionRequest(None)
        self._is_closing = False
        self._closing_timer = QTimer(self)
        self._closing_timer.setInterval(CLOSING_IS_SAID_EVERY_MS)
        self._closing_timer.timeout.connect(self._on_closing_waits)
        self._switches = Switches(self, appearance, theme)
        self._commands = WindowCommands(
            Deeds(
                show_page=self.show_page,
                plan_session=partial(self.show_page, PageId.PLAN, "new"),
                turn_to=self.turn_to,
                toggle_language=self._switches.toggle_language,
                toggle_theme=self._switches.toggle_theme,
                show_palette=self._on_palette,
                show_keys=self._on_keys,
                toggle_full_screen=self._switches.toggle_full_screen,
                quit=self.close_later,
            ),
            self,
        )
        self._build()
        self._connect()
        self._commands.bind_keys(self)
        self.retranslate()
        theme.dress(self)
        self.setMinimumSize(*SMALLEST)
        if not self.restoreGeometry(appearance.geometry()):
            self.resize(*FIRST_SIZE)

    @property
    def pages(self) -> Pages:
        """The pages."""
        return self._pages

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace, or None."""
        return self._desk.workspace

    @property
    def current(self) -> Current:
        """The session in front."""
        return self._current

    def open(self) -> None:
        """Open the workspace on the worker; the window is already painted."""
        self._desk.open()

    def show_page(self, page: PageId, purpose: str = "") -> None:
        """Bring a page to the front, for a purpose if there is one."""
        self._pages.show_page(page)
        front = self._pages.front
        if purpose and front is not None and front.page_id is page:
            front.receive(purpose)

    def turn_to(self, session_id: UUID | None, half_day_id: UUID | None = None) -> None:
        """Turn to a session; None lets the window choose the one that matters now."""
        self._wanted = SessionRequest(session_id, half_day_id)
        self._load_current()

    def retranslate(self) -> None:
        """Say everything of the window's own in the language now."""
        self.setWindowTitle(self.tr("Facilitator"))
        self.rail.retranslate()
        self._opening.retranslate(self._appearance.language)
        self.restored_notice.retranslate(self._appearance.language)
        self.bar.set_current(self._current, self._appearance.language)
        self._store_state.show()
        self.phone_mark.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the other language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when every page agrees and all is on disk; a last backup that failed is said first.

        What is stuck is not waited for without end: then it closes all the same.
        """
        event.ignore()
        if self._is_closing:
            return
        self._is_closing = True
        self._closing_timer.start()
        may_close = False
        try:
            may_close = self._may_close()
        finally:
            self._closing_timer.stop()
            self._is_closing = False
            if not may_close:
                self._operations.go_on()
        if may_close:
            super().closeEvent(event)

    def _may_close(self) -> bool:
        """Let go of everything; False where the user has to be asked or told something first."""
        if not self._pages.may_leave():
            self._front.setCurrentWidget(self._pages)
            return False
        self._store_state.stop()
        self._appearance.keep_geometry(self.saveGeometry())
        self.phone_mark.use(None)
        self._pages.let_go()
        trouble = self._desk.close()
        if trouble is not None:
            self._opening.show_closed(trouble, self._appearance.language)
            self._front.setCurrentWidget(self._opening)
        return trouble is None

    def _build(self) -> None:
        self.rail = NavigationRail(self._theme)
        self.bar = SessionBar(self._theme)
        self.report_notice = ReportNotice(self._theme)
        self.restored_notice = RestoredNotice(self._theme)
        self._pages = Pages(self._parts.pages)
        self._opening = OpeningView(self._theme)
        front = QWidget()
        self._front = QStackedLayout(front)
        self._front.addWidget(self._opening)
        self._front.addWidget(self._pages)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.report_notice)
        right.addWidget(self.restored_notice)
        right.addWidget(front, 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.toasts = ToastArea(self._theme, front)
        self.overlays = Overlays(self._theme, self._operations, whole)
        self._store_state = StoreState(self.bar, self._operations, self._desk, self)
        self.phone_mark = PhoneMark(self.bar.phone_sign, self)

    def _connect(self) -> None:
        self.rail.page_requested.connect(self.show_page)
        self._pages.page_shown.connect(self._on_page_shown)
        self._pages.page_requested.connect(self._on_page_requested)
        self._pages.session_requested.connect(self._on_session_requested)
        self.bar.session_requested.connect(self._on_session_requested)
        self.bar.all_sessions_requested.connect(partial(self.show_page, PageId.HOME))
        self.bar.palette_requested.connect(self._on_palette)
        self.phone_mark.page_requested.connect(self._on_page_requested)
        self.phone_mark.behind_requested.connect(self._pages.ask_behind)
        self.overlays.person_wanted.connect(self._on_person_wanted)
        self.overlays.page_requested.connect(self._on_page_requested)
        self.bar.plan_requested.connect(partial(self.show_page, PageId.PLAN, "new"))
        self.bar.keys_requested.connect(self._on_keys)
        self.bar.language_toggled.connect(self._switches.toggle_language)
        self.bar.theme_toggled.connect(self._switches.toggle_theme)
        self.restored_notice.backups_requested.connect(partial(self.show_page, PageId.SETTINGS))
        self._opening.opening_requested.connect(self._desk.open)
        self._opening.close_requested.connect(self.close_later)
        self._desk.opening_begun.connect(self._on_opening_begun)
        self._desk.opened.connect(self._on_opened)
        self._desk.not_opened.connect(self._on_not_opened)
        self._desk.signed.connect(self._on_signed)
        self._operations.changed.connect(self._on_changed)
        self._operations.problem_met.connect(self._on_problem)
        self._theme.changed.connect(self.bar.retranslate)

    def close_later(self) -> None:
        """Close once the palette has gone."""
        QTimer.singleShot(0, self, self.close)

    def _tools(self, workspace: Workspace) -> PageTools:
        return PageTools(
            workspace=workspace,
            operations=self._operations,
            theme=self._theme,
            appearance=self._appearance,
            announce=self.toasts.announce,
            withdraw=self.toasts.withdraw,
            restore=self._desk.restore if self._desk.can_restore else None,
            change_passphrase=self._parts.change_passphrase,
            version=self._parts.version,
            phone_door=self._desk.phone_door(workspace),
            code_line=self.code_line,
        )

    def _load_current(self) -> None:
        if self._desk.workspace is not None:
            read = partial(read_current, self._desk.workspace, self._wanted)
            self._operations.load(read, self._on_current)

    @Slot()
    def _on_opening_begun(self) -> None:
        self.phone_mark.use(None)
        self._pages.let_go()
        self.code_line.forget()
        self._opening.show_waiting()
        self._front.setCurrentWidget(self._opening)
        self._store_state.show()

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        tools = self._tools(opened.workspace)
        self._pages.use(tools)
        self.phone_mark.use(tools.phones)
        self.restored_notice.show_restored(opened.restored, self._appearance.language)
        self._store_state.show()
        self._wanted = SessionRequest(None)
        self._on_current(opened.current)

    @Slot(object)
    def _on_not_opened(self, trouble: NotOpened) -> None:
        self._opening.show_trouble(trouble, self._appearance.language)

    @Slot()
    def _on_closing_waits(self) -> None:
        self._opening.show_closing(self._desk.waits_for, self._appearance.language)
        self._front.setCurrentWidget(self._opening)

    @Slot(object)
    def _on_signed(self, workspace: Workspace) -> None:
        if self._pages.tools is not None:
            self._pages.tools.workspace = workspace

    @Slot(object)
    def _on_current(self, current: Current) -> None:
        self._current = current
        if self._wanted.session_id in {None, current.session_id}:
            self._wanted = SessionRequest(current.session_id, current.half_day_id)
        self.bar.set_current(current, self._appearance.language)
        self._pages.set_session(current.session_id, current.half_day_id)
        if self._pages.front is None:
            self._on_page_requested(current.first_page)
        self._front.setCurrentWidget(self._pages)
        self._offer_planning()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change & Change.SESSIONS:
            self._load_current()

    @Slot(object)
    def _on_session_requested(self, request: SessionRequest) -> None:
        self.turn_to(request.session_id, request.half_day_id)

    @Slot(object)
    def _on_page_requested(self, request: PageRequest) -> None:
        self.show_page(request.page, request.purpose)

    @Slot(object)
    def _on_page_shown(self, page: PageId) -> None:
        self.rail.set_here(page)
        self.phone_mark.set_front(page)
        self._offer_planning()

    def _offer_planning(self) -> None:
        """Offer to plan the first session on pages that have no such button of their own."""
        front = self._pages.front
        has_own = front is None or front.page_id in {PageId.HOME, PageId.PLAN}
        self.bar.plan_button.setVisible(not self._current.lines and not has_own)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.toasts.announce(said(message, self._appearance.language), Meaning.WARN)

    @Slot()
    def _on_palette(self) -> None:
        if self._desk.workspace is not None:
            lines, language = self._current.lines, self._appearance.language
            window = self._commands.commands(self.rail.words(), lines, language)
            of_window = (*window, *self.phone_mark.commands(), *self._pages.commands_behind())
            self.overlays.show_palette(self._pages.front, of_window, self._desk.workspace, self._current)

    @Slot(object)
    def _on_person_wanted(self, enrolment: Enrolment) -> None:
        if enrolment.half_day != self._current.half_day_id:
            self.turn_to(enrolment.session, enrolment.half_day)
        self.show_page(PageId.DOOR, enrolment.person.name)

    @Slot()
    def _on_keys(self) -> None:
        self.overlays.show_keys(self._pages.front, self._commands.keys(self.rail.words()))
