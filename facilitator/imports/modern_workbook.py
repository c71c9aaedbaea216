"""Workbooks since Excel 2007 (.xlsx, .xlsm), read as data: macros and formulas never run."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.message import Message, UserError
from facilitator.domain.table import Table
from facilitator.imports.archive import check_archive, damaged, not_a_spreadsheet
from facilitator.imports.cell_text import cell_text
from facilitator.imports.extent import within_extent

if TYPE_CHECKING:
    from datetime import datetime

    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# Number formats that Chinese Excel uses without writing them into the file (ECMA-376 part 1, 18.8.30).
_CHINESE_DATES = frozenset({27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
_MOST_SPANS = 2_000
_MERGED = tuple("mergeCell".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PIECE = 1 << 20


def _kind_of_archive(members: tuple[str, ...], file_name: str) -> None:
    """Refuse zip files that are no Excel workbook, each with the way to make one of it."""
    if "xl/workbook.xml" in members:
        return
    if "xl/workbook.bin" in members or "content.xml" in members or "Index/Document.iwa" in members:
        raise UserError(
            Message(
                "{file} is a spreadsheet of another kind: open it and save it as .xlsx.", {"file": file_name}
            )
        )
    raise not_a_spreadsheet(file_name)


def _text_of(cell: Cell | MergedCell, epoch: datetime) -> str:
    """Return one cell as text, with the date formats that Chinese Excel leaves unwritten."""
    from openpyxl.utils.datetime import from_excel

    value = cell.value
    if value is None:
        return ""
    number_format = str(cell.number_format)
    if isinstance(value, int | float) and not isinstance(value, bool) and number_format == "General":
        style = getattr(cell, "style_array", None)
        if style is not None and style.numFmtId in _CHINESE_DATES:
            value = from_excel(value, epoch=epoch)
    return cell_text(value, number_format)


def _rows(sheet: Worksheet, epoch: datetime) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a sheet as text; what the sheet says of its own size is not believed."""
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    for row in sheet.iter_rows():
        yield tuple(_text_of(cell, epoch) for cell in row)


def _has_merged(archive: zipfile.ZipFile, part: str) -> bool:
    """Say whether a sheet can have merged cells at all: most have none, and parsing them twice takes long."""
    with archive.open(part) as stream:
        end = b""
        found = False
        while piece := stream.read(_PIECE):  # to its end, so that damage is noticed
            seen = end + piece
            found = found or any(word in seen for word in _MERGED)
            end = seen[-max(map(len, _MERGED)) :]
    return found


def _merged_down(archive: zipfile.ZipFile, sheet: Worksheet) -> tuple[tuple[int, int, int], ...]:
    """Return the merged cells of a sheet that are one column wide: (column, first row, last row)."""
    from defusedxml.ElementTree import iterparse
    from openpyxl.utils.cell import range_boundaries

    spans: list[tuple[int, int, int]] = []
    part = str(sheet._worksheet_path)  # type: ignore[attr-defined]  # noqa: SLF001
    if not _has_merged(archive, part):
        return ()
    with archive.open(part) as stream:
        for _, element in iterparse(stream):
            if element.tag.endswith("}mergeCell") and len(spans) < _MOST_SPANS:
                left, top, right, bottom = range_boundaries(str(element.get("ref")))
                if left == right and left and top and bottom:
                    spans.append((left - 1, top, bottom))
            elif element.tag.endswith("}row"):
                element.clear()
    return tuple(spans)


def workbook_tables(path: Path) -> tuple[Table, ...]:
    """Return every sheet of the workbook that holds something, in order. Raises UserError."""
    from openpyxl import load_workbook

    _kind_of_archive(check_archive(path), path.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            with zipfile.ZipFile(path) as archive:
                tables = [
                    Table(
                        sheet.title,
                        within_extent(_rows(sheet, book.epoch), path.name),
                        sheet.sheet_state != "visible",
                        _merged_down(archive, sheet),
                    )
                    for sheet in book.worksheets
                ]
        except (UserError, MemoryError):
            raise
        except Exception as trouble:  # openpyxl raises whatever a damaged part makes it trip over
            raise damaged(path.name) from trouble
        book.close()
    return tuple(table for table in tables if table.rows)
