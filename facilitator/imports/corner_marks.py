"""Corner marks in a picture: the squares within squares by which a QR code is found.

A line through the middle of one crosses dark, light, three times as much dark, light and dark, whichever way
the code is turned; where a line and a column both do, there is a mark. Edges are told to a part of a pixel,
so that marks of two pixels a module are found without the picture being enlarged first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

_FINER = 4
"""Contrast is kept in quarters of a level of brightness."""

_LEAST_DARKER = 13
"""Dark is what is darker than its surroundings by more than three levels: noise is neither."""

_LEAST_CONTRAST = 16
_RUNS = 5
_MARK_MODULES = 7
_LEAST_PIXELS = 8
_MOST_PIXELS = 100
_MOST_CROSSINGS = 300
"""More come of noise only; a mark is crossed by many lines, so that one in two or three tells it as well."""

_MOST_GROUPS = 60
_LEAST_AGREE = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """Corner marks, the surest first: middles in pixels, and the length of a module along line and column."""

    middles: NDArray[np.float32]
    modules: NDArray[np.float32]


def contrast(picture: Image, around: int) -> NDArray[np.int16]:
    """Return how much brighter each pixel is than the mean of about so many pixels around it."""
    import numpy as np
    from PIL.Image import Resampling
    from PIL.ImageFilter import BoxBlur

    step = 4
    few = picture.reduce(step).filter(BoxBlur(max(1, round((around / step - 1) / 2))))
    mean = np.asarray(few.resize(picture.size, Resampling.BILINEAR)).astype(np.int16)
    return (np.asarray(picture).astype(np.int16) - mean) * np.int16(_FINER) + np.int16(_LEAST_DARKER)


def corner_marks(bright: NDArray[np.int16], most: int) -> Marks:
    """Return at most so many marks of a picture that is given by its contrast."""
    import numpy as np

    x, line, across = _crossings(bright)
    y, column, down = _crossings(np.ascontiguousarray(bright.T))
    is_near = np.abs(x[:, None] - column) < across[:, None] * 0.8 + 0.5
    is_near &= np.abs(line[:, None] - y) < down * 0.8 + 0.5
    is_near &= np.abs(np.log(across)[:, None] - np.log(down)) < np.log(1.67)
    one, other = np.nonzero(is_near)
    return _gathered(np.stack([x[one], y[other], across[one], down[other]], axis=1), most)


def _crossings(bright: NDArray[np.int16]) -> tuple[NDArray[np.float32], ...]:
    """Return where lines cross a mark: the middle along the line, the line, and pixels a module."""
    import numpy as np

    width = bright.shape[1]
    flat = bright.ravel()
    is_dark = flat < 0
    last = np.flatnonzero(is_dark[1:] != is_dark[:-1])
    if len(last) <= _RUNS:
        nothing = np.empty(0, np.float32)
        return nothing, nothing, nothing
    before, after = flat[last].astype(np.float32), flat[last + 1].astype(np.float32)
    edges: NDArray[np.float64] = last.astype(np.float64) + before / (before - after)
    lengths = np.diff(edges).astype(np.float32)
    count = len(lengths) - _RUNS + 1
    runs = [lengths[n : count + n] for n in range(_RUNS)]
    module = sum(runs[1:], runs[0]) / np.float32(_MARK_MODULES)
    is_mark = (module * _MARK_MODULES >= _LEAST_PIXELS) & (module * _MARK_MODULES < _MOST_PIXELS)
    is_mark &= np.abs(runs[2] - 3 * module) < module * 0.9 + 0.2
    for n in (0, 1, 3, 4):
        is_mark &= np.abs(runs[n] - module) < module * 0.6 + 0.15
    first = np.flatnonzero(is_mark & is_dark[last[:count] + 1])
    first = first[_is_clear(flat, edges, first)]
    first = first[:: max(1, -(-len(first) // _MOST_CROSSINGS))]
    line = last[first + 2] // width
    middle = (edges[first + 2] + edges[first + 3]) / 2 - line * width
    return middle.astype(np.float32), line.astype(np.float32), module[first]


def _is_clear(
    flat: NDArray[np.int16], edges: NDArray[np.float64], first: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Say which runs of five go clearly from dark to light and back, in the middle of each run."""
    import numpy as np

    clear = np.ones(len(first), np.bool_)
    for n in range(_RUNS):
        middle = flat[((edges[first + n] + edges[first + n + 1]) / 2 + 0.5).astype(np.intp)]
        clear &= middle >= _LEAST_CONTRAST if n % 2 else middle <= -_LEAST_CONTRAST
    return clear


def _gathered(points: NDArray[np.float32], most: int) -> Marks:
    """Return one mark for all crossings that lie within two modules of each other."""
    import numpy as np

    groups: list[tuple[int, NDArray[np.float32]]] = []
    while len(points) and len(groups) < _MOST_GROUPS:
        x, y, across, _ = points[0]
        reach = 2 * across
        is_same = (np.abs(points[:, 0] - x) < reach) & (np.abs(points[:, 1] - y) < reach)
        groups.append((int(is_same.sum()), np.median(points[is_same], axis=0)))
        points = points[~is_same]
    groups.sort(key=lambda group: -group[0])
    best = [point for agree, point in groups[:most] if agree >= _LEAST_AGREE]
    table = np.array(best, np.float32).reshape(-1, 4)
    return Marks(table[:, :2], table[:, 2:])
