"""Badges to print and cut: ten cards of 90 x 54 mm on an A4 sheet, the name as large as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.domain.text_width import MM_PER_POINT, fitted
from facilitator.reports.print_canvas import GREY, PrintCanvas, points, unprintable_warning
from facilitator.reports.qr_code import Correction, qr_runs
from facilitator.services.issue_badges import IssuedBadge
from facilitator.words import Words

CARD_WIDTH_MM = 90.0
CARD_HEIGHT_MM = 54.0
QR_MM = 25.0
CARDS_A_PAGE = 10

_COLUMNS = 2
_LEFT_MM = (PAGE_WIDTH_MM - _COLUMNS * CARD_WIDTH_MM) / 2
_TOP_MM = (PAGE_HEIGHT_MM - CARDS_A_PAGE / _COLUMNS * CARD_HEIGHT_MM) / 2
_CUT_MARK_MM = 5.0
_CUT_GAP_MM = 2.0
_BAND_MM = 2.5
_BAND_COLOUR = (0x1F / 255, 0x6F / 255, 0x5C / 255)
_TEXT_LEFT_MM = 5.0
_TEXT_WIDTH_MM = 49.0
_NAME_TOP_MM = 16.8
_NAME_HEIGHT_MM = 21.0
_NAME_PT = 44.0
_QR_LEFT_MM = 60.0
_QR_TOP_MM = 12.5
_CODE_PT = 12.0


def write_badges(
    path: Path,
    session: Session,
    issued: Sequence[IssuedBadge],
    languages: Sequence[Language],
    *,
    organisation: str = "",
) -> tuple[Message, ...]:
    """Write one card for each badge; spare ones get a line to write the name on.

    The organisation's name stands small under the title.

    Returns a warning that says whose name has a character that the typeface lacks. Raises UserError when
    there is no badge to print or the file cannot be written.
    """
    if not issued:
        raise UserError(
            Message("There are no badges to print yet: import a roster first, or ask for spare ones.")
        )
    canvas = PrintCanvas(
        path, session.title.in_language(languages[0]), (PAGE_WIDTH_MM, PAGE_HEIGHT_MM), languages[0]
    )
    for start in range(0, len(issued), CARDS_A_PAGE):
        _draw_cut_marks(canvas)
        for place, badge in enumerate(issued[start : start + CARDS_A_PAGE]):
            left = _LEFT_MM + place % _COLUMNS * CARD_WIDTH_MM
            top = _TOP_MM + place // _COLUMNS * CARD_HEIGHT_MM
            _draw_card(canvas, (left, top), session, badge, languages)
            room = (_TEXT_WIDTH_MM, 4.0)
            canvas.block(organisation, (left + _TEXT_LEFT_MM, top + 12.4), room, 7.5, GREY)
        canvas.next_page()
    canvas.save()
    return unprintable_warning(
        (one.enrolment.person.name, Message("badge {code}", {"code": one.badge.short_code}))
        for one in issued
        if one.enrolment
    )


def _draw_cut_marks(canvas: PrintCanvas) -> None:
    right, bottom = PAGE_WIDTH_MM - _LEFT_MM, PAGE_HEIGHT_MM - _TOP_MM
    for column in range(_COLUMNS + 1):
        x = _LEFT_MM + column * CARD_WIDTH_MM
        for start, end in ((_TOP_MM - _CUT_GAP_MM, -_CUT_MARK_MM), (bottom + _CUT_GAP_MM, _CUT_MARK_MM)):
            canvas.line((x, start), (x, start + end), line_mm=0.15, grey=0.3)
    for row in range(CARDS_A_PAGE // _COLUMNS + 1):
        y = _TOP_MM + row * CARD_HEIGHT_MM
        for start, end in ((_LEFT_MM - _CUT_GAP_MM, -_CUT_MARK_MM), (right + _CUT_GAP_MM, _CUT_MARK_MM)):
            canvas.line((start, y), (start + end, y), line_mm=0.15, grey=0.3)


def _draw_card(
    canvas: PrintCanvas,
    corner: tuple[float, float],
    session: Session,
    issued: IssuedBadge,
    languages: Sequence[Language],
) -> None:
    left, top = corner
    canvas.pdf.setFillColorRGB(*_BAND_COLOUR)
    canvas.pdf.rect(
        points(left), canvas.y(top + _BAND_MM), points(CARD_WIDTH_MM), points(_BAND_MM), stroke=0, fill=1
    )
    canvas.block(_said(session.title, languages), (left + _TEXT_LEFT_MM, top + 3.9), (80.0, 8.0), 9.0, GREY)
    if issued.enrolment is None:
        _draw_empty_name(canvas, left, top, languages)
    else:
        _draw_person(canvas, (left, top), session, issued.enrolment, Words(languages[0]))
    side, runs = qr_runs(issued.badge.token, Correction.HIGH)
    canvas.cells(runs, left + _QR_LEFT_MM, top + _QR_TOP_MM, QR_MM / side)
    shown = issued.badge.short_code
    width = canvas.text_width_mm(shown, _CODE_PT, is_bold=True)
    middle = left + _QR_LEFT_MM + QR_MM / 2
    canvas.text(shown, middle - width / 2, top + _QR_TOP_MM + QR_MM + 7.5, _CODE_PT, is_bold=True)


def _draw_person(
    canvas: PrintCanvas, corner: tuple[float, float], session: Session, enrolment: Enrolment, say: Words
) -> None:
    left, top = corner
    person = enrolment.person
    size, lines = fitted(person.name, _TEXT_WIDTH_MM, _NAME_HEIGHT_MM, largest_pt=_NAME_PT, bold=True)
    height = size * MM_PER_POINT * 1.25
    baseline = top + _NAME_TOP_MM + (_NAME_HEIGHT_MM - height * len(lines)) / 2 + height * 0.76
    for line in lines:
        canvas.text(line, left + _TEXT_LEFT_MM, baseline, size, is_bold=True)
        baseline += height
    work = " · ".join(part for part in (person.department, person.employee_number) if part)
    canvas.block(work, (left + _TEXT_LEFT_MM, top + 38.5), (_TEXT_WIDTH_MM, 7.0), 9.5, 0.2)
    half_day = session.half_day(enrolment.half_day)
    when = " · ".join(part for part in (half_day.label, say.value(half_day.starts_at)) if part)
    canvas.block(when, (left + _TEXT_LEFT_MM, top + 46.0), (_TEXT_WIDTH_MM, 4.0), 8.5, GREY)


def _draw_empty_name(canvas: PrintCanvas, left: float, top: float, languages: Sequence[Language]) -> None:
    y = top + _NAME_TOP_MM + _NAME_HEIGHT_MM - 4
    start = left + _TEXT_LEFT_MM
    canvas.line((start, y), (start + _TEXT_WIDTH_MM, y), line_mm=0.2, grey=0.4)
    name = " · ".join(Words(language)("Name") for language in languages)
    canvas.text(name, start, y + 4.5, 8.5, grey=GREY)


def _said(text: Text, languages: Sequence[Language]) -> str:
    return " · ".join(dict.fromkeys(text.in_language(language) for language in languages))
