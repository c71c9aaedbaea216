"""A PDF that was just written, read back page by page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from facilitator.services.giving_way import give_way
from facilitator.services.turns import PDFIUM


def texts_of(path: Path) -> tuple[str, ...]:
    """Return what stands on each page; nothing where the file is no PDF.

    The slides of the room are drawn by pdfium too, on another thread: they have their turn between two pages.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    with PDFIUM:
        try:
            document = PdfDocument(path)
        except PdfiumError:
            return ()
        count = len(document)
    texts = []
    for number in range(count):
        with PDFIUM:
            texts.append(_text_of(document[number]))
        give_way()
    with PDFIUM:
        document.close()
    return tuple(texts)


def _text_of(page: Any) -> str:  # noqa: ANN401 - pypdfium2 carries no types
    with closing(page), closing(page.get_textpage()) as words:
        text: str = words.get_text_range()
        return text
