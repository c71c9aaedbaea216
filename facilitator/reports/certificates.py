"""Certificates as PDF, a page each: the name large, in both languages or in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from facilitator.domain.badge_sheet import Room
from facilitator.domain.certificate import printed_certificate_number
from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.session import AgendaItem, Session
from facilitator.domain.text_width import MM_PER_POINT, fitted
from facilitator.reports.badge_face import fitted_name
from facilitator.reports.print_canvas import (
    BOLD,
    REGULAR,
    PrintCanvas,
    points,
    printable,
    unprintable_warning,
)
from facilitator.reports.read_back import texts_of
from facilitator.reports.style import EVERGREEN, INK, LINE, PERSIMMON, SOFT_INK, colour
from facilitator.services.certificates import Certificate
from facilitator.words import Words

_PAGE_MM = (PAGE_HEIGHT_MM, PAGE_WIDTH_MM)
_CENTRE_MM = PAGE_HEIGHT_MM / 2
_WIDTH_MM = 232.0
_LEFT_MM = _CENTRE_MM - _WIDTH_MM / 2
_ORGANISATION_MM, _TITLE_MM, _SUBTITLE_MM = 30.0, 53.0, 64.0
_LEAD_MM, _ACCENT_MM, _DONE_MM = 78.0, 113.5, 124.0
_NAME = Room(_LEFT_MM, 81.0, _WIDTH_MM, 29.0)
_PROGRAMME = Room(_LEFT_MM, 127.0, _WIDTH_MM, 17.0)
_MODULES = Room(_LEFT_MM, 146.0, _WIDTH_MM, 12.0)
_FOOT_MM = 181.0
_SIDE_MM = 58.0
_LARGEST_NAME_PT = 46.0
_MOST_LINES_TO_SIGN = 3
_LINE = 1.25
_BASELINE = 0.76


@dataclass(frozen=True, slots=True)
class CertificateText:
    """What every certificate of a print says: the training, who holds it, where, and who signs."""

    session: Session
    title: Text
    organisation: str
    languages: Sequence[Language]

    @property
    def words(self) -> tuple[Words, ...]:
        """A speaker for each language, the first one being the larger."""
        return tuple(Words(language) for language in self.languages)

    def both(self, text: Text) -> tuple[str, ...]:
        """Return a text in each language, once where they say the same."""
        return tuple(dict.fromkeys(text.in_language(language) for language in self.languages))


def write_certificates(
    path: Path, certificates: Sequence[Certificate], text: CertificateText
) -> tuple[Message, ...]:
    """Write a page for each; the file is read back before it takes the place of another.

    Returns a warning that says whose name has a character that the typeface lacks. Raises UserError when
    the file cannot be written.
    """
    canvas = PrintCanvas(path, text.title.in_language(text.languages[0]), _PAGE_MM, text.languages[0])
    for certificate in certificates:
        _draw(_Pen(canvas), certificate, text)
        canvas.next_page()
    canvas.save(partial(_is_whole, [printed_certificate_number(one.number) for one in certificates]))
    return unprintable_warning(
        (one.name, Message("number {number}", {"number": printed_certificate_number(one.number)}))
        for one in certificates
    )


def modules_of(agenda: Sequence[AgendaItem]) -> tuple[Text, ...]:
    """Return the titles of the modules that are taught, in the order of the day."""
    titles = {item.module_number: item.module_title for item in agenda if item.module_number}
    return tuple(title for title in titles.values() if title.en or title.zh)


def _is_whole(numbers: Sequence[str], path: Path) -> bool:
    """Say whether the file opens and every page carries the number of its certificate."""
    texts = texts_of(path)
    return len(texts) == len(numbers) and all(map(_contains, texts, numbers))


def _contains(text: str, number: str) -> bool:
    return number in text


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes centred lines in colour."""

    canvas: PrintCanvas

    def line(
        self,
        text: str,
        baseline_mm: float,
        size_pt: float,
        ink: str = INK,
        *,
        is_bold: bool = False,
        centre_mm: float = _CENTRE_MM,
    ) -> None:
        """Write one line around a middle."""
        pdf = self.canvas.pdf
        pdf.setFont(BOLD if is_bold else REGULAR, size_pt)
        pdf.setFillColor(colour(ink))
        pdf.drawCentredString(points(centre_mm), self.canvas.y(baseline_mm), printable(text))

    def lines(
        self, lines: Sequence[str], room: Room, size_pt: float, ink: str = INK, *, is_bold: bool = False
    ) -> None:
        """Write lines into the middle of a room."""
        height = size_pt * MM_PER_POINT * _LINE
        baseline = room.y_mm + (room.height_mm - height * len(lines)) / 2 + height * _BASELINE
        for line in lines:
            centre = room.x_mm + room.width_mm / 2
            self.line(line, baseline, size_pt, ink, is_bold=is_bold, centre_mm=centre)
            baseline += height

    def fitted(self, text: str, room: Room, largest_pt: float, ink: str, *, is_bold: bool = False) -> None:
        """Write a text whole into a room, smaller where it is long."""
        size, lines = fitted(text, room.width_mm, room.height_mm, largest_pt=largest_pt, bold=is_bold)
        self.lines(lines, room, size, ink, is_bold=is_bold)

    def column(
        self, lines: Sequence[str], room: Room, largest_pt: float, ink: str, *, is_bold: bool = False
    ) -> None:
        """Write lines below each other, all of one size; one that would be too small goes on in the next."""
        height = room.height_mm / len(lines)
        sizes = [
            fitted(line, room.width_mm, height, largest_pt=largest_pt, bold=is_bold)[0] for line in lines
        ]
        for place, line in enumerate(lines):
            part = Room(room.x_mm, room.y_mm + place * height, room.width_mm, height)
            self.fitted(line, part, min(sizes), ink, is_bold=is_bold)

    def rule(self, left_mm: float, right_mm: float, y_mm: float, line_mm: float, ink: str) -> None:
        """Draw a line across."""
        pdf = self.canvas.pdf
        pdf.setStrokeColor(colour(ink))
        pdf.setLineWidth(points(line_mm))
        pdf.line(points(left_mm), self.canvas.y(y_mm), points(right_mm), self.canvas.y(y_mm))

    def frame(self, margin_mm: float, line_mm: float, ink: str) -> None:
        """Draw a frame that far from the edges of the page."""
        pdf, (width, height) = self.canvas.pdf, _PAGE_MM
        pdf.setStrokeColor(colour(ink))
        pdf.setLineWidth(points(line_mm))
        corner, across, up = (
            points(length) for length in (margin_mm, width - 2 * margin_mm, height - 2 * margin_mm)
        )
        pdf.rect(corner, corner, across, up, stroke=1, fill=0)


def _draw(pen: _Pen, certificate: Certificate, text: CertificateText) -> None:
    first, *others = text.words
    pen.frame(9.0, 1.1, EVERGREEN)
    pen.frame(11.6, 0.2, EVERGREEN)
    pen.fitted(text.organisation, _around(_ORGANISATION_MM), 13.0, SOFT_INK)
    pen.line(first("Certificate of training"), _TITLE_MM, 36.0, EVERGREEN, is_bold=True)
    for say in others[:1]:
        pen.line(say("Certificate of training"), _SUBTITLE_MM, 17.0, EVERGREEN)
    pen.line(_joined(say("This certifies that") for say in text.words), _LEAD_MM, 11.0, SOFT_INK)
    size, lines = fitted_name(certificate.name, _NAME, _LARGEST_NAME_PT)
    pen.lines(lines, _NAME, size, is_bold=True)
    pen.rule(_CENTRE_MM - 14.0, _CENTRE_MM + 14.0, _ACCENT_MM, 0.9, PERSIMMON)
    pen.line(_joined(say("has completed the training") for say in text.words), _DONE_MM, 11.0, SOFT_INK)
    pen.column(text.both(text.title), _PROGRAMME, 18.0, INK, is_bold=True)
    modules = modules_of(text.session.agenda)
    if modules:
        listed = dict.fromkeys(_listed(modules, language) for language in text.languages)
        pen.column(tuple(listed), _MODULES, 10.0, SOFT_INK)
    _draw_foot(pen, certificate, text)


def _draw_foot(pen: _Pen, certificate: Certificate, text: CertificateText) -> None:
    """Write when and where at the left, lines to sign in the middle, the number at the right."""
    left, right = _LEFT_MM, _LEFT_MM + _WIDTH_MM
    number = printed_certificate_number(certificate.number)
    days = tuple(dict.fromkeys(_days(certificate.days, say) for say in text.words))
    sides = (
        (left, days, _joined(say("Date") for say in text.words)),
        (right - _SIDE_MM, (number,), _joined(say("Certificate no.") for say in text.words)),
    )
    for start, values, label in sides:
        high = 5.6 * len(values)
        pen.column(values, Room(start, _FOOT_MM - high - 1.2, _SIDE_MM, high), 12.0, INK)
        pen.rule(start, start + _SIDE_MM, _FOOT_MM, 0.2, LINE)
        pen.line(label, _FOOT_MM + 5.0, 9.0, SOFT_INK, centre_mm=start + _SIDE_MM / 2)
    if text.session.site:
        pen.fitted(text.session.site, Room(left, _FOOT_MM + 6.2, _SIDE_MM, 5.0), 9.0, SOFT_INK)
    _draw_lines_to_sign(pen, text, left + _SIDE_MM + 12.0, right - _SIDE_MM - 12.0)


def _draw_lines_to_sign(pen: _Pen, text: CertificateText, left: float, right: float) -> None:
    trainers = text.session.trainers or ("",)
    signing = trainers if len(trainers) <= _MOST_LINES_TO_SIGN else (" · ".join(trainers),)
    width = (right - left - 8.0 * (len(signing) - 1)) / len(signing)
    label = _joined(say("Trainer") for say in text.words)
    for place, trainer in enumerate(signing):
        start = left + place * (width + 8.0)
        pen.rule(start, start + width, _FOOT_MM, 0.3, SOFT_INK)
        pen.line(label, _FOOT_MM + 5.0, 9.0, SOFT_INK, centre_mm=start + width / 2)
        pen.fitted(trainer, Room(start, _FOOT_MM + 6.2, width, 5.0), 10.0, INK)


def _around(baseline_mm: float) -> Room:
    return Room(_LEFT_MM, baseline_mm - 6.0, _WIDTH_MM, 8.0)


def _joined(said: Iterable[str]) -> str:
    return "  ·  ".join(dict.fromkeys(said))


def _listed(modules: Sequence[Text], language: Language) -> str:
    return "  ·  ".join(module.in_language(language) for module in modules)


def _days(days: Sequence[date], say: Words) -> str:
    """Return the day, or the first and the last one."""
    ends = dict.fromkeys((*days[:1], *days[-1:]))
    return " – ".join(say.value(day) for day in ends)
