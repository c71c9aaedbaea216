"""The pages of a PDF deck as pixels, drawn by pdfium behind one lock (pdfium knows no threads)."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from time import thread_time
from typing import Any

from facilitator.domain.message import Message, UserError
from facilitator.domain.zoom import Zoom

_PDFIUM = threading.Lock()
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_BYTES_A_PIXEL = 3


@dataclass(frozen=True, slots=True)
class PagePixels:
    """One page as 24-bit BGR pixels.

    `stride` is the bytes of a row, `seconds` the processor's time that drawing it took.
    """

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)
    seconds: float = 0.0


class DeckPages:
    """An open deck. Pages are numbered from 1; any thread may ask, one is served at a time."""

    def __init__(self, pdf: bytes) -> None:
        """Open the PDF; UserError says what to do where it is none (without a page it is none) or locked."""
        with _PDFIUM:
            self._document = _open(pdf)
            self.count = len(self._document)

    def render(self, page: int, width: int, height: int) -> PagePixels:
        """Return the page as large as fits into `width` × `height` pixels.

        A damaged page is a white sheet: the others are shown all the same.
        """
        import pypdfium2

        with _PDFIUM:
            try:
                sheet = self._document[page - 1]
            except pypdfium2.PdfiumError:
                return white_sheet(page, width, height)
            wide, high = sheet.get_size()
            begun = thread_time()
            bitmap = sheet.render(scale=min(width / wide, height / high))
            seconds = thread_time() - begun
            size = (bitmap.width, bitmap.height, bitmap.stride)
            drawn = PagePixels(page, *size, bytes(bitmap.buffer), seconds)
            bitmap.close()
            sheet.close()
            return drawn

    def render_part(self, page: int, width: int, height: int, zoom: Zoom) -> PagePixels | None:
        """Return the part of the page that is seen closely, drawn as large as the whole page would be.

        None where the page is damaged: the whole one, enlarged, must do.
        """
        import pypdfium2

        with _PDFIUM:
            try:
                sheet = self._document[page - 1]
            except pypdfium2.PdfiumError:
                return None
            wide, high = sheet.get_size()
            left, top = zoom.left * wide, zoom.top * high
            right, bottom = wide - left - zoom.share * wide, high - top - zoom.share * high
            scale = min(width / wide, height / high) * zoom.factor
            bitmap = sheet.render(
                scale=scale, crop=tuple(max(0.0, cut) for cut in (left, bottom, right, top))
            )
            size = (bitmap.width, bitmap.height, bitmap.stride)
            drawn = PagePixels(page, *size, bytes(bitmap.buffer))
            bitmap.close()
            sheet.close()
            return drawn

    def text(self, page: int) -> str:
        """Return what is written on the page, for the search; nothing where it is damaged."""
        import pypdfium2

        with _PDFIUM:
            try:
                sheet = self._document[page - 1]
                words = sheet.get_textpage()
            except pypdfium2.PdfiumError:
                return ""
            text: str = words.get_text_bounded()
            words.close()
            sheet.close()
            return text

    def close(self) -> None:
        """Let go of the PDF."""
        with _PDFIUM:
            self._document.close()


def white_sheet(page: int, width: int, height: int) -> PagePixels:
    """Return an empty page of that size, in pixels: for one that cannot be drawn."""
    return PagePixels(
        page, width, height, _BYTES_A_PIXEL * width, b"\xff" * (_BYTES_A_PIXEL * width * height)
    )


def _open(pdf: bytes) -> Any:  # noqa: ANN401 - pypdfium2 carries no types
    """Return pdfium's document of these bytes."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_NEEDED:
            raise UserError(
                Message("This PDF asks for a password. Please save the slides as PDF without one.")
            ) from error
        raise UserError(
            Message("This file is not a PDF that can be shown. Please save the slides as PDF again.")
        ) from error
