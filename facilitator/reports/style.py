"""The look of printed matter: colours by meaning, four sizes, two weights, steps of 8 points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from facilitator.reports.print_canvas import BOLD, REGULAR, register_faces

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
    from reportlab.platypus import Paragraph

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
        leftIndent=face.hanging,
        firstLineIndent=-face.hanging,
    )
    return Paragraph(escape(_printable(text)), style)


def colour(hexadecimal: str) -> Any:  # noqa: ANN401 - reportlab's colour has no public type
    """Return reportlab's colour for "#RRGGBB"."""
    from reportlab.lib import colors

    return colors.HexColor(hexadecimal)


def _printable(text: str) -> str:
    """Return the text without control characters, which PDF readers choke on; line ends become spaces."""
    return "".join(char if char.isprintable() else " " for char in text)
