"""Slides as PDF from a plain list of slides in both languages: `write_deck(slides.toml, slides.pdf)`.

16:9, the colours of the program, the bundled font. The same source gives the same bytes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from facilitator.domain.language import Text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 72.0
EVERGREEN, PERSIMMON, GROUND, INK, QUIET = "#1F6F5C", "#D9652B", "#FAF7F2", "#26211C", "#6B625A"
MIST, BLUSH = "#DCEBE5", "#F7E3D6"
REGULAR, BOLD = "DeckRegular", "DeckBold"
_NO_LINE_START = "，。、；：？！）”》…"
_LAST_LATIN = 0x2E7F  # above it stand Han characters and their punctuation
_DOTS = 6
_FEW, _MANY = 3, 5
_ROWS = {3: (34.0, 21.0, 98.0), 4: (30.0, 19.0, 80.0), 5: (25.0, 16.0, 60.0)}  # sizes and step in points


class Look(StrEnum):
    """How a slide is laid out."""

    TITLE = "title"
    SECTION = "section"
    POINTS = "points"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its look, its title, up to four points, and the module number of a section."""

    look: Look
    title: Text
    points: tuple[Text, ...]
    number: int


def read_slides(path: Path) -> tuple[Slide, ...]:
    """Return the slides of a TOML file; a mistake in our own file is a bug and raises KeyError."""
    slides = tomllib.loads(path.read_text("utf-8"))["slide"]
    return tuple(
        Slide(
            Look(slide["look"]),
            Text(**slide["title"]),
            tuple(Text(**point) for point in slide.get("points", [])),
            slide.get("number", 0),
        )
        for slide in slides
    )


def _lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the text broken into lines: Latin at spaces, Han anywhere but before punctuation."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    pieces: list[str] = []
    for character in text:
        is_han = ord(character) > _LAST_LATIN
        joins = pieces and not is_han and pieces[-1][-1] != " " and ord(pieces[-1][-1]) <= _LAST_LATIN
        if pieces and (joins or character in _NO_LINE_START or character == " "):
            pieces[-1] += character
        else:
            pieces.append(character)
    lines = [""]
    for piece in pieces:
        if stringWidth((lines[-1] + piece).rstrip(), font, size) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _paragraph(
    canvas: Canvas, text: str, x: float, y: float, width: float, font: str, size: float, colour: str
) -> float:
    """Draw the text downwards from baseline `y` and return the baseline below it (points)."""
    canvas.setFillColor(colour)
    canvas.setFont(font, size)
    for line in _lines(text, font, size, width):
        canvas.drawString(x, y, line)
        y -= size * 1.38
    return y


def _ground(canvas: Canvas, colour: str) -> None:
    """Fill the page."""
    canvas.setFillColor(colour)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)


def _bow(canvas: Canvas, colour: str, other: str) -> None:
    """Draw the sign of the family: two circles that touch from afar."""
    canvas.setFillColor(colour)
    canvas.circle(WIDTH - 150, 120, 96, stroke=0, fill=1)
    canvas.setFillColor(other)
    canvas.circle(WIDTH - 26, 196, 48, stroke=0, fill=1)


def _title(canvas: Canvas, slide: Slide) -> None:
    """Draw an opening or closing slide."""
    _ground(canvas, EVERGREEN)
    _bow(canvas, "#2C836D", PERSIMMON)
    y = _paragraph(canvas, slide.title.zh, MARGIN, 352, WIDTH - 2 * MARGIN, BOLD, 60, "#FFFFFF")
    y = _paragraph(canvas, slide.title.en, MARGIN, y + 18, WIDTH - 2 * MARGIN, REGULAR, 30, MIST)
    for point in slide.points:
        y = _paragraph(canvas, point.zh, MARGIN, y - 22, 640, REGULAR, 26, "#FFFFFF")
        y = _paragraph(canvas, point.en, MARGIN, y + 2, 640, REGULAR, 19, MIST)


def _section(canvas: Canvas, slide: Slide) -> None:
    """Draw the beginning of a module with its number."""
    _ground(canvas, GROUND)
    _bow(canvas, MIST, BLUSH)
    canvas.setFillColor(PERSIMMON)
    canvas.circle(MARGIN + 40, 396, 40, stroke=0, fill=1)
    canvas.setFillColor("#FFFFFF")
    canvas.setFont(BOLD, 40)
    canvas.drawCentredString(MARGIN + 40, 382, str(slide.number))
    y = _paragraph(canvas, slide.title.zh, MARGIN, 278, WIDTH - 2 * MARGIN, BOLD, 58, EVERGREEN)
    y = _paragraph(canvas, slide.title.en, MARGIN, y + 20, WIDTH - 2 * MARGIN, REGULAR, 30, INK)
    for point in slide.points:
        y = _paragraph(canvas, point.zh, MARGIN, y - 16, 640, REGULAR, 26, QUIET)
        y = _paragraph(canvas, point.en, MARGIN, y + 2, 640, REGULAR, 19, QUIET)


def _points(canvas: Canvas, slide: Slide) -> None:
    """Draw a title and its points, each in both languages, on one card."""
    _ground(canvas, GROUND)
    canvas.setFillColor(PERSIMMON)
    canvas.roundRect(MARGIN, HEIGHT - 66, 56, 6, 3, stroke=0, fill=1)
    y = _paragraph(canvas, slide.title.zh, MARGIN, HEIGHT - 120, WIDTH - 2 * MARGIN, BOLD, 42, EVERGREEN)
    y = _paragraph(canvas, slide.title.en, MARGIN, y + 18, WIDTH - 2 * MARGIN, REGULAR, 22, QUIET)
    large, small, step = _ROWS[min(max(len(slide.points), _FEW), _MANY)]
    y = min(y - 32, 340.0)
    for number, point in enumerate(slide.points):
        top = y - number * step
        canvas.setFillColor((EVERGREEN, PERSIMMON)[number % 2])
        canvas.circle(MARGIN + _DOTS, top + large / 3, _DOTS, stroke=0, fill=1)
        _paragraph(canvas, point.zh, MARGIN + 32, top, WIDTH - 2 * MARGIN - 32, BOLD, large, INK)
        _paragraph(canvas, point.en, MARGIN + 32, top - step * 0.37, 780, REGULAR, small, QUIET)


def _quote(canvas: Canvas, slide: Slide) -> None:
    """Draw one sentence to look at for a while."""
    _ground(canvas, BLUSH)
    canvas.setFillColor(PERSIMMON)
    canvas.rect(0, 0, 16, HEIGHT, stroke=0, fill=1)
    y = _paragraph(canvas, slide.title.zh, 104, 366, WIDTH - 208, BOLD, 54, INK)
    y = _paragraph(canvas, slide.title.en, 104, y + 12, WIDTH - 208, REGULAR, 28, QUIET)
    for point in slide.points:
        y = _paragraph(canvas, point.zh, 104, y - 26, WIDTH - 208, REGULAR, 30, EVERGREEN)
        y = _paragraph(canvas, point.en, 104, y + 2, WIDTH - 208, REGULAR, 20, QUIET)


_DRAW = {Look.TITLE: _title, Look.SECTION: _section, Look.POINTS: _points, Look.QUOTE: _quote}


def write_deck(source: Path, target: Path) -> None:
    """Draw the slides of `source` into the PDF `target`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, face in ((REGULAR, "NotoSansSC-Regular"), (BOLD, "NotoSansSC-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(resources.font_path(face))))
    slides = read_slides(source)
    canvas = Canvas(
        str(target),
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        lang="zh-CN",
        initialFontName=REGULAR,  # type: ignore[arg-type]
    )
    canvas.setTitle(f"{slides[0].title.zh} · {slides[0].title.en}")
    for number, slide in enumerate(slides, start=1):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"{slide.title.zh} · {slide.title.en}", f"p{number}")
        _DRAW[slide.look](canvas, slide)
        if slide.look is not Look.TITLE:
            canvas.setFillColor(QUIET)
            canvas.setFont(REGULAR, 12)
            canvas.drawRightString(WIDTH - 28, 22, str(number))
        canvas.showPage()
    canvas.save()
