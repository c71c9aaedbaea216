"""The summary as an Excel workbook: typed cells, native charts, text that can never become a formula."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.domain.evidence.charts import AFTER_COLOUR, BEFORE_COLOUR
from facilitator.domain.evidence.summary import Footing, SessionSummary
from facilitator.domain.language import Language
from facilitator.reports.columns import Column, DataTable, Unit
from facilitator.reports.style import EVERGREEN, LINE, WHITE
from facilitator.reports.tables import all_tables
from facilitator.words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_FORMATS: dict[Unit, dict[str, object]] = {
    Unit.TEXT: {"text_wrap": True, "valign": "top"},
    Unit.COUNT: {"num_format": "0"},
    Unit.SHARE: {"num_format": "0.0%"},
    Unit.POINTS: {"num_format": '+0.0;"−"0.0;0.0'},
    Unit.NUMBER: {"num_format": '0.00;"−"0.00'},
    Unit.P_VALUE: {"num_format": "0.0000"},
}
_HEAD = {"bold": True, "bg_color": EVERGREEN, "font_color": WHITE, "text_wrap": True, "valign": "top"}
_LONG_TEXTS = frozenset({"text", "sentence", "value", "quote", "meaning"})
_FONT = "Noto Sans SC"


def write_workbook(path: Path, summary: SessionSummary, language: Language) -> None:
    """Write the summary as a workbook in that language; OSError where the file cannot be written."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    say = Words(language)
    book = Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": say("{title}: summary", title=summary.title),
            "author": "Facilitator",
            "created": summary.written_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    tables = all_tables(summary, say)
    _write_read_me(book, summary, tables, say)
    for table in tables:
        _write_table(book, table)
    _write_dictionary(book, tables, say)
    _add_items_chart(book, summary, tables[1], say)
    try:
        book.close()
    except FileCreateError as error:
        reason = error.args[0] if error.args else error
        raise reason if isinstance(reason, OSError) else OSError(str(reason)) from error


def _write_read_me(
    book: Workbook, summary: SessionSummary, tables: tuple[DataTable, ...], say: Words
) -> None:
    sheet = book.add_worksheet(say("Read me"))
    sheet.set_column(0, 0, 100)
    title = book.add_format({"bold": True, "font_size": 16, "font_color": EVERGREEN, "font_name": _FONT})
    text = book.add_format({"text_wrap": True, "valign": "top", "font_name": _FONT})
    sheet.write_string(0, 0, say.text(summary.title), title)
    lines = (
        say("Every figure here stands in the PDF and the CSV of the same summary with the same value."),
        say(
            "Shares are of matched people: those with a sheet before and one after. What comes from sheets "
            "without a partner stands in columns of its own."
        ),
        say("An empty cell means that nothing can be said: too few people, or it does not apply."),
        say("Columns are explained on the sheet {name}.", name=say("Dictionary")),
        say("Sheets: {names}", names=tuple(table.name for table in tables)),
        say("Check code {hash}", hash=summary.content_hash),
    )
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line, text)
    sheet.hide_gridlines(2)


def _write_table(book: Workbook, table: DataTable) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(table.name)
    head = book.add_format({**_HEAD, "font_name": _FONT})
    formats = {
        unit: book.add_format({**look, "font_name": _FONT, "bottom": 1, "bottom_color": LINE})
        for unit, look in _FORMATS.items()
    }
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column))
        sheet.write_string(0, place, column.title, head)
    for line, row in enumerate(table.rows, start=1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if isinstance(value, str):
                sheet.write_string(line, place, value, formats[Unit.TEXT])
            elif value is not None:
                unit = column.unit if column.unit is not Unit.TEXT else Unit.COUNT
                sheet.write_number(line, place, value, formats[unit])
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    return sheet


def _write_dictionary(book: Workbook, tables: tuple[DataTable, ...], say: Words) -> None:
    columns = (
        Column("sheet", say("Sheet"), ""),
        Column("column", say("Column"), ""),
        Column("key", say("Key"), ""),
        Column("meaning", say("Meaning"), ""),
    )
    rows = tuple(
        (table.name, column.title, column.key, column.meaning) for table in tables for column in table.columns
    )
    _write_table(book, DataTable("dictionary", say("Dictionary"), columns, rows))


def _add_items_chart(book: Workbook, summary: SessionSummary, items: DataTable, say: Words) -> None:
    """Put a bar chart of the shares before and after beside the table of items, with its alt text."""
    shown = [
        place
        for place, item in enumerate((i for result in summary.questionnaires for i in result.items), start=1)
        if item.yes_no and item.footing in {Footing.FULL, Footing.INDICATIVE}
    ]
    if not shown:
        return
    keys = [column.key for column in items.columns]
    first, last = shown[0], shown[-1]
    chart: Any = book.add_chart({"type": "bar"})
    for key, fill in (("before", BEFORE_COLOUR), ("after", AFTER_COLOUR)):
        place = keys.index(key)
        chart.add_series(
            {
                "name": [items.name, 0, place],
                "categories": [items.name, first, keys.index("text"), last, keys.index("text")],
                "values": [items.name, first, place, last, place],
                "fill": {"color": fill},
                "border": {"color": AFTER_COLOUR},
                "data_labels": {"value": True, "num_format": "0%"},
            }
        )
    title = say("Share of people who gave this answer, before and after")
    chart.set_title({"name": title, "name_font": {"name": _FONT, "size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": False}})
    chart.set_size({"width": 900, "height": 160 + 56 * (last - first + 1)})
    chart.set_legend({"position": "top"})
    sheet: Any = book.get_worksheet_by_name(items.name)
    alt = " ".join(say.message(message) for message in summary.key_results) or title
    sheet.insert_chart(len(items.rows) + 3, 1, chart, {"description": alt, "object_position": 2})


def _width(column: Column) -> int:
    if column.key in _LONG_TEXTS:
        return 60
    return 24 if column.unit is Unit.TEXT else 12
