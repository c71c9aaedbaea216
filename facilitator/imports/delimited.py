"""Text files and pasted cells: which encoding, which delimiter, which rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from facilitator.domain.message import Message, UserError
from facilitator.domain.table import Table
from facilitator.imports.archive import not_a_spreadsheet
from facilitator.imports.extent import within_extent

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ("\t", ";", ",", "|", "，")
_SAMPLE_LINES = 50
_EXCEL_HINT = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LIST_ON_A_LINE = "、"
_LONGEST_FIELD = 1_000_000


def _utf16_without_bom(data: bytes) -> str | None:
    """Return the encoding if the zero bytes stand where UTF-16 puts them (ends of lines, digits)."""
    even, odd = data[0::2], data[1::2]
    if len(data) % 2:
        return None
    if odd.count(0) > even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) else None


def decoded(data: bytes, file_name: str) -> str:
    """Return the text of a file: by its BOM, else UTF-8, UTF-16, GB18030, in this order.

    Raises UserError when it is none of them, or no text at all.
    """
    encodings = [encoding for bom, encoding in _BOMS if data.startswith(bom)][:1]
    if not encodings:
        guessed = _utf16_without_bom(data) if b"\x00" in data else None
        encodings = [guessed] if guessed else ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise not_a_spreadsheet(file_name)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the cells of each record; raise csv.Error where quotes are broken."""
    csv.field_size_limit(_LONGEST_FIELD)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _delimiter(lines: list[str]) -> str | None:
    """Return the delimiter that splits most lines into the same number of cells, or none."""
    best: tuple[float, int] = (0.0, 0)
    found = None
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        usual, times = counts.most_common(1)[0]
        score = (times / len(lines), usual)
        if score > best and times * 2 >= len(lines):
            best, found = score, delimiter
    return found


def text_table(text: str, name: str) -> Table:
    """Return the one table that a text holds. Names without any delimiter make one column.

    Raises UserError when there is nothing in it.
    """
    hint = _EXCEL_HINT.match(text)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise UserError(Message("{file} is empty.", {"file": name}))
    if hint:
        delimiter: str | None = hint.group(1)
        text = "\n" + text[hint.end() :]
    elif len(lines) == 1 and _LIST_ON_A_LINE in text:
        parts = [part.strip() for part in lines[0].split(_LIST_ON_A_LINE)]
        return Table(name, tuple((part,) for part in parts if part))
    else:
        outside_quotes = _QUOTED.sub("x", text).splitlines()
        delimiter = _delimiter([line for line in outside_quotes if line.strip()][:_SAMPLE_LINES])
    if delimiter is None:
        rows = [[line] for line in text.splitlines()]
    else:
        try:
            rows = _rows(text, delimiter)
        except csv.Error:
            rows = [line.split(delimiter) for line in text.splitlines()]
    return Table(name, within_extent(rows, name))


def tables_from_text(pasted: str) -> tuple[Table, ...]:
    """Return what somebody pasted (cells from a spreadsheet, or names) as one table.

    Raises UserError when nothing was pasted.
    """
    if not pasted.strip():
        raise UserError(Message("Nothing was pasted: copy the cells or names first, then paste them here."))
    return (text_table(_CONTROL.sub("", pasted), ""),)
