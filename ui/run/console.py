"""The console's memory: the run as it is on disk, the clock, the slides and the projector."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator.domain.message import Message
from facilitator.domain.run import Instant, Position, RunEventKind, RunPhase, gap_seconds
from facilitator.services.changes import Done
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, act
from ui.projector.audience_view import AudienceView
from ui.projector.marks import Marks
from ui.projector.presenter_keys import CLIP_COMMANDS, GoToPage, PresenterCommand
from ui.projector.projector_window import ProjectorWindow
from ui.projector.screens import Placing
from ui.run.audience import Audience, RoomWork
from ui.run.deck_card import with_card
from ui.run.loaded import Loaded
from ui.run.room import page_after, shown_page
from ui.run.room_slides import RoomSlides
from ui.run.room_wish import AtEdge, NoSuchPage, Wanted, event_for, going_back, going_on, pausing
from ui.run.slept import SleepWatch
from ui.widgets.page import PageTools

MarksOver = Callable[[AudienceView], Marks | None]
"""What lies over a view: ink, pointer, spotlight, zoom."""

_TICK_MS = 1000
_TICK_SLACK_MS = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """What the console shows at one moment; `page` is the slide that is up, `CARD` for none.

    `next_page` is what a clicker's next press brings; none at the block's end.
    """

    loaded: Loaded
    now: Instant
    position: Position
    page: int
    next_page: int | None
    view: AudienceView | None
    is_projector_on: bool
    is_rehearsal: bool = False


class Console(QObject):
    """Turns wishes into events and events into moments; draws nothing itself.

    Each wish is on disk before anything changes on a screen. What is wished for meanwhile waits its turn,
    so that it means what it says where the run then stands.
    """

    moment_changed = Signal(object)
    """A `Moment`, or none while no half-day is read."""
    problem_met = Signal(object)
    """A `Message`: what could not be kept, or why the slides cannot be shown."""
    edge_reached = Signal(bool)
    """A clicker asked to go beyond the block's last page, or (False) its first."""
    page_missed = Signal(int)
    """A page was asked for by a number that the deck does not have."""
    placed = Signal(object)
    """A `Placing`: where the room's window is now."""
    paper_wanted = Signal()
    """The half-day is over and the trainer goes on."""
    clip_command_given = Signal(object)
    """A `PresenterCommand` for the video on the page that is up."""
    frame_shown = Signal(object)
    """The `SlideView` that the room sees between two moments: a frame of a video."""
    slept = Signal(int)
    """The laptop slept so many seconds while a block ran."""
    was_closed = Signal(int)
    """A block ran on for so many seconds since the last key, and this console was not there to see it."""

    def __init__(self, tools: PageTools, page: QWidget) -> None:
        super().__init__(page)
        self._tools = tools
        self._page = page
        self._loaded: Loaded | None = None
        self._wishes: deque[Callable[[], None]] = deque()
        self._is_writing = False
        self._is_own_change = False
        self._is_closed = False
        self._seen: set[UUID] = set()
        self.marks_over: MarksOver = _no_marks
        self.slides = RoomSlides(tools, self)
        self._audience = Audience(self.slides)
        self.slides.changed.connect(self.tick)
        self.slides.problem_met.connect(self.problem_met)
        self.projector = ProjectorWindow(page)
        self.projector.pixels_changed.connect(self.slides.resize)
        self.projector.shut.connect(self._on_shut)
        self.projector.placed.connect(self._on_placed)
        self.slides.resize(self.projector.pixels)
        self.sleep_watch = SleepWatch(tools.workspace.clock, self)
        self.sleep_watch.slept.connect(self.slept)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        tools.operations.busy_changed.connect(self._on_busy_changed)
        page.destroyed.connect(self.projector.deleteLater)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def loaded(self) -> Loaded | None:
        """What was read last; none before the first half-day."""
        return self._loaded

    @property
    def current_item(self) -> UUID | None:
        """The id of the block that runs now, or none."""
        item = None if self._loaded is None else self._position(self._loaded).current
        return None if item is None else item.id

    def show_loaded(self, loaded: Loaded | None) -> None:
        """Go on from what is on disk; wishes for another half-day are dropped. Nothing once it is closed."""
        if self._is_closed:
            return
        if loaded is None or self._loaded is None or loaded.run.half_day.id != self._loaded.run.half_day.id:
            self._wishes.clear()
            self._audience.forget()
        self._loaded = loaded
        if loaded is not None and self.projector.is_on:
            self._keep_shown()
        self.tick()
        if loaded is not None and loaded.run.half_day.id not in self._seen:
            self._seen.add(loaded.run.half_day.id)
            self._tell_of_gap(loaded.run)

    def do(self, kind: RunEventKind, *, item: UUID | None = None, seconds: int = 0, page: int = 0) -> None:
        """Append this to the run; what follows from it is shown once it is on disk."""
        self._wish(partial(self._append, kind, item=item, seconds=seconds, page=page))

    def change(
        self, change: Callable[[RunState], Done[RunState]], on_kept: Callable[[RunState], None] | None = None
    ) -> None:
        """Change the run by a use case of its own; `on_kept` hears of it once it is on disk and shown."""
        self._wish(partial(self._write, change, on_kept))

    def go_on(self) -> None:
        """Do what the filled button says: start, next block or finish, resume, on to the paper."""
        self._wish(self._go_on)

    def go_back(self) -> None:
        """Go to the block before, or open again what is over."""
        self._wish(partial(self._go, going_back))

    def toggle_pause(self) -> None:
        """Pause, or resume."""
        self._wish(partial(self._go, pausing))

    @Slot(object)
    def obey(self, command: PresenterCommand | GoToPage) -> None:
        """Do what a clicker asks for."""
        if command is PresenterCommand.CLOSE:
            self.switch_projector(is_on=False)
        elif command in CLIP_COMMANDS:
            self.clip_command_given.emit(command)
        else:
            self._wish(partial(self._obey, command))

    def switch_projector(self, *, is_on: bool) -> None:
        """Let the room see, or no longer."""
        if is_on:
            self.projector.remember(self._tools.appearance.preferences.projector)
            self.projector.switch_on()
        else:
            self.projector.switch_off()
        self._keep_shown()
        self.tick()

    @property
    def room_work(self) -> RoomWork | None:
        """What is put up for the room now in the place of slides; none where nothing is."""
        return self._audience.room_work

    @property
    def shows_room_work(self) -> bool:
        """Whether groups, timers, a poll or the check-in code are put up for the room."""
        return self._audience.shows_room_work

    def show_room_work(self, work: RoomWork | None) -> None:
        """Put up groups, timers, a poll or the check-in code for the room, or take them away."""
        self._audience.show_room_work(work)
        self.tick()

    def show_frame(self, page: int, frame: QImage) -> None:
        """Let the room see this frame of the page's video; nothing is worked out anew for it."""
        self.slides.put_frame(page, frame)
        view = self._audience.with_frame(page, frame)
        if view is not None:
            self.projector.show_view(view, self.marks_over(view))
            self.frame_shown.emit(view)

    @Slot()
    def tick(self) -> None:
        """Work out this moment, tell it, and wake up again at the next whole second."""
        self._timer.stop()
        if self._loaded is None:
            self.sleep_watch.set_watching(is_watching=False)
            self.moment_changed.emit(None)
            return
        moment = self._moment(self._loaded)
        if moment.view is not None:
            self.projector.show_view(moment.view, self.marks_over(moment.view))
        self.slides.look_at(moment.page)
        self.sleep_watch.set_watching(is_watching=moment.position.phase is RunPhase.RUNNING)
        self.moment_changed.emit(moment)
        if self._page.isVisible() or self.projector.is_on:
            self._timer.start(_until_next_second(moment.position.left_seconds))

    @Slot()
    def close(self) -> None:
        """Stop the clock, the worker and the projector, for good."""
        self._is_closed = True
        self._timer.stop()
        self.sleep_watch.set_watching(is_watching=False)
        self.slides.close()
        self._wishes.clear()
        self._loaded = None
        if isValid(self.projector):
            self.projector.switch_off()
            self.projector.deleteLater()

    def _tell_of_gap(self, run: RunState) -> None:
        """Say how long a block ran on unseen before it was read here for the first time."""
        now = self._tools.workspace.clock.instant()
        is_running = run.position(now).phase is RunPhase.RUNNING
        gap = gap_seconds(run.events[-1].at, now) if is_running and run.events else 0
        if gap:
            self.was_closed.emit(gap)

    def _position(self, loaded: Loaded) -> Position:
        return loaded.run.position(self._tools.workspace.clock.instant())

    def _moment(self, loaded: Loaded) -> Moment:
        now = self._tools.workspace.clock.instant()
        position = loaded.run.position(now)
        current = position.current
        session = loaded.run.session
        self._audience.turn_to(session, position)
        pages = 0 if current is None else self.slides.pages_for(current)
        page = shown_page(position, pages)
        following = None if current is None else page_after(current, page, pages, steps=1)
        seen = self._audience.view(session, position, now, page)
        view = with_card(seen, self.slides, position, loaded.run.events, now)
        return Moment(
            loaded, now, position, page, following, view, self.projector.is_seen, self.projector.is_rehearsal
        )

    def _wish(self, wish: Callable[[], None]) -> None:
        """Do this now, or when what is being written is on disk."""
        self._wishes.append(wish)
        self._go_through_wishes()

    def _go_through_wishes(self) -> None:
        while self._wishes and not self._is_writing:
            self._wishes.popleft()()

    def _append(
        self, kind: RunEventKind, *, item: UUID | None = None, seconds: int = 0, page: int = 0
    ) -> None:
        use_case = partial(_acted, self._tools.workspace, kind, item=item, seconds=seconds, page=page)
        self._write(use_case)

    def _write(
        self, change: Callable[[RunState], Done[RunState]], on_kept: Callable[[RunState], None] | None = None
    ) -> None:
        if self._loaded is None:
            return
        self._is_writing = True
        self._tools.operations.run(
            partial(change, self._loaded.run), partial(self._on_done, on_kept), self._on_refused
        )

    def _go_on(self) -> None:
        if self._loaded is not None:
            kind = going_on(self._position(self._loaded))
            if kind is None:
                self.paper_wanted.emit()
            else:
                self._append(kind)

    def _go(self, kind_at: Callable[[Position], RunEventKind]) -> None:
        if self._loaded is not None:
            self._append(kind_at(self._position(self._loaded)))

    def _obey(self, command: PresenterCommand | GoToPage) -> None:
        """Append what the key means where the run stands now, or say that there is nothing that way."""
        if self._loaded is None:
            return
        match event_for(command, self._position(self._loaded), self.slides.pages_for):
            case Wanted(kind, page):
                self._append(kind, page=page)
                if kind is RunEventKind.SLIDE_SHOWN:
                    self.slides.have_ready(page)
            case AtEdge():
                self.edge_reached.emit(command is PresenterCommand.NEXT_SLIDE)
            case NoSuchPage(page):
                self.page_missed.emit(page)

    def has_own_change(self) -> bool:
        """Say once for each event kept here that it is shown already: nothing has to be read again."""
        was_own, self._is_own_change = self._is_own_change, False
        return was_own

    def _keep_shown(self) -> None:
        """Remember whether the room sees this half-day: after a power cut it shall see it again."""
        loaded = self._loaded if self.projector.is_on else None
        shown = None if loaded is None else loaded.run.half_day.id
        preferences = self._tools.appearance.preferences
        if shown != preferences.shown_half_day:
            with suppress(OSError):
                self._tools.appearance.keep(replace(preferences, shown_half_day=shown))

    @Slot()
    def _on_shut(self) -> None:
        self._keep_shown()
        self.tick()

    @Slot(object)
    def _on_placed(self, placing: Placing) -> None:
        """Remember the projector that was found, and say what the trainer has to do where there is none."""
        preferences = self._tools.appearance.preferences
        if placing.identity not in {"", preferences.projector}:
            with suppress(OSError):
                self._tools.appearance.keep(replace(preferences, projector=placing.identity))
        self.placed.emit(placing)
        self.tick()

    def _on_done(self, on_kept: Callable[[RunState], None] | None, run: RunState) -> None:
        self._is_writing = False
        if self._loaded is not None and run.half_day.id == self._loaded.run.half_day.id:
            self._is_own_change = len(run.events) > len(self._loaded.run.events)
            self._loaded = replace(self._loaded, run=run)
            self.tick()
            if on_kept is not None:
                on_kept(run)
        self._go_through_wishes()

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        """Say why it is not on disk; what was wished for after it is dropped, it meant another place."""
        self._is_writing = False
        self._wishes.clear()
        self.problem_met.emit(message)

    @Slot()
    def _on_busy_changed(self) -> None:
        """Take wishes again after a bug, which is answered by nobody."""
        if not self._tools.operations.is_busy and self._is_writing:
            self._is_writing = False
            self._wishes.clear()


def _acted(
    workspace: Workspace, kind: RunEventKind, run: RunState, *, item: UUID | None, seconds: int, page: int
) -> Done[RunState]:
    """Append one event to that run."""
    half_day = run.half_day.id
    return act(workspace, half_day, kind, item=item, seconds=seconds, page=page, known=run)


def _no_marks(view: AudienceView) -> Marks | None:
    del view
    return None


def _until_next_second(left_seconds: float) -> int:
    """Return the milliseconds until the clock's digits change."""
    return max(_TICK_SLACK_MS, round((left_seconds % 1.0) * _TICK_MS) + _TICK_SLACK_MS)
