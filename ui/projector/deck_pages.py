"""The pages of a PDF deck as pixels, drawn by pdfium behind one lock (pdfium knows no threads)."""

from __future__ import annotations

import atexit
import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from facilitator.domain.message import Message, UserError
from facilitator.domain.zoom import Zoom
from ui.projector.page_drawing import PageDrawing
from ui.projector.turns import Turns

_PDFIUM = Turns()
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_BYTES_A_PIXEL = 3
PATIENCE_SECONDS = 6.0
"""So much of the processor's time a page may take; then it is shown as far as it was drawn."""

IsBrokenOff = Callable[[], bool]
"""Asked between slices of drawing, at no moment with a lock held that drawing needs."""


class BrokenOffError(Exception):
    """The page that was being drawn is wanted no more."""


def _wanted() -> bool:
    """Say that the page is wanted to the end."""
    return False


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
        self._turn = threading.Lock()
        with _PDFIUM:
            self._document = _open(pdf)
            self.count = len(self._document)

    def render(self, page: int, width: int, height: int, is_broken_off: IsBrokenOff = _wanted) -> PagePixels:
        """Return the page as large as fits into `width` × `height` pixels. Raises BrokenOffError.

        A damaged page is a white sheet: the others are shown all the same.
        """
        drawn = self._draw(page, width, height, Zoom(), is_broken_off)
        return white_sheet(page, width, height) if drawn is None else drawn

    def render_part(
        self, page: int, width: int, height: int, zoom: Zoom, is_broken_off: IsBrokenOff = _wanted
    ) -> PagePixels | None:
        """Return the part of the page that is seen closely, drawn as large as the whole page would be.

        None where the page is damaged: the whole one, enlarged, must do. Raises BrokenOffError.
        """
        return self._draw(page, width, height, zoom, is_broken_off)

    def _draw(
        self, page: int, width: int, height: int, zoom: Zoom, is_broken_off: IsBrokenOff
    ) -> PagePixels | None:
        import pypdfium2

        with self._turn, _PDFIUM:
            begun = time.thread_time()
            try:
                sheet = self._document[page - 1]
            except pypdfium2.PdfiumError:
                return None
            with closing(sheet), closing(PageDrawing(sheet, width, height, zoom)) as drawing:
                with closing(drawing.slices()) as slices:
                    for _ in slices:
                        _PDFIUM.let_others()
                        if is_broken_off():
                            raise BrokenOffError
                        if time.thread_time() - begun > PATIENCE_SECONDS:
                            break
                bitmap = drawing.bitmap
                size = (bitmap.width, bitmap.height, bitmap.stride)
                return PagePixels(page, *size, bytes(bitmap.buffer), time.thread_time() - begun)

    def text(self, page: int) -> str:
        """Return what is written on the page, for the search; nothing where it is damaged."""
        import pypdfium2

        with self._turn, _PDFIUM:
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
        with self._turn, _PDFIUM:
            self._document.close()


def white_sheet(page: int, width: int, height: int) -> PagePixels:
    """Return an empty page of that size, in pixels: for one that cannot be drawn."""
    return PagePixels(
        page, width, height, _BYTES_A_PIXEL * width, b"\xff" * (_BYTES_A_PIXEL * width * height)
    )


def _leave_pdfium() -> None:
    """End the program at once where a page is still drawn: what pdfium works on would be freed under it."""
    if _PDFIUM.is_taken():
        logging.shutdown()
        os._exit(0)


def _open(pdf: bytes) -> Any:  # noqa: ANN401 - pypdfium2 carries no types
    """Return pdfium's document of these bytes."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_NEEDED:
            raise UserError(
                Message("This PDF asks for a password. Please save the slides as PDF without one.")
            ) from error
        raise UserError(
            Message("This file is not a PDF that can be shown. Please save the slides as PDF again.")
        ) from error
    atexit.unregister(_leave_pdfium)
    atexit.register(_leave_pdfium)  # later than pdfium and its document, so that it is asked before they go
    return document
