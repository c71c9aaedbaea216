"""One face of a badge: the name as large as it can be, the code with its quiet zone, its digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.badge_sheet import CODE_MODULES, Face, Room
from facilitator.domain.language import Language, Text
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.domain.text_width import MM_PER_POINT, fitted, width_mm
from facilitator.reports.print_canvas import GREY, INK, PrintCanvas, points
from facilitator.reports.qr_code import Correction, qr_runs
from facilitator.services.issue_badges import IssuedBadge
from facilitator.words import Words

_BAND_COLOUR = (0x1F / 255, 0x6F / 255, 0x5C / 255)
_LINE = 1.25
_BASELINE = 0.76
_WORTH_IT = 0.62
_NEVER_BROKEN = 4


@dataclass(frozen=True, slots=True)
class Print:
    """What every badge of a print has in common."""

    canvas: PrintCanvas
    session: Session
    languages: Sequence[Language]
    organisation: str


def draw_face(
    common: Print,
    face: Face,
    corner: tuple[float, float],
    width_mm: float,
    issued: IssuedBadge,
    *,
    coded: bool,
) -> None:
    """Draw one face with its top left corner there; without a code where only the name is wanted."""
    canvas, (left, top) = common.canvas, corner
    if face.band_mm:
        canvas.pdf.setFillColorRGB(*_BAND_COLOUR)
        canvas.pdf.rect(
            points(left),
            canvas.y(top + face.band_mm),
            points(width_mm),
            points(face.band_mm),
            stroke=0,
            fill=1,
        )
    pen = _Pen(canvas, left, top, is_centred=face.is_centred)
    pen.words(
        _said(common.session.title, common.languages), face.title, 12.0 if face.is_centred else 9.0, GREY
    )
    pen.words(common.organisation, face.organisation, 9.0 if face.is_centred else 7.5, GREY)
    if issued.enrolment is None:
        _draw_empty_name(pen, face, common.languages)
    else:
        _draw_person(pen, face, common, issued.enrolment)
    if coded:
        _, runs = qr_runs(issued.badge.token, Correction.HIGH)
        canvas.cells(runs, left + face.qr.x_mm, top + face.qr.y_mm, face.qr.width_mm / CODE_MODULES)
        stands_below = face.code.y_mm > face.qr.y_mm + face.qr.height_mm
        beneath = _Pen(canvas, left, top, is_centred=stands_below)
        beneath.lines((issued.badge.short_code,), face.code, face.code_pt, INK, is_bold=True)


def fitted_name(name: str, room: Room, largest_pt: float) -> tuple[float, tuple[str, ...]]:
    """Return the size and lines of a name: it shrinks first, wraps when that would make it small.

    It wraps behind its dot if it has one. A name of up to four signs is never broken; none is ever cut.
    """
    size, lines = fitted(name, room.width_mm, room.height_mm, largest_pt=largest_pt, bold=True)
    given, dot, family = name.partition("·")
    better = [(name,), (given + dot, family)] if given and family else [(name,)]
    for kept in better:
        kept_pt = _whole_lines_pt(kept, room, largest_pt)
        if len(name) <= _NEVER_BROKEN or kept_pt >= size * _WORTH_IT:
            return kept_pt, kept
    return size, lines


def _whole_lines_pt(lines: Sequence[str], room: Room, largest_pt: float) -> float:
    """Return the largest size at which these lines stand in the room as they are."""
    em_mm = max(width_mm(line, 1.0, bold=True) for line in lines) or 1.0
    high_pt = room.height_mm / MM_PER_POINT / _LINE / len(lines)
    return min(largest_pt, room.width_mm / em_mm, high_pt)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes into rooms of one face."""

    canvas: PrintCanvas
    left_mm: float
    top_mm: float
    is_centred: bool

    def words(self, text: str, room: Room, largest_pt: float, grey: float) -> None:
        """Write a text whole into a room, smaller where it is long."""
        size, lines = fitted(text, room.width_mm, room.height_mm, largest_pt=largest_pt)
        self.lines(lines, room, size, grey)

    def lines(
        self, lines: Sequence[str], room: Room, size_pt: float, grey: float, *, is_bold: bool = False
    ) -> None:
        """Write lines into the middle of a room's height."""
        height = size_pt * MM_PER_POINT * _LINE
        baseline = self.top_mm + room.y_mm + (room.height_mm - height * len(lines)) / 2 + height * _BASELINE
        for line in lines:
            free = room.width_mm - self.canvas.text_width_mm(line, size_pt, is_bold=is_bold)
            x = self.left_mm + room.x_mm + (free / 2 if self.is_centred else 0.0)
            self.canvas.text(line, x, baseline, size_pt, is_bold=is_bold, grey=grey)
            baseline += height


def _draw_person(pen: _Pen, face: Face, common: Print, enrolment: Enrolment) -> None:
    person = enrolment.person
    size, lines = fitted_name(person.name, face.name, face.largest_pt)
    pen.lines(lines, face.name, size, INK, is_bold=True)
    seat = _seat(enrolment, common.languages)
    work = " · ".join(part for part in (person.department, person.employee_number, seat) if part)
    pen.words(work, face.work, 14.0 if face.is_centred else 9.5, 0.2)
    half_day = common.session.half_day(enrolment.half_day)
    starts_at = Words(common.languages[0]).value(half_day.starts_at)
    when = " · ".join(part for part in (half_day.label, starts_at) if part)
    pen.words(when, face.when, 10.0 if face.is_centred else 8.5, GREY)


def _seat(enrolment: Enrolment, languages: Sequence[Language]) -> str:
    """Return the group and the table of the list, as they stand on a badge."""
    words = [Words(language) for language in languages]
    tables = dict.fromkeys(say("Table {table}", table=enrolment.table) for say in words)
    groups = dict.fromkeys(say("Group {group}", group=enrolment.group) for say in words)
    said = (*(groups if enrolment.group else ()), *(tables if enrolment.table else ()))
    return " · ".join(said)


def _draw_empty_name(pen: _Pen, face: Face, languages: Sequence[Language]) -> None:
    """Leave a line to write a name on."""
    room = face.name
    y = pen.top_mm + room.y_mm + room.height_mm - 3.0
    start = pen.left_mm + room.x_mm
    pen.canvas.line((start, y), (start + room.width_mm, y), line_mm=0.2, grey=0.4)
    name = " · ".join(Words(language)("Name") for language in languages)
    below = Room(room.x_mm, room.y_mm + room.height_mm - 2.6, room.width_mm, 4.0)
    pen.words(name, below, 8.5, GREY)


def _said(text: Text, languages: Sequence[Language]) -> str:
    return " · ".join(dict.fromkeys(text.in_language(language) for language in languages))
