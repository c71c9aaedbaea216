"""What stands where on a printed sheet, in millimetres from the page's top left corner.

One geometry for three readers: the PDF is drawn from it, the entry page paints it, and a program
that reads scans looks for the marks where it says.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.language import Language
from facilitator.domain.questionnaire import Wave

PAGE_WIDTH_MM = 210.0
PAGE_HEIGHT_MM = 297.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick. `code` is what is keyed and stored; x and y are its top left corner."""

    item: str
    code: str
    page: int
    x_mm: float
    y_mm: float
    size_mm: float


@dataclass(frozen=True, slots=True)
class WriteIn:
    """A place to write by hand: `cells` boxes side by side for digits, or a ruled line when 0.

    `code` names the option of a ranking; it is empty otherwise.
    """

    item: str
    page: int
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    cells: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of print: its left end and baseline, size in points."""

    text: str
    x_mm: float
    baseline_mm: float
    size_pt: float
    is_bold: bool = False
    is_grey: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The ground on which one item (or its part on this page) stands; shaded in fives.

    `item` is empty for a note between the questions.
    """

    item: str
    page: int
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    is_shaded: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the page: a corner mark with its ArUco id, or the place of a QR code (id -1)."""

    x_mm: float
    y_mm: float
    size_mm: float
    id: int = -1


@dataclass(frozen=True, slots=True)
class NumberSpot:
    """Where a sheet's own number is printed: right or left aligned at x, with its size in points."""

    x_mm: float
    baseline_mm: float
    size_pt: float
    is_right_aligned: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page; everything on it but the sheet's number and its QR codes, which have places."""

    number: int
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    write_ins: tuple[WriteIn, ...]
    lines: tuple[TextLine, ...]
    marks: tuple[Square, ...]
    qr_codes: tuple[Square, ...]
    numbers: tuple[NumberSpot, ...]


@dataclass(frozen=True, slots=True)
class FormLayout:
    """A whole sheet. `code` is six characters that tell this form from any other."""

    code: str
    wave: Wave
    languages: tuple[Language, ...]
    pages: tuple[FormPage, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes of all pages, in the order of the questions."""
        return tuple(box for page in self.pages for box in page.boxes)

    def page_of(self, item: str) -> int | None:
        """Return the number of the page on which that item begins, or none."""
        return next((row.page for page in self.pages for row in page.rows if row.item == item), None)
