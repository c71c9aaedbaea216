"""One video for the room: sound through the laptop's output, frames as pictures of the projector's size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage

from facilitator.domain.message import Message
from ui.projector.frame_pictures import FramePicture, FramePictures
from ui.widgets.multimedia import load_multimedia, sound_output

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame

_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class ClipState:
    """How the open video stands, in seconds; `length` is 0 until it is known.

    `has_sound` says that this laptop has something to hear it with.
    """

    seconds: float = 0.0
    length: float = 0.0
    is_playing: bool = False
    is_over: bool = False
    has_sound: bool = True


class ClipPlayer(QObject):
    """Holds one video. The last picture stays when it ends: a room that goes black looks broken."""

    picture_changed = Signal()
    """`picture` is another one."""
    state_changed = Signal()
    """It began, stood still, was moved, ended, or its length became known."""
    refused = Signal(object)
    """A `Message`: why it cannot be played."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.picture: QImage | None = None
        self._name = ""
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._is_wanted_on = False
        self._is_loaded = False
        self._is_over = False
        self._frame: QVideoFrame | None = None
        self._start_ms = 0
        self._volume = 1.0
        self._mark = 0
        self._size = QSize(1920, 1080)
        self._pictures = FramePictures(self)
        self._pictures.drawn.connect(self._on_drawn)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close_clip)

    @property
    def is_open(self) -> bool:
        """Whether there is a video."""
        return self._player is not None

    @property
    def is_playing(self) -> bool:
        """Whether it goes on, or will as soon as it is loaded."""
        return self._is_wanted_on

    @property
    def seconds(self) -> float:
        """How far it is."""
        player = self._player
        if player is None or not self._is_loaded:
            return self._start_ms / _MILLISECONDS
        return (player.duration() if self._is_over else player.position()) / _MILLISECONDS

    @property
    def state(self) -> ClipState:
        """How it stands now."""
        player = self._player
        return ClipState(
            seconds=self.seconds,
            length=0.0 if player is None else player.duration() / _MILLISECONDS,
            is_playing=self._is_wanted_on,
            is_over=self._is_over,
            has_sound=self._output is not None,
        )

    @property
    def volume(self) -> float:
        """How loud it is: 0 silent, 1 as recorded; by ear, not by power."""
        return self._volume

    def set_volume(self, volume: float) -> None:
        """Make it so loud from now on, this video and those that follow."""
        self._volume = min(1.0, max(0.0, volume))
        self._set_loudness()

    def open_clip(self, path: Path, name: str, seconds: float = 0.0) -> None:
        """Have this video ready, standing at that place; the one before is closed."""
        self.close_clip()
        load_multimedia()
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

        self._name, self._start_ms = name, round(seconds * _MILLISECONDS)
        self._player = player = QMediaPlayer(self)
        sink = QVideoSink(player)
        player.setVideoSink(sink)
        self._connect_sound(player)
        sink.videoFrameChanged.connect(self._on_frame)
        player.mediaStatusChanged.connect(self._on_status)
        player.durationChanged.connect(self.state_changed)
        player.setSource(QUrl.fromLocalFile(str(path)))

    @Slot()
    def close_clip(self) -> None:
        """Give the video back; no picture of it is left."""
        player, self._player = self._player, None
        self._mark += 1
        self._is_wanted_on = self._is_loaded = self._is_over = False
        self._frame = None
        self._start_ms = 0
        self.picture = None
        self._output = None
        self._pictures.rest()
        if player is not None:
            player.stop()
            player.setSource(QUrl())
            player.deleteLater()

    def resize(self, size: QSize) -> None:
        """Draw for a projector of so many pixels, the frame in sight too."""
        if size.isEmpty() or size == self._size:
            return
        self._size = size
        if self._frame is not None:
            self._pictures.draw(self._frame, size, self._mark)

    def play(self) -> None:
        """Go on from where it stands; from the begin where it was over."""
        if self._player is not None:
            if self._is_over:
                self._move(0)
            self._is_wanted_on, self._is_over = True, False
            if self._is_loaded:
                self._player.play()
            self.state_changed.emit()

    def pause(self) -> None:
        """Stand still, with this picture."""
        if self._player is not None and self._is_wanted_on:
            self._is_wanted_on = False
            self._player.pause()
            self.state_changed.emit()

    def move_to(self, seconds: float) -> None:
        """Go on, or stand, from there; kept within the video."""
        if self._player is not None:
            length_ms = self._player.duration()
            wanted_ms = max(0, round(seconds * _MILLISECONDS))
            self._move(min(wanted_ms, length_ms) if length_ms > 0 else wanted_ms)
            self.state_changed.emit()

    def _move(self, milliseconds: int) -> None:
        player, self._start_ms = self._player, milliseconds
        if player is None or not self._is_loaded:
            return
        if self._is_over:
            self._is_over = False
            player.pause()  # a player that ended draws nothing at the place it is moved to
        player.setPosition(milliseconds)

    def _connect_sound(self, player: QMediaPlayer) -> None:
        """Let it be heard, where there is something to hear it with."""
        device = sound_output()
        if device is not None:
            from PySide6.QtMultimedia import QAudioOutput

            self._output = QAudioOutput(device, player)
            self._set_loudness()
            player.setAudioOutput(self._output)

    def _set_loudness(self) -> None:
        if self._output is not None:
            from PySide6.QtMultimedia import QtAudio

            linear = QtAudio.convertVolume(
                self._volume,
                QtAudio.VolumeScale.LogarithmicVolumeScale,
                QtAudio.VolumeScale.LinearVolumeScale,
            )
            self._output.setVolume(linear)

    @Slot("QVideoFrame")
    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._player is not None and frame.isValid():
            self._frame = frame
            self._pictures.draw(frame, self._size, self._mark)

    @Slot(object)
    def _on_drawn(self, drawn: FramePicture) -> None:
        if drawn.mark == self._mark and not drawn.picture.isNull():
            self.picture = drawn.picture
            self.picture_changed.emit()

    @Slot("QMediaPlayer::MediaStatus")
    def _on_status(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        player = self._player
        if player is None:
            return
        match player.mediaStatus():
            case QMediaPlayer.MediaStatus.LoadedMedia if not self._is_loaded:
                self._is_loaded = True
                QTimer.singleShot(0, self, self._begin)  # a player is not to be moved by its own signal
            case QMediaPlayer.MediaStatus.EndOfMedia if self._is_loaded:
                QTimer.singleShot(0, self, self._end)
            case QMediaPlayer.MediaStatus.InvalidMedia:
                QTimer.singleShot(0, self, self._refuse)

    @Slot()
    def _begin(self) -> None:
        """Stand at the place wanted, or go on from there."""
        player = self._player
        if player is None:
            return
        if self._start_ms:
            player.setPosition(self._start_ms)
        if self._is_wanted_on:
            player.play()
        else:
            player.pause()
        self.state_changed.emit()

    @Slot()
    def _end(self) -> None:
        """Hold the last picture; an end without any is a video that cannot be decoded."""
        from PySide6.QtMultimedia import QMediaPlayer

        player = self._player
        if player is None or player.mediaStatus() is not QMediaPlayer.MediaStatus.EndOfMedia:
            return
        if self._frame is None:
            self._refuse()
            return
        self._is_wanted_on, self._is_over = False, True
        self.state_changed.emit()

    @Slot()
    def _refuse(self) -> None:
        name = self._name
        self.close_clip()
        self.refused.emit(
            Message(
                "{file} cannot be played. Go on without it; add it again after the session.", {"file": name}
            )
        )
        self.state_changed.emit()
