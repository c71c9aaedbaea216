"""The drawing of slides: 16:9 in points, the bundled font, Chinese above English.

Shared by the decks that travel with the program (`make_deck`) and those written in Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence
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
REGULAR, BOLD = "DeckRegular", "DeckBold"
LOWEST = 24.0
"""The baseline below which nothing is drawn but the number of the page."""
_WHITE = "#FFFFFF"
_NO_LINE_START = "，。、；：？！）”》…"
_LAST_LATIN = 0x2E7F  # above it stand Han characters and their punctuation
_DOTS = 6
_FEW, _MANY = 3, 5
_ROWS = {3: (34.0, 21.0, 98.0), 4: (30.0, 19.0, 80.0), 5: (25.0, 16.0, 60.0)}  # sizes and step in points
_FLOW_SIZES = (34.0, 30.0, 26.0, 23.0, 20.0)
_UNDER = 0.62  # the size of English under Chinese
_GAP = 0.8  # between two points, of the size


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a deck, each as `#RRGGBB`."""

    accent: str = "#1F6F5C"
    warm: str = "#D9652B"
    ground: str = "#FAF7F2"
    ink: str = "#26211C"
    quiet: str = "#6B625A"
    mist: str = "#DCEBE5"
    blush: str = "#F7E3D6"
    shade: str = "#2C836D"


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


def _over(text: Text) -> str:
    """Return what stands large: Chinese, or English where there is no Chinese."""
    return text.zh or text.en


def _under(text: Text) -> str:
    """Return what stands small below it."""
    return text.en if text.zh else ""


def lines_of(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the text broken into lines: Latin at spaces, Han anywhere but before punctuation.

    A word that is wider than a line, such as an address, is broken where the line ends.
    """
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
        rest = piece
        while stringWidth(rest.rstrip(), font, size) > width and len(rest) > 1:
            fits = _fitting(rest, font, size, width)
            lines[-1:] = [rest[:fits], ""]
            rest = rest[fits:]
        lines[-1] += rest
    return [line.strip() for line in lines]


def _fitting(word: str, font: str, size: float, width: float) -> int:
    """Return how many signs of a word fit on a line, one at least."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    wide = 0.0
    for place, sign in enumerate(word):
        wide += stringWidth(sign, font, size)
        if wide > width:
            return max(1, place)
    return len(word)


def paragraph(
    canvas: Canvas, text: str, x: float, y: float, width: float, font: str, size: float, colour: str
) -> float:
    """Draw the text downwards from baseline `y` and return the baseline below it (points)."""
    if not text:
        return y
    canvas.setFillColor(colour)
    canvas.setFont(font, size)
    for line in lines_of(text, font, size, width):
        canvas.drawString(x, y, line)
        y -= size * 1.38
    return y


def ground(canvas: Canvas, colour: str) -> None:
    """Fill the page."""
    canvas.setFillColor(colour)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)


def _bow(canvas: Canvas, colour: str, other: str) -> None:
    """Draw the sign of the family: two circles that touch from afar."""
    canvas.setFillColor(colour)
    canvas.circle(WIDTH - 150, 120, 96, stroke=0, fill=1)
    canvas.setFillColor(other)
    canvas.circle(WIDTH - 26, 196, 48, stroke=0, fill=1)


def _title(canvas: Canvas, slide: Slide, colours: Palette) -> float:
    """Draw an opening or closing slide; like every look, return the baseline below the lowest line."""
    ground(canvas, colours.accent)
    _bow(canvas, colours.shade, colours.warm)
    y = paragraph(canvas, _over(slide.title), MARGIN, 352, WIDTH - 2 * MARGIN, BOLD, 60, _WHITE)
    y = paragraph(canvas, _under(slide.title), MARGIN, y + 18, WIDTH - 2 * MARGIN, REGULAR, 30, colours.mist)
    for point in slide.points:
        y = paragraph(canvas, _over(point), MARGIN, y - 22, 640, REGULAR, 26, _WHITE)
        y = paragraph(canvas, _under(point), MARGIN, y + 2, 640, REGULAR, 19, colours.mist)
    return y


def _section(canvas: Canvas, slide: Slide, colours: Palette) -> float:
    """Draw the beginning of a module with its number."""
    ground(canvas, colours.ground)
    _bow(canvas, colours.mist, colours.blush)
    canvas.setFillColor(colours.warm)
    canvas.circle(MARGIN + 40, 396, 40, stroke=0, fill=1)
    canvas.setFillColor(_WHITE)
    canvas.setFont(BOLD, 40)
    canvas.drawCentredString(MARGIN + 40, 382, str(slide.number))
    y = paragraph(canvas, _over(slide.title), MARGIN, 278, WIDTH - 2 * MARGIN, BOLD, 58, colours.accent)
    y = paragraph(canvas, _under(slide.title), MARGIN, y + 20, WIDTH - 2 * MARGIN, REGULAR, 30, colours.ink)
    for point in slide.points:
        y = paragraph(canvas, _over(point), MARGIN, y - 16, 640, REGULAR, 26, colours.quiet)
        y = paragraph(canvas, _under(point), MARGIN, y + 2, 640, REGULAR, 19, colours.quiet)
    return y


def _points(canvas: Canvas, slide: Slide, colours: Palette) -> float:
    """Draw a title and its points, each in both languages, on one card."""
    ground(canvas, colours.ground)
    canvas.setFillColor(colours.warm)
    canvas.roundRect(MARGIN, HEIGHT - 66, 56, 6, 3, stroke=0, fill=1)
    y = paragraph(
        canvas, _over(slide.title), MARGIN, HEIGHT - 120, WIDTH - 2 * MARGIN, BOLD, 42, colours.accent
    )
    y = paragraph(canvas, _under(slide.title), MARGIN, y + 18, WIDTH - 2 * MARGIN, REGULAR, 22, colours.quiet)
    large, small, step = _ROWS[min(max(len(slide.points), _FEW), _MANY)]
    y = min(y - 32, 340.0)
    for number, point in enumerate(slide.points):
        top = y - number * step
        canvas.setFillColor((colours.accent, colours.warm)[number % 2])
        canvas.circle(MARGIN + _DOTS, top + large / 3, _DOTS, stroke=0, fill=1)
        paragraph(canvas, _over(point), MARGIN + 32, top, WIDTH - 2 * MARGIN - 32, BOLD, large, colours.ink)
        paragraph(canvas, _under(point), MARGIN + 32, top - step * 0.37, 780, REGULAR, small, colours.quiet)
    return y - len(slide.points) * step


def _quote(canvas: Canvas, slide: Slide, colours: Palette) -> float:
    """Draw one sentence to look at for a while."""
    ground(canvas, colours.blush)
    canvas.setFillColor(colours.warm)
    canvas.rect(0, 0, 16, HEIGHT, stroke=0, fill=1)
    y = paragraph(canvas, _over(slide.title), 104, 366, WIDTH - 208, BOLD, 54, colours.ink)
    y = paragraph(canvas, _under(slide.title), 104, y + 12, WIDTH - 208, REGULAR, 28, colours.quiet)
    for point in slide.points:
        y = paragraph(canvas, _over(point), 104, y - 26, WIDTH - 208, REGULAR, 30, colours.accent)
        y = paragraph(canvas, _under(point), 104, y + 2, WIDTH - 208, REGULAR, 20, colours.quiet)
    return y


DRAW = {Look.TITLE: _title, Look.SECTION: _section, Look.POINTS: _points, Look.QUOTE: _quote}


def head(canvas: Canvas, title: Text, colours: Palette) -> float:
    """Draw the ground and the title of a slide with something below; return the baseline below it."""
    ground(canvas, colours.ground)
    canvas.setFillColor(colours.warm)
    canvas.roundRect(MARGIN, HEIGHT - 66, 56, 6, 3, stroke=0, fill=1)
    width = WIDTH - 2 * MARGIN
    y = paragraph(canvas, _over(title), MARGIN, HEIGHT - 120, width, BOLD, 42, colours.accent)
    return paragraph(canvas, _under(title), MARGIN, y + 18, width, REGULAR, 22, colours.quiet)


def flowing_points(
    canvas: Canvas, points: Sequence[Text], y: float, colours: Palette, *, numbered: bool = False
) -> float:
    """Draw points of any length below baseline `y`, as large as they fit; return the baseline below.

    At the smallest size they may go below `LOWEST`: the caller says so to the author.
    """
    width = WIDTH - 2 * MARGIN - 40
    size = next((one for one in _FLOW_SIZES if y - _height(points, one, width) > LOWEST), _FLOW_SIZES[-1])
    for number, point in enumerate(points, start=1):
        canvas.setFillColor((colours.accent, colours.warm)[(number - 1) % 2])
        if numbered:
            canvas.setFont(BOLD, size)
            canvas.drawString(MARGIN, y, str(number))
        else:
            canvas.circle(MARGIN + _DOTS, y + size / 3, _DOTS, stroke=0, fill=1)
        y = paragraph(canvas, _over(point), MARGIN + 40, y, width, BOLD, size, colours.ink)
        y = paragraph(
            canvas, _under(point), MARGIN + 40, y + size * 0.4, width, REGULAR, size * _UNDER, colours.quiet
        )
        y -= size * _GAP
    return y


def _height(points: Sequence[Text], size: float, width: float) -> float:
    """Return how high the points are at that size, as `flowing_points` draws them."""
    high = 0.0
    for point in points:
        high += len(lines_of(_over(point), BOLD, size, width)) * size * 1.38 - size * 0.4
        if under := _under(point):
            high += len(lines_of(under, REGULAR, size * _UNDER, width)) * size * _UNDER * 1.38
        high += size * _GAP
    return high


def open_canvas(target: Path, title: Text) -> Canvas:
    """Return an empty deck to draw on; the same drawing gives the same bytes."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, face in ((REGULAR, "NotoSansSC-Regular"), (BOLD, "NotoSansSC-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(resources.font_path(face))))
    canvas = Canvas(
        str(target),
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        lang="zh-CN",
        initialFontName=REGULAR,  # type: ignore[arg-type]
    )
    canvas.setTitle(f"{title.zh} · {title.en}")
    return canvas


def turn_page(canvas: Canvas, number: int, title: Text, colours: Palette, *, has_number: bool) -> None:
    """End a page: its name in the outline, its number in the corner."""
    canvas.bookmarkPage(f"p{number}")
    canvas.addOutlineEntry(f"{title.zh} · {title.en}", f"p{number}")
    if has_number:
        canvas.setFillColor(colours.quiet)
        canvas.setFont(REGULAR, 12)
        canvas.drawRightString(WIDTH - 28, 22, str(number))
    canvas.showPage()
