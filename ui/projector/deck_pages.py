"""The pages of a PDF deck as pixels, drawn by pdfium behind one lock (pdfium knows no threads)."""

from __future__ import annotations

import atexit
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColorConstants, QImage

from facilitator.domain.message import Message, UserError
from facilitator.domain.zoom import Zoom
from facilitator.services.turns import PDFIUM
from ui.projector.page_drawing import AS_PAINTED, PageDrawing

_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_SLOW_SECONDS = 0.04
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
class DrawnPage:
    """One page as a picture, and `small` if that was wanted, too.

    `seconds` is the processor's time that reading and drawing it took.
    """

    page: int
    image: QImage
    small: QImage | None = None
    seconds: float = 0.0


class DeckPages:
    """An open deck. Pages are numbered from 1; any thread may ask, one is served at a time."""

    def __init__(self, pdf: bytes) -> None:
        """Open the PDF; UserError says what to do where it is none (without a page it is none) or locked."""
        self._turn = threading.Lock()
        with PDFIUM:
            self._document = _open(pdf)
            self.count = len(self._document)

    def render(
        self,
        page: int,
        size: QSize,
        is_broken_off: IsBrokenOff = _wanted,
        *,
        small: QSize | None = None,
        spare: QImage | None = None,
    ) -> DrawnPage:
        """Return the page as large as fits into `size` pixels. Raises BrokenOffError, MemoryError.

        With `small` it comes in that size, too, unless it is slow to draw. It is drawn over `spare` where
        that has its size. A damaged page is a white sheet: the others are shown all the same.
        """
        begun = time.thread_time()
        with self._open_page(page) as sheet:
            if sheet is None:
                return white_sheet(page, size)
            image = _drawn(PageDrawing(sheet, size, Zoom(), spare), is_broken_off, begun)
            seconds = time.thread_time() - begun
            reduced = None
            if small is not None and seconds < _SLOW_SECONDS:
                with suppress(BrokenOffError, MemoryError):
                    reduced = _drawn(PageDrawing(sheet, small, Zoom()), is_broken_off, begun)
            return DrawnPage(page, image, reduced, seconds)

    def render_part(
        self, page: int, size: QSize, zoom: Zoom, is_broken_off: IsBrokenOff = _wanted
    ) -> QImage | None:
        """Return the part of the page that is seen closely, drawn as large as the whole page would be.

        None where the page is damaged: the whole one, enlarged, must do. Raises BrokenOffError, MemoryError.
        """
        begun = time.thread_time()
        with self._open_page(page) as sheet:
            if sheet is None:
                return None
            return _drawn(PageDrawing(sheet, size, zoom), is_broken_off, begun)

    @contextmanager
    def _open_page(self, page: int) -> Iterator[Any]:
        """Give out pdfium's page, or none where it is damaged; pdfium is held until it is given back."""
        import pypdfium2

        with self._turn, PDFIUM:
            try:
                sheet = self._document[page - 1]
            except pypdfium2.PdfiumError:
                yield None
                return
            with closing(sheet):
                yield sheet

    def text(self, page: int) -> str:
        """Return what is written on the page, for the search; nothing where it is damaged."""
        import pypdfium2

        with self._open_page(page) as sheet:
            if sheet is None:
                return ""
            try:
                words = sheet.get_textpage()
            except pypdfium2.PdfiumError:
                return ""
            with closing(words):
                text: str = words.get_text_bounded()
                return text

    def close(self) -> None:
        """Let go of the PDF."""
        with self._turn, PDFIUM:
            self._document.close()


def load_pdfium() -> None:
    """Load pdfium, which takes a twentieth of a second the first time: for a worker that rests."""
    import pypdfium2  # noqa: F401


def white_sheet(page: int, size: QSize) -> DrawnPage:
    """Return an empty page of that size, in pixels: for one that cannot be drawn."""
    image = QImage(size, AS_PAINTED)
    image.fill(QColorConstants.White)
    return DrawnPage(page, image)


def _drawn(begun_drawing: PageDrawing, is_broken_off: IsBrokenOff, begun: float) -> QImage:
    """Draw a page to its end, others having their turn between two slices of it.

    The patience began at `begun`, as `time.thread_time` counts.
    """
    with closing(begun_drawing) as drawing:
        with closing(drawing.slices(is_broken_off)) as slices:
            for _ in slices:
                PDFIUM.let_others()
                if is_broken_off():
                    raise BrokenOffError
                if time.thread_time() - begun > PATIENCE_SECONDS:
                    break
        return drawing.image


def _leave_pdfium() -> None:
    """End the program at once where a page is still drawn: what pdfium works on would be freed under it."""
    if PDFIUM.is_taken():
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
