"""Frames of a video as pictures of the projector's size, made on a thread of their own.

Changing a frame's colours and size takes up to twenty milliseconds, which the window's thread does not
have. Only the newest frame counts: where the laptop is too slow for all of them, the others are passed over.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_STRIPS = 6
"""A picture is drawn in so many parts: between two of them the window's thread gets its turn."""


@dataclass(frozen=True, slots=True)
class FramePicture:
    """One frame as a picture. `mark` is what it was given in with; the picture is null where none came."""

    mark: int
    picture: QImage = field(repr=False)


class FramePictures(QObject):
    """Turns frames into pictures. The thread lives from the first frame to `rest` or `close`.

    It must not outlive this object: a signal of what is deleted ends the process.
    """

    drawn = Signal(object)
    """A `FramePicture`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turn = threading.Condition()
        self._worker: threading.Thread | None = None
        self._newest: tuple[int, QVideoFrame, QSize] | None = None
        self._is_ending = False
        self._is_closed = False
        parent.destroyed.connect(self.close)  # told before the children of the parent go

    def draw(self, frame: QVideoFrame, size: QSize, mark: int) -> None:
        """Make a picture of this frame that fits into `size` pixels; one that still waits is passed over."""
        with self._turn:
            if self._is_closed:
                return
            self._newest = (mark, frame, size)
            if self._worker is None:
                self._is_ending = False
                self._worker = threading.Thread(target=self._work, name="video frames", daemon=True)
                self._worker.start()
            self._turn.notify()

    def rest(self) -> None:
        """Forget what waits and end the thread until another frame comes."""
        with self._turn:
            self._newest, self._is_ending = None, True
            worker, self._worker = self._worker, None
            self._turn.notify()
        if worker is not None:
            worker.join()

    @Slot()
    def close(self) -> None:
        """End the thread, for good."""
        with self._turn:
            self._is_closed = True
        self.rest()

    def _work(self) -> None:
        while True:
            with self._turn:
                while self._newest is None and not self._is_ending:
                    self._turn.wait()
                if self._newest is None:
                    return
                (mark, frame, size), self._newest = self._newest, None
            drawn = FramePicture(mark, fitted(frame.toImage(), size))
            del frame  # the player has only so many
            with self._turn:
                if not self._is_ending:
                    self.drawn.emit(drawn)


def fitted(picture: QImage, size: QSize) -> QImage:
    """Return the picture as large as fits into `size` pixels, edge to edge in one direction."""
    wanted = picture.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    if picture.isNull() or wanted.isEmpty() or wanted == picture.size():
        return picture
    drawn = QImage(wanted, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    whole = QRectF(drawn.rect())
    for strip in range(_STRIPS):
        top, below = (wanted.height() * place // _STRIPS for place in (strip, strip + 1))
        painter.setClipRect(QRect(0, top, wanted.width(), below - top))
        painter.drawImage(whole, picture)
    painter.end()
    return drawn
