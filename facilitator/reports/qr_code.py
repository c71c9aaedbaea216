"""QR codes as runs of black cells, to be drawn as one path."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

Runs = tuple[tuple[int, int, int], ...]


class Correction(IntEnum):
    """How much of a code may be hidden and it still reads; values as the standard codes them."""

    MEDIUM = 0
    LOW = 1
    HIGH = 2


@lru_cache(maxsize=512)  # a session's badges are printed again: in another language, with a spare more
def qr_runs(text: str, correction: Correction, mask: int | None = None) -> tuple[int, Runs]:
    """Return how many cells the smallest code of that text has on a side, and its runs of black cells.

    A run is (row, first column, how many). The quiet zone of four cells is the caller's to keep.
    `mask` (0..7) skips the search for the evenest pattern, which takes most of the time; every
    reader undoes any of the eight.
    """
    from qrcode.main import QRCode

    code = QRCode(error_correction=int(correction), border=0, mask_pattern=mask)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    return len(matrix), tuple(run for row, cells in enumerate(matrix) for run in _runs(row, cells))


def _runs(row: int, cells: list[bool]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for column, is_black in enumerate(cells):
        if not is_black:
            continue
        if runs and runs[-1][1] + runs[-1][2] == column:
            runs[-1] = (row, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((row, column, 1))
    return runs
