"""Whether anything moves before the camera: an empty doorway needs no laptop that runs hot."""

from __future__ import annotations

_MOVED = 30
"""Levels of brightness by which noise seldom changes a pixel in daylight; in the dark nothing rests."""

_LEAST_MOVED = 3
_STILL_LOOKS = 60
"""Looks without a movement, two seconds of them, after which the scene is at rest."""

_ONE_IN = 6


class StillScene:
    """Compares few pixels of each frame with those of the frame before."""

    def __init__(self) -> None:
        self._before = b""
        self._still = 0

    def may_look_closer(self, sample: bytes) -> bool:
        """Say whether a dear look is worth it: always after a movement, one time in six at rest."""
        pairs = zip(sample, self._before, strict=False)
        moved = sum(abs(one - before) > _MOVED for one, before in pairs)
        is_still = len(sample) == len(self._before) and moved < _LEAST_MOVED
        self._before = sample
        self._still = self._still + 1 if is_still else 0
        return self._still < _STILL_LOOKS or self._still % _ONE_IN == 0
