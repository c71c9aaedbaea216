"""The room's own work between the panel, the use cases and what the audience sees."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.group_timer_event import MOST_GROUPS
from facilitator.domain.run import Instant
from facilitator.domain.run_command import ConsoleCommand
from facilitator.domain.session import AgendaItem
from facilitator.services.changes import Change, Done
from facilitator.services.energizer import put_in_energizer
from facilitator.services.run_agenda import last_change
from facilitator.services.run_session import RunState
from ui.projector.audience_view import AudienceView
from ui.run.audience import RoomWork
from ui.run.console import Console, Moment
from ui.run.in_room.face import Face
from ui.run.run_board import RunBoard
from ui.run.steering import Steering
from ui.theme.icons import Icon
from ui.theme.tokens import Meaning
from ui.widgets.command_words import shown_key
from ui.widgets.page import Command, PageTools

_READ_AGAIN = Change.GROUPS | Change.POLLS | Change.ATTENDANCE | Change.ROSTER


class InRoom(QObject):
    """Opens the panel, shows a face in the room and takes it away, and undoes on the face in front."""

    left = Signal()
    """The panel is closed: the focus belongs to the page again."""

    def __init__(
        self, tools: PageTools, console: Console, board: RunBoard, steering: Steering, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._board = board
        self._steering = steering
        self.panel = board.in_room
        self._half_day: UUID | None = None
        self._shown: tuple[Face, UUID] | None = None
        self._work: RoomWork | None = None
        console.moment_changed.connect(self._on_moment)
        self.panel.closed.connect(self.close)
        self.panel.turned.connect(self._on_turned)
        self.panel.show_requested.connect(self.toggle_shown)
        self.panel.undo_requested.connect(self.undo)
        self.panel.energizer.put_in.connect(self._on_put_in)
        for face in self.panel.faces:
            face.changed.connect(self._on_face_changed)
        board.in_room_button.clicked.connect(self.toggle)
        tools.operations.changed.connect(self._on_changed)

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette can do in the room."""
        named = (
            (self.tr("In the room"), self.panel.face),
            (self.tr("Draw groups"), self.panel.groups),
            (self.tr("Group timers"), self.panel.timers),
            (self.tr("Show of hands"), self.panel.hands),
            (self.tr("Suggest an energizer"), self.panel.energizer),
        )
        return tuple(
            Command(
                name,
                partial(self.open, face),
                Icon.PEOPLE,
                self._key(ConsoleCommand.IN_ROOM) if place == 0 else "",
            )
            for place, (name, face) in enumerate(named)
        )

    @Slot()
    def toggle(self) -> None:
        """Open the panel, or put it away."""
        if self.panel.isHidden():
            self.open(self.panel.face)
        else:
            self.close()

    def open(self, face: Face) -> None:
        """Show that face of the panel and give it the keys."""
        if self._half_day is None:
            return
        self.panel.turn_to(face)
        self._board.open_in_room()
        self.panel.take_keys()
        self._on_turned()

    @Slot()
    def close(self) -> None:
        """Put the panel away; timers run on, and what the room sees stays."""
        self._board.close_in_room()
        self.left.emit()

    @Slot()
    def undo(self) -> None:
        """Take the last step on the face in front back."""
        if self.panel.face is self.panel.energizer:
            self._steering.undo()
        else:
            self.panel.face.undo()

    @Slot()
    def undo_where_keys_go(self) -> None:
        """Take back what was done last on the face in front, or in the agenda where the keys go there."""
        focus = self.panel.window().focusWidget()
        if self.panel.isVisible() and focus is not None and self.panel.isAncestorOf(focus):
            self.undo()
        else:
            self._steering.undo()

    @Slot()
    def toggle_shown(self) -> None:
        """Let the room see the face in front, or no longer."""
        face, key = self.panel.face, self.panel.face.room_key()
        if key is None or self._is_shown(face, key):
            self._shown = None
            self._console.show_room_work(None)
        else:
            self._shown = face, key
            self._work = partial(_view, face, key)
            self._console.show_room_work(self._work)
            if not self._console.projector.is_on:
                pressed = shown_key(self._key(ConsoleCommand.PROJECTOR))
                self._tools.announce(
                    self.tr("The room sees it once the projector is on: press {key}.").format(key=pressed),
                    Meaning.INFO,
                )
        self._show_state()

    def let_go(self) -> None:
        """Stop counting, for good."""
        self.panel.timers.stop()

    def _key(self, command: ConsoleCommand) -> str:
        return self._tools.appearance.preferences.keys.keys_of(command)[0]

    def _is_shown(self, face: Face, key: UUID | None) -> bool:
        is_up = self._work is not None and self._console.room_work is self._work
        return is_up and self._shown == (face, key)

    def _show_state(self) -> None:
        face = self.panel.face
        self.panel.show_state(is_shown=self._is_shown(face, face.room_key()))

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        """Turn to the half-day that is read; each block keeps its own groups and polls."""
        half_day = None if moment is None else moment.loaded.run.half_day.id
        if half_day != self._half_day:
            self._half_day = half_day
            self._shown = None
            for face in self.panel.faces:
                face.turn_to(half_day)
            self._refresh()
        current = None if moment is None else moment.position.current
        for face in self.panel.faces:
            face.block = None if current is None else current.id
        self._show_state()

    @Slot()
    def _on_turned(self) -> None:
        self._refresh()
        if self.panel.face is self.panel.timers:
            drawn = self.panel.groups.draw
            if drawn is not None and not self.panel.timers.timers.timers:
                self.panel.timers.suggest_groups(min(MOST_GROUPS, len(drawn.groups)))
        self._show_state()

    def _refresh(self) -> None:
        if self.panel.isVisible():
            self.panel.face.refresh()

    @Slot()
    def _on_face_changed(self) -> None:
        """Show what is new where it is seen."""
        self._show_state()
        if self._console.shows_room_work:
            self._console.tick()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change & _READ_AGAIN and self.panel.face is not self.panel.energizer:
            self._refresh()

    @Slot(object)
    def _on_put_in(self, item: AgendaItem) -> None:
        self._console.change(partial(_put_in, self._tools, item), partial(self._on_kept, item))

    def _on_kept(self, item: AgendaItem, run: RunState) -> None:
        title = item.title.in_language(self._tools.language())
        self._tools.announce(
            self.tr("{title} comes next.").format(title=title),
            Meaning.GOOD,
            self.tr("Undo"),
            partial(self._steering.undo_change, last_change(run)),
        )
        self.panel.energizer.refresh()


def _view(face: Face, key: UUID, now: Instant) -> AudienceView | None:
    return face.room_view(key, now)


def _put_in(tools: PageTools, item: AgendaItem, run: RunState) -> Done[RunState]:
    return put_in_energizer(tools.workspace, run.half_day.id, item, known=run)
