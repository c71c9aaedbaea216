"""Whether a video can be shown on this laptop: tried, not asked.

QtMultimedia plays formats that it does not name, and names some of which no frame ever comes: without a
decoder an AV1 file ends at once, without an error. So the first frame is decoded, by the way that the room's
frames come. What brings none within the time is refused, and so is a file that was cut short on its way: its
first frame is there, one near the end that it tells of is not.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage

from facilitator.domain.message import Message
from ui.projector.frame_pictures import FramePicture, FramePictures
from ui.widgets.multimedia import load_multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

LIMIT_MS = 8000
LARGEST_PICTURE = QSize(1920, 1080)
_MILLISECONDS = 1000
_NEAR_THE_END = 0.9
"""Where to look whether a file is whole, as a share of its length; sound may go on after the last picture."""
_KNOW_THEIR_LENGTH = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm"})
"""Kinds of file whose length and index can be believed."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file to be tried, under the name that the trainer knows."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class FrameFound:
    """The file plays: its first frame, whether it has sound, and its length in seconds (0 unknown)."""

    look: Look
    picture: QImage = field(repr=False)
    seconds: float
    has_sound: bool


@dataclass(frozen=True, slots=True)
class FrameRefused:
    """The file cannot be shown, and the sentence that says what to do."""

    look: Look
    message: Message


class FirstFrame(QObject):
    """Tries one file after the other; each is answered once, in the order asked."""

    found = Signal(object)
    """A `FrameFound`."""
    refused = Signal(object)
    """A `FrameRefused`."""

    def __init__(self, parent: QObject, limit_ms: int = LIMIT_MS) -> None:
        super().__init__(parent)
        self._waiting: deque[Look] = deque()
        self._look: Look | None = None
        self._player: QMediaPlayer | None = None
        self._found: FrameFound | None = None
        self._mark = 0
        self._ended = 0
        self._pictures = FramePictures(self)
        self._pictures.drawn.connect(self._on_drawn)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(limit_ms)
        self._limit.timeout.connect(self._on_limit)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def look_at(self, path: Path, name: str = "") -> None:
        """Try this file; the answer comes as a signal."""
        self._waiting.append(Look(path, name or path.name))
        self._go_on()

    @Slot()
    def stop(self) -> None:
        """Forget what waits and give the file that is open back."""
        self._waiting.clear()
        self._let_go()

    def _go_on(self) -> None:
        if self._look is None and self._waiting:
            self._look = self._waiting.popleft()
            self._mark += 1
            self._limit.start()
            self._open(self._look.path)

    def _open(self, path: Path) -> None:
        load_multimedia()
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

        self._player = player = QMediaPlayer(self)
        sink = QVideoSink(player)
        player.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._on_frame)
        player.mediaStatusChanged.connect(self._on_status)
        player.setSource(QUrl.fromLocalFile(str(path)))
        player.pause()  # without a sound: the first frame comes all the same

    @Slot("QVideoFrame")
    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._look is None or not frame.isValid():
            return
        if self._found is None:
            self._pictures.draw(frame, LARGEST_PICTURE, self._mark)
        else:
            QTimer.singleShot(0, self, self._tell_found)

    @Slot("QMediaPlayer::MediaStatus")
    def _on_status(self) -> None:
        """Refuse what has no picture, or ended without one."""
        from PySide6.QtMultimedia import QMediaPlayer

        player = self._player
        if player is None:
            return
        status = player.mediaStatus()
        is_silent_end = status in {QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia}
        has_no_picture = status is QMediaPlayer.MediaStatus.LoadedMedia and not player.hasVideo()
        if is_silent_end or has_no_picture:
            self._ended = self._mark
            QTimer.singleShot(0, self, self._refuse_ended)  # a player is not to be closed by its own signal

    @Slot(object)
    def _on_drawn(self, drawn: FramePicture) -> None:
        look, player = self._look, self._player
        if look is None or player is None or drawn.mark != self._mark:
            return
        if drawn.picture.isNull():
            self._refuse()
        elif self._found is None:
            seconds = player.duration() / _MILLISECONDS
            self._found = FrameFound(look, drawn.picture, seconds, player.hasAudio())
            self._look_near_the_end(look, player)

    def _look_near_the_end(self, look: Look, player: QMediaPlayer) -> None:
        """See whether the file is whole, where it can be believed how long it is."""
        is_known = look.path.suffix.lower() in _KNOW_THEIR_LENGTH
        if is_known and player.isSeekable() and player.duration() > 0:
            self._limit.start()
            player.setPosition(round(player.duration() * _NEAR_THE_END))
        else:
            self._tell_found()

    @Slot()
    def _tell_found(self) -> None:
        found = self._found
        if found is not None:
            self._let_go()
            self.found.emit(found)
            self._go_on()

    @Slot()
    def _on_limit(self) -> None:
        """Take a file that is slow to be looked at near its end; one without any frame cannot be shown."""
        if self._found is not None:
            self._tell_found()
        else:
            self._refuse()

    @Slot()
    def _refuse_ended(self) -> None:
        """Refuse the file that ended, once, however often its player says so."""
        if self._ended == self._mark:
            self._ended = 0
            self._refuse()

    def _refuse(self) -> None:
        if self._look is None:
            return
        look, message = self._look, self._why(self._look.name)
        self._let_go()
        self.refused.emit(FrameRefused(look, message))
        self._go_on()

    def _why(self, name: str) -> Message:
        named: dict[str, object] = {"file": name}
        if self._found is not None:
            return Message(
                "{file} is not whole: it stops before its end. Copy it again from where it came.", named
            )
        if self._player is not None and self._player.hasAudio() and not self._player.hasVideo():
            return Message("{file} has sound but no picture. Choose a video file.", named)
        return Message(
            "{file} cannot be played on this laptop. Save it as MP4 (H.264), for example with VLC, then add "
            "it again.",
            named,
        )

    def _let_go(self) -> None:
        self._limit.stop()
        player, self._player, self._look, self._found = self._player, None, None, None
        if player is not None:
            player.stop()
            player.setSource(QUrl())
            player.deleteLater()
        self._pictures.rest()
