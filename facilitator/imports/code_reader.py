"""Codes in the frames of a camera: a cheap look at each, and a dearer one where that found nothing.

The limit of a webcam is its lens, so the time that is left of a frame goes into looking better, one way a
frame in turn: a badge's code is put together from two of its corner marks; the middle is enlarged, sharpened,
or both, also along the way of a moving hand. Where several badges lie in view, the whole frame is enlarged a
little, so that a pile comes complete. In a dark room the last frames are added up: what a badge that is held
still shows grows, the noise of the camera does not. What a look costs is asked before it is taken: one that
would be late is taken of a smaller part of the middle, or not. Nothing here can make a code say what it does
not: a badge's code carries the highest error correction, and a signature. Other codes are believed when they
are `told_twice`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator.imports.found_code import FoundCode, Place, codes_in, in_order, read_in
from facilitator.imports.frame_time import FrameTime
from facilitator.imports.grey_frame import GreyFrame, Light
from facilitator.imports.marked_code import read_by_marks, sample_code
from facilitator.imports.still_scene import StillScene

if TYPE_CHECKING:
    from PIL.Image import Image, Resampling

_SUMMED_FRAMES = 8
_LEAST_SUMMED = 4
_BRIGHTEST = 255
_SHARPER = 2.5
_SHARPER_ON_THE_WAY = 2.0
_WAY = 2
"""Pixels of the frame each way, about what a hand moves while the shutter is open."""

_NEAR = 12
_WIDE = 28
"""Pixels around a point to which it is compared: few for small codes, many for large ones."""

_PARTS = (1.0, 0.75, 0.5)
"""Shares of the middle each way: the first that is read in time is looked at."""

_DEAR = 65e-9
"""Seconds a pixel of a dearer look that was never taken: the first is taken of a smaller part."""

_LEAST_PILE = 3
_PILE_SCALE = 1.5


class Look(Enum):
    """How a frame was looked at."""

    PLAIN = auto()
    MARKS = auto()
    MARKS_WIDE = auto()
    MARKS_ACROSS = auto()
    MARKS_DOWN = auto()
    LARGE = auto()
    LARGE_SHARP = auto()
    SHARP_ACROSS = auto()
    PILE = auto()
    SUMMED = auto()


TURNS = (
    Look.MARKS,
    Look.LARGE,
    Look.MARKS_WIDE,
    Look.SHARP_ACROSS,
    Look.MARKS_ACROSS,
    Look.LARGE_SHARP,
    Look.MARKS_DOWN,
)
"""The dearer looks in light, one a frame."""

_DARK_TURNS = (Look.SUMMED, Look.MARKS_WIDE, Look.SUMMED, Look.LARGE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a frame showed: codes in the order in which one reads, how they were found, and the light.

    `frames` are the numbers of those that were looked at: this one, or all that were added up.
    """

    codes: tuple[FoundCode, ...]
    look: Look
    light: Light
    frames: frozenset[int]


class CodeReader:
    """Reads one frame after the other; it keeps whose turn it is, and in the dark the last frames.

    To make one takes a tenth of a second where nothing was read before: what is needed is loaded.
    """

    def __init__(self, frame_time: FrameTime | None = None) -> None:
        self._turn = 0
        self._number = 0
        self._scene = StillScene()
        self._time = frame_time or FrameTime()
        self._dark: deque[tuple[int, Image]] = deque(maxlen=_SUMMED_FRAMES)
        load_reading()

    def read(
        self, frame: GreyFrame, *, is_newest: Callable[[], bool] = lambda: True, has_cascade: bool = True
    ) -> Reading:
        """Return what the frame shows.

        The dearer look is left out where a newer frame waits already, or without `has_cascade`, and mostly
        where nothing has moved for a while.
        """
        self._time.begin()
        self._number += 1
        this_one = frozenset((self._number,))
        light = frame.light()
        codes = codes_in(frame.rows(), (0, 0), 1, frame.width)
        if not light.is_dark:
            self._dark.clear()
        is_pile = len(codes) >= _LEAST_PILE
        is_enough = bool(codes) and not is_pile
        may_look_closer = self._scene.may_look_closer(frame.sample())
        if is_enough or not may_look_closer or not has_cascade or not is_newest():
            return Reading(in_order(codes), Look.PLAIN, light, this_one)
        if is_pile:
            return self._pile(frame, codes, light)
        middle, corner = frame.middle()
        if light.is_dark:
            self._dark.append((self._number, middle))
        look = self._next_look(is_dark=light.is_dark)
        closer = self._closer(look, middle, corner)
        if closer is None:
            return Reading((), Look.PLAIN, light, this_one)
        frames = frozenset(number for number, _ in self._dark) if look is Look.SUMMED else this_one
        return Reading(in_order(closer), look, light, frames)

    def _pile(self, frame: GreyFrame, codes: tuple[FoundCode, ...], light: Light) -> Reading:
        """Return the codes of a pile with those that the first look has missed, if there is time for them."""
        from PIL.Image import Resampling

        pixels, this_one = frame.width * frame.height, frozenset((self._number,))
        for method in (Resampling.BILINEAR, Resampling.NEAREST):
            if self._time.largest((Look.PILE, method), (pixels,)) is not None:
                break
        else:
            return Reading(in_order(codes), Look.PLAIN, light, this_one)
        with self._time.of((Look.PILE, method), pixels):
            others = read_in(_enlarged(frame.whole(), _PILE_SCALE, method), (0, 0), _PILE_SCALE)
        known = {code.text for code in codes}
        both = (*codes, *(code for code in others if code.text not in known))
        return Reading(in_order(both), Look.PILE, light, this_one)

    def _next_look(self, *, is_dark: bool) -> Look:
        turns = _DARK_TURNS if is_dark and len(self._dark) >= _LEAST_SUMMED else TURNS
        look = turns[self._turn % len(turns)]
        self._turn += 1
        return look

    def _closer(self, look: Look, middle: Image, corner: Place) -> tuple[FoundCode, ...] | None:
        """Return what this look finds in as much of the middle as there is time for; None for no time."""
        parts = [_part(middle.size, share) for share in _PARTS]
        sizes = [(right - left) * (below - top) for left, top, right, below in parts]
        place = self._time.largest(look, sizes, _DEAR)
        if place is None:
            return None
        with self._time.of(look, sizes[place]):
            part = parts[place]
            at = (corner[0] + part[0], corner[1] + part[1])
            if look is Look.SUMMED:
                middle = _smoothed(_sum(tuple(one.crop(part) for _, one in self._dark)))
            elif place:
                middle = middle.crop(part)
            return _look(look, middle, at)


@cache
def load_reading() -> None:
    """Load what reading needs, once, so that no frame waits for it: best on a worker."""
    for look in (Look.MARKS_ACROSS, Look.LARGE_SHARP):
        _look(look, sample_code(), (0, 0))


def _part(size: tuple[int, int], share: float) -> tuple[int, int, int, int]:
    """Return that share of a picture each way, about its middle: left, top, right, bottom."""
    left, top = (round(side * (1 - share) / 2) for side in size)
    return left, top, size[0] - left, size[1] - top


def _look(look: Look, part: Image, corner: Place) -> tuple[FoundCode, ...]:
    from PIL.Image import Resampling

    match look:
        case Look.MARKS:
            return read_by_marks(part, corner, _NEAR)
        case Look.MARKS_WIDE:
            return read_by_marks(part, corner, _WIDE)
        case Look.MARKS_ACROSS:
            return read_by_marks(_sharpened(part, (_WAY, 0), _SHARPER_ON_THE_WAY), corner, _NEAR)
        case Look.MARKS_DOWN:
            return read_by_marks(_sharpened(part, (0, _WAY), _SHARPER_ON_THE_WAY), corner, _NEAR)
        case Look.LARGE:
            return read_in(_enlarged(part, 3, Resampling.BILINEAR), corner, 3)
        case Look.LARGE_SHARP:
            picture = _sharpened(_enlarged(part, 2), (2, 2), _SHARPER)
        case Look.SHARP_ACROSS:
            picture = _sharpened(_enlarged(part, 2), (2 * _WAY, 0), _SHARPER_ON_THE_WAY)
        case _:
            picture = _enlarged(part, 2)
    return read_in(picture, corner, 2)


def _enlarged(picture: Image, times: float, method: Resampling | None = None) -> Image:
    """Return the picture so many times as large, by curves or by what is asked for because it is quicker."""
    from PIL.Image import Resampling

    size = (round(picture.width * times), round(picture.height * times))
    return picture.resize(size, Resampling.BICUBIC if method is None else method)


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
