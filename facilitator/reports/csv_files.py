"""The summary as one tidy CSV file, a figure a row, and a dictionary of what its figures are.

UTF-8 with a byte order mark, so that Excel opens Chinese right; text that a spreadsheet would run
as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.evidence.summary import SessionSummary
from facilitator.domain.language import Language
from facilitator.reports.columns import DataTable
from facilitator.reports.tables import all_tables
from facilitator.words import Words

if TYPE_CHECKING:
    from pandas import DataFrame

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_COLUMNS = ("table", "line", "questionnaire", "item", "label", "measure", "number", "text")


def write_csv(path: Path, summary: SessionSummary, language: Language) -> None:
    """Write the long table in that language; OSError where the file cannot be written."""
    long_table(summary, language).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def write_dictionary(path: Path, summary: SessionSummary, language: Language) -> None:
    """Write what each measure of the long table is, in that language."""
    from pandas import DataFrame

    say = Words(language)
    rows = [
        {
            "table": table.key,
            "measure": column.key,
            "title": column.title,
            "unit": column.unit.name.lower(),
            "meaning": guarded(column.meaning),
        }
        for table in all_tables(summary, say)
        for column in table.columns
    ]
    DataFrame(rows).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def long_table(summary: SessionSummary, language: Language) -> DataFrame:
    """Return every figure of the summary as a row: what it is of, its measure, its number or text."""
    from pandas import DataFrame

    say = Words(language)
    rows = [row for table in all_tables(summary, say) for row in _long_rows(table)]
    frame = DataFrame(rows, columns=list(_COLUMNS), dtype=object)
    return frame.assign(site=guarded(summary.site), content=summary.content_hash[:12])


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _long_rows(table: DataTable) -> Iterator[tuple[object, ...]]:
    """Yield the filled cells of a table that are no part of their row's name."""
    for line, row in enumerate(table.rows, start=1):
        cells = list(zip(table.columns, row, strict=True))
        name = {column.key: str(value) for column, value in cells if column.names_row and value}
        of = (name.pop("questionnaire", ""), name.pop("item", ""), " | ".join(name.values()))
        for column, value in cells:
            if value is None or column.names_row:
                continue
            text = guarded(value) if isinstance(value, str) else None
            number = None if isinstance(value, str) else value
            yield (table.key, line, *map(guarded, of), column.key, number, text)
