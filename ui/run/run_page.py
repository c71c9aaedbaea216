"""The Run page: the console of a running half-day, made for one glance and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.domain.capture import CaptureKind
from facilitator.domain.key_map import KeyMap
from facilitator.domain.message import Message
from facilitator.domain.run import Instant, RunEventKind, elapsed_seconds
from facilitator.services.changes import Change
from ui.projector.audience_view import SlideView
from ui.projector.presenter_keys import ConsoleCommand, GoToPage, PresenterCommand, RunCommand
from ui.run.beginning import Beginning
from ui.run.capture_bar import CapturedLine
from ui.run.check_in_code import CheckInCode
from ui.run.console import Console, Moment
from ui.run.in_room.panel import InRoomPanel
from ui.run.jumps import Jumps
from ui.run.loaded import Loaded, read_console
from ui.run.message_desk import MessageDesk
from ui.run.note_taking import NoteTaking
from ui.run.overview_work import SlideOverview
from ui.run.page_keys import PageKeys
from ui.run.ready_desk import ReadyDesk
from ui.run.ready_line import awake_line
from ui.run.ready_panel import ReadyPanel
from ui.run.room_hold import RoomHold
from ui.run.room_video import RoomVideo
from ui.run.room_work import InRoom
from ui.run.run_board import RunBoard
from ui.run.run_keys import RunKeys
from ui.run.slept import Gap
from ui.run.slide_tools.hand import Tool
from ui.run.steering import Steering
from ui.run.surroundings import Surroundings
from ui.run.tool_work import SlideTools
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.page import (
    CHECK_IN_CODE,
    GOES_ON,
    Command,
    KeyLine,
    Page,
    PageId,
    PageRequest,
    PageTools,
    SessionRequest,
)
from ui.widgets.states import EmptyState

_SAME_PRESS_SECONDS = 1.0
_FRAME_EVERY_MS = 200
"""How often the small picture of the room follows a video: to see that it goes on, not to watch it."""


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
        self.board = RunBoard(theme, InRoomPanel(tools), ReadyPanel(tools))
        self.note_taking = NoteTaking(tools, self.board.capture_bar, self.board.kept, self)
        self.steering = Steering(tools, self.console, self.board, self)
        self.in_room = InRoom(tools, self.console, self.board, self.steering, self)
        self.slide_tools = SlideTools(tools, self.console, self.board, self)
        self.jumps = Jumps(tools, self.console, self)
        self.overview = SlideOverview(tools, self.console, self.board, self.jumps)
        self.video = RoomVideo(tools, self.console, self)
        self.ready = ReadyDesk(tools, self.board, self)
        self.beginning = Beginning(tools, self.console, self.board, self)
        self.surroundings = Surroundings(tools, self.console, self.board, self)
        self.code = CheckInCode(tools, self.console, self.board.room, self)
        self.hold = RoomHold(tools, self.console, self.board.elsewhere, self)
        self.messages = MessageDesk(tools, self.console, self.board, self.surroundings.chime, self)
        self.ready.check.other_lines.append(partial(awake_line, self.surroundings.awake))
        self.surroundings.awake.changed.connect(self.ready.check.changed)
        self._key_lines = RunKeys(self)
        self.page_keys = PageKeys(tools.appearance, self)
        self._deeds = self._console_deeds()
        self._pressed_at: Instant | None = None
        self._since_frame = QElapsedTimer()
        self._since_frame.start()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        self._wire()
        self._on_keys_changed(self.page_keys.map)
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Run")

    def keys(self) -> tuple[KeyLine, ...]:
        """Return the keys of the console."""
        return self._key_lines.lines(self.page_keys.map)

    def keys_request(self) -> PageRequest | None:
        """Return where the console's keys can be tried and changed."""
        return PageRequest(PageId.SETTINGS, "keys")

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do here."""
        if self.console.loaded is None:
            return ()
        key = self._first_key
        return (
            Command(
                self.tr("Projector on or off"),
                self._toggle_projector,
                Icon.PROJECTOR,
                key(ConsoleCommand.PROJECTOR),
            ),
            Command(
                self.tr("Black screen"),
                partial(self.console.obey, PresenterCommand.BLACK),
                Icon.SCREEN_OFF,
                key(PresenterCommand.BLACK),
            ),
            Command(
                self.tr("Projector on the next screen"),
                self.console.projector.take_another_screen,
                Icon.PROJECTOR,
                "",
            ),
            Command(
                self.tr("Pause and resume"), self.console.toggle_pause, Icon.PAUSE, key(ConsoleCommand.PAUSE)
            ),
            Command(self.tr("Finish this half-day"), self._finish, Icon.CHECK),
            Command(
                self.tr("Play or pause the video"),
                self._play_clip,
                Icon.VIDEO,
                key(PresenterCommand.CLIP_PLAY),
            ),
            Command(self.tr("Ready for the room?"), self.ready.open, Icon.READY, key(ConsoleCommand.READY)),
            *self.steering.commands(),
            *self.in_room.commands(),
            *self.slide_tools.commands(self.page_keys.map),
            *self.overview.commands(self.page_keys.map),
            *self.messages.commands(self.page_keys.map),
            *self.code.commands(self.page_keys.map),
            Command(self.tr("Catch a quote"), self._capture_quote, Icon.QUOTE, key(ConsoleCommand.QUOTE)),
            Command(self.tr("Read what was kept"), self._toggle_kept, Icon.LIST, key(ConsoleCommand.KEPT)),
        )

    def _first_key(self, command: RunCommand) -> str:
        return self.page_keys.map.keys_of(command)[0]

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self.board.retranslate()
        self.surroundings.retranslate()
        self.steering.retranslate()
        self.overview.retranslate()
        self.hold.retranslate()
        self._show_empty()
        loaded = self.console.loaded
        if loaded is not None:
            self.board.show_loaded(loaded)
        self.video.retranslate()
        self.console.tick()

    def set_session(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Turn to another half-day, unless the one here runs before the room."""
        if not self.hold.keeps(SessionRequest(session_id, half_day_id)):
            self._turn_to(session_id, half_day_id)

    def _turn_to(self, session_id: UUID | None, half_day_id: UUID | None) -> None:
        """Turn to another half-day; until it is read, no key acts on the one before."""
        if half_day_id != self.half_day_id:
            self.console.show_loaded(None)
            self.board.forget_news()
        self.ready.turn_to(session_id)
        super().set_session(session_id, half_day_id)

    def refresh(self) -> None:
        """Read the half-day that the window turned to."""
        if self.half_day_id is None:
            self._on_loaded(None)
        else:
            self.load(partial(read_console, self.tools.workspace, self.half_day_id), self._on_loaded)

    def receive(self, purpose: str) -> None:
        """Look whether everything is ready, go on as it was, or show the check-in code, as was asked for."""
        if purpose == "ready":
            self.ready.open()
        elif purpose == GOES_ON:
            self.beginning.expect()
        elif purpose == CHECK_IN_CODE:
            self.code.toggle()

    def let_go(self) -> None:
        """Put the projector out and end the drawing of slides."""
        self.surroundings.close()
        self.in_room.let_go()
        self.overview.let_go()
        self.messages.let_go()
        self.ready.check.stop()
        self.video.let_go()
        self.console.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus, so that a clicker works at once."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.console.tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a clicker; Esc does nothing here, so that nothing closes by accident."""
        if self.slide_tools.take_key(event, is_typing_number=self.page_keys.number > 0):
            return
        command = self.page_keys.read(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self._obey(command)
        self.board.show_typed(self.page_keys.number)

    def _wire(self) -> None:
        console = self.console
        self.page_keys.given.connect(self._obey)
        self.page_keys.changed.connect(self._on_keys_changed)
        console.projector.command_given.connect(self._on_projector_key)
        console.moment_changed.connect(self._on_moment)
        console.problem_met.connect(self._on_problem)
        console.edge_reached.connect(self._on_edge)
        console.projector.number_typed.connect(self.board.show_typed)
        console.projector.takes_first = partial(self.slide_tools.take_key, is_typing_number=False)
        console.projector.rehearsal_place = self.board.rehearsal_place
        console.page_missed.connect(self._on_page_missed)
        console.paper_wanted.connect(self._on_paper_wanted)
        console.slept.connect(self._on_slept)
        console.was_closed.connect(self._on_was_closed)
        console.frame_shown.connect(self._on_frame_shown)
        self.video.shown.connect(self.board.room.show_clip)
        self.board.slept.not_counted.connect(self._on_not_counted)
        self.note_taking.kept.connect(self._on_capture_left)
        self.steering.left.connect(self._on_capture_left)
        self.in_room.left.connect(self._on_capture_left)
        self.slide_tools.left.connect(self._on_capture_left)
        self.overview.left.connect(self._on_capture_left)
        self.ready.left.connect(self._on_capture_left)
        self.messages.left.connect(self._on_capture_left)
        self.ready.page_requested.connect(self._on_page_wanted)
        self.board.in_room.groups.door_requested.connect(self._on_door_requested)
        self.hold.turned.connect(self._on_turned)
        self.code.reading_wanted.connect(self.refresh)
        self.empty.action_requested.connect(self._on_plan_requested)
        self.board.time_card.keep_focus_out()
        self.board.time_card.main_requested.connect(self._main)
        self.board.time_card.back_requested.connect(console.go_back)
        self.board.time_card.pause_requested.connect(console.toggle_pause)
        self.board.time_card.more_seconds_requested.connect(self._add_seconds)
        self.board.agenda.jump_requested.connect(self.jumps.go)
        self.board.room.next_slide_requested.connect(self._next_slide)
        self.board.room.previous_slide_requested.connect(self._previous_slide)
        self.board.room.command_requested.connect(console.obey)
        self.board.room.projector_requested.connect(self._toggle_projector)
        self.board.capture_bar.capture_requested.connect(self._on_capture)
        self.board.capture_bar.left.connect(self._on_capture_left)
        self.board.kept.closed.connect(self._on_capture_left)
        self.board.strips.left.connect(self._on_capture_left)
        self.board.covered.connect(console.projector.step_aside)

    def _console_deeds(self) -> dict[RunCommand, Callable[[], None]]:
        catch = self.board.catch
        return {
            ConsoleCommand.MAIN: self._main,
            ConsoleCommand.BLOCK_BEFORE: self.console.go_back,
            ConsoleCommand.PAUSE: self.console.toggle_pause,
            ConsoleCommand.LESS: partial(self._add_seconds, -60),
            ConsoleCommand.MORE: partial(self._add_seconds, 60),
            ConsoleCommand.MUCH_MORE: partial(self._add_seconds, 300),
            ConsoleCommand.PROJECTOR: self._toggle_projector,
            ConsoleCommand.FINISH_ON_TIME: self.steering.toggle_ways,
            ConsoleCommand.IN_ROOM: self.in_room.toggle,
            ConsoleCommand.UNDO: self._undo,
            ConsoleCommand.KEPT: self._toggle_kept,
            ConsoleCommand.READY: self.ready.toggle,
            ConsoleCommand.SEEN: self.messages.see,
            ConsoleCommand.OVERVIEW: self.overview.toggle,
            ConsoleCommand.POINTER: partial(self.slide_tools.toggle, Tool.POINTER),
            ConsoleCommand.SPOTLIGHT: partial(self.slide_tools.toggle, Tool.SPOT),
            ConsoleCommand.ZOOM: partial(self.slide_tools.toggle, Tool.ZOOM),
            ConsoleCommand.PEN: partial(self.slide_tools.toggle, Tool.PEN),
            ConsoleCommand.CHECK_IN_CODE: self.code.toggle,
            **{ConsoleCommand(kind.value): partial(catch, kind) for kind in CaptureKind},
        }

    @Slot(object)
    def _obey(self, command: RunCommand | GoToPage) -> None:
        """Do what a key of this page asks for."""
        match command:
            case ConsoleCommand():
                self._deeds[command]()
            case _:
                self.console.obey(command)

    @Slot(object)
    def _on_keys_changed(self, keys: KeyMap) -> None:
        """Let every part of the console go by the keys in force."""
        self.console.projector.use_keys(keys)
        self.board.use_keys(keys)

    @Slot(object)
    def _on_projector_key(self, command: RunCommand | GoToPage) -> None:
        """Do what a key in the room's window asks for; what is typed next belongs here."""
        if isinstance(command, ConsoleCommand):
            self.activateWindow()
        self._obey(command)

    def _main(self) -> None:
        """Do what the filled button says; the second press of a double click goes nowhere."""
        now = self.tools.workspace.clock.instant()
        before = self._pressed_at
        if before is None or elapsed_seconds(before, now) >= _SAME_PRESS_SECONDS:
            self._pressed_at = now
            if not self.beginning.asks_first():
                self.console.go_on()

    def _undo(self) -> None:
        """Take back what was drawn last while the pen is in hand, else what was done last."""
        if self.slide_tools.is_drawing:
            self.slide_tools.undo()
        else:
            self.in_room.undo_where_keys_go()

    def _finish(self) -> None:
        self.console.do(RunEventKind.FINISHED)

    @Slot(int)
    def _add_seconds(self, seconds: int) -> None:
        self.console.do(RunEventKind.EXTENDED, seconds=seconds)

    def _next_slide(self) -> None:
        self.console.obey(PresenterCommand.NEXT_SLIDE)

    def _previous_slide(self) -> None:
        self.console.obey(PresenterCommand.PREVIOUS_SLIDE)

    def _play_clip(self) -> None:
        self.console.obey(PresenterCommand.CLIP_PLAY)

    def _toggle_projector(self) -> None:
        self.console.switch_projector(is_on=not self.console.projector.is_on)
        self.activateWindow()
        if self.console.projector.is_rehearsal:  # it lies over the console; the keys stay here
            self.console.projector.raise_()

    def _capture_quote(self) -> None:
        self.board.catch(CaptureKind.QUOTE)

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
        self._show_empty()
        if loaded is not None:
            self.board.show_loaded(loaded)
        has_board = loaded is not None and bool(loaded.run.plan.items)
        if has_board and self.board.isHidden():
            self.board.resize(self.size())  # what is drawn before it is seen is laid out once
        self.console.show_loaded(loaded)
        self.beginning.look(loaded)
        self._stack.setCurrentIndex(int(has_board))

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        if moment is None:
            return
        if moment.position.current is None:
            self.board.slept.forget()
        if self.isVisible():
            self.board.draw(moment, self.console.slides, self.tools.language())

    @Slot(object)
    def _on_frame_shown(self, view: SlideView) -> None:
        """Follow a video in the small picture, now and then."""
        if self.isVisible() and self._since_frame.hasExpired(_FRAME_EVERY_MS):
            self._since_frame.start()
            self.board.room.picture.set_view(view)
            self.board.tools.picture.set_view(view)

    @Slot(object)
    def _on_problem(self, message: Message) -> None:
        self.board.notice.show_sentence(Meaning.WARN, self.tools.said(message))

    @Slot(bool)
    def _on_edge(self, is_last: bool) -> None:
        """Name the key that goes on to the next block: a clicker never leaves its block."""
        loaded = self.console.loaded
        sentence = self.tr("The block has no more slides that way.")
        if is_last and loaded is not None:
            position = loaded.run.position(self.tools.workspace.clock.instant())
            sentence = (
                self.tr("That was the last slide of this block. {key}: next block.")
                if position.following is not None
                else self.tr("That was the last slide of this block. {key}: finish the half-day.")
            ).format(key=self.board.time_card.key_for(ConsoleCommand.MAIN))
        self.tools.announce(sentence, Meaning.INFO)

    @Slot(int)
    def _on_page_missed(self, page: int) -> None:
        self.tools.announce(self.tr("There is no slide {page} here.").format(page=page), Meaning.INFO)

    @Slot()
    def _on_door_requested(self) -> None:
        self._on_page_wanted(PageRequest(PageId.DOOR))

    @Slot()
    def _on_paper_wanted(self) -> None:
        self._on_page_wanted(PageRequest(PageId.PAPER))

    @Slot(object)
    def _on_page_wanted(self, request: PageRequest) -> None:
        """Leave for a page about the half-day that is here, though the other pages show another one."""
        if self.hold.is_elsewhere:
            self.session_requested.emit(SessionRequest(self.session_id, self.half_day_id))
        self.page_requested.emit(request)

    @Slot(object)
    def _on_turned(self, wish: SessionRequest) -> None:
        self._turn_to(wish.session_id, wish.half_day_id)

    @Slot(int)
    def _on_slept(self, seconds: int) -> None:
        """Ask whether the time counts for the block that it fell into."""
        self.board.slept.ask(Gap(self.console.current_item, seconds))

    @Slot(int)
    def _on_was_closed(self, seconds: int) -> None:
        """Ask the same after a crash, a power cut or a restart."""
        self.board.slept.ask(Gap(self.console.current_item, seconds), was_closed=True)

    @Slot(object)
    def _on_not_counted(self, gap: Gap) -> None:
        self.console.do(RunEventKind.GAP_DISCOUNTED, item=gap.block, seconds=gap.seconds)

    def hear(self, change: Change) -> None:
        """Read the slides again, too, where they may have been replaced."""
        if change & Change.AGENDA:
            self.console.slides.read_again()
        if not (change == Change.RUN and self.console.has_own_change()):
            super().hear(change)

    @Slot()
    def _on_plan_requested(self) -> None:
        self.page_requested.emit(PageRequest(PageId.PLAN, "" if self.half_day_id else "new"))

    @Slot(object)
    def _on_capture(self, line: CapturedLine) -> None:
        loaded = self.console.loaded
        if loaded is not None and self.session_id is not None:
            self.note_taking.keep(line, self.session_id, self.half_day_id, self.console.current_item)

    @Slot()
    def _on_capture_left(self) -> None:
        """Give the keys back, to what is still open in the place of notes and slides before the page."""
        is_open = self.board.in_room.isVisible()
        (self.board.in_room if is_open else self).setFocus(Qt.FocusReason.OtherFocusReason)
