"""Whether a video can be shown on this laptop: tried, not asked.

QtMultimedia plays formats that it does not name, and names some of which no frame ever comes: without a
decoder an AV1 file ends at once, without an error. So the first frame is decoded, by the way that the room's
frames come. What brings none within the time is refused.
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
        self._mark = 0
        self._pictures = FramePictures(self)
        self._pictures.drawn.connect(self._on_drawn)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(limit_ms)
        self._limit.timeout.connect(self._refuse)
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
        if self._look is not None and frame.isValid():
            self._pictures.draw(frame, LARGEST_PICTURE, self._mark)

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
            QTimer.singleShot(0, self, self._refuse)  # the player is not to be closed by its own signal

    @Slot(object)
    def _on_drawn(self, drawn: FramePicture) -> None:
        look, player = self._look, self._player
        if look is None or player is None or drawn.mark != self._mark:
            return
        if drawn.picture.isNull():
            self._refuse()
            return
        found = FrameFound(look, drawn.picture, player.duration() / _MILLISECONDS, player.hasAudio())
        self._let_go()
        self.found.emit(found)
        self._go_on()

    @Slot()
    def _refuse(self) -> None:
        if self._look is None:
            return
        look, has_sound = self._look, self._player is not None and self._player.hasAudio()
        has_picture = self._player is not None and self._player.hasVideo()
        self._let_go()
        self.refused.emit(FrameRefused(look, _why(look.name, is_sound_only=has_sound and not has_picture)))
        self._go_on()

    def _let_go(self) -> None:
        self._limit.stop()
        player, self._player, self._look = self._player, None, None
        if player is not None:
            player.stop()
            player.setSource(QUrl())
            player.deleteLater()
        self._pictures.rest()


def _why(name: str, *, is_sound_only: bool) -> Message:
    if is_sound_only:
        return Message("{file} has sound but no picture. Choose a video file.", {"file": name})
    return Message(
        "{file} cannot be played on this laptop. Save it as MP4 (H.264), for example with VLC, then add it "
        "again.",
        {"file": name},
    )
