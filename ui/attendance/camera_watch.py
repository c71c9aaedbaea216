"""The camera at the door as long as it is wanted: opened, watched, opened again, given back.

A camera that another program holds opens without an error and never sends a frame, and some send what
cannot be read: only a frame that was read counts.
"""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.attendance.camera_devices import CameraName, Cameras, OpenCamera, meant_camera
from ui.attendance.camera_reader import CameraReader, Seen

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

PATIENCE_MS = 2000
"""So long a camera may send nothing, nothing that can be read, or only black, before that is said."""

_OPENS_AGAIN_AFTER = 3
"""Patiences with no frame read, after which the camera is opened anew; some take seconds to begin."""


class CameraState(Enum):
    """What is known of the camera."""

    OFF = auto()
    STARTING = auto()
    SEEING = auto()
    NO_FRAMES = auto()
    UNREADABLE = auto()
    COVERED = auto()
    NO_CAMERA = auto()
    UNPLUGGED = auto()
    REFUSED = auto()


class CameraWatch(QObject):
    """Turned on it keeps a camera open while there is one, and says what it sees."""

    state_changed = Signal()
    """`state` or `names` is new."""

    seen = Signal(object)
    """A `Seen`."""

    def __init__(self, cameras: Cameras, parent: QObject, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self.state = CameraState.OFF
        self.names: tuple[CameraName, ...] = ()
        self.current: CameraName | None = None
        self._cameras = cameras
        self._chosen = ""
        self._camera: OpenCamera | None = None
        self._mark = 0
        self._silences = 0
        self._unread_since: float | None = None
        self._seen_at = 0.0
        self._patience_seconds = patience_ms / 1000
        self._reader = CameraReader(self)
        self._reader.seen.connect(self._on_seen)
        self._watchdog = QTimer(self)
        self._watchdog.setInterval(patience_ms)
        self._watchdog.timeout.connect(self._on_silence)
        cameras.changed.connect(self._on_cameras_changed)

    def turn_on(self, chosen: str) -> None:
        """Open the camera of that id, or the system's own; nothing happens where that is open already."""
        is_new = chosen != self._chosen or self.state is CameraState.OFF
        self._chosen = chosen
        if is_new:
            self._open()

    def turn_off(self) -> None:
        """Give the camera back."""
        if self.state is not CameraState.OFF:
            self._close()
            self.current = None
            self._go(CameraState.OFF)

    def _open(self) -> None:
        self._close()
        had_one, self.names = self.current is not None, self._cameras.names()
        self.current = meant_camera(self.names, self._chosen)
        if self.current is None:
            was_unplugged = had_one or self.state is CameraState.UNPLUGGED
            self._go(CameraState.UNPLUGGED if was_unplugged else CameraState.NO_CAMERA)
            return
        if not self._cameras.is_allowed():
            self._go(CameraState.REFUSED)
            return
        self._start(self.current)
        self._go(CameraState.STARTING)

    def _start(self, camera: CameraName) -> None:
        self._camera = opened = self._cameras.open(camera)
        opened.sink.videoFrameChanged.connect(self._on_frame)
        opened.failed.connect(self._on_silence)
        self._silences = 0
        self._unread_since = None
        self._seen_at = time.monotonic()
        self._watchdog.start()

    def _open_anew(self) -> None:
        if self.current is not None:
            self._close()
            self._start(self.current)

    def _close(self) -> None:
        camera, self._camera = self._camera, None
        self._mark += 1
        self._watchdog.stop()
        self._reader.rest()
        if camera is not None:
            camera.sink.videoFrameChanged.disconnect(self._on_frame)
            camera.failed.disconnect(self._on_silence)
            camera.close()

    def _go(self, state: CameraState) -> None:
        self.state = state
        self.state_changed.emit()

    @Slot("QVideoFrame")
    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._camera is not None and frame.isValid():
            self._silences = 0
            self._watchdog.start()
            self._reader.read(frame, self._mark)
            self._look_for_unread()

    def _look_for_unread(self) -> None:
        """Say that frames come of which none is read, and after a while open the camera anew."""
        now = time.monotonic()
        if self._unread_since is None:
            self._unread_since = now
        elif now - self._unread_since >= _OPENS_AGAIN_AFTER * self._patience_seconds:
            self._open_anew()
        elif now - self._unread_since >= self._patience_seconds and self.state is not CameraState.UNREADABLE:
            self._go(CameraState.UNREADABLE)

    @Slot(object)
    def _on_seen(self, seen: Seen) -> None:
        if seen.mark != self._mark:
            return
        self._unread_since = None
        if not seen.light.is_covered:
            self._seen_at = time.monotonic()
        is_covered = time.monotonic() - self._seen_at >= self._patience_seconds
        state = CameraState.COVERED if is_covered else CameraState.SEEING
        if state is not self.state:
            self._go(state)
        self.seen.emit(seen)

    @Slot()
    def _on_silence(self) -> None:
        """Say that no frame comes, and after a while open the camera anew."""
        if self._camera is None or self.current is None:
            return
        self._unread_since = None
        self._silences += 1
        if self._silences % _OPENS_AGAIN_AFTER == 0:
            silences = self._silences
            self._open_anew()
            self._silences = silences
        if self.state is not CameraState.NO_FRAMES:
            self._go(CameraState.NO_FRAMES)

    @Slot()
    def _on_cameras_changed(self) -> None:
        """Go on with the camera that is meant now: the chosen one as soon as it is back."""
        if self.state is CameraState.OFF:
            return
        names = self._cameras.names()
        is_chosen_back = self._chosen in {one.id for one in names}
        wanted = meant_camera(names, self._chosen) if is_chosen_back else self.current
        if self._camera is not None and wanted == self.current and wanted in names:
            self.names = names
            self.state_changed.emit()
        else:
            self._open()
