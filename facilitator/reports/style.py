"""The look of printed matter: colours by meaning, four sizes, two weights, steps of 8 points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from facilitator.domain.text_width import pieces
from facilitator.reports.print_canvas import BOLD, REGULAR, printable, register_faces

if TYPE_CHECKING:
    from reportlab.platypus import Paragraph

EVERGREEN = "#1F6F5C"
PERSIMMON = "#B8501A"
INK = "#26211C"
SOFT_INK = "#6B6259"
LINE = "#E2DBD0"
TINT = "#F6F2EA"
WHITE = "#FFFFFF"
PALE_GREEN = "#E4EFEB"
PALE_WHITE = "#D3E5DF"

STEP = 8.0
PAGE = (595.2756, 841.8898)
MARGIN = 7 * STEP
WIDTH = PAGE[0] - 2 * MARGIN

_FUZZ = 1e-6
_DESCENT = -0.2

SMALL, BODY, HEAD, DISPLAY = 8.0, 10.0, 16.0, 32.0


@dataclass(frozen=True, slots=True)
class Face:
    """How a paragraph is set: its size and leading in points, weight and colour."""

    size: float = BODY
    leading: float = 16.0
    is_bold: bool = False
    colour: str = INK
    is_right: bool = False
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    hanging: float = 0.0
    left: float = 0.0


TEXT = Face(after=STEP)
CELL = Face(leading=14.0)
POINT = Face(leading=14.0, after=STEP / 2, hanging=10.0)
CELL_RIGHT = Face(leading=14.0, is_right=True)
CELL_BOLD = Face(leading=14.0, is_bold=True)
NOTE = Face(SMALL, 12.0, colour=SOFT_INK)
NOTE_RIGHT = Face(SMALL, 12.0, colour=SOFT_INK, is_right=True)
CAPTION = Face(SMALL, 12.0, is_bold=True, colour=SOFT_INK)
SECTION = Face(HEAD, 24.0, is_bold=True, colour=EVERGREEN, before=3 * STEP, after=STEP, keeps_next=True)
SUBHEAD = Face(BODY, 16.0, is_bold=True, before=2 * STEP, after=STEP / 2, keeps_next=True)
TITLE = Face(DISPLAY, 40.0, is_bold=True, colour=WHITE)
LEAD = Face(HEAD, 24.0, colour=PALE_WHITE)
FIGURE = Face(HEAD, 24.0, is_bold=True, colour=EVERGREEN)
QUOTED = Face(BODY, 17.0)


def paragraph(text: str, face: Face = TEXT) -> Paragraph:
    """Return a paragraph of plain text: whatever stands in it is shown as it is, never read as markup.

    Lines break between Han characters and at spaces, so both languages may stand in one paragraph.
    """
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    register_faces()
    style = ParagraphStyle(
        name="plain",
        fontName=BOLD if face.is_bold else REGULAR,
        fontSize=face.size,
        leading=face.leading,
        textColor=colors.HexColor(face.colour),
        alignment=TA_RIGHT if face.is_right else TA_LEFT,
        spaceBefore=face.before,
        spaceAfter=face.after,
        wordWrap="CJK",
        bulletFontName=REGULAR,
        keepWithNext=face.keeps_next,
        leftIndent=face.left + face.hanging,
        firstLineIndent=-face.hanging,
    )
    return _plain_paragraph()(escape(printable_line(text)), style)


@cache
def _plain_paragraph() -> type[Paragraph]:
    """Return the paragraph whose lines break by our own rules: reportlab's begins lines with a full stop."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Paragraph as Base

    class Plain(Base):
        def breakLinesCJK(self, maxWidths: float | list[float] | tuple[float, ...]) -> Any:  # noqa: ANN401, N802, N803 - reportlab's
            if not self.frags:
                return super().breakLinesCJK(maxWidths)
            frag = self.frags[0]
            text = "".join(f.text if hasattr(f, "text") else "".join(f.words) for f in self.frags)
            widths = [maxWidths] if isinstance(maxWidths, int | float) else list(maxWidths)
            broken = _lines(text, widths, lambda part: stringWidth(part, frag.fontName, frag.fontSize))
            lines = [(extra, [line]) for extra, line in broken]
            return frag.clone(kind=0, lines=lines, ascent=frag.fontSize, descent=_DESCENT * frag.fontSize)

    return Plain


def _lines(
    text: str, widths: Sequence[float], measure: Callable[[str], float]
) -> Iterator[tuple[float, str]]:
    """Give the lines of a text with the room left in each; the last width holds for all further lines."""
    line, place = "", 0
    for piece in _no_wider(pieces(text), widths[-1], measure):
        if line and measure((line + piece).rstrip()) > widths[min(place, len(widths) - 1)] + _FUZZ:
            yield widths[min(place, len(widths) - 1)] - measure(line.rstrip()), line
            line, place = "", place + 1
        line += piece
    yield widths[min(place, len(widths) - 1)] - measure(line.rstrip()), line


def _no_wider(parts: Iterable[str], width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Give parts that fit a line, a word that is longer than a line broken where it must."""
    for part in parts:
        rest = part
        while measure(rest.rstrip()) > width and len(rest) > 1:
            count = len(rest) - 1
            while count > 1 and measure(rest[:count]) > width:
                count -= 1
            yield rest[:count]
            rest = rest[count:]
        yield rest


def colour(hexadecimal: str) -> Any:  # noqa: ANN401 - reportlab's colour has no public type
    """Return reportlab's colour for "#RRGGBB"."""
    from reportlab.lib import colors

    return colors.HexColor(hexadecimal)


def printable_line(text: str) -> str:
    """Return the text as it can be printed: no control characters, which PDF readers choke on, and boxes.

    Line ends become spaces; a box stands for each character that the typeface does not have.
    """
    return printable("".join(char if char.isprintable() else " " for char in text))
