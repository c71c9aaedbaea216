"""Where the modules of a badge's code lie, by two of its three corner marks: the third may be hidden.

Two marks leave open on which side of them the code lies, which corner is hidden and how the card is tilted.
All of that is laid out as grids; the length of a module at the marks rules most of them out, and what every
code of this size has printed in the same places, the marks and the lines between them, tells the best.

A grid is six numbers: where the middle of the first mark lies, a step along a row of modules, and a step
along a column, each as x and y in pixels.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from facilitator.imports.corner_marks import Marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grids = NDArray[np.float32]

SIDE = 21
"""Modules of a code of version 1, as badges bear it."""

_MARK = 7
_APART = SIDE - _MARK
"""Modules from the middle of a mark to that of the next."""

_BITS_IN_A_ROW = 6
"""The row and the column in which modules alternate, from mark to mark."""

_ALIKE = 1.43
_AS_LONG = 0.17
_STEPS = 5
_STEP = 0.09
_MOST_GRIDS = 1200
_ONE_IN = 3
"""Of the modules that are printed alike, at the first comparison of many grids."""

_LEAST_LIKENESS = 0.3
_FIRST = 3
"""The middle of the first mark lies in row and column 3."""


@cache
def printed_alike() -> NDArray[np.int8]:
    """Return the modules that every such code has alike: 1 dark, 0 light, -1 those that differ."""
    import numpy as np

    code = np.full((SIDE, SIDE), -1, np.int8)
    mark = np.ones((_MARK, _MARK), np.int8)
    mark[1:-1, 1:-1] = 0
    mark[2:-2, 2:-2] = 1
    for top, left in ((0, 0), (0, 1), (1, 0)):
        rows, columns = ((slice(-_MARK - 1, None) if far else slice(_MARK + 1)) for far in (top, left))
        code[rows, columns] = 0
        rows, columns = ((slice(-_MARK, None) if far else slice(_MARK)) for far in (top, left))
        code[rows, columns] = mark
    between = range(_MARK + 1, SIDE - _MARK - 1)
    for n in between:
        code[_BITS_IN_A_ROW, n] = code[n, _BITS_IN_A_ROW] = (n + 1) % 2
    code[SIDE - _MARK - 1, _MARK + 1] = 1
    return code


def likely_grids(pixels: NDArray[np.uint8], marks: Marks, most: int) -> list[Grids]:
    """Return at most so many grids, the likeliest first, no two in the same place."""
    import numpy as np

    grids = _through_two(marks)
    if not len(grids):
        return []
    likeness = _likeness(_nearest(pixels, grids, _ONE_IN), _ONE_IN)
    chosen: list[Grids] = []
    for number in np.argsort(-likeness)[: 10 * most]:
        if len(chosen) == most or likeness[number] < _LEAST_LIKENESS:
            break
        if not any(_is_same(grids[number], other) for other in chosen):
            chosen.append(grids[number])
    return chosen


def modules_of(pixels: NDArray[np.uint8], grid: Grids) -> NDArray[np.float32]:
    """Return the brightness of every module, row by row."""
    import numpy as np

    rows, columns = np.indices((SIDE, SIDE), dtype=np.float32)
    bright: NDArray[np.float32] = _between(pixels, grid[None], rows.ravel(), columns.ravel())
    modules: NDArray[np.float32] = bright.reshape(SIDE, SIDE)
    return modules


def corners_of(grid: Grids) -> tuple[tuple[float, float], ...]:
    """Return the corners of the code, clockwise from its own top left."""
    near, far = -_FIRST - 0.5, SIDE - _FIRST - 0.5
    x, y, row_x, row_y, column_x, column_y = (float(one) for one in grid)
    return tuple(
        (x + along * row_x + down * column_x, y + along * row_y + down * column_y)
        for along, down in ((near, near), (far, near), (far, far), (near, far))
    )


def is_inside(grid: Grids, other: Grids) -> bool:
    """Say whether the middle of a grid lies within the other one."""
    import numpy as np

    middle, other_middle = _middle_of(grid), _middle_of(other)
    return bool(np.hypot(*(middle - other_middle)) < _APART * np.abs(other[2:]).max() / 2)


def _middle_of(grid: Grids) -> NDArray[np.float32]:
    middle: NDArray[np.float32] = grid[:2] + _APART / 2 * (grid[2:4] + grid[4:])
    return middle


def _through_two(marks: Marks) -> Grids:
    """Return every grid that two of these marks and the length of their modules allow."""
    import numpy as np

    one, other = np.triu_indices(len(marks.middles), 1)
    ratio = np.abs(np.log(marks.modules[one] / marks.modules[other]))
    is_alike = (ratio < np.log(_ALIKE)).all(axis=1)
    one, other = one[is_alike], other[is_alike]
    start, end = marks.middles[one][:, None], marks.middles[other][:, None]
    module = (marks.modules[one] + marks.modules[other]) / 2
    steps = np.arange(-_STEPS, _STEPS + 1, dtype=np.float32) * np.float32(_STEP)
    longer, slanted = (part.reshape(1, -1, 1) for part in np.meshgrid(np.exp(steps), steps))
    along = end - start
    aside = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    found = []
    for side in (1, -1):
        third = side * aside * longer + along * slanted
        rows = along + np.zeros_like(third)
        found.append(_allowed(start, rows, third, module))
        found.append(_allowed(end, -rows, third, module))
        across = (third + along) / 2
        found.append(_allowed(end - across, across, (third - along) / 2, module))
    grids = np.concatenate(found)
    return grids[:: max(1, -(-len(grids) // _MOST_GRIDS))]


def _allowed(first: Grids, one: Grids, other: Grids, module: NDArray[np.float32]) -> Grids:
    """Return grids from the first mark by its ways to the other two, where modules are as long as marked."""
    import numpy as np

    one, other = one / np.float32(_APART), other / np.float32(_APART)
    turn = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    area = np.abs(turn)
    with np.errstate(divide="ignore", invalid="ignore"):
        across = area / np.maximum(np.abs(one[..., 1]), np.abs(other[..., 1]))
        down = area / np.maximum(np.abs(one[..., 0]), np.abs(other[..., 0]))
        is_right = np.abs(across / module[:, None, 0] - 1) < _AS_LONG
        is_right &= np.abs(down / module[:, None, 1] - 1) < _AS_LONG
    is_turned = (turn[is_right] < 0)[:, None]
    one, other = one[is_right], other[is_right]
    first = (first + np.zeros_like(area)[..., None])[is_right]
    rows, columns = np.where(is_turned, other, one), np.where(is_turned, one, other)
    return np.concatenate([first, rows, columns], axis=1).astype(np.float32)


@cache
def _places_alike(one_in: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    import numpy as np

    rows, columns = np.nonzero(printed_alike() >= 0)
    return rows[::one_in].astype(np.float32), columns[::one_in].astype(np.float32)


def _likeness(found: NDArray[np.float32], one_in: int = 1) -> NDArray[np.float32]:
    """Return from -1 to 1 how much the modules that are printed alike look so, grid by grid."""
    import numpy as np

    printed = printed_alike()
    is_dark = (printed[printed >= 0] == 1)[::one_in]
    dark, light = found[:, is_dark].mean(axis=1), found[:, ~is_dark].mean(axis=1)
    half = np.maximum((light - dark) / 2, 4)[:, None]
    away = np.clip((found - ((dark + light) / 2)[:, None]) / half, -1, 1)
    likeness: NDArray[np.float32] = (away * np.where(is_dark, -1, 1).astype(np.float32)).mean(axis=1)
    return likeness


def _is_same(one: Grids, other: Grids) -> bool:
    """Say whether two grids lie in the same place, turned the same way."""
    import numpy as np

    module = float(np.abs(one[2:]).max())
    moved = max(np.abs(_middle_of(one) - _middle_of(other)).max(), np.abs(one[:2] - other[:2]).max())
    return bool(moved < 2 * module)


def nudged(pixels: NDArray[np.uint8], grid: Grids) -> Grids:
    """Return the grid with its other two marks moved by less than a module to where they fit best."""
    import numpy as np

    best = grid
    reach = float(np.abs(grid[2:]).max()) * 0.63 / _APART
    for size in (reach, reach / 2):
        moves = [np.zeros(6, np.float32)]
        for x, y, step in product((-size, 0, size), (-size, 0, size), (2, 4)):
            move = np.zeros(6, np.float32)
            move[step : step + 2] = x, y
            moves.append(move)
        tried = best + np.array(moves)
        best = tried[int(np.argmax(_likeness(_between(pixels, tried, *_places_alike(1)))))]
    return best


def _points(
    grids: Grids, rows: NDArray[np.float32], columns: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    along, down = columns - _FIRST, rows - _FIRST
    x, y = (grids[:, n, None] + grids[:, n + 2, None] * along + grids[:, n + 4, None] * down for n in (0, 1))
    return x, y


def _nearest(pixels: NDArray[np.uint8], grids: Grids, one_in: int) -> NDArray[np.float32]:
    """Return the brightness of the pixel at one in so many modules that are printed alike."""
    import numpy as np

    high, wide = pixels.shape
    x, y = _points(grids, *_places_alike(one_in))
    column = np.clip((x + 0.5).astype(np.int32), 0, wide - 1)
    row = np.clip((y + 0.5).astype(np.int32), 0, high - 1)
    at: NDArray[np.int32] = row * wide + column
    return pixels.ravel()[at].astype(np.float32)


def _between(
    pixels: NDArray[np.uint8], grids: Grids, rows: NDArray[np.float32], columns: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the brightness at each module out of the four pixels around."""
    import numpy as np

    high, wide = pixels.shape
    x, y = _points(grids, rows, columns)
    x, y = np.clip(x, 0, wide - 1.01), np.clip(y, 0, high - 1.01)
    column, row = x.astype(np.int32), y.astype(np.int32)
    x, y = x - column, y - row
    at, flat = row * wide + column, pixels.ravel()
    above = flat[at] * (1 - x) + flat[at + 1] * x
    below = flat[at + wide] * (1 - x) + flat[at + wide + 1] * x
    mixed: NDArray[np.float32] = (above * (1 - y) + below * y).astype(np.float32)
    return mixed
