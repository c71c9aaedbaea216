"""The video of the page that is up, between the run's events, its player and the clip bar.

What the trainer wishes is an event first; the player follows once it is on disk. While the video plays its
place is kept with every second, so that after a crash it stands, paused, where the room left it. Whatever
pauses it in the run (a cover, a frozen picture) pauses the player, too; nothing begins by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from facilitator.domain.clip_place import ClipPlace
from facilitator.domain.deck import Clip
from facilitator.domain.message import Message
from facilitator.domain.run import Cover, RunEventKind
from facilitator.services.changes import Change, Done
from facilitator.services.media import clip_path
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, act
from ui.projector.clip_player import ClipPlayer
from ui.projector.presenter_keys import PresenterCommand
from ui.run.clip_bar import ClipShown
from ui.run.console import Console, Moment
from ui.theme.tokens import Meaning
from ui.widgets.multimedia import load_multimedia
from ui.widgets.page import PageTools

_MOST_BEAT_MS, _LEAST_BEAT_MS = 500, 20
"""While it plays it is looked at twice a second: once just after each whole second, which is kept then."""

_WITHIN_SECOND = 0.6
"""So far after the second that was kept last a kill is taken to have come: anywhere within the next one.

The player itself tells where it is a tenth of a second late.
"""

_STEP_SECONDS = 10
_LOUDER = 0.1
_NEAR_SECONDS = 1


@dataclass(frozen=True, slots=True)
class _Place:
    """The page that a video stands on, and the video."""

    half_day: UUID
    item: UUID
    page: int
    clip: Clip


class RoomVideo(QObject):
    """Opens the video when its page comes up, and lets go of it when the trainer moves on."""

    shown = Signal(object)
    """A `ClipShown` for the clip bar, or none."""

    def __init__(self, tools: PageTools, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._console = console
        self._place: _Place | None = None
        self._told: ClipPlace | None = None
        self._is_hidden = False
        self._aim: float | None = None
        self._trouble: Message | None = None
        self._kept = 0
        self._is_warm = False
        self.player = ClipPlayer(self)
        self.player.picture_changed.connect(self._on_picture)
        self.player.state_changed.connect(self._on_state)
        self.player.refused.connect(self._on_refused)
        self._beat_timer = QTimer(self)
        self._beat_timer.setSingleShot(True)
        self._beat_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat_timer.timeout.connect(self._on_beat)
        console.moment_changed.connect(self._on_moment)
        console.clip_command_given.connect(self.obey)
        console.problem_met.connect(self._on_not_kept)
        tools.operations.changed.connect(self._on_changed)
        console.projector.pixels_changed.connect(self.player.resize)
        self.player.resize(console.projector.pixels)

    @property
    def clip(self) -> Clip | None:
        """The video of the page that is up, or none."""
        return None if self._place is None else self._place.clip

    @Slot(object)
    def obey(self, command: PresenterCommand) -> None:
        """Do what a key or a button asks of the video."""
        if self._place is None or not self.player.is_open:
            self._tools.announce(self.tr("There is no video on this page."), Meaning.INFO)
            return
        match command:
            case PresenterCommand.CLIP_PLAY:
                self._toggle()
            case PresenterCommand.CLIP_REWIND:
                self._move(self._seconds - _STEP_SECONDS)
            case PresenterCommand.CLIP_FORWARD:
                self._move(self._seconds + _STEP_SECONDS)
            case PresenterCommand.CLIP_RESTART:
                self._move(0.0)
            case PresenterCommand.CLIP_SOFTER:
                self.player.set_volume(self.player.volume - _LOUDER)
            case PresenterCommand.CLIP_LOUDER:
                self.player.set_volume(self.player.volume + _LOUDER)
        self._show()

    def let_go(self) -> None:
        """Give the video back, for good."""
        self._turn_to(None, None)

    def retranslate(self) -> None:
        """Say what is the matter in the window's language."""
        self._show()

    @property
    def _seconds(self) -> float:
        """Where the video stands, or will once the last wish is on disk."""
        return self.player.seconds if self._aim is None else self._aim

    def _toggle(self) -> None:
        seconds = 0.0 if self.player.state.is_over else self._seconds
        if self.player.is_playing:
            self._tell(RunEventKind.CLIP_PAUSED, seconds)
        elif self._is_hidden:
            self._tools.announce(
                self.tr("The room does not see the video. Uncover the picture first, then play."),
                Meaning.WARN,
            )
        else:
            self._tell(RunEventKind.CLIP_PLAYED, seconds, self.player.play)

    def _move(self, seconds: float) -> None:
        length = self.player.state.length
        self._aim = max(0.0, min(seconds, length) if length > 0 else seconds)
        self._tell(RunEventKind.CLIP_AT, self._aim, partial(self._on_moved, self._aim))

    def _on_moved(self, seconds: float) -> None:
        self._aim = None
        self.player.move_to(seconds)

    def _tell(self, kind: RunEventKind, seconds: float, then: Callable[[], None] | None = None) -> None:
        """Keep where the video stands in the run, then do what was wished."""
        place = self._place
        if place is not None:
            use_case = partial(_acted, self._tools.workspace, kind, place, int(seconds))
            self._console.change(use_case, partial(self._on_told, place, kind, then))

    def _on_told(
        self, place: _Place, kind: RunEventKind, then: Callable[[], None] | None, run: RunState
    ) -> None:
        """Do it, unless the run went another way meanwhile: the page was left, or something hides it."""
        clip = run.tally.clip
        is_so = clip is not None and (kind is not RunEventKind.CLIP_PLAYED or clip.is_playing)
        if then is not None and place == self._place and is_so:
            then()
        else:
            self._aim = None

    @Slot(object)
    def _on_not_kept(self, message: Message) -> None:
        """Go by the player again where a wish did not come on disk; the page says why."""
        del message
        self._aim = None

    @Slot(object)
    def _on_moment(self, moment: Moment | None) -> None:
        """Have the video of the page that is up, and stand still where the run does."""
        if moment is None:
            self._turn_to(None, None)
            return
        self._warm_up()
        position = moment.position
        self._told = position.clip
        is_covered = position.cover is not Cover.NONE or self._console.shows_room_work
        self._is_hidden = is_covered or position.frozen is not None
        place = self._place_of(moment)
        if place != self._place:
            self._turn_to(place, self._told)
        is_paused = self._told is None or not self._told.is_playing
        if self.player.is_playing and (is_paused or self._is_hidden):
            self._stand_still()
        self._show()

    def _stand_still(self) -> None:
        """Pause at once, and keep the place unless the run knows it."""
        self.player.pause()
        told = self._told
        is_far = told is not None and abs(self.player.seconds - told.seconds) > _NEAR_SECONDS
        if told is not None and (told.is_playing or is_far):
            self._tell(RunEventKind.CLIP_PAUSED, self.player.seconds)

    def _warm_up(self) -> None:
        """Load what plays videos as soon as the slides have one, not when its page comes up."""
        if not self._is_warm and self._console.slides.has_clips:
            self._is_warm = True
            self._tools.operations.load(load_multimedia, self._on_multimedia)

    def _on_multimedia(self, _loaded: None) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        QMediaPlayer(self).deleteLater()

    def _place_of(self, moment: Moment) -> _Place | None:
        item = moment.position.current
        clip = self._console.slides.clip_on(moment.page) if moment.page > 0 else None
        if item is None or clip is None:
            return None
        return _Place(moment.loaded.run.half_day.id, item.id, moment.page, clip)

    def _turn_to(self, place: _Place | None, told: ClipPlace | None) -> None:
        """Leave the video before; find the file of this one off the window's thread."""
        self._place, self._aim, self._trouble = place, None, None
        self._beat_timer.stop()
        self.player.close_clip()
        self._console.slides.put_frame(0, None)
        if place is not None:
            seconds = _place_after(told)
            find = partial(_found, self._tools.workspace, place.clip)
            self._tools.operations.load(find, partial(self._on_found, place, seconds))
        else:
            self.shown.emit(None)

    def _on_found(self, place: _Place, seconds: float, path: Path | None) -> None:
        if place != self._place:
            return
        if path is None:
            self._trouble = Message(
                "{file} is missing. Choose the same file again in Plan, under Slides.",
                {"file": place.clip.name},
            )
        else:
            self.player.open_clip(path, place.clip.name, seconds)
        self._show()

    @Slot()
    def _on_picture(self) -> None:
        """Let the room see the frame, once the video was touched: before, the page shows itself."""
        place, picture = self._place, self.player.picture
        if place is not None and picture is not None and self._told is not None:
            self._console.show_frame(place.page, picture)

    @Slot()
    def _on_state(self) -> None:
        state = self.player.state
        if state.is_playing and not self._beat_timer.isActive():
            self._kept = int(state.seconds)
            self._await_beat()
        elif not state.is_playing:
            self._beat_timer.stop()
        if state.is_over and self._told is not None and self._told.is_playing:
            self._tell(RunEventKind.CLIP_PAUSED, state.length)
        self._show()

    def _await_beat(self) -> None:
        """Look again just after the next whole second, and once before."""
        left_ms = round((1 - self.player.seconds % 1) * 1000)
        self._beat_timer.start(max(_LEAST_BEAT_MS, min(left_ms, _MOST_BEAT_MS)))

    @Slot()
    def _on_beat(self) -> None:
        seconds = int(self.player.seconds)
        if seconds != self._kept and self._aim is None:
            self._kept = seconds
            self._tell(RunEventKind.CLIP_AT, seconds)
        self._show()
        self._await_beat()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Look again for a video that was missing: it may have been added since."""
        if change & Change.AGENDA and self._place is not None and not self.player.is_open:
            self._turn_to(self._place, self._told)

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self._trouble = message
        self._show()

    def _show(self) -> None:
        if self._place is None:
            return
        trouble = "" if self._trouble is None else self._tools.said(self._trouble)
        state, volume = self.player.state, self.player.volume
        self.shown.emit(ClipShown(self._place.clip.name, state, volume, self._is_hidden, trouble))


def _place_after(told: ClipPlace | None) -> float:
    """Return where to go on; what still played when the program went was within the second after."""
    if told is None:
        return 0.0
    return told.seconds + (_WITHIN_SECOND if told.is_playing else 0.0)


def _found(workspace: Workspace, clip: Clip) -> Path | None:
    """Return where the file lies; on the way the worker loads what plays it."""
    load_multimedia()
    return clip_path(workspace, clip)


def _acted(
    workspace: Workspace, kind: RunEventKind, place: _Place, seconds: int, run: RunState
) -> Done[RunState]:
    """Append where the video stands to that run."""
    half_day = run.half_day.id
    return act(workspace, half_day, kind, item=place.item, seconds=seconds, page=place.page, known=run)
