"""QR codes of a picture as zxing-cpp reads them, in places of the frame from which the picture was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from zxingcpp import Barcode

Place = tuple[float, float]
"""A point of the frame in pixels, from its top left corner."""


_FIRM_LEVELS = ("Q", "H")


@dataclass(frozen=True, slots=True)
class FoundCode:
    """What a code says, and where its corners are, clockwise from its own top left.

    A code `is_firm` whose level of error correction is so high that noise can not be taken for it: of words
    drawn at random, one in 10^11 is near enough to a code of 21 modules at level Q, one in 10^15 at H, but
    one in two million at L (counted from the lengths of ISO/IEC 18004, table 9).
    """

    text: str
    corners: tuple[Place, Place, Place, Place]
    is_firm: bool = True


def read_in(picture: Image, corner: Place, scale: float) -> tuple[FoundCode, ...]:
    """Return the codes of a picture that is so many times as large as the frame was at that corner."""
    width, height = picture.size
    pixels = memoryview(picture.tobytes()).cast("B", (height, width))
    return codes_in(pixels, corner, scale, width, is_first=False)


def codes_in(
    pixels: memoryview, corner: Place, scale: float, width: int, *, is_first: bool = True
) -> tuple[FoundCode, ...]:
    """Return the QR codes of a picture in places of the frame from which it was taken.

    White on black, and codes that fill the frame, are left to the first look.
    """
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    found = read_barcodes(
        pixels,
        formats=BarcodeFormats(BarcodeFormat.QRCode),
        try_downscale=is_first,
        try_invert=is_first,
    )
    codes = (
        FoundCode(one.text, _corners(one, corner, scale), one.ec_level in _FIRM_LEVELS)
        for one in found
        if one.valid and one.text
    )
    return tuple(code for code in codes if _middle_of(code)[0] < corner[0] + width / scale)


def in_order(codes: tuple[FoundCode, ...]) -> tuple[FoundCode, ...]:
    """Return codes row by row, each row from the left; a row is as high as a code."""
    rows: list[list[FoundCode]] = []
    for code in sorted(codes, key=lambda one: _middle_of(one)[1]):
        is_same = rows and _middle_of(code)[1] - _middle_of(rows[-1][0])[1] < _height_of(code) / 2
        if is_same:
            rows[-1].append(code)
        else:
            rows.append([code])
    return tuple(code for row in rows for code in sorted(row, key=lambda one: _middle_of(one)[0]))


def _corners(code: Barcode, corner: Place, scale: float) -> tuple[Place, Place, Place, Place]:
    at = code.position
    left, top = corner
    first, second, third, fourth = (
        (left + point.x / scale, top + point.y / scale)
        for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    )
    return first, second, third, fourth


def _middle_of(code: FoundCode) -> Place:
    return sum(x for x, _ in code.corners) / 4, sum(y for _, y in code.corners) / 4


def _height_of(code: FoundCode) -> float:
    heights = [y for _, y in code.corners]
    return max(heights) - min(heights)
