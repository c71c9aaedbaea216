"""The console's memory: the run as it is on disk, the clock, the slides and the projector."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator.domain.programme import Deck
from facilitator.domain.run import Instant, Position, RunEventKind
from facilitator.services.run_session import RunState, act
from ui.projector.audience_view import AudienceView
from ui.projector.presenter_keys import PresenterCommand
from ui.projector.projector_window import ProjectorWindow
from ui.projector.slide_renderer import DeckRefused, SlideRenderer
from ui.run.loaded import Loaded, read_deck
from ui.run.room import CARD, page_after, pages_of, shown_page, what_the_room_sees
from ui.widgets.page import PageTools

_TICK_MS = 1000
_TICK_SLACK_MS = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """What the console shows at one moment; `page` is the slide that is up, `CARD` for none."""

    loaded: Loaded
    now: Instant
    position: Position
    page: int
    view: AudienceView | None
    is_projector_on: bool


class Console(QObject):
    """Turns wishes into events and events into moments; draws nothing itself.

    Each wish is on disk before anything changes on a screen.
    """

    moment_changed = Signal(object)
    """A `Moment`."""
    problem_met = Signal(object)
    """A `Message` about the slides."""
    edge_reached = Signal()
    """A clicker asked to go beyond the block's last or first page."""

    def __init__(self, tools: PageTools, page: QWidget) -> None:
        super().__init__(page)
        self._tools = tools
        self._page = page
        self._loaded: Loaded | None = None
        self._asked_page: int | None = None
        self._deck_asked: tuple[UUID, str] | None = None
        self._is_deck_missing = False
        self._last_view: AudienceView | None = None
        self.slides = SlideRenderer(self)
        self.slides.deck_opened.connect(self._on_deck_opened)
        self.slides.deck_refused.connect(self._on_deck_refused)
        self.slides.page_drawn.connect(self._on_page_drawn)
        self.projector = ProjectorWindow(page)
        self.projector.command_given.connect(self.obey)
        self.projector.pixels_changed.connect(self.slides.resize)
        self.projector.shut.connect(self.tick)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
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
        item = None if self._loaded is None else self._moment(self._loaded).position.current
        return None if item is None else item.id

    def show_loaded(self, loaded: Loaded | None) -> None:
        """Go on from what is on disk."""
        if loaded is None or self._loaded is None or loaded.run.half_day != self._loaded.run.half_day:
            self._asked_page = None
            self._last_view = None
        self._loaded = loaded
        self.tick()

    def forget_deck(self) -> None:
        """Read the slides again at the next moment: they may have been replaced."""
        self._deck_asked = None

    def do(self, kind: RunEventKind, *, item: UUID | None = None, seconds: int = 0, page: int = 0) -> None:
        """Append this to the run; what follows from it is shown once it is on disk."""
        if self._loaded is None:
            return
        use_case = partial(
            act,
            self._tools.workspace,
            self._loaded.run.half_day.id,
            kind,
            item=item,
            seconds=seconds,
            page=page,
        )
        self._tools.operations.run(use_case, self._on_done)

    def next_block(self) -> None:
        """Go to the next block, or finish after the last one."""
        if self._loaded is not None:
            is_last = self._moment(self._loaded).position.following is None
            self.do(RunEventKind.FINISHED if is_last else RunEventKind.NEXT)

    @Slot(object)
    def obey(self, command: PresenterCommand) -> None:
        """Do what a clicker asks for."""
        match command:
            case PresenterCommand.NEXT_SLIDE:
                self._step(1)
            case PresenterCommand.PREVIOUS_SLIDE:
                self._step(-1)
            case PresenterCommand.FIRST_SLIDE:
                self._go_to_edge(0)
            case PresenterCommand.LAST_SLIDE:
                self._go_to_edge(-1)
            case PresenterCommand.BLACK:
                self._toggle_black()
            case PresenterCommand.CLOSE:
                self.switch_projector(is_on=False)

    def switch_projector(self, *, is_on: bool) -> None:
        """Let the room see, or no longer."""
        if is_on:
            self.projector.switch_on()
        else:
            self.projector.switch_off()
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Work out this moment, tell it, and wake up again at the next whole second."""
        self._timer.stop()
        if self._loaded is None:
            self.moment_changed.emit(None)
            return
        moment = self._moment(self._loaded)
        if moment.view is not None:
            self.projector.show_view(moment.view)
        self._ask_for_deck(moment)
        self.slides.look_at(max(1, moment.page))
        self.moment_changed.emit(moment)
        if self._page.isVisible() or self.projector.is_on:
            self._timer.start(_until_next_second(moment.position.left_seconds))

    def next_page(self, moment: Moment) -> int | None:
        """Return the page that a clicker's next press brings; none at the block's end."""
        item = moment.position.current
        return None if item is None else page_after(item, moment.page, self._deck_pages(moment), steps=1)

    @Slot()
    def close(self) -> None:
        """Stop the clock, the worker and the projector, for good."""
        self._timer.stop()
        self.slides.close()
        if isValid(self.projector):
            self.projector.switch_off()
            self.projector.deleteLater()

    def _moment(self, loaded: Loaded) -> Moment:
        now = self._tools.workspace.clock.instant()
        position = loaded.run.position(now)
        moment = Moment(loaded, now, position, CARD, None, self.projector.is_on)
        page = shown_page(position, self._deck_pages(moment))
        if self._asked_page == page:
            self._asked_page = None
        view = what_the_room_sees(loaded.run.session, position, now.wall, page, self._picture)
        self._last_view = view if view is not None else self._last_view
        return Moment(loaded, now, position, page, self._last_view, self.projector.is_on)

    def _deck_pages(self, moment: Moment) -> int:
        """Return how many pages the deck has; while it is being opened, as many as the block names."""
        item = moment.position.current
        if item is None or item.slides is None or self._is_deck_missing:
            return 0
        return self.slides.pages or item.slides.last

    def _picture(self, page: int) -> QImage | None:
        return self.slides.picture(page)

    def _ask_for_deck(self, moment: Moment) -> None:
        """Have the deck of the block that runs (or comes) read from disk, once."""
        session = moment.loaded.run.session
        current = moment.position.current
        keys = [item.slides.deck for item in session.agenda if item.slides is not None]
        if current is not None and current.slides is not None:
            keys.insert(0, current.slides.deck)
        if not keys or self._deck_asked == (session.id, keys[0]):
            return
        if self._deck_asked is not None and (current is None or current.slides is None):
            return
        self._deck_asked = (session.id, keys[0])
        self._is_deck_missing = False
        read = partial(read_deck, self._tools.workspace, session.id, keys[0])
        self._tools.operations.load(read, self._on_deck_read)

    def _step(self, steps: int) -> None:
        """Go some pages on within the block, from the page asked for last."""
        if self._loaded is None:
            return
        moment = self._moment(self._loaded)
        item = moment.position.current
        if item is None:
            return
        page = self._asked_page if self._asked_page is not None else moment.page
        target = page_after(item, page, self._deck_pages(moment), steps=steps)
        if target is None:
            self.edge_reached.emit()
        else:
            self._show_page(target)

    def _go_to_edge(self, place: int) -> None:
        """Go to the block's first page (0) or its last (-1)."""
        if self._loaded is not None:
            moment = self._moment(self._loaded)
            if moment.position.current is not None:
                self._show_page(pages_of(moment.position.current, self._deck_pages(moment))[place])

    def _show_page(self, page: int) -> None:
        self._asked_page = page
        self.slides.look_at(max(1, page))
        self.do(RunEventKind.SLIDE_SHOWN, page=page)

    def _toggle_black(self) -> None:
        if self._loaded is not None:
            is_black = self._moment(self._loaded).position.is_black
            self.do(RunEventKind.UNBLACKED if is_black else RunEventKind.BLACKED)

    @Slot(object)
    def _on_done(self, run: RunState) -> None:
        if self._loaded is not None and run.half_day.id == self._loaded.run.half_day.id:
            self._loaded = Loaded(run, self._loaded.present, self._loaded.expected, self._loaded.captured)
            self.tick()

    @Slot(object)
    def _on_deck_read(self, deck: Deck | None) -> None:
        if deck is None:
            self._is_deck_missing = True
            self.slides.close_deck()
            self.tick()
        else:
            self.slides.open_deck(deck.key, deck.pdf, self.projector.pixels)

    @Slot(object)
    def _on_deck_opened(self) -> None:
        self.tick()

    @Slot(object)
    def _on_deck_refused(self, refused: DeckRefused) -> None:
        self._is_deck_missing = True
        self.problem_met.emit(refused.message)
        self.tick()

    @Slot(object)
    def _on_page_drawn(self) -> None:
        self.tick()


def _until_next_second(left_seconds: float) -> int:
    """Return the milliseconds until the clock's digits change."""
    return max(_TICK_SLACK_MS, round((left_seconds % 1.0) * _TICK_MS) + _TICK_SLACK_MS)
