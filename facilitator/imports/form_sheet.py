"""A sheet of an XLSForm by column names: spelled in many ways, in any order, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.language import Language, Text
from facilitator.domain.table import Table

_ALIASES = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "relevance": "relevant",
    "list": "list_name",
    "title": "form_title",
    "set_form_title": "form_title",
    "id_string": "form_id",
    "set_form_id": "form_id",
    "calculate": "calculation",
}
_PREFIXES = frozenset({"bind", "media", "control", "body"})
_OWN = "facilitator"
_LANGUAGE_IN_BRACKETS = re.compile(r"^(label|hint)\s*[（(](.+)[)）]$", re.IGNORECASE)
_ENGLISH = re.compile(r"\ben\b|\beng\b|english|英", re.IGNORECASE)
_CHINESE = re.compile(r"\bzh\b|\bzho\b|\bchi\b|chinese|mandarin|中文|汉|漢|普通话|简体|zh[-_]", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LOOK_FOR_HEADER = 15


def language_named(name: str) -> Language | None:
    """Return which of our languages a column names, or none for another one."""
    if _CHINESE.search(name):
        return Language.ZH
    return Language.EN if _ENGLISH.search(name) else None


def language_written(text: str) -> Language:
    """Return the language that a text without a label is in, by its script."""
    return Language.ZH if _HAN.search(text) else Language.EN


def column_named(header: str) -> tuple[str, str]:
    """Return the column that a header means, and the language it adds, e.g. ("label", "English")."""
    bracketed = _LANGUAGE_IN_BRACKETS.match(header.strip())
    if bracketed:
        return bracketed[1].lower(), bracketed[2].strip()
    parts = [part.strip() for part in re.split(r"[:：]+", header) if part.strip()]
    if len(parts) > 1 and parts[0].lower() in _PREFIXES:
        parts = parts[1:]
    if not parts:
        return "", ""
    column = re.sub(r"[\s_-]+", "_", parts[0].lower())
    if column == _OWN and len(parts) > 1:
        return f"{_OWN}::{parts[1].lower()}", ""
    return _ALIASES.get(column, column), parts[1] if len(parts) > 1 else ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet with its header understood: `columns` holds (column, language named, index)."""

    table: Table
    header_row: int
    columns: tuple[tuple[str, str, int], ...]

    def has(self, column: str) -> bool:
        """Tell whether the sheet has such a column, in whatever language."""
        return any(name == column for name, _, _ in self.columns)

    def value(self, row_number: int, column: str) -> str:
        """Return the first filled cell of that column in a row, trimmed."""
        cells = (
            self.table.cell(row_number, index).strip() for name, _, index in self.columns if name == column
        )
        return next((cell for cell in cells if cell), "")

    def text(self, row_number: int, column: str, default: Language | None = None) -> Text:
        """Return a text in both languages.

        A column without a language counts by `default`, else by its script. Where neither language
        is there, the first other one stands in the place of English.
        """
        found: dict[Language, str] = {}
        other = ""
        for name, label, index in self.columns:
            cell = self.table.cell(row_number, index).strip().replace("\r\n", "\n")
            if name != column or not cell:
                continue
            language = language_named(label) if label else (default or language_written(cell))
            if language is None:
                other = other or cell
            else:
                found.setdefault(language, cell)
        if not found and other:
            return Text(en=other)
        return Text(found.get(Language.EN, ""), found.get(Language.ZH, ""))

    def other_languages(self) -> tuple[str, ...]:
        """Return languages of labels that are neither English nor Chinese."""
        names = (language for column, language, _ in self.columns if column == "label" and language)
        return tuple(dict.fromkeys(name for name in names if language_named(name) is None))

    def rows(self) -> Iterator[int]:
        """Yield the numbers of the rows below the header that hold something."""
        for number in range(self.header_row + 1, len(self.table.rows) + 1):
            if any(cell.strip() for cell in self.table.rows[number - 1]):
                yield number

    def said(self, row_number: int) -> str:
        """Return what stands in a row, so that it can be found again by eye."""
        return " | ".join(cell.strip() for cell in self.table.rows[row_number - 1] if cell.strip())[:120]


def form_sheet(table: Table, required: tuple[str, ...]) -> FormSheet | None:
    """Return the sheet with its header, or none when no row near the top has all `required` columns."""
    for number, row in enumerate(table.rows[:_LOOK_FOR_HEADER], start=1):
        columns = tuple((*column_named(cell), index) for index, cell in enumerate(row) if cell.strip())
        if set(required) <= {column for column, _, _ in columns}:
            return FormSheet(table, number, columns)
    return None
