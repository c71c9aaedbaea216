"""Tries that are used up and come back with time: what every limit on a pace is counted with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST_SOURCES = 4096


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left, as counted at a moment; below nothing after something that cost more than was there."""

    left: float
    at_s: float

    def refilled(self, per_s: float, most: float, now_s: float) -> Bucket:
        """Return it with what came back until now; a clock that goes back gives nothing."""
        return Bucket(min(most, self.left + max(0.0, now_s - self.at_s) * per_s), now_s)

    def less(self, cost: float, least: float = 0.0) -> Bucket:
        """Return it with so much less, but not below `least`."""
        return Bucket(max(least, self.left - cost), self.at_s)


def forget_some(of_source: dict[str, Bucket], is_full: Callable[[Bucket], bool]) -> None:
    """Forget who has everything back, once there are too many; else who was counted longest ago."""
    if len(of_source) <= MOST_SOURCES:
        return
    full = [source for source, bucket in of_source.items() if is_full(bucket)]
    for source in full or [min(of_source, key=lambda one: of_source[one].at_s)]:
        del of_source[source]
