"""How the tiles of the group timers share the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize

from ui.run.in_room.timer_tile import TimerTile
from ui.theme.tokens import Space

_SIZES = ((56, False), (40, False), (40, True), (32, True), (24, True))
"""How high the digits may be, and whether the tile is small; the first that shows all timers is taken."""


@dataclass(frozen=True, slots=True)
class TimerPlaces:
    """How many tiles stand side by side, how high their digits are, and how high all together are."""

    columns: int
    digit_height: int
    is_small: bool
    height: int


def timer_places(tile: TimerTile, count: int, room: QSize) -> TimerPlaces:
    """Return the largest size in which all tiles are seen at once, else the smallest size."""
    for size in _SIZES:
        places = _places(tile, count, room.width(), *size)
        if places.height <= room.height():
            break
    return places


def least_height(tile: TimerTile, count: int, width: int) -> int:
    """Return how high all tiles are at the least where they may be so wide together."""
    return _places(tile, count, width, *_SIZES[-1]).height


def _places(tile: TimerTile, count: int, width: int, digit_height: int, is_small: bool) -> TimerPlaces:
    gap = int(Space.ONE)
    one = tile.room_for(digit_height, is_small=is_small)
    most = max(1, min(count, (width + gap) // (one.width() + gap)))
    rows = -(-count // most)
    return TimerPlaces(-(-count // rows), digit_height, is_small, rows * (one.height() + gap) - gap)
