"""The square marks by which a program that reads scans finds the page: ArUco 4x4_50.

Published dictionary (Garrido-Jurado et al. 2014, as OpenCV numbers it): each mark is a frame of
black cells around 4 x 4 cells of its own. Any two of these fifty, in any of the four turns, differ in
at least four cells; a test holds that property, so that a slip in the table cannot stay unnoticed.
"""

from __future__ import annotations

CELLS = 6
_INNER = 4

_PATTERNS = (
    *(0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2, 0xFEDA, 0xCF56),
    *(0xF991, 0x11A7, 0x0EB7, 0x2A0F, 0x24B1, 0x263E, 0x4665, 0x6600, 0x6C5E, 0x76AF),
    *(0x868B, 0xB02B, 0xCCD5, 0xDD82, 0xFE47, 0x9471, 0xACE4, 0xA554, 0x2123, 0x346F),
    *(0x4415, 0x57B2, 0x9ECF, 0xF0CB, 0x08AE, 0x0929, 0x1875, 0x04FF, 0x0DF6, 0x1C5A),
    *(0x1718, 0x2A28, 0x328C, 0x38B2, 0x24E8, 0x2EEB, 0x2D3F, 0x4B64, 0x502E, 0x5013),
)


def black_cells(mark_id: int) -> tuple[tuple[int, int], ...]:
    """Return (row, column) of each black cell of that mark, counted from its top left, frame included.

    Raises IndexError for an id outside 0..49: a bug of the caller.
    """
    pattern = _PATTERNS[mark_id]
    return tuple(
        (row, column) for row in range(CELLS) for column in range(CELLS) if _is_black(pattern, row, column)
    )


def _is_black(pattern: int, row: int, column: int) -> bool:
    if not (0 < row < CELLS - 1 and 0 < column < CELLS - 1):
        return True
    place = (row - 1) * _INNER + (column - 1)
    return not pattern >> (_INNER * _INNER - 1 - place) & 1
