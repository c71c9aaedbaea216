"""Codes in the frames of a camera: a cheap look at each, and a dearer one where that found nothing.

The limit of a webcam is its lens, so the time that is left of a frame goes into looking better: the middle
enlarged, sharpened, or both, also along the way of a moving hand, one a frame in turn. Where several badges
lie in view, the whole frame is enlarged a little, so that a pile comes complete. In a dark room the last
frames are added up: what a badge that is held still shows grows, the noise of the camera does not. Nothing
here can make a code say what it does not: a QR code carries its own error correction, a badge its signature.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator.imports.grey_frame import GreyFrame, Light
from facilitator.imports.still_scene import StillScene

if TYPE_CHECKING:
    from PIL.Image import Image
    from zxingcpp import Barcode

Place = tuple[float, float]
"""A point of the frame in pixels, from its top left corner."""

_SUMMED_FRAMES = 8
_LEAST_SUMMED = 4
_BRIGHTEST = 255
_SHARPER = 2.5
_SHARPER_ON_THE_WAY = 2.0
_WAY = 4
"""Pixels of the enlarged picture each way, about what a hand moves while the shutter is open."""

_LEAST_PILE = 3
_PILE_SCALE = 1.5


class Look(Enum):
    """How a frame was looked at."""

    PLAIN = auto()
    LARGE = auto()
    LARGE_SHARP = auto()
    SHARP = auto()
    SHARP_ACROSS = auto()
    SHARP_DOWN = auto()
    PILE = auto()
    SUMMED = auto()


_TURNS = (Look.LARGE, Look.LARGE_SHARP, Look.SHARP_ACROSS, Look.SHARP, Look.SHARP_DOWN)
_DARK_TURNS = (Look.SUMMED, Look.LARGE)


@dataclass(frozen=True, slots=True)
class FoundCode:
    """What a code says, and where its corners are, clockwise from its own top left."""

    text: str
    corners: tuple[Place, Place, Place, Place]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a frame showed: codes in the order in which one reads, how they were found, and the light."""

    codes: tuple[FoundCode, ...]
    look: Look
    light: Light


class CodeReader:
    """Reads one frame after the other; it keeps whose turn it is, and in the dark the last frames."""

    def __init__(self) -> None:
        self._turn = 0
        self._scene = StillScene()
        self._dark: deque[Image] = deque(maxlen=_SUMMED_FRAMES)

    def read(
        self, frame: GreyFrame, *, is_newest: Callable[[], bool] = lambda: True, has_cascade: bool = True
    ) -> Reading:
        """Return what the frame shows.

        The dearer look is left out where a newer frame waits already, or without `has_cascade`, and mostly
        where nothing has moved for a while.
        """
        light = frame.light()
        codes = _codes_in(frame.rows(), (0, 0), 1, frame.width)
        if not light.is_dark:
            self._dark.clear()
        is_pile = len(codes) >= _LEAST_PILE
        is_enough = bool(codes) and not is_pile
        may_look_closer = self._scene.may_look_closer(frame.sample())
        if is_enough or not may_look_closer or not has_cascade or not is_newest():
            return Reading(_in_order(codes), Look.PLAIN, light)
        if is_pile:
            others = _read_in(_enlarged(frame.whole(), _PILE_SCALE, is_quick=True), (0, 0), _PILE_SCALE)
            known = {code.text for code in codes}
            both = (*codes, *(code for code in others if code.text not in known))
            return Reading(_in_order(both), Look.PILE, light)
        middle, corner = frame.middle()
        if light.is_dark:
            self._dark.append(middle)
        look = self._next_look(is_dark=light.is_dark)
        return Reading(_in_order(self._look(look, middle, corner)), look, light)

    def _next_look(self, *, is_dark: bool) -> Look:
        turns = _DARK_TURNS if is_dark and len(self._dark) >= _LEAST_SUMMED else _TURNS
        self._turn += 1
        return turns[self._turn % len(turns)]

    def _look(self, look: Look, middle: Image, corner: Place) -> tuple[FoundCode, ...]:
        match look:
            case Look.LARGE:
                return _read_in(_enlarged(middle, 3, is_quick=True), corner, 3)
            case Look.LARGE_SHARP:
                picture = _sharpened(_enlarged(middle, 2), (2, 2), _SHARPER)
            case Look.SHARP:
                picture = _enlarged(_sharpened(middle, (1, 1), _SHARPER), 2)
            case Look.SHARP_ACROSS:
                picture = _sharpened(_enlarged(middle, 2), (_WAY, 0), _SHARPER_ON_THE_WAY)
            case Look.SHARP_DOWN:
                picture = _sharpened(_enlarged(middle, 2), (0, _WAY), _SHARPER_ON_THE_WAY)
            case _:
                picture = _enlarged(_smoothed(_sum(tuple(self._dark))), 2)
        return _read_in(picture, corner, 2)


def _read_in(picture: Image, corner: Place, scale: float) -> tuple[FoundCode, ...]:
    """Return the codes of a picture that is so many times as large as the frame was at that corner."""
    width, height = picture.size
    pixels = memoryview(picture.tobytes()).cast("B", (height, width))
    return _codes_in(pixels, corner, scale, width, is_first=False)


def _codes_in(
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
    codes = (FoundCode(one.text, _corners(one, corner, scale)) for one in found if one.valid and one.text)
    return tuple(code for code in codes if _middle_of(code)[0] < corner[0] + width / scale)


def _corners(code: Barcode, corner: Place, scale: float) -> tuple[Place, Place, Place, Place]:
    at = code.position
    left, top = corner
    first, second, third, fourth = (
        (left + point.x / scale, top + point.y / scale)
        for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    )
    return first, second, third, fourth


def _in_order(codes: tuple[FoundCode, ...]) -> tuple[FoundCode, ...]:
    """Return codes row by row, each row from the left; a row is as high as a code."""
    rows: list[list[FoundCode]] = []
    for code in sorted(codes, key=lambda one: _middle_of(one)[1]):
        is_same = rows and _middle_of(code)[1] - _middle_of(rows[-1][0])[1] < _height_of(code) / 2
        if is_same:
            rows[-1].append(code)
        else:
            rows.append([code])
    return tuple(code for row in rows for code in sorted(row, key=lambda one: _middle_of(one)[0]))


def _middle_of(code: FoundCode) -> Place:
    return sum(x for x, _ in code.corners) / 4, sum(y for _, y in code.corners) / 4


def _height_of(code: FoundCode) -> float:
    heights = [y for _, y in code.corners]
    return max(heights) - min(heights)


def _enlarged(picture: Image, times: float, *, is_quick: bool = False) -> Image:
    """Return the picture so many times as large; by straight lines where it must be quick."""
    from PIL.Image import Resampling

    size = (round(picture.width * times), round(picture.height * times))
    return picture.resize(size, Resampling.BILINEAR if is_quick else Resampling.BICUBIC)


def _sharpened(picture: Image, radius: tuple[int, int], how_much: float) -> Image:
    """Return the picture moved away from its own blur; a box blurs in a third of the time of a Gauss."""
    import PIL.Image
    from PIL.ImageFilter import BoxBlur

    return PIL.Image.blend(picture.filter(BoxBlur(radius)), picture, how_much)


def _smoothed(picture: Image) -> Image:
    from PIL.ImageFilter import BoxBlur

    return picture.filter(BoxBlur(1))


def _sum(frames: tuple[Image, ...]) -> Image:
    """Return the frames added up, pair by pair, halved only where white would be passed."""
    while len(frames) > 1:
        frames = tuple(_both(one, other) for one, other in list(pairwise(frames))[::2])
    return frames[0]


def _both(one: Image, other: Image) -> Image:
    from PIL.ImageChops import add

    brightest = one.histogram()[_BRIGHTEST // 2 + 1 :] + other.histogram()[_BRIGHTEST // 2 + 1 :]
    return add(one, other, 2 if any(brightest) else 1)
