"""Frames of the camera read on a thread of their own: the newest wins, the others are passed over."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from facilitator.domain.codes_in_view import CodesInView
from facilitator.imports.code_reader import CodeReader, Look
from facilitator.imports.found_code import FoundCode
from facilitator.imports.grey_frame import GreyFrame, Light
from facilitator.imports.told_twice import ToldTwice

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_PREVIEW_WIDTH = 640
_PLANES_OF_GREY = (
    "YUV420P", "YUV422P", "YV12", "NV12", "NV21", "IMC1", "IMC2", "IMC3", "IMC4", "Y8",
)  # fmt: skip
_GREY_IN_PAIRS = {"YUYV": 0, "UYVY": 1}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one frame showed.

    `codes` have their corners in pixels of a frame of `width` × `height`, `picture` is the same frame in
    small and grey. `new` are the texts of codes that are held up for the first time. `milliseconds` is
    the processor time that the frame took; `mark` is what it was given in with.
    """

    mark: int
    picture: QImage = field(repr=False)
    width: int
    height: int
    codes: tuple[FoundCode, ...]
    new: tuple[str, ...]
    look: Look
    light: Light
    milliseconds: float


class _Turn:
    """One thread from its first frame to its last; `is_over` asks it to end and to say nothing any more."""

    def __init__(self, work: Callable[[_Turn], None]) -> None:
        self.is_over = False
        self.thread = threading.Thread(target=work, args=(self,), name="camera", daemon=True)


class CameraReader(QObject):
    """Reads frames as they come, on a thread from the first frame to `rest` or `close`.

    A frame on which reading itself fails is a bug; what follows is passed over until `rest`, so that a
    bug is told once and not thirty times a second.
    """

    seen = Signal(object)
    """A `Seen`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._change = threading.Condition()
        self._turn: _Turn | None = None
        self._ending: list[_Turn] = []
        self._newest: tuple[int, QVideoFrame] | None = None
        parent.destroyed.connect(self.close)  # told before the children of the parent go

    def read(self, frame: QVideoFrame, mark: int) -> None:
        """Read this frame; one that still waits is passed over."""
        with self._change:
            self._newest = (mark, frame)
            if self._turn is None:
                self._turn = _Turn(self._work)
                self._turn.thread.start()
            self._change.notify_all()

    def rest(self) -> None:
        """Forget what was in view, at once: a frame that is being read now tells nothing any more."""
        with self._change:
            self._newest = None
            if self._turn is not None:
                self._turn.is_over = True
                self._ending = [one for one in self._ending if one.thread.is_alive()] + [self._turn]
                self._turn = None
            self._change.notify_all()

    @Slot()
    def close(self) -> None:
        """Rest, and wait for every thread: a signal of what is deleted ends the process."""
        self.rest()
        for turn in self._ending:
            turn.thread.join()

    def _work(self, turn: _Turn) -> None:
        reader, twice, in_view = CodeReader(), ToldTwice(), CodesInView()
        while True:
            with self._change:
                while self._newest is None and not turn.is_over:
                    self._change.wait()
                if turn.is_over or self._newest is None:
                    return
                (mark, frame), self._newest = self._newest, None
            begun = time.thread_time()
            with grey_of(frame) as grey:
                if grey is None:
                    continue
                reading = reader.read(grey, is_newest=self._has_none_waiting)
                picture = _picture(grey.smaller(_PREVIEW_WIDTH))
                width, height = grey.width, grey.height
            del frame, grey  # the camera has only so many
            codes = twice.among(reading)
            in_view, new = in_view.after([code.text for code in codes], time.monotonic())
            spent = (time.thread_time() - begun) * 1000
            seen = Seen(mark, picture, width, height, codes, new, reading.look, reading.light, spent)
            with self._change:
                if not turn.is_over:
                    self.seen.emit(seen)

    def _has_none_waiting(self) -> bool:
        return self._newest is None


@contextmanager
def grey_of(frame: QVideoFrame) -> Iterator[GreyFrame | None]:
    """Lend the brightness of a frame where it lies in memory; None where the frame cannot be had.

    Cameras send brightness by itself, or in pairs with colour; what comes otherwise is converted, which
    takes five times as long.
    """
    from PySide6.QtMultimedia import QVideoFrame

    name = frame.pixelFormat().name.removeprefix("Format_")
    is_direct = name in _PLANES_OF_GREY or name in _GREY_IN_PAIRS
    if not is_direct or not frame.map(QVideoFrame.MapMode.ReadOnly):
        yield _converted(frame)
        return
    try:
        pairs = _GREY_IN_PAIRS.get(name)
        yield _grey(memoryview(frame.bits(0)), frame.width(), frame.height(), frame.bytesPerLine(0), pairs)
    finally:
        frame.unmap()


def _grey(
    pixels: memoryview, width: int, height: int, line_bytes: int, first: int | None
) -> GreyFrame | None:
    """Return plane 0 as it is, or every second byte of it from `first` on."""
    if first is not None:
        pixels, line_bytes = memoryview(pixels[first::2].tobytes()), line_bytes // 2
    try:
        return GreyFrame(pixels, width, height, line_bytes)
    except ValueError:
        return None


def _converted(frame: QVideoFrame) -> GreyFrame | None:
    image = frame.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    if image.isNull():
        return None
    return GreyFrame(bytes(image.constBits()), image.width(), image.height(), image.bytesPerLine())


def _picture(grey: GreyFrame) -> QImage:
    shared = QImage(
        bytes(grey.data), grey.width, grey.height, grey.line_bytes, QImage.Format.Format_Grayscale8
    )
    return shared.copy()
