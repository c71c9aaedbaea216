"""Print the questionnaire: numbered sheets before and after, in one PDF that is safe double-sided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facilitator.domain.corner_mark import CELLS, black_cells
from facilitator.domain.form_layout import layout, machine_code, printed_number, typed_code
from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, FormLayout, FormPage, WriteIn
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.session import Session
from facilitator.domain.text_width import MM_PER_POINT, fitted
from facilitator.reports.print_canvas import GREY, INK, PrintCanvas
from facilitator.reports.qr_code import Correction, qr_runs

_SHADE = 0.945
_BOX_LINE_MM = 0.25
_BOX_GREY = 0.45
_DIGIT_GREY = 0.62
_DIGIT_PT = 6.5
_TYPED_PT = 8.0
_QR_MASK = 3
_RULE_GREY = 0.85
_FOOT_RIGHT_MM = 187.0
_FOOT_WIDTH_MM = 72.0
_FOOT_HEIGHT_MM = 4.0
_FOOT_BASELINE_MM = 284.0


def write_forms(
    path: Path,
    session: Session,
    questionnaire: Questionnaire,
    waves: Sequence[Wave],
    numbers: Sequence[str],
    languages: Sequence[Language] = (Language.ZH, Language.EN),
    *,
    organisation: str = "",
) -> int:
    """Write one sheet for each number and wave, the waves of one number after each other.

    The organisation's name stands small at the foot, where it moves nothing. Every sheet begins on the
    front of a leaf. Returns how many pages the file has. Raises UserError when there is nothing to print
    or the file cannot be written.
    """
    sheets = [layout(questionnaire, wave, languages) for wave in waves if questionnaire.asked_in(wave)]
    if not sheets or not numbers:
        raise UserError(
            Message("There is nothing to print: the questionnaire has no questions for these sheets.")
        )
    canvas = PrintCanvas(
        path,
        f"{questionnaire.title.in_language(languages[0])} · {session.title.in_language(languages[0])}",
        (PAGE_WIDTH_MM, PAGE_HEIGHT_MM),
        languages[0],
    )
    for sheet in sheets:
        for page in sheet.pages:
            _keep_page(canvas, sheet, page, organisation)
    pages = sum(_print_sheet(canvas, sheet, number) for number in numbers for sheet in sheets)
    canvas.save()
    return pages


def _form_name(sheet: FormLayout, page: FormPage) -> str:
    return f"{sheet.code}{sheet.wave}{page.number}"


def _print_sheet(canvas: PrintCanvas, sheet: FormLayout, number: str) -> int:
    for page in sheet.pages:
        canvas.pdf.doForm(_form_name(sheet, page))
        _draw_number(canvas, sheet, page, number)
        canvas.next_page()
    if len(sheet.pages) % 2:
        canvas.next_page()
    return len(sheet.pages) + len(sheet.pages) % 2


def _draw_number(canvas: PrintCanvas, sheet: FormLayout, page: FormPage, number: str) -> None:
    """Draw what differs from sheet to sheet: the number in figures, and the QR codes."""
    for spot in page.numbers:
        for text, size, down in (
            (printed_number(number), spot.size_pt, 0.0),
            (typed_code(sheet, page.number, number), _TYPED_PT, 5.0),
        ):
            left = spot.x_mm
            if spot.is_right_aligned:
                left -= canvas.text_width_mm(text, size, is_bold=down == 0)
            canvas.text(
                text, left, spot.baseline_mm + down, size, is_bold=down == 0, grey=INK if down == 0 else GREY
            )
    side, runs = qr_runs(machine_code(sheet, page.number, number), Correction.MEDIUM, _QR_MASK)
    for place in page.qr_codes:
        canvas.cells(runs, place.x_mm, place.y_mm, place.size_mm / side)


def _keep_page(canvas: PrintCanvas, sheet: FormLayout, page: FormPage, organisation: str) -> None:
    """Draw what all sheets share once, as a form of the PDF that each page then shows."""
    canvas.pdf.beginForm(_form_name(sheet, page))
    for row in page.rows:
        if row.is_shaded:
            canvas.ground(row.x_mm, row.y_mm, row.width_mm, row.height_mm, _SHADE)
    for row in page.rows:
        if row.item:
            bottom = row.y_mm + row.height_mm
            canvas.line((row.x_mm, bottom), (row.x_mm + row.width_mm, bottom), line_mm=0.1, grey=_RULE_GREY)
    for line in page.lines:
        grey = GREY if line.is_grey else INK
        canvas.text(line.text, line.x_mm, line.baseline_mm, line.size_pt, is_bold=line.is_bold, grey=grey)
    for box in page.boxes:
        canvas.ground(box.x_mm, box.y_mm, box.size_mm, box.size_mm, 1)
        canvas.box(box.x_mm, box.y_mm, box.size_mm, box.size_mm, line_mm=_BOX_LINE_MM, grey=_BOX_GREY)
        left = box.x_mm + (box.size_mm - canvas.text_width_mm(box.code, _DIGIT_PT)) / 2
        canvas.text(box.code, left, box.y_mm + box.size_mm / 2 + 0.82, _DIGIT_PT, grey=_DIGIT_GREY)
    for write_in in page.write_ins:
        _draw_write_in(canvas, write_in)
    for mark in page.marks:
        cells = tuple((row, column, 1) for row, column in black_cells(mark.id))
        canvas.cells(cells, mark.x_mm, mark.y_mm, mark.size_mm / CELLS)
    _draw_organisation(canvas, organisation)
    canvas.pdf.endForm()


def _draw_organisation(canvas: PrintCanvas, organisation: str) -> None:
    """Draw whose form it is, to the right of the page count."""
    size, lines = fitted(organisation, _FOOT_WIDTH_MM, _FOOT_HEIGHT_MM, largest_pt=8.0)
    for place, line in enumerate(lines):
        left = _FOOT_RIGHT_MM - canvas.text_width_mm(line, size)
        canvas.text(line, left, _FOOT_BASELINE_MM + place * size * MM_PER_POINT, size, grey=GREY)


def _draw_write_in(canvas: PrintCanvas, place: WriteIn) -> None:
    bottom = place.y_mm + place.height_mm
    if not place.cells:
        canvas.line((place.x_mm, bottom), (place.x_mm + place.width_mm, bottom), line_mm=0.2, grey=_BOX_GREY)
        return
    width = place.width_mm / place.cells
    for cell in range(place.cells):
        canvas.ground(place.x_mm + cell * width, place.y_mm, width, place.height_mm, 1)
        canvas.box(
            place.x_mm + cell * width,
            place.y_mm,
            width,
            place.height_mm,
            line_mm=_BOX_LINE_MM,
            grey=_BOX_GREY,
        )
