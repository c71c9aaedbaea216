"""The process in which files from strangers are parsed: limited in memory, ended when it takes long.

Started by `facilitator.imports.parent` as `<python> -m facilitator.imports.child JOB PATH`; a frozen
program is started with the same arguments and calls `main` before anything else. The answer is one
JSON object on standard output: `{"tables": …}`, `{"pages": …}`, `{"texts": …}` or `{"problem": …}`. The job
`photos` stays for as long as it is asked (`facilitator.imports.photo_child`).
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from facilitator.domain.message import Message, UserError
from facilitator.domain.table import Table
from facilitator.imports.archive import WORKBOOK_ENDINGS, not_a_spreadsheet
from facilitator.imports.delimited import decoded, text_table
from facilitator.imports.modern_workbook import workbook_tables
from facilitator.imports.old_workbook import old_workbook_tables

resource: ModuleType | None = importlib.import_module("resource") if find_spec("resource") else None
"""Limits of a process; Windows has none."""

MEMORY_BYTES = 512 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF"
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<workbook")


def limit_memory() -> None:
    """Hold this process to 512 MB of address space, where the system knows such a limit."""
    if resource is None:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def spare_numpy() -> None:
    """Let openpyxl do without numpy and lxml: neither is needed, and both reserve much memory."""
    for name in ("numpy", "lxml"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def _text_tables(path: Path) -> tuple[Table, ...]:
    """Return the table of a text file, telling web pages and empty files apart."""
    data = path.read_bytes()
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_MARKUP):
        raise UserError(
            Message(
                "{file} is a web page saved under another name: open it in Excel or WPS and save a copy as "
                ".xlsx.",
                {"file": path.name},
            )
        )
    return (text_table(decoded(data, path.name), path.name),)


def tables_of(path: Path) -> tuple[Table, ...]:
    """Return the tables of a file, by what it is and not by its ending. Raises UserError."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_ZIP):
        tables = workbook_tables(path)
    elif start.startswith(_OLE):
        tables = old_workbook_tables(path)
    elif start.startswith((_PDF, _EMPTY_ZIP)) or (
        path.suffix.lower() in WORKBOOK_ENDINGS and b"\x00" in start
    ):
        raise not_a_spreadsheet(path.name)
    else:
        tables = _text_tables(path)
    if not any(table.rows for table in tables):
        raise UserError(Message("{file} is empty.", {"file": path.name}))
    return tables


def _tables(path: Path) -> dict[str, object]:
    """Answer the job `tables`."""
    return {"tables": [[table.name, table.is_hidden, table.rows, table.merged] for table in tables_of(path)]}


def _pages(path: Path) -> dict[str, object]:
    """Answer the job `pages`: how many pages a PDF has; 0 for one that cannot be opened."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            return {"pages": len(document)}
    except pypdfium2.PdfiumError:
        return {"pages": 0}


def _deck(path: Path) -> dict[str, object]:
    """Answer the job `deck`: the words of each page of a PDF, and its fonts."""
    from facilitator.imports.pdf_pages import pages_of

    return pages_of(path)


def _presentation(path: Path) -> dict[str, object]:
    """Answer the job `presentation`: what a .pptx says of its slides."""
    from facilitator.imports.presentation import presentation_of

    return presentation_of(path)


def _open_document(path: Path) -> dict[str, object]:
    """Answer the job `open_document`: refuse an .odp that LibreOffice should not open."""
    from facilitator.imports.open_document import look_through

    return look_through(path)


def _pictures(path: Path) -> dict[str, object]:
    """Answer the job `pictures`: write the PDF that the order at `path` asks for."""
    from facilitator.imports.picture_pages import write_picture_pages

    return write_picture_pages(path)


def _upright(path: Path) -> dict[str, object]:
    """Answer the job `upright`: write the picture that the order at `path` asks for."""
    from facilitator.imports.picture_pages import write_upright

    return write_upright(path)


JOBS: dict[str, Callable[[Path], dict[str, object]]] = {
    "tables": _tables,
    "pages": _pages,
    "deck": _deck,
    "presentation": _presentation,
    "open_document": _open_document,
    "pictures": _pictures,
    "upright": _upright,
}
_OF_SLIDES = {"deck", "presentation", "open_document", "pictures", "upright"}


def answer(job: str, path: Path) -> dict[str, object]:
    """Do one job and return its answer; expected trouble is an answer too."""
    try:
        return JOBS[job](path)
    except UserError as trouble:
        message = trouble.message
    except MemoryError:
        message = Message(
            "{file} is too large to read: split it or make its pictures smaller, and choose it again."
            if job in _OF_SLIDES
            else "{file} is too large to read: keep only the rows you need and save it again.",
            {"file": path.name},
        )
    except OSError:
        message = Message(
            "{file} cannot be opened: close it in other programs and choose it again.", {"file": path.name}
        )
    return {"problem": [message.sentence, message.values]}


def main() -> int:
    """Read the job and the path from the command line, print the answer, return the exit code."""
    limit_memory()
    job, path = sys.argv[-2:]
    if job == "photos":
        from facilitator.imports.photo_child import serve_photos

        serve_photos(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    spare_numpy()
    sys.stdout.buffer.write(json.dumps(answer(job, Path(path))).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
