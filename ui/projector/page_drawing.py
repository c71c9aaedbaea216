"""One page drawn by pdfium in slices of time, so that others have their turn and it can be broken off."""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from facilitator.domain.zoom import Zoom

_SLICE_SECONDS = 0.05
AS_PAINTED = QImage.Format.Format_RGB32
"""The format of screens: it is painted in a third of the time of others."""
_WHITE = (255, 255, 255, 255)


class PageDrawing:
    """A part of a page (an open one of pypdfium2), as large as the whole one would be.

    pdfium draws into the memory of `image` itself: no pixel is copied while the interpreter is held.
    Each call is made with pdfium's lock held. pdfium looks at the time after every hundred objects of the
    page, so one that is very slow holds it up.
    """

    def __init__(self, sheet: Any, box: QSize, zoom: Zoom, spare: QImage | None = None) -> None:  # noqa: ANN401
        """Begin with white, as large as fits into `box`, in the memory of the spare picture where that fits.

        Raises MemoryError.
        """
        wide, high = sheet.get_size()
        scale = min(box.width() / wide, box.height() / high) * zoom.factor
        whole = (math.ceil(wide * scale), math.ceil(high * scale))
        left, top = math.ceil(zoom.left * wide * scale), math.ceil(zoom.top * high * scale)
        right = math.ceil(max(0.0, 1 - zoom.left - zoom.share) * wide * scale)
        bottom = math.ceil(max(0.0, 1 - zoom.top - zoom.share) * high * scale)
        size = (whole[0] - left - right, whole[1] - top - bottom)
        if min(size) < 1:
            raise ValueError(size)
        self._sheet = sheet
        self._place = (-left, -top, *whole, 0)
        fits = spare is not None and (spare.size(), spare.format()) == (QSize(*size), AS_PAINTED)
        self.image = spare if spare is not None and fits else QImage(QSize(*size), AS_PAINTED)
        if self.image.isNull():
            raise MemoryError(size)
        self._bitmap = _bitmap_over(self.image)
        self._bitmap.fill_rect(_WHITE, 0, 0, *size)

    def slices(self, is_broken_off: Callable[[], bool]) -> Generator[None]:
        """Draw on, and yield after each slice of time that was not enough, and where it is broken off.

        Whoever stops closes it.
        """
        from pypdfium2 import raw

        slice_ends = 0.0

        def is_time_over(_: object) -> bool:
            return time.monotonic() > slice_ends or is_broken_off()

        pause = raw.IFSDK_PAUSE(version=1)
        pause.NeedToPauseNow = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"](is_time_over)
        try:
            slice_ends = time.monotonic() + _SLICE_SECONDS
            state = raw.FPDF_RenderPageBitmap_Start(
                self._bitmap, self._sheet, *self._place, raw.FPDF_ANNOT, pause
            )
            while state == raw.FPDF_RENDER_TOBECONTINUED:
                yield
                slice_ends = time.monotonic() + _SLICE_SECONDS
                state = raw.FPDF_RenderPage_Continue(self._sheet, pause)
        finally:
            raw.FPDF_RenderPage_Close(self._sheet)

    def close(self) -> None:
        """Let go of the page; `image` stays."""
        self._bitmap.close()


def _bitmap_over(image: QImage) -> Any:  # noqa: ANN401 - no types
    """Return pdfium's bitmap on the pixels of that image; it is closed before the image goes."""
    import pypdfium2
    from pypdfium2 import raw

    memory = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
    return pypdfium2.PdfBitmap.new_native(
        image.width(),
        image.height(),
        raw.FPDFBitmap_BGRx,
        buffer=memory,
        stride=image.bytesPerLine(),
    )
