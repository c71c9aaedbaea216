"""The Run page: the console of a running half-day, made for one glance and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.domain.capture import CapturedItem, CaptureKind
from facilitator.domain.message import Message
from facilitator.domain.run import Instant, RunEventKind, RunPhase, elapsed_seconds
from facilitator.services.capture import capture, edit_capture
from facilitator.services.changes import Change
from ui.projector.presenter_keys import PresenterCommand, command_of
from ui.run.capture_bar import CapturedLine
from ui.run.console import Console, Moment
from ui.run.loaded import Loaded, read_console
from ui.run.run_board import RunBoard
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.page import Command, KeyLine, Page, PageId, PageRequest, PageTools
from ui.widgets.states import EmptyState

_SAME_PRESS_SECONDS = 1.0


class RunPage(Page):
    """Time left, notes, slides and agenda of the half-day, and the line that catches what is said."""

    page_id = PageId.RUN
    interests = (
        Change.RUN | Change.AGENDA | Change.SESSIONS | Change.ATTENDANCE | Change.ROSTER | Change.CAPTURES
    )

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.console = Console(tools, self)
        self.empty = EmptyState(theme, Icon.RUN)
        self.board = RunBoard(theme)
        self._phase: RunPhase | None = None
        self._pressed_at: Instant | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        self._wire()
        self._shortcuts = [
            QShortcut(QKeySequence(keys), self, slot, autoRepeat=False)
            for keys, slot in self._keyed_wishes().items()
        ]
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Run")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of the console."""
        return (
            KeyLine("Ctrl+Return", self.tr("Start, next block, resume or finish: the filled button")),
            KeyLine("Ctrl+Backspace", self.tr("Back to the block before")),
            KeyLine("F9", self.tr("Pause and resume")),
            KeyLine("F6", self.tr("One minute less for this block")),
            KeyLine("F7", self.tr("One minute more for this block")),
            KeyLine("F8", self.tr("Five minutes more for this block")),
            KeyLine("PageDown", self.tr("Next slide (a clicker sends this)")),
            KeyLine("PageUp", self.tr("Slide before")),
            KeyLine("Home", self.tr("First slide of the block")),
            KeyLine("End", self.tr("Last page of the block: its card")),
            KeyLine(".", self.tr("Black screen and back, also B")),
            KeyLine("F5", self.tr("Projector on or off")),
            KeyLine("F2", self.tr("Catch a quote")),
            KeyLine("F3", self.tr("Read what was kept")),
            KeyLine(
                "Alt+1", self.tr("Catch a quote, question, observation, later point or action: Alt+1 to 5")
            ),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        if self.console.loaded is None:
            return ()
        return (
            Command(self.tr("Projector on or off"), self._toggle_projector, Icon.PROJECTOR, "F5"),
            Command(self.tr("Pause and resume"), self._toggle_pause, Icon.PAUSE, "F9"),
            Command(self.tr("Finish this half-day"), self._finish, Icon.CHECK),
            Command(self.tr("Catch a quote"), self._capture_quote, Icon.QUOTE, "F2"),
            Command(self.tr("Read what was kept"), self._toggle_kept, Icon.LIST, "F3"),
        )

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self.board.retranslate()
        self._show_empty()
        loaded = self.console.loaded
        if loaded is not None:
            self.board.show_loaded(loaded)
        self.console.tick()

    def refresh(self) -> None:
        """Read the half-day that the window turned to."""
        if self.half_day_id is None:
            self._on_loaded(None)
            return
        read = partial(read_console, self.tools.workspace, self.half_day_id)
        self.tools.operations.load(read, self._on_loaded)

    def receive(self, purpose: str) -> None:
        """Start at once where Home's button said so."""
        if purpose == "projector":
            self.console.switch_projector(is_on=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus, so that a clicker works at once."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.console.tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a clicker; Esc does nothing here, so that nothing closes by accident."""
        command = command_of(event)
        if command is None or command is PresenterCommand.CLOSE:
            super().keyPressEvent(event)
        else:
            self.console.obey(command)

    def _wire(self) -> None:
        console = self.console
        console.moment_changed.connect(self._on_moment)
        console.problem_met.connect(self._on_problem)
        console.edge_reached.connect(self._on_edge)
        self.empty.action_requested.connect(self._on_plan_requested)
        self.board.time_card.keep_focus_out()
        self.board.time_card.main_requested.connect(self._main)
        self.board.time_card.back_requested.connect(self._back)
        self.board.time_card.pause_requested.connect(self._toggle_pause)
        self.board.time_card.more_seconds_requested.connect(self._add_seconds)
        self.board.agenda.jump_requested.connect(self._on_jump)
        self.board.room.next_slide_requested.connect(self._next_slide)
        self.board.room.previous_slide_requested.connect(self._previous_slide)
        self.board.room.black_requested.connect(self._black)
        self.board.room.projector_requested.connect(self._toggle_projector)
        self.board.capture_bar.capture_requested.connect(self._on_capture)
        self.board.capture_bar.left.connect(self._on_capture_left)
        self.board.kept.closed.connect(self._on_capture_left)
        self.board.kept.edit_requested.connect(self._on_kept_edited)

    def _keyed_wishes(self) -> dict[str, Callable[[], None]]:
        wishes: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self._main,
            "Ctrl+Enter": self._main,
            "Ctrl+Backspace": self._back,
            "F9": self._toggle_pause,
            "F6": partial(self._add_seconds, -60),
            "F7": partial(self._add_seconds, 60),
            "F8": partial(self._add_seconds, 300),
            "PageDown": self._next_slide,
            "PageUp": self._previous_slide,
            "F5": self._toggle_projector,
            "Shift+F5": self._toggle_projector,
            "F2": self._capture_quote,
            "F3": self._toggle_kept,
        }
        for number, kind in enumerate(CaptureKind, start=1):
            wishes[f"Alt+{number}"] = partial(self.board.capture_bar.open, kind)
        return wishes

    def _main(self) -> None:
        """Do what the filled button says; the second press of a double click goes nowhere."""
        now = self.tools.workspace.clock.instant()
        before, self._pressed_at = self._pressed_at, now
        if before is not None and elapsed_seconds(before, now) < _SAME_PRESS_SECONDS:
            return
        match self._phase:
            case RunPhase.NOT_STARTED:
                self.console.do(RunEventKind.STARTED)
            case RunPhase.RUNNING:
                self.console.next_block()
            case RunPhase.PAUSED:
                self.console.do(RunEventKind.RESUMED)
            case RunPhase.FINISHED:
                self.page_requested.emit(PageRequest(PageId.PAPER))

    def _back(self) -> None:
        is_over = self._phase is RunPhase.FINISHED
        self.console.do(RunEventKind.REOPENED if is_over else RunEventKind.BACK)

    def _toggle_pause(self) -> None:
        is_paused = self._phase is RunPhase.PAUSED
        self.console.do(RunEventKind.RESUMED if is_paused else RunEventKind.PAUSED)

    def _finish(self) -> None:
        self.console.do(RunEventKind.FINISHED)

    @Slot(int)
    def _add_seconds(self, seconds: int) -> None:
        self.console.do(RunEventKind.EXTENDED, seconds=seconds)

    def _next_slide(self) -> None:
        self.console.obey(PresenterCommand.NEXT_SLIDE)

    def _previous_slide(self) -> None:
        self.console.obey(PresenterCommand.PREVIOUS_SLIDE)

    def _black(self) -> None:
        self.console.obey(PresenterCommand.BLACK)

    def _toggle_projector(self) -> None:
        self.console.switch_projector(is_on=not self.console.projector.is_on)
        self.activateWindow()

    def _capture_quote(self) -> None:
        self.board.capture_bar.open(CaptureKind.QUOTE)

    def _toggle_kept(self) -> None:
        loaded = self.console.loaded
        if loaded is not None and (loaded.captured or self.board.kept.isVisible()):
            self.board.toggle_kept()

    def _show_empty(self) -> None:
        if self.half_day_id is None:
            self.empty.set_texts(
                self.tr("No session is open"),
                self.tr("Choose a session on Home, or plan a new one. Then it can be run from here."),
                self.tr("Plan a session"),
            )
        else:
            self.empty.set_texts(
                self.tr("This session has no agenda yet"),
                self.tr("Put blocks into its agenda first. They appear here with the timer."),
                self.tr("Open the plan"),
            )

    @Slot(object)
    def _on_loaded(self, loaded: Loaded | None) -> None:
        if loaded is not None and loaded.run.half_day.id != self.half_day_id:
            return
        self._show_empty()
        if loaded is not None:
            self.board.show_loaded(loaded)
        self._stack.setCurrentIndex(1 if loaded is not None and loaded.run.plan.items else 0)
        self.console.show_loaded(loaded)

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        if moment is None:
            self._phase = None
            return
        self._phase = moment.position.phase
        if self.isVisible():
            self.board.draw(moment, self.console, self.tools.language())

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.board.notice.show_sentence(Meaning.WARN, self.tools.said(message))

    @Slot()
    def _on_edge(self) -> None:
        self.tools.announce(self.tr("The block has no more slides that way."), Meaning.INFO)

    @Slot()
    def _on_plan_requested(self) -> None:
        self.page_requested.emit(PageRequest(PageId.PLAN, "" if self.half_day_id else "new"))

    @Slot(UUID)
    def _on_jump(self, item_id: UUID) -> None:
        """Go to that block; one press takes it back."""
        before = self.console.current_item
        self.console.do(RunEventKind.JUMPED, item=item_id)
        if before is not None:
            undo = partial(self.console.do, RunEventKind.JUMPED, item=before)
            self.tools.announce(self.tr("Moved to another block."), Meaning.INFO, self.tr("Undo"), undo)

    @Slot(object)
    def _on_capture(self, line: CapturedLine) -> None:
        if self.session_id is None:
            return
        use_case = partial(
            capture,
            self.tools.workspace,
            self.session_id,
            self.half_day_id,
            line.kind,
            line.text,
            agenda_item=self.console.current_item,
            has_consent=line.has_consent,
        )
        self.tools.operations.run(use_case, self._on_captured)

    @Slot(object)
    def _on_captured(self, item: CapturedItem) -> None:
        self.board.capture_bar.take_kept(item.text)
        self._on_capture_left()

    @Slot(object)
    def _on_kept_edited(self, item: CapturedItem) -> None:
        use_case = partial(edit_capture, self.tools.workspace, item)
        self.tools.operations.run(use_case, self._on_edited, self._on_edit_refused)

    @Slot(object)
    def _on_edited(self, item: CapturedItem) -> None:
        """Wait for the page to load again; the line is on disk."""

    @Slot(object)
    def _on_edit_refused(self, message: Message) -> None:
        self.board.kept.show_problem(self.tools.said(message))

    @Slot()
    def _on_capture_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
