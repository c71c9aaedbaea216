"""Badges as PDF: cards to cut, sticky labels, lanyards, folded seat cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from facilitator.domain.badge_sheet import BadgePrint, Sheet
from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.session import Session
from facilitator.reports.badge_face import Print, draw_face
from facilitator.reports.print_canvas import PrintCanvas, points, unprintable_warning
from facilitator.services.issue_badges import IssuedBadge

_CUT_MARK_MM = 5.0
_CUT_GAP_MM = 2.0
_ONE_WAY = BadgePrint()


def write_badges(
    path: Path,
    session: Session,
    issued: Sequence[IssuedBadge],
    languages: Sequence[Language],
    *,
    organisation: str = "",
    print_as: BadgePrint = _ONE_WAY,
    is_whole: Callable[[Path], bool] | None = None,
) -> tuple[Message, ...]:
    """Write one badge after the other in the format asked for; spare ones get a line to write the name on.

    The organisation's name stands small under the title. With both faces, a page of backs follows each
    page of cards, mirrored for a printer that turns the paper on its long edge; a folded card carries the
    code on both of its sides.

    Returns a warning that says whose name has a character that the typeface lacks. Raises UserError when
    there is no badge to print, the format has no such place or face, the file cannot be written, or
    `is_whole`, which is asked before it is seen, says no.
    """
    sheet = print_as.sheet()
    if not issued:
        raise UserError(
            Message("There are no badges to print yet: import a roster first, or ask for spare ones.")
        )
    canvas = PrintCanvas(
        path, session.title.in_language(languages[0]), (PAGE_WIDTH_MM, PAGE_HEIGHT_MM), languages[0]
    )
    common = Print(canvas, session, languages, organisation)
    places: list[IssuedBadge | None] = [*([None] * (print_as.start - 1)), *issued]
    for start in range(0, len(places), sheet.places):
        page = places[start : start + sheet.places]
        _draw_page(common, sheet, page, print_as, is_back=False)
        if print_as.both_faces and not sheet.is_folded:
            _draw_page(common, sheet, page, print_as, is_back=True)
    canvas.save(is_whole)
    return unprintable_warning(
        (one.enrolment.person.name, Message("badge {code}", {"code": one.badge.short_code}))
        for one in issued
        if one.enrolment
    )


def _draw_page(
    common: Print, sheet: Sheet, page: Sequence[IssuedBadge | None], print_as: BadgePrint, *, is_back: bool
) -> None:
    """Draw one page of badges; a place that was used before stays empty."""
    if sheet.is_cut and not is_back:
        _draw_cut_marks(common.canvas, sheet)
    for place, issued in enumerate(page):
        if issued is None:
            continue
        left, top = sheet.corner(place, is_back=is_back)
        if sheet.is_folded:
            half = sheet.height_mm / 2
            _draw_on_its_head(common, sheet, (left, top), issued, coded=print_as.both_faces)
            _draw_fold(common.canvas, (left, top + half), sheet.width_mm)
            top += half
        draw_face(common, sheet.face, (left, top), sheet.width_mm, issued, coded=True)
    common.canvas.next_page()


def _draw_on_its_head(
    common: Print, sheet: Sheet, corner: tuple[float, float], issued: IssuedBadge, *, coded: bool
) -> None:
    """Draw the face that looks the other way once the card is folded."""
    pdf, canvas = common.canvas.pdf, common.canvas
    left, top = corner
    pdf.saveState()
    pdf.translate(points(2 * left + sheet.width_mm), canvas.y(top + sheet.height_mm / 2) + canvas.y(top))
    pdf.rotate(180)
    draw_face(common, sheet.face, corner, sheet.width_mm, issued, coded=coded)
    pdf.restoreState()


def _draw_fold(canvas: PrintCanvas, start: tuple[float, float], width_mm: float) -> None:
    canvas.pdf.setDash(points(1.5), points(1.5))
    canvas.line(start, (start[0] + width_mm, start[1]), line_mm=0.15, grey=0.6)
    canvas.pdf.setDash()


def _draw_cut_marks(canvas: PrintCanvas, sheet: Sheet) -> None:
    """Mark in the margin where to cut, or between the badges where there is no margin."""
    edges_x = [sheet.left_mm + column * sheet.width_mm for column in range(sheet.columns + 1)]
    edges_y = [sheet.top_mm + row * sheet.height_mm for row in range(sheet.rows + 1)]
    if not sheet.has_room_for_marks:
        for x in edges_x[1:-1]:
            canvas.line((x, 0), (x, PAGE_HEIGHT_MM), line_mm=0.1, grey=0.75)
        for y in edges_y[1:-1]:
            canvas.line((0, y), (PAGE_WIDTH_MM, y), line_mm=0.1, grey=0.75)
        return
    for x in edges_x:
        for y, way in ((edges_y[0], -1), (edges_y[-1], 1)):
            canvas.line(
                (x, y + way * _CUT_GAP_MM),
                (x, y + way * (_CUT_GAP_MM + _CUT_MARK_MM)),
                line_mm=0.15,
                grey=0.3,
            )
    for y in edges_y:
        for x, way in ((edges_x[0], -1), (edges_x[-1], 1)):
            canvas.line(
                (x + way * _CUT_GAP_MM, y),
                (x + way * (_CUT_GAP_MM + _CUT_MARK_MM), y),
                line_mm=0.15,
                grey=0.3,
            )
