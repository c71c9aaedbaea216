"""The cameras of this laptop: which there are, which one is meant, and one of them opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from ui.widgets.multimedia import load_multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QCameraDevice, QCameraFormat, QVideoSink

_WANTED_RATE = 30.0
_WANTED_PIXELS = 1280 * 720


@dataclass(frozen=True, slots=True)
class CameraName:
    """A camera by its id, which stays the same in the same socket, and its name as people read it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FormatFigures:
    """What counts of a format: frames a second, the size, and whether each frame comes packed (JPEG)."""

    rate: float
    width: int
    height: int
    is_packed: bool = False


def best_format(figures: Sequence[FormatFigures]) -> int | None:
    """Return which of the formats to take, None where there is none.

    First the rate, up to 30 a second: a badge is held up for a moment. Then the size nearest to
    1280 × 720, then frames that need no unpacking.
    """
    places = range(len(figures))
    return max(places, key=lambda place: _worth(figures[place]), default=None)


def _worth(one: FormatFigures) -> tuple[float, int, bool]:
    return (
        min(round(one.rate), _WANTED_RATE),
        -abs(one.width * one.height - _WANTED_PIXELS),
        not one.is_packed,
    )


def meant_camera(cameras: Sequence[CameraName], chosen: str) -> CameraName | None:
    """Return the camera that was chosen if it is there, else the first, which is the system's own choice."""
    return next((one for one in cameras if one.id == chosen), cameras[0] if cameras else None)


class OpenCamera(QObject):
    """A camera that was opened; its frames come by `sink`."""

    failed = Signal()
    """It cannot be used now."""

    sink: QVideoSink

    def close(self) -> None:
        """Give the camera back to the laptop."""


class Cameras(QObject):
    """The cameras there are. Nothing of QtMultimedia is loaded before `names` is asked."""

    changed = Signal()
    """A camera was plugged in or out."""

    def names(self) -> tuple[CameraName, ...]:
        """Return the cameras, the system's own choice first."""
        raise NotImplementedError

    def is_allowed(self) -> bool:
        """Say whether the system lets this program use a camera; it may ask the user first."""
        return True

    def open(self, camera: CameraName) -> OpenCamera:
        """Open one of them; whether frames come shows later."""
        raise NotImplementedError


class LaptopCameras(Cameras):
    """Cameras as Qt knows them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: QObject | None = None

    def names(self) -> tuple[CameraName, ...]:
        """Return the cameras, the system's own choice first."""
        return tuple(CameraName(_id_of(one), one.description()) for one in self._inputs())

    def is_allowed(self) -> bool:
        """Say whether the system refuses; where nobody was asked yet, ask, and go on when answered."""
        from PySide6.QtCore import QCameraPermission

        app = QCoreApplication.instance()
        if app is None:
            return True
        status = app.checkPermission(QCameraPermission())
        if status is Qt.PermissionStatus.Undetermined:
            app.requestPermission(QCameraPermission(), self, self._on_permission)
        return status is not Qt.PermissionStatus.Denied

    def open(self, camera: CameraName) -> OpenCamera:
        """Open one of them in its best format."""
        device = next((one for one in self._inputs() if _id_of(one) == camera.id), None)
        return _LaptopCamera(device, self)

    def _inputs(self) -> list[QCameraDevice]:
        load_multimedia()
        from PySide6.QtMultimedia import QMediaDevices

        if self._devices is None:
            self._devices = devices = QMediaDevices(self)
            devices.videoInputsChanged.connect(self.changed)
        own = QMediaDevices.defaultVideoInput()
        return sorted(QMediaDevices.videoInputs(), key=lambda one: _id_of(one) != _id_of(own))

    @Slot()
    def _on_permission(self) -> None:
        self.changed.emit()


class _LaptopCamera(OpenCamera):
    """A camera with the session that brings its frames."""

    def __init__(self, device: QCameraDevice | None, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        self.sink = QVideoSink(self)
        self._session = QMediaCaptureSession(self)
        self._camera: QCamera = QCamera(self) if device is None else QCamera(device, self)
        formats = [] if device is None else device.videoFormats()
        place = best_format([_figures(one) for one in formats])
        if place is not None:
            self._camera.setCameraFormat(formats[place])
        self._camera.errorOccurred.connect(self._on_error)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self.sink)
        self._camera.start()

    def close(self) -> None:
        """Stop it, so that its light goes out and other programs may have it."""
        self._camera.stop()
        self._session.setVideoSink(None)  # type: ignore[arg-type]
        self._session.setCamera(None)  # type: ignore[arg-type]
        self.deleteLater()

    @Slot()
    def _on_error(self) -> None:
        self.failed.emit()


def _id_of(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "backslashreplace")


def _figures(one: QCameraFormat) -> FormatFigures:
    from PySide6.QtMultimedia import QVideoFrameFormat

    size = one.resolution()
    is_packed = one.pixelFormat() is QVideoFrameFormat.PixelFormat.Format_Jpeg
    return FormatFigures(one.maxFrameRate(), size.width(), size.height(), is_packed=is_packed)
