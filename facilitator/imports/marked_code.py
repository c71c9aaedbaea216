"""A badge's code of which only two corner marks can be seen: under a thumb, in glare, blurred or far away.

The modules are looked up where two marks say that they lie, and drawn again as a clean code, with the marks
and lines that are the same in every code: what hid them is gone, and the rest is corrected by the code's own
error correction. Nothing but a code as badges bear it is read: 21 modules, of the highest level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.imports.badge_grid import (
    SIDE,
    corners_of,
    is_inside,
    likely_grids,
    modules_of,
    nudged,
    printed_alike,
)
from facilitator.imports.corner_marks import contrast, corner_marks
from facilitator.imports.found_code import FoundCode, Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

_MOST_MARKS = 8
_MOST_GRIDS = 6
_SHARPER = (0.0, 0.25)
_LEVEL = "H"
_QUIET = 4
_PIXELS = 4


def read_by_marks(picture: Image, corner: Place, around: int) -> tuple[FoundCode, ...]:
    """Return the codes of a part of the frame that begins at that corner, each once.

    `around` is how many pixels the mean is taken of against which a pixel is dark: few for small codes and
    blurred ones, many for large ones.
    """
    import numpy as np

    pixels = np.asarray(picture)
    marks = corner_marks(contrast(picture, around), _MOST_MARKS)
    found: dict[str, FoundCode] = {}
    read: list[NDArray[np.float32]] = []
    for likely in likely_grids(pixels, marks, _MOST_GRIDS):
        if any(is_inside(likely, code) for code in read):
            continue
        grid = nudged(pixels, likely)
        text = _text_of(modules_of(pixels, grid))
        if text:
            read.append(grid)
            first, second, third, fourth = ((corner[0] + x, corner[1] + y) for x, y in corners_of(grid))
            found[text] = FoundCode(text, (first, second, third, fourth))
    return tuple(found.values())


def sample_code() -> Image:
    """Return a small picture with what every code has, to load by it what reading needs."""
    import numpy as np
    import PIL.Image

    return PIL.Image.fromarray(_drawn(np.zeros((SIDE, SIDE), np.bool_)))


def _text_of(bright: NDArray[np.float32]) -> str:
    """Return what modules of this brightness say, as they are or against the light of their neighbours."""
    import numpy as np

    printed = printed_alike()
    middle = (bright[printed == 1].mean() + bright[printed == 0].mean()) / 2
    around = np.pad(bright, 1, mode="edge")
    neighbours = around[:-2, 1:-1] + around[2:, 1:-1] + around[1:-1, :-2] + around[1:-1, 2:]
    texts = (_read(bright + much * (4 * bright - neighbours) < middle) for much in _SHARPER)
    return next((text for text in texts if text), "")


def _read(is_dark: NDArray[np.bool_]) -> str:
    """Return what a code says that is drawn with these modules and with what every code has."""
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    found = read_barcodes(
        _drawn(is_dark),
        formats=BarcodeFormats(BarcodeFormat.QRCode),
        try_downscale=False,
        try_invert=False,
        is_pure=True,
    )
    return next((code.text for code in found if code.valid and code.ec_level == _LEVEL), "")


def _drawn(is_dark: NDArray[np.bool_]) -> NDArray[np.uint8]:
    import numpy as np

    printed = printed_alike()
    drawn = np.zeros((SIDE + 2 * _QUIET, SIDE + 2 * _QUIET), np.bool_)
    drawn[_QUIET:-_QUIET, _QUIET:-_QUIET] = np.where(printed < 0, is_dark, printed == 1)
    white = np.where(drawn, 0, 255).astype(np.uint8)
    return np.kron(white, np.ones((_PIXELS, _PIXELS), np.uint8))
