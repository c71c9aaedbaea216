"""The overview of all slides between the panel, the decks on disk and the run."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from facilitator.domain.deck import Deck
from facilitator.domain.key_map import KeyMap
from facilitator.domain.run import RunEventKind, RunPhase
from facilitator.domain.run_command import ConsoleCommand
from facilitator.domain.session import AgendaItem
from facilitator.services.changes import Change, Done
from facilitator.services.go_to_slide import go_to_slide
from facilitator.services.run_session import RunState
from ui.run.console import Console, Moment
from ui.run.jumps import Jumps
from ui.run.loaded import read_deck
from ui.run.overview.overview_panel import OverviewPanel, PageOfDeck
from ui.run.overview.shelf_slide import ShelfSlide, block_for
from ui.run.overview.slide_shelf import ShelfOrder, SlideShelf
from ui.run.run_board import RunBoard
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.page import Command, PageTools

_OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})


class SlideOverview(QObject):
    """Opens the overview and goes where it asks; one wish is on disk as a whole before anything moves."""

    left = Signal()
    """The overview is closed: the focus belongs to the page again."""

    def __init__(self, tools: PageTools, console: Console, board: RunBoard, jumps: Jumps) -> None:
        super().__init__(jumps)
        self._tools = tools
        self._console = console
        self._board = board
        self._jumps = jumps
        self._moment: Moment | None = None
        self.shelf = SlideShelf(self._drawn_already, self)
        self.panel = OverviewPanel(tools.theme, self.shelf, board)
        board.put_over(self.panel)
        self.panel.go_requested.connect(self.go)
        self.panel.show_requested.connect(self.show_here)
        self.panel.closed.connect(self.left)
        board.room.overview_requested.connect(self.toggle)
        console.moment_changed.connect(self._on_moment)
        tools.operations.changed.connect(self._on_changed)

    def commands(self, keys: KeyMap) -> tuple[Command, ...]:
        """Return what the palette can do with all slides."""
        key = keys.keys_of(ConsoleCommand.OVERVIEW)[0]
        return (Command(self.tr("All slides, and search in them"), self.toggle, Icon.OVERVIEW, key),)

    @Slot()
    def toggle(self) -> None:
        """Show all slides, or put them away."""
        moment = self._moment
        if not self.panel.isHidden():
            self.panel.close_up()
        elif moment is not None:
            keys = _decks_of(moment)
            if not keys:
                self._tools.announce(self.tr("No block of this half-day has slides."), Meaning.INFO)
                return
            self._fill_shelf(moment, keys)
            self._board.place_over(is_opening=True)
            self.panel.open(self._shown(moment), self._tools.language())

    @Slot(object)
    def go(self, slide: ShelfSlide) -> None:
        """Show that slide, and move to its block where another one runs."""
        moment = self._moment
        if moment is None or not self._is_open(moment):
            return
        before = moment.position.current
        belongs_here = not slide.is_in_agenda and slide.deck == self._console.slides.key
        block = block_for(slide, moment.position.progress, moment.position.index)
        if before is None or belongs_here or block.id == before.id:
            self._show(slide)
            return
        work = partial(_gone_to, self._tools, block.id, slide.page)
        self._console.change(work, self._jumps.tell)
        self.panel.close_up()

    @Slot(object)
    def show_here(self, slide: ShelfSlide) -> None:
        """Show that slide while the block stays, where it is of the deck in use."""
        moment = self._moment
        if moment is None or not self._is_open(moment):
            return
        if slide.deck == self._console.slides.key:
            self._show(slide)
        else:
            self._tools.announce(
                self.tr("This slide is of another file: press Enter to go to its block."), Meaning.INFO
            )

    def retranslate(self) -> None:
        """Set every word in the window's language."""
        self.panel.retranslate()

    def let_go(self) -> None:
        """Stop reading, for good."""
        self.shelf.close()

    def _show(self, slide: ShelfSlide) -> None:
        self._console.slides.look_at(slide.page)
        self._console.do(RunEventKind.SLIDE_SHOWN, page=slide.page)
        self.panel.close_up()

    def _is_open(self, moment: Moment) -> bool:
        """Say whether the half-day runs; if not, say to the trainer what to do."""
        is_open = moment.position.phase in _OPEN
        if not is_open:
            is_over = moment.position.phase is RunPhase.FINISHED
            key = self._board.key_for(ConsoleCommand.BLOCK_BEFORE if is_over else ConsoleCommand.MAIN)
            sentence = (
                self.tr("The half-day is over: open it again with {key} first.")
                if is_over
                else self.tr("Start the half-day first: {key}.")
            )
            self._tools.announce(sentence.format(key=key), Meaning.INFO)
        return is_open

    def _fill_shelf(self, moment: Moment, keys: tuple[str, ...]) -> None:
        session = moment.loaded.run.session
        items = tuple(one.item for one in moment.position.progress)
        if not self.shelf.holds(session.id, items):
            read = partial(_read_decks, self._tools, session.id, keys)
            self._tools.operations.load(read, partial(self._on_decks, session.id, items))

    def _on_decks(self, session: UUID, items: tuple[AgendaItem, ...], decks: tuple[Deck, ...]) -> None:
        moment = self._moment
        if moment is not None and moment.loaded.run.session.id == session:
            self.shelf.fill(ShelfOrder(session, items, decks))

    def _shown(self, moment: Moment) -> PageOfDeck | None:
        """Return the slide at which the trainer stands; none before the start and on a card."""
        is_slide = moment.position.current is not None and moment.page >= 1
        return (self._console.slides.key, moment.page) if is_slide else None

    def _drawn_already(self, deck: str, page: int) -> QImage | None:
        slides = self._console.slides
        return slides.thumbnail(page) if slides.key == deck else None

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        before, self._moment = self._moment, moment
        if moment is None:
            self.shelf.fill(None)
            self.panel.close_up()
        elif before is not None and not self.panel.isHidden():
            self.panel.show_current(self._shown(moment), self._tools.language())

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Read the decks again when they may have been replaced."""
        if change & Change.AGENDA:
            self.shelf.fill(None)


def _decks_of(moment: Moment) -> tuple[str, ...]:
    items = (one.item for one in moment.position.progress)
    return tuple(dict.fromkeys(item.slides.deck for item in items if item.slides is not None))


def _read_decks(tools: PageTools, session: UUID, keys: tuple[str, ...]) -> tuple[Deck, ...]:
    decks = (read_deck(tools.workspace, session, key) for key in keys)
    return tuple(deck for deck in decks if deck is not None)


def _gone_to(tools: PageTools, block: UUID, page: int, run: RunState) -> Done[RunState]:
    return go_to_slide(tools.workspace, run.half_day.id, block, page, known=run)
