"""What is around the run: screens, the laptop's sleep, and the chime at the end of a block."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.run import Position
from ui.projector.screens import Placing
from ui.run.awake import Awake
from ui.run.awake_words import AwakeWords
from ui.run.chime import Chime
from ui.run.console import Console, Moment
from ui.run.run_board import RunBoard
from ui.run.screen_words import ScreenWords
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools


class Surroundings(QObject):
    """Watches them as the run goes on, and says on the board what the trainer has to know."""

    def __init__(self, tools: PageTools, console: Console, board: RunBoard, page: QWidget) -> None:
        super().__init__(page)
        self._tools = tools
        self._console = console
        self._board = board
        self.awake = Awake(page)
        self.chime = Chime(tools.appearance, self)
        self._awake_words = AwakeWords(self)
        self._screen_words = ScreenWords(self)
        console.moment_changed.connect(self._on_moment)
        console.placed.connect(self._on_placed)
        console.slept.connect(self.awake.learn_of_sleep)
        self.awake.changed.connect(self._on_awake_changed)
        board.notice.action_requested.connect(console.projector.swap_screens)
        board.time_card.chime_requested.connect(self._on_chime)
        tools.appearance.changed.connect(self._show_chime)

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self._board.room.show_awake(self._awake_words.line(self.awake.state))
        self._show_chime()

    def close(self) -> None:
        """Let the laptop sleep again, for good."""
        self.awake.close()

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        """Stay awake from start to finish, in a pause too, and while the room sees anything of ours.

        Also while the trainer looks whether all is ready: that is when an answer is wanted.
        """
        position: Position | None = None if moment is None else moment.position
        is_open = position is not None and position.current is not None
        is_looking = not self._board.ready.isHidden()
        self.awake.want(is_wanted=is_open or is_looking or self._console.projector.is_on)
        self.chime.look(position)

    @Slot()
    def _on_awake_changed(self) -> None:
        """Say whether the laptop stays awake; where it may not, also where the line has no room."""
        spoken = self._awake_words.line(self.awake.state)
        self._board.room.show_awake(spoken)
        if spoken is not None and spoken.meaning is Meaning.WARN:
            self._tools.announce(spoken.text, Meaning.WARN)

    @Slot(object)
    def _on_placed(self, placing: Placing) -> None:
        """Say what the trainer has to do where the room sees nothing, or the wrong thing."""
        is_known = bool(self._tools.appearance.preferences.projector)
        news = self._screen_words.news(placing, is_projector_known=is_known)
        if news is None or news.meaning is Meaning.INFO:
            self._board.notice.hide()
        if news is not None and news.meaning is Meaning.INFO:
            self._tools.announce(news.text, Meaning.INFO)
        elif news is not None:
            self._board.notice.show_sentence(news.meaning, news.text, news.action)

    @Slot()
    def _on_chime(self) -> None:
        with suppress(OSError):
            self.chime.switch()

    @Slot()
    def _show_chime(self) -> None:
        self._board.time_card.show_chime(is_on=self.chime.is_on)
