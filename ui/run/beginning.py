"""How a half-day begins, or goes on after the program was away: what is asked and said first."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Slot

from facilitator.domain.run import RunEventKind, RunPhase
from facilitator.domain.run_command import ConsoleCommand
from facilitator.words import Words, one_after_another
from ui.run.console import Console, Moment
from ui.run.loaded import Loaded
from ui.run.run_board import RunBoard
from ui.run.run_words import clock
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools

_SAME_SHIFT = timedelta(hours=6)
"""A half-day that begins so long after midnight, or before, is still that of its day."""


class Beginning(QObject):
    """Asks before a half-day of another day starts; puts the room back as it was when the program went."""

    def __init__(self, tools: PageTools, console: Console, board: RunBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._board = board
        self._events = 0
        self._is_going_on = self._is_dark = False
        board.begin.action_requested.connect(self._on_start)
        console.moment_changed.connect(self._on_moment)

    def asks_first(self) -> bool:
        """Ask whether a half-day of another day shall start now; asked already, the same key says yes."""
        loaded = self._console.loaded
        if loaded is None or not self._board.begin.isHidden():
            return False
        now = self._tools.workspace.clock.now()
        is_before = loaded.run.position(self._tools.workspace.clock.instant()).phase is RunPhase.NOT_STARTED
        if not is_before or not is_another_day(loaded.run.half_day.starts_at, now):
            return False
        self._say(loaded, partial(self._of_another_day, loaded.run.half_day.starts_at))
        return True

    def expect(self) -> None:
        """Go on with the half-day that is read next, as it was when the program went."""
        self._is_going_on = True

    def look(self, loaded: Loaded | None) -> None:
        """Say since when it stands there, and let the room see it again where it did."""
        if not self._is_going_on or loaded is None or not loaded.run.events:
            return
        self._is_going_on = False
        projector, half_day = self._console.projector, loaded.run.half_day
        was_seen = self._tools.appearance.preferences.shown_half_day == half_day.id
        if was_seen and projector.has_screen:
            self._console.switch_projector(is_on=True)
        at = loaded.run.events[-1].at.wall.astimezone(half_day.starts_at.tzinfo)
        self._is_dark = was_seen and not projector.is_on
        if self._is_dark or self._board.slept.isHidden():  # what is asked of the gap says it, too
            self._say(loaded, partial(self._went_on, at, is_dark=self._is_dark))

    def _say(self, loaded: Loaded, sentence: partial[tuple[Meaning, str, str]]) -> None:
        self._events = len(loaded.run.events)
        self._board.begin.tell(sentence)

    def _of_another_day(self, day: datetime) -> tuple[Meaning, str, str]:
        planned = Words(self._tools.language()).value(day.date())
        asked = self.tr("This half-day is planned for {day}. Start it today?").format(day=planned)
        return Meaning.WARN, asked, self.tr("Start today")

    def _went_on(self, at: datetime, *, is_dark: bool) -> tuple[Meaning, str, str]:
        went_on = self.tr("The half-day goes on where it stood at {time}.").format(time=clock(at))
        if not is_dark:
            return Meaning.INFO, went_on, ""
        key = self._board.room.key_for(ConsoleCommand.PROJECTOR)
        dark = self.tr("The projector is not found; plug it in, then {key} lets the room see.")
        return Meaning.WARN, one_after_another(went_on, dark.format(key=key)), ""

    @Slot()
    def _on_start(self) -> None:
        self._board.begin.hide()
        self._console.do(RunEventKind.STARTED)

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        """Put the line away once the run went on from there, or its projector was switched on."""
        is_on_again = self._is_dark and moment is not None and moment.is_projector_on
        if moment is None or is_on_again or len(moment.loaded.run.events) != self._events:
            self._is_dark = False
            self._board.begin.hide()


def is_another_day(planned: datetime, now: datetime) -> bool:
    """Say whether a half-day planned for then would begin on a day that is not its own."""
    here = now.astimezone(planned.tzinfo)
    return here.date() != planned.date() and abs(here - planned) > _SAME_SHIFT
