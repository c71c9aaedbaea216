"""One page drawn by pdfium in slices of time, so that others have their turn and it can be broken off."""

from __future__ import annotations

import math
import time
from collections.abc import Generator
from typing import Any

from facilitator.domain.zoom import Zoom

_SLICE_SECONDS = 0.05
_WHITE = (255, 255, 255, 255)


class PageDrawing:
    """A part of a page (an open one of pypdfium2), as large as the whole one would be.

    Each call is made with pdfium's lock held. pdfium looks at the time after every hundred objects of the
    page, so one that is very slow holds it up.
    """

    def __init__(self, sheet: Any, width: int, height: int, zoom: Zoom) -> None:  # noqa: ANN401 - no types
        """Begin with white, as large as fits into `width` × `height` pixels."""
        import pypdfium2

        wide, high = sheet.get_size()
        scale = min(width / wide, height / high) * zoom.factor
        whole = (math.ceil(wide * scale), math.ceil(high * scale))
        left, top = math.ceil(zoom.left * wide * scale), math.ceil(zoom.top * high * scale)
        right = math.ceil(max(0.0, 1 - zoom.left - zoom.share) * wide * scale)
        bottom = math.ceil(max(0.0, 1 - zoom.top - zoom.share) * high * scale)
        size = (whole[0] - left - right, whole[1] - top - bottom)
        if min(size) < 1:
            raise ValueError(size)
        self._sheet = sheet
        self._place = (-left, -top, *whole, 0)
        self.bitmap = pypdfium2.PdfBitmap.new_native(*size, pypdfium2.raw.FPDFBitmap_BGR)
        self.bitmap.fill_rect(_WHITE, 0, 0, *size)

    def slices(self) -> Generator[None, None, None]:
        """Draw on, and yield after each slice of time that was not enough; whoever stops closes it."""
        from pypdfium2 import raw

        slice_ends = 0.0

        def is_time_over(_: object) -> bool:
            return time.monotonic() > slice_ends

        pause = raw.IFSDK_PAUSE(version=1)
        pause.NeedToPauseNow = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"](is_time_over)
        try:
            slice_ends = time.monotonic() + _SLICE_SECONDS
            state = raw.FPDF_RenderPageBitmap_Start(
                self.bitmap, self._sheet, *self._place, raw.FPDF_ANNOT, pause
            )
            while state == raw.FPDF_RENDER_TOBECONTINUED:
                yield
                slice_ends = time.monotonic() + _SLICE_SECONDS
                state = raw.FPDF_RenderPage_Continue(self._sheet, pause)
        finally:
            raw.FPDF_RenderPage_Close(self._sheet)

    def close(self) -> None:
        """Let go of the pixels."""
        self.bitmap.close()
