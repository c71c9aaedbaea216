"""The sheets that badges are printed on, and what stands where on one face; millimetres, from the top left.

Label sheets are those sold for A4 under many names: 99.1 x 67.7 (eight), 99.1 x 57 (ten) and 70 x 37
(twenty-four, without a margin). Cards, lanyard and seat cards are cut from plain A4.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from facilitator.domain.message import Message, UserError

QUIET_MODULES = 4
"""What ISO/IEC 18004 asks to be left white around a QR code."""
CODE_MODULES = 21
"""Version 1, which holds 17 digits at the highest correction."""

_EDGE_MM = 5.0
_MARK_ROOM_MM = 7.0


class BadgeFormat(StrEnum):
    """What badges are printed as."""

    CARD = "card"
    LABELS_8 = "labels-2x4"
    LABELS_10 = "labels-2x5"
    LABELS_24 = "labels-3x8"
    LANYARD_A6 = "lanyard-a6"
    SEAT_CARD = "seat-card"


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle on a face."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Face:
    """Where things stand on one face of a badge; `is_centred` says how its words stand in their rooms.

    `qr` is the code without its quiet zone, which no other room touches; `code` holds the digits for typing.
    """

    title: Room
    organisation: Room
    name: Room
    work: Room
    when: Room
    qr: Room
    code: Room
    largest_pt: float
    code_pt: float
    band_mm: float = 0.0
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One A4 page of a format: how many badges across and down, their size, and where the first begins.

    `is_cut` formats are plain paper with marks to cut by; a folded one has two faces, the upper one on
    its head.
    """

    columns: int
    rows: int
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float
    gap_mm: float
    face: Face
    is_cut: bool
    is_folded: bool = False

    @property
    def places(self) -> int:
        """How many badges stand on a page."""
        return self.columns * self.rows

    @property
    def has_two_faces(self) -> bool:
        """Whether a code can stand on both faces; a sticky label has one."""
        return self.is_cut

    @property
    def has_room_for_marks(self) -> bool:
        """Whether the margin holds marks to cut by; else thin lines between the badges say it."""
        return min(self.left_mm, self.top_mm) >= _MARK_ROOM_MM

    def corner(self, place: int, *, is_back: bool = False) -> tuple[float, float]:
        """Return the top left corner of the n-th badge, from 0.

        The back of a page is mirrored: the paper is turned on its long edge.
        """
        row, column = divmod(place, self.columns)
        left = self.left_mm + column * (self.width_mm + self.gap_mm)
        if is_back:
            left = PAGE_WIDTH_MM - left - self.width_mm
        return left, self.top_mm + row * self.height_mm


@dataclass(frozen=True, slots=True)
class BadgePrint:
    """How badges are printed: as what, from which place of the first page (from 1), on both faces or one."""

    format: BadgeFormat = BadgeFormat.CARD
    start: int = 1
    both_faces: bool = False

    def sheet(self) -> Sheet:
        """Return the page; UserError where it has no such place, or no second face."""
        sheet = SHEETS[self.format]
        if not 1 <= self.start <= sheet.places:
            raise UserError(
                Message("A page of this format has {n} places. Begin at one of them.", {"n": sheet.places})
            )
        if self.both_faces and not sheet.has_two_faces:
            raise UserError(
                Message("A sticky label has one face. Choose cards to print the code on both faces.")
            )
        return sheet


def quiet_mm(qr_mm: float) -> float:
    """Return how much is left white around a code of that size."""
    return qr_mm / CODE_MODULES * QUIET_MODULES


def _wide_face(width_mm: float, height_mm: float, qr_mm: float, largest_pt: float) -> Face:
    """Return a face wider than high: words at the left, code at the right with its digits below."""
    quiet = quiet_mm(qr_mm)
    qr_x = width_mm - qr_mm - max(quiet, _EDGE_MM)
    words = qr_x - quiet - 0.5 - _EDGE_MM
    title = Room(_EDGE_MM, 4.0, width_mm - 2 * _EDGE_MM, 4.6)
    qr_y = title.y_mm + title.height_mm + quiet + (height_mm - 55) * 0.25
    name = Room(_EDGE_MM, 14.2, words, height_mm - 34.2)
    return Face(
        title=title,
        organisation=Room(_EDGE_MM, 9.0, words, 4.4),
        name=name,
        work=Room(_EDGE_MM, height_mm - 18.6, words, 7.0),
        when=Room(_EDGE_MM, height_mm - 9.6, words, 4.2),
        qr=Room(qr_x, qr_y, qr_mm, qr_mm),
        code=Room(qr_x - quiet, qr_y + qr_mm + quiet, qr_mm + 2 * quiet, 4.6),
        largest_pt=largest_pt,
        code_pt=12.0,
        band_mm=2.5,
    )


def _small_face() -> Face:
    """Return the face of a 70 x 37 label: the digits stand beside the code, so that it keeps 25 mm."""
    quiet = quiet_mm(25.0)
    qr_x = 70.0 - 25.0 - _EDGE_MM
    words = qr_x - quiet - 0.3 - _EDGE_MM
    return Face(
        title=Room(_EDGE_MM, 4.6, words, 2.8),
        organisation=Room(_EDGE_MM, 7.5, words, 2.6),
        name=Room(_EDGE_MM, 10.3, words, 12.6),
        work=Room(_EDGE_MM, 23.1, words, 3.2),
        when=Room(_EDGE_MM, 26.4, words, 2.6),
        qr=Room(qr_x, 6.0, 25.0, 25.0),
        code=Room(_EDGE_MM, 29.2, words, 4.2),
        largest_pt=26.0,
        code_pt=11.0,
    )


def _tall_face() -> Face:
    """Return the face of an A6 lanyard: the name over the whole width, a large code below."""
    quiet = quiet_mm(40.0)
    return Face(
        title=Room(8.0, 9.0, 89.0, 8.0),
        organisation=Room(8.0, 17.5, 89.0, 5.0),
        name=Room(6.0, 24.0, 93.0, 38.0),
        work=Room(8.0, 63.5, 89.0, 8.0),
        when=Room(8.0, 72.5, 89.0, 5.0),
        qr=Room(32.5, 86.0, 40.0, 40.0),
        code=Room(20.0, 126.0 + quiet, 65.0, 6.0),
        largest_pt=96.0,
        code_pt=16.0,
        band_mm=4.0,
        is_centred=True,
    )


def _cut(columns: int, rows: int, width_mm: float, height_mm: float, face: Face, *, folded: bool) -> Sheet:
    """Return a page of plain paper on which the badges stand in the middle, edge to edge."""
    return Sheet(
        columns=columns,
        rows=rows,
        width_mm=width_mm,
        height_mm=height_mm,
        left_mm=(PAGE_WIDTH_MM - columns * width_mm) / 2,
        top_mm=(PAGE_HEIGHT_MM - rows * height_mm) / 2,
        gap_mm=0.0,
        face=face,
        is_cut=True,
        is_folded=folded,
    )


def _labels(columns: int, rows: int, size_mm: tuple[float, float], gap_mm: float, face: Face) -> Sheet:
    """Return a page of sticky labels, which stand in the middle of it."""
    width, height = size_mm
    left = (PAGE_WIDTH_MM - columns * width - (columns - 1) * gap_mm) / 2
    top = (PAGE_HEIGHT_MM - rows * height) / 2
    return Sheet(columns, rows, width, height, left, top, gap_mm, face, is_cut=False)


SHEETS = {
    BadgeFormat.CARD: _cut(2, 5, 90.0, 55.0, _wide_face(90.0, 55.0, 25.0, 44.0), folded=False),
    BadgeFormat.LABELS_8: _labels(2, 4, (99.1, 67.7), 2.5, _wide_face(99.1, 67.7, 30.0, 52.0)),
    BadgeFormat.LABELS_10: _labels(2, 5, (99.1, 57.0), 2.5, _wide_face(99.1, 57.0, 25.0, 46.0)),
    BadgeFormat.LABELS_24: _labels(3, 8, (70.0, 37.0), 0.0, _small_face()),
    BadgeFormat.LANYARD_A6: _cut(2, 2, 105.0, 148.0, _tall_face(), folded=False),
    BadgeFormat.SEAT_CARD: _cut(1, 2, 180.0, 130.0, _wide_face(180.0, 65.0, 30.0, 110.0), folded=True),
}
