"""A table as somebody else made it: cells as text, as a person reads them, and what is odd in a row."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.message import Message


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or one text file. Row n of the file is `rows[n - 1]`.

    Rows may differ in length; `cell` reads past the end of one as empty. `is_hidden` is true for a
    sheet that its author has hidden. `merged` holds cells merged downwards as (column from 0, first
    row, last row): what stands in the first of them is meant for all.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int], ...] = ()

    def cell(self, row_number: int, column: int) -> str:
        """Return the text at row `row_number` (from 1) and `column` (from 0), empty outside the table."""
        if not 1 <= row_number <= len(self.rows):
            return ""
        row = self.rows[row_number - 1]
        return row[column] if 0 <= column < len(row) else ""

    def meant(self, row_number: int, column: int) -> str:
        """Return the text at a place, or that of the merged cell above it which covers this row."""
        text = self.cell(row_number, column)
        if text.strip():
            return text
        tops = (top for place, top, end in self.merged if place == column and top <= row_number <= end)
        return next((self.cell(top, column) for top in tops), text)

    @property
    def width(self) -> int:
        """Number of columns of the longest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something to look at in one row: its number as the spreadsheet counts (0: the whole file).

    `text` is what stands in the row, so that it can be found again by eye.
    """

    row_number: int
    message: Message
    text: str = ""
