"""Messages from assistants on their way to the console, also from another laptop; and that they were seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from facilitator.domain.assistant_message import AssistantMessage
from facilitator.domain.key_map import KeyMap
from facilitator.domain.message import Message
from facilitator.domain.run import Instant, RunPhase, elapsed_seconds
from facilitator.domain.run_command import ConsoleCommand
from facilitator.services.assistant_messages import mark_seen, unseen
from facilitator.services.changes import Change
from ui.run.chime import Chime
from ui.run.console import Console, Moment
from ui.run.run_board import RunBoard
from ui.theme.icons import Icon
from ui.widgets.once import Once
from ui.widgets.page import Command, PageTools

LOOK_EVERY_MS = 3000
_GLANCE_SECONDS = 0.5
"""Nobody has read what came up less than this ago: a key that was on its way meant something else."""

_SOUND = "page_end"


class MessageDesk(QObject):
    """Reads what is unseen when a half-day comes in front, when it changes here, and now and then.

    Now and then only where other programs write into the same workspace, while the console or the projector
    is in sight and the half-day is not over.
    """

    left = Signal()
    """The bar that had the focus is gone: the focus belongs to the page again."""

    def __init__(
        self, tools: PageTools, console: Console, board: RunBoard, chime: Chime, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._board = board
        self._chime = chime
        self._half_day: UUID | None = None
        self._phase = RunPhase.NOT_STARTED
        self._shown: tuple[AssistantMessage, ...] | None = None
        self._shown_at: Instant | None = None
        self._is_reading = False
        self._seeing = Once(tools.operations, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        console.moment_changed.connect(self._on_moment)
        tools.operations.changed.connect(self._on_changed)
        board.message.seen_requested.connect(self.see)

    def commands(self, keys: KeyMap) -> tuple[Command, ...]:
        """Return what the palette can do with the message that is up."""
        if self._board.message.message is None:
            return ()
        key = keys.keys_of(ConsoleCommand.SEEN)[0]
        return (Command(self.tr("The assistant's message is seen"), self.see, Icon.MESSAGE, key),)

    @Slot()
    def see(self) -> None:
        """Keep that the message that is up was seen; then the next one comes up."""
        message, since = self._board.message.message, self._shown_at
        now = self._tools.workspace.clock.instant()
        if message is None or since is None or elapsed_seconds(since, now) < _GLANCE_SECONDS:
            return
        self._seeing.run(
            partial(mark_seen, self._tools.workspace, message.id), partial(self._show, message.half_day)
        )

    @Slot()
    def look(self) -> None:
        """Read what is unseen, unless an answer is still on its way."""
        self._timer.stop()
        if self._half_day is None or self._is_reading:
            return
        self._is_reading = True
        self._tools.operations.load(
            partial(unseen, self._tools.workspace, self._half_day),
            partial(self._on_read, self._half_day),
            self._on_not_read,
        )

    def let_go(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._half_day = None

    def _is_in_sight(self) -> bool:
        return self._board.isVisible() or self._console.projector.is_on

    def _look_again_later(self) -> None:
        """Look again in a while where others may have written by then."""
        is_wanted = self._half_day is not None and self._phase is not RunPhase.FINISHED
        if is_wanted and self._tools.workspace.store.is_shared and self._is_in_sight():
            self._timer.start()

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        half_day = None if moment is None else moment.loaded.run.half_day.id
        if half_day != self._half_day:
            self._half_day = half_day
            self._shown = None
            self._board.show_messages(())
            self._is_reading = False
            self.look()
        if moment is not None:
            self._phase = moment.position.phase
            if not (self._timer.isActive() or self._is_reading):
                self._look_again_later()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change & Change.MESSAGES:
            self.look()

    def _on_read(self, half_day: UUID, messages: tuple[AssistantMessage, ...]) -> None:
        self._is_reading = False
        self._show(half_day, messages)
        self._look_again_later()

    @Slot(object)
    def _on_not_read(self, message: Message) -> None:
        """Look again later: whatever hinders reading is said where the trainer asks for something."""
        del message
        self._is_reading = False
        self._look_again_later()

    def _show(self, half_day: UUID, messages: tuple[AssistantMessage, ...]) -> None:
        """Show them if they are of the half-day in front; ring for news where the chime is wanted."""
        if half_day != self._half_day or messages == self._shown:
            return
        before, self._shown = self._shown, messages
        bar = self._board.message
        had_focus = bar.isAncestorOf(QApplication.focusWidget() or bar)
        if messages and (bar.message is None or bar.message.id != messages[0].id):
            self._shown_at = self._tools.workspace.clock.instant()
        zone = self._tools.workspace.clock.now().tzinfo
        self._board.show_messages([replace(one, at=one.at.astimezone(zone)) for one in messages])
        if had_focus and not messages:
            self.left.emit()
        if before is not None and not {one.id for one in messages} <= {one.id for one in before}:
            self._ring()

    def _ring(self) -> None:
        if self._chime.is_on:
            self._chime.player.ring(_SOUND)
