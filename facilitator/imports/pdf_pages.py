"""What is known of a PDF's pages beside their picture: the words, and the fonts that are not inside.

Runs in the child process; `facilitator.imports.slides` asks for it.
"""

from __future__ import annotations

import ctypes
import re
import time
from pathlib import Path
from typing import Any

from facilitator.domain.message import Message, UserError
from facilitator.imports.page_watch import PAGE_SECONDS, watched_page

MOST_PAGES = 1000
MOST_CHARACTERS = 20_000
_SMALL = 640.0  # pixels; the room's is larger, so what is slow here is far slower there
_SLOW_SECONDS = PAGE_SECONDS / 10
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_TEXT_OBJECT = 1  # FPDF_PAGEOBJ_TEXT of fpdf_edit.h
_DEPTH = 4
_NAME_BYTES = 256
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\ufffe\uffff]+")
_LONE = re.compile(r"[\ud800-\udfff]")
_STANDARD = re.compile(r"^(Helvetica|Times|Courier|Symbol|ZapfDingbats|Arial)", re.IGNORECASE)
"""Fonts that every PDF program has a stand-in of the same width for (PDF 32000-1, 9.6.2.2)."""


def pages_of(path: Path) -> dict[str, object]:
    """Return `texts` (one a page), `fonts` (name, is embedded, pages) and the `slow` pages' numbers.

    Raises UserError. A page that is without end ends the process, with a sentence that names it.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            return _facts(document, path.name)
    except pypdfium2.PdfiumError as trouble:
        if getattr(trouble, "err_code", None) == _PASSWORD_NEEDED:
            message = Message(
                "{file} asks for a password: save it without one and choose it again.", {"file": path.name}
            )
        else:
            message = Message(
                "{file} is damaged or is no PDF: open it, save it as PDF again and choose that one.",
                {"file": path.name},
            )
        raise UserError(message) from trouble


def _facts(document: Any, name: str) -> dict[str, object]:  # noqa: ANN401 - pypdfium2 carries no types
    import pypdfium2

    count = len(document)
    if count > MOST_PAGES:
        raise UserError(
            Message(
                "{file} has {n} pages, more than the {limit} that a deck may have: keep only the pages "
                "that you show.",
                {"file": name, "n": count, "limit": MOST_PAGES},
            )
        )
    texts: list[str] = []
    fonts: dict[tuple[str, bool], list[int]] = {}
    slow: list[int] = []
    for number in range(1, count + 1):
        begun = time.monotonic()
        try:
            with watched_page(name, number):
                page = document[number - 1]
                texts.append(_text(page))
                for font in _fonts(page):
                    fonts.setdefault(font, []).append(number)
                page.render(scale=_SMALL / max(page.get_size())).close()
                page.close()
        except (pypdfium2.PdfiumError, ValueError):
            texts += [""] * (number - len(texts))
        if time.monotonic() - begun > _SLOW_SECONDS:
            slow.append(number)
    return {
        "texts": texts,
        "slow": slow,
        "fonts": [[name, is_embedded, pages] for (name, is_embedded), pages in fonts.items()],
    }


def _text(page: Any) -> str:  # noqa: ANN401 - pypdfium2 carries no types
    """Return the words of a page on one line."""
    words = page.get_textpage()
    text = _LONE.sub("", words.get_text_bounded(errors="ignore"))
    words.close()
    return _BLANK.sub(" ", text).strip()[:MOST_CHARACTERS]


def _fonts(page: Any) -> set[tuple[str, bool]]:  # noqa: ANN401 - pypdfium2 carries no types
    """Return the fonts that the page writes with, and whether each is inside the file."""
    from pypdfium2 import raw

    found: set[tuple[str, bool]] = set()
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    for part in page.get_objects(filter=[_TEXT_OBJECT], max_depth=_DEPTH):
        font = raw.FPDFTextObj_GetFont(part.raw)
        length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
        name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace") if length else "")
        if name:
            found.add((name, raw.FPDFFont_GetIsEmbedded(font) == 1))
    return found


def has_stand_in(font: str) -> bool:
    """Say whether a font looks the same everywhere even when it is not inside the file."""
    return bool(_STANDARD.match(font))
