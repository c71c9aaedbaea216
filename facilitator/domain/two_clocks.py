"""How much time passed between two looks, by a monotonic and a wall clock: one rule for all that runs.

Within one boot the monotonic clock measures, across a restart the wall clock does. Time never runs
backwards and no second counts twice: a moment before the latest one (in the same boot, or in a boot that
was left) has already passed. A boot that was not seen before goes on from its own clock, wherever that
stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta

from facilitator.domain.run_event import Instant


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """The latest moment that was seen, and the first one of each boot, in the order they were met."""

    latest: Instant | None = None
    firsts: tuple[Instant, ...] = ()

    def passed_ns(self, now: Instant) -> int:
        """Return the nanoseconds from the latest moment to `now`; none before there was one.

        Whole numbers, so that looking often and looking once add up to the same.
        """
        latest = self.latest
        if latest is None:
            return 0
        if now.boot == latest.boot:
            return max(0, now.monotonic_ns - latest.monotonic_ns)
        if self._has_passed(latest, now):
            return 0
        by_wall = now.wall.astimezone(UTC) - latest.wall.astimezone(UTC)
        return max(0, by_wall // timedelta(microseconds=1) * 1000)

    def at(self, now: Instant) -> TwoClocks:
        """Return the clocks once that moment was seen."""
        latest = self.latest
        if latest is not None and now.boot == latest.boot:
            return self if now.monotonic_ns < latest.monotonic_ns else TwoClocks(now, self.firsts)
        if latest is not None and self._has_passed(latest, now):
            return self
        is_new = self.first_of(now.boot) is None
        return TwoClocks(now, (*self.firsts, now) if is_new else self.firsts)

    def first_of(self, boot: str) -> Instant | None:
        """Return the first moment that was seen of that boot, or none."""
        for first in self.firsts:
            if first.boot == boot:
                return first
        return None

    def _has_passed(self, latest: Instant, now: Instant) -> bool:
        """Say whether a moment of another boot than the latest one lies before it."""
        return self.first_of(now.boot) is not None and now.wall.timestamp() < latest.wall.timestamp()
