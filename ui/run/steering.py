"""The agenda while it runs: ways to finish on time, changes by hand, and the way back from both."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from facilitator.domain.block_library import LibraryBlock
from facilitator.domain.finish_on_time import WayToFinish
from facilitator.domain.message import Message
from facilitator.domain.run_command import ConsoleCommand
from facilitator.domain.session import AgendaItem
from facilitator.services.block_library import blocks_of_programme
from facilitator.services.run_agenda import last_change
from facilitator.services.run_session import RunState
from facilitator.services.way_words import CutHint, WayStory, tell, trouble
from ui.run.agenda_deeds import applied, changed, inserted, stories, undone
from ui.run.agenda_wish import AgendaWish, Deed
from ui.run.console import Console, Moment
from ui.run.run_board import RunBoard
from ui.run.ways_panel import ShownWay
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning, Space
from ui.widgets.command_words import shown_key
from ui.widgets.page import Command, PageTools

_ANEW_EVERY_SECONDS = 10
"""How old the ways may grow while they are open; while they are only offered, a minute."""


class Steering(QObject):
    """Stands between the console's parts that change the agenda and the use cases.

    Each change is on disk before it is seen; the projector hears of none. What the ways are is worked out
    by the worker, and only when it may have become another: not for each slide, not each second.
    """

    left = Signal()
    """Nothing more is being chosen: the focus belongs to the page again."""

    def __init__(self, tools: PageTools, console: Console, board: RunBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._board = board
        self._insert_behind: UUID | None = None
        self._applied: WayStory | None = None
        self._applied_as: UUID | None = None
        self._block: UUID | None = None
        self._trouble: Message | None = None
        self._asked: tuple[object, float] | None = None
        self._has_ways: bool | None = None
        self._told: tuple[WayStory, ...] = ()
        console.moment_changed.connect(self._on_moment)
        board.finish.open_requested.connect(self.toggle_ways)
        board.finish.undo_requested.connect(self._undo_way)
        board.ways.chosen.connect(self._on_way_chosen)
        board.ways.closed.connect(self._on_ways_closed)
        board.agenda.change_requested.connect(self._on_change_requested)
        board.agenda.insert_requested.connect(self.choose_block)
        board.agenda.undo_requested.connect(self.undo)
        board.chooser.chosen.connect(self._on_block_chosen)
        board.chooser.closed.connect(self._on_chooser_closed)

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do with the running agenda."""
        keys = self._tools.appearance.preferences.keys
        return (
            Command(
                self.tr("Finish on time"),
                self.toggle_ways,
                Icon.FLAG,
                keys.keys_of(ConsoleCommand.FINISH_ON_TIME)[0],
            ),
            Command(self.tr("Put a block in"), self.choose_block, Icon.ADD),
            Command(
                self.tr("Take the last change of the agenda back"),
                self.undo,
                Icon.UNDO,
                keys.keys_of(ConsoleCommand.UNDO)[0],
            ),
        )

    def retranslate(self) -> None:
        """Say what can be done and what was done in the window's language."""
        self._board.ways.show_ways(list(map(self._shown, self._told)))
        if self._applied is not None and self._board.finish.is_done:
            self._board.finish.show_done(self._tools.said(self._applied.summary))

    @Slot()
    def toggle_ways(self) -> None:
        """Show the ways to finish on time, or put them away."""
        if self._board.ways.hasFocus():
            self._on_ways_closed()
        elif self._show_ways():
            self._board.open_ways()
            self._console.tick()
        elif self._console.loaded is not None:
            is_late = bool(self._board.finish.trouble)
            self._tools.announce(
                self.tr("Nothing that is left may be shortened or left out.")
                if is_late
                else self.tr("This half-day ends on time as it is."),
                Meaning.INFO,
            )

    @Slot()
    def undo(self) -> None:
        """Take the last change of the agenda back; a second time brings it back."""
        self.undo_change(None)

    @Slot()
    def _undo_way(self) -> None:
        self.undo_change(self._applied_as)

    def undo_change(self, change: UUID | None) -> None:
        """Take that change back, or say that it is no longer the last one; none is whichever was last."""
        loaded = self._console.loaded
        if loaded is not None:
            events = len(loaded.run.events)
            self._console.change(partial(undone, self._tools, change), partial(self._on_undone, events))

    @Slot(UUID)
    def choose_block(self, behind: UUID | None = None) -> None:
        """Open the blocks of the programme, to put one in behind that block or behind what runs."""
        loaded = self._console.loaded
        self._insert_behind = behind
        if loaded is not None:
            read = partial(blocks_of_programme, self._tools.workspace, loaded.run.session)
            self._tools.operations.load(read, self._on_library)

    def _show_ways(self) -> bool:
        """Work out the ways from where the run stands; False where there are none."""
        loaded = self._console.loaded
        if loaded is None:
            return False
        told = stories(loaded.run, self._tools.workspace.clock.instant())
        self._put_ways(told)
        return bool(told)

    def _put_ways(self, told: tuple[WayStory, ...]) -> None:
        self._has_ways, self._told = bool(told), told
        self._board.ways.show_ways([self._shown(story) for story in told])

    def _shown(self, story: WayStory) -> ShownWay:
        said = self._tools.said
        return ShownWay(
            story.way,
            said(story.name),
            said(story.summary),
            said(story.sentence),
            said(story.ending),
            story.is_on_time,
            tuple(map(self._hint, story.hints)),
        )

    def _hint(self, hint: CutHint) -> str:
        language = self._tools.language()
        block, text = hint.block.in_language(language), hint.text.in_language(language)
        return self.tr("{block}: {text}").format(block=block, text=text)

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        """Say what will not be kept, and keep the ways that are open at their newest."""
        if moment is None:
            return
        current = moment.position.current
        block = None if current is None else current.id
        if block != self._block:
            self._block = block
            self._board.finish.forget()
        if self._board.finish.is_done and last_change(moment.loaded.run) != self._applied_as:
            self._board.finish.forget()
        self._trouble = trouble(moment.position, moment.loaded.run)
        is_open = not self._board.ways.isHidden()
        if self._trouble is None and not is_open:
            self._asked = self._has_ways = None
        else:
            self._have_ways_ready(moment, is_open=is_open)
        self._say_trouble()

    def _have_ways_ready(self, moment: Moment, *, is_open: bool) -> None:
        """Have the ways worked out where they may be others than those that are known."""
        run, tally = moment.loaded.run, moment.loaded.run.tally
        age = _ANEW_EVERY_SECONDS if is_open else _ANEW_EVERY_SECONDS * 6
        stands = (run.half_day.id, tally.phase, tally.index, tally.agenda)
        asked = (stands, moment.now.wall.timestamp() // age)
        if asked != self._asked:
            if self._asked is None or self._asked[0] != stands:
                self._has_ways = None
            self._asked = asked
            self._tools.operations.load(partial(stories, run, moment.now), partial(self._on_ways, asked))

    def _on_ways(self, asked: object, told: tuple[WayStory, ...]) -> None:
        """Take up the ways that were asked for last."""
        if asked == self._asked:
            self._put_ways(told)
            self._say_trouble()

    def _say_trouble(self) -> None:
        """Say what will not be kept, once it is known whether anything can be done about it."""
        is_open = not self._board.ways.isHidden()
        is_known = self._has_ways is not None or (self._trouble is None and not is_open)
        if not is_known:
            return
        has_ways = bool(self._has_ways)
        sentence = "" if self._trouble is None else self._tools.said(self._trouble)
        is_done_with = is_open and not has_ways
        self._board.finish.show_trouble(sentence, has_ways=has_ways, is_open=is_open and not is_done_with)
        if is_done_with:
            self._on_ways_closed()

    @Slot(object)
    def _on_way_chosen(self, way: WayToFinish) -> None:
        loaded = self._console.loaded
        if loaded is not None:
            story = tell(loaded.run, way)
            self._console.change(partial(applied, self._tools, way), partial(self._on_applied, story))

    def _on_applied(self, story: WayStory, run: RunState) -> None:
        self._applied, self._applied_as = story, last_change(run)
        self._on_ways_closed()
        self._board.finish.show_done(self._tools.said(story.summary))
        self._console.tick()

    @Slot()
    def _on_ways_closed(self) -> None:
        self._board.close_ways()
        self._console.tick()
        self.left.emit()

    @Slot(object)
    def _on_change_requested(self, wish: AgendaWish) -> None:
        self._console.change(partial(changed, self._tools, wish), partial(self._on_changed, wish))

    def _on_changed(self, wish: AgendaWish, run: RunState) -> None:
        """Say what left the agenda or came back; lengths and places are seen where they stand."""
        place = run.tally.place(wish.block)
        if place is None:
            return
        title = run.tally.items[place].title.in_language(self._tools.language())
        sentence = {
            Deed.LEAVE_OUT: self.tr("{title} is left out."),
            Deed.PUT_OFF: self.tr("{title} is put off to follow-up."),
            Deed.BRING_BACK: self.tr("{title} is in the agenda again."),
        }.get(wish.deed)
        if sentence is not None:
            self._announce_change(sentence.format(title=title), run)

    def _announce_change(self, sentence: str, run: RunState) -> None:
        """Say what was just changed; its way back is of that change alone."""
        back = partial(self.undo_change, last_change(run))
        self._tools.announce(sentence, Meaning.INFO, self.tr("Undo"), back)

    def _on_undone(self, events_before: int, run: RunState) -> None:
        if len(run.events) == events_before:
            sentence = self.tr("The agenda was not changed since the start.")
        else:
            self._board.finish.forget()
            self._console.tick()
            key = shown_key(self._tools.appearance.preferences.keys.keys_of(ConsoleCommand.UNDO)[0])
            sentence = self.tr("The agenda is as it was. {key} again brings the change back.").format(key=key)
        self._tools.announce(sentence, Meaning.INFO)

    @Slot(object)
    def _on_library(self, blocks: tuple[LibraryBlock, ...]) -> None:
        self._board.chooser.open(blocks, self._tools.language(), self._board.capture_bar.y() - Space.HALF)

    @Slot(object)
    def _on_block_chosen(self, item: AgendaItem) -> None:
        change = partial(inserted, self._tools, item, self._insert_behind)
        self._console.change(change, partial(self._on_inserted, item))

    def _on_inserted(self, item: AgendaItem, run: RunState) -> None:
        self._board.agenda.choose(item.id)
        title = item.title.in_language(self._tools.language())
        self._announce_change(self.tr("{title} is in the agenda.").format(title=title), run)

    @Slot()
    def _on_chooser_closed(self) -> None:
        self._board.agenda.setFocus(Qt.FocusReason.OtherFocusReason)
