"""The list on paper for the door: everybody who is expected, a place to sign, and lines for walk-ins."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import HalfDay, Session
from facilitator.domain.text_width import MM_PER_POINT, fitted
from facilitator.reports.print_canvas import GREY, INK, PrintCanvas, unprintable_warning
from facilitator.words import Words

_LEFT_MM = 18.0
_COLUMNS_MM = (9.0, 46.0, 27.0, 32.0, 60.0)
_HEAD_TOP_MM = 12.0
_FACTS_BASELINE_MM = 28.0
_TABLE_TOP_MM = 38.0
_ROW_MM = 8.6
_ROWS_A_PAGE = 28
_LEAST_EMPTY_ROWS = 4
_PAGE_COUNT_BASELINE_MM = 286.0
_CELL_PADDING_MM = 1.8


def write_sign_in_sheet(
    path: Path,
    session: Session,
    half_day: HalfDay,
    enrolments: Sequence[Enrolment],
    languages: Sequence[Language],
    *,
    organisation: str = "",
) -> tuple[Message, ...]:
    """Write the sheet of one half-day, people in the order given.

    Empty lines for walk-ins follow to the end of the last page.
    The organisation's name stands small above the title.

    Returns a warning that says whose name has a character that the typeface lacks. Raises UserError
    when the file cannot be written.
    """
    rows = [_row(number, enrolment) for number, enrolment in enumerate(enrolments, start=1)]
    count = ceil((len(rows) + _LEAST_EMPTY_ROWS) / _ROWS_A_PAGE) * _ROWS_A_PAGE
    rows += [(str(number), "", "", "", "") for number in range(len(rows) + 1, count + 1)]
    pages = [rows[start : start + _ROWS_A_PAGE] for start in range(0, len(rows), _ROWS_A_PAGE)]
    canvas = PrintCanvas(
        path, session.title.in_language(languages[0]), (PAGE_WIDTH_MM, PAGE_HEIGHT_MM), languages[0]
    )
    for number, page in enumerate(pages, start=1):
        room = (sum(_COLUMNS_MM), 4.0)
        canvas.block(organisation, (_LEFT_MM, _HEAD_TOP_MM - 5.0), room, 8.5, GREY)
        _draw_head(canvas, session, half_day, languages)
        _draw_table(canvas, page, languages)
        _right(canvas, f"{number} / {len(pages)}", _PAGE_COUNT_BASELINE_MM, 9.0)
        canvas.next_page()
    canvas.save()
    return unprintable_warning(
        (enrolment.person.name, Message("line {number}", {"number": number}))
        for number, enrolment in enumerate(enrolments, start=1)
    )


def _row(number: int, enrolment: Enrolment) -> tuple[str, ...]:
    person = enrolment.person
    return (str(number), person.name, person.employee_number, person.department, "")


def _draw_head(
    canvas: PrintCanvas, session: Session, half_day: HalfDay, languages: Sequence[Language]
) -> None:
    words = [Words(language) for language in languages]
    width = sum(_COLUMNS_MM)
    title = " · ".join(dict.fromkeys(session.title.in_language(language) for language in languages))
    size, lines = fitted(title, width, 12.0, largest_pt=17.0, bold=True)
    baseline = _HEAD_TOP_MM + size * MM_PER_POINT
    for line in lines:
        canvas.text(line, _LEFT_MM, baseline, size, is_bold=True)
        baseline += size * MM_PER_POINT * 1.25
    facts = (session.site, half_day.room, half_day.label, words[0].value(half_day.starts_at))
    canvas.text(" · ".join(fact for fact in facts if fact), _LEFT_MM, _FACTS_BASELINE_MM, 9.5, grey=GREY)
    _right(canvas, " · ".join(say("Sign-in sheet") for say in words), _FACTS_BASELINE_MM, 9.5)


def _right(canvas: PrintCanvas, text: str, baseline_mm: float, size_pt: float) -> None:
    edge = _LEFT_MM + sum(_COLUMNS_MM)
    canvas.text(text, edge - canvas.text_width_mm(text, size_pt), baseline_mm, size_pt, grey=GREY)


def _draw_table(canvas: PrintCanvas, rows: Sequence[tuple[str, ...]], languages: Sequence[Language]) -> None:
    edge = _LEFT_MM + sum(_COLUMNS_MM)
    _draw_cells(canvas, _TABLE_TOP_MM - _ROW_MM + 1.5, _column_names(languages), 8.5, is_bold=True)
    y = _TABLE_TOP_MM
    canvas.line((_LEFT_MM, y + 1.5), (edge, y + 1.5), line_mm=0.4, grey=INK)
    for row in rows:
        _draw_cells(canvas, y + 1.5, row, 12.0)
        y += _ROW_MM
        canvas.line((_LEFT_MM, y + 1.5), (edge, y + 1.5), line_mm=0.12, grey=0.6)


def _column_names(languages: Sequence[Language]) -> tuple[str, ...]:
    words = [Words(language) for language in languages]
    names = [
        [say("Name") for say in words],
        [say("Employee number") for say in words],
        [say("Department") for say in words],
        [say("Signature") for say in words],
    ]
    return ("", *(" ".join(dict.fromkeys(column)) for column in names))


def _draw_cells(
    canvas: PrintCanvas, top_mm: float, texts: Sequence[str], largest_pt: float, *, is_bold: bool = False
) -> None:
    left = _LEFT_MM
    for text, width in zip(texts, _COLUMNS_MM, strict=True):
        size, lines = fitted(
            text, width - _CELL_PADDING_MM, _ROW_MM - _CELL_PADDING_MM, largest_pt=largest_pt, bold=is_bold
        )
        height = size * MM_PER_POINT * 1.25
        baseline = top_mm + (_ROW_MM - height * len(lines)) / 2 + height * 0.76
        for line in lines:
            canvas.text(line, left, baseline, size, is_bold=is_bold)
            baseline += height
        left += width
