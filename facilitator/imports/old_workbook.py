"""Workbooks of Excel 97 to 2003 (.xls)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facilitator.domain.message import Message, UserError
from facilitator.domain.table import Table
from facilitator.imports.archive import damaged, not_a_spreadsheet
from facilitator.imports.cell_text import cell_text
from facilitator.imports.extent import within_extent

_PROTECTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def protected(file_name: str) -> UserError:
    """Return the error for a workbook that only opens with its password."""
    return UserError(
        Message(
            "{file} is protected by a password: remove it in Excel (File > Info) and save it again.",
            {"file": file_name},
        )
    )


def _value(book: Any, sheet: Any, row: int, column: int) -> str:  # noqa: ANN401 - xlrd has no types
    """Return one cell as text; dates by the workbook's own calendar."""
    import xlrd

    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate.xldate_as_datetime(value, book.datemode)
        except (ValueError, OverflowError):
            return cell_text(value)
        return cell_text(moment.time() if value < 1 else moment)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return cell_text(bool(value))
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, ""))
    return cell_text(value, _format(book, sheet, row, column))


def _format(book: Any, sheet: Any, row: int, column: int) -> str:  # noqa: ANN401 - xlrd has no types
    """Return the number format of a cell, for the zeros that it pads."""
    style = book.xf_list[sheet.cell_xf_index(row, column)]
    return str(book.format_map[style.format_key].format_str)


def _rows(book: Any, sheet: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - xlrd has no types
    """Yield the rows of a sheet as text."""
    for row in range(sheet.nrows):
        yield tuple(_value(book, sheet, row, column) for column in range(sheet.row_len(row)))


def old_workbook_tables(path: Path) -> tuple[Table, ...]:
    """Return every sheet of an .xls workbook that holds something, in order. Raises UserError."""
    import xlrd

    data = path.read_bytes()
    if _PROTECTED_STREAM in data:
        raise protected(path.name)
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        tables = [
            Table(
                sheet.name,
                within_extent(_rows(book, sheet), path.name),
                sheet.visibility != 0,
                tuple(
                    (left, top + 1, end) for top, end, left, right in sheet.merged_cells if right == left + 1
                ),
            )
            for sheet in book.sheets()
        ]
    except (UserError, MemoryError):
        raise
    except xlrd.XLRDError as trouble:
        if "encrypted" in str(trouble).lower():
            raise protected(path.name) from trouble
        raise not_a_spreadsheet(path.name) from trouble
    except Exception as trouble:  # xlrd raises whatever a damaged record makes it trip over
        raise damaged(path.name) from trouble
    return tuple(table for table in tables if table.rows)
