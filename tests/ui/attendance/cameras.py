"""Cameras made up for tests: they send what they are told, through a real QVideoSink."""

from __future__ import annotations

import io

from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoSink

from ui.attendance.camera_devices import CameraName, Cameras, OpenCamera
from ui.widgets.multimedia import load_multimedia

WIDTH, HEIGHT = 640, 360
Format = QVideoFrameFormat.PixelFormat
BUILT_IN = CameraName("a", "Built in")
PLUGGED_IN = CameraName("b", "On a cable")


class MadeUpCamera(OpenCamera):
    """A camera that sends frames when asked."""

    def __init__(self, name: CameraName) -> None:
        super().__init__()
        self.name = name
        self.sink = QVideoSink(self)
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def send(self, grey: bytes, pixels: Format = Format.Format_NV12) -> None:
        self.sink.setVideoFrame(frame_of(grey, pixels))


class MadeUpCameras(Cameras):
    """A laptop with these cameras, and a socket to plug others in."""

    def __init__(self, *names: CameraName) -> None:
        super().__init__()
        load_multimedia()
        self.there = names
        self.is_permitted = True
        self.opened: list[MadeUpCamera] = []

    @property
    def open_now(self) -> list[MadeUpCamera]:
        return [one for one in self.opened if one.is_open]

    def names(self) -> tuple[CameraName, ...]:
        return self.there

    def is_allowed(self) -> bool:
        return self.is_permitted

    def open(self, camera: CameraName) -> OpenCamera:
        self.opened.append(MadeUpCamera(camera))
        return self.opened[-1]

    def plug(self, *names: CameraName) -> None:
        self.there = names
        self.changed.emit()


def frame_of(grey: bytes, pixels: Format = Format.Format_NV12) -> QVideoFrame:
    """Return 640 × 360 grey bytes as a frame of that format."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDTH, HEIGHT), pixels))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    plane, line_bytes = memoryview(frame.bits(0)), frame.bytesPerLine(0)
    wide = _wide(grey, pixels)
    step = len(wide) // HEIGHT
    for line in range(HEIGHT):
        plane[line * line_bytes : line * line_bytes + step] = wide[line * step : (line + 1) * step]
    frame.unmap()
    return frame


def _wide(grey: bytes, pixels: Format) -> bytes:
    """Return the bytes of plane 0: brightness alone, in pairs with colour, or four times."""
    if pixels is Format.Format_YUYV:
        return b"".join(bytes((one, 128)) for one in grey)
    if pixels is Format.Format_UYVY:
        return b"".join(bytes((128, one)) for one in grey)
    if pixels is Format.Format_BGRX8888:
        return b"".join(bytes((one, one, one, 255)) for one in grey)
    return grey


def picture_of(*texts: str, light: float = 1.0) -> bytes:
    """Return a frame with these codes side by side, row by row, on a grey ground."""
    import qrcode
    from PIL import Image

    whole = Image.new("L", (WIDTH, HEIGHT), 140)
    for place, text in enumerate(texts):
        code = qrcode.QRCode(
            version=1, error_correction=qrcode.constants.ERROR_CORRECT_H, box_size=4, border=3
        )
        code.add_data(text)
        file = io.BytesIO()
        code.make_image().save(file, "PNG")
        whole.paste(Image.open(file).convert("L"), (20 + 120 * (place % 5), 20 + 120 * (place // 5)))
    return whole.point([round(light * shade) for shade in range(256)]).tobytes()


NOTHING = picture_of()
BLACK = bytes([16]) * (WIDTH * HEIGHT)
