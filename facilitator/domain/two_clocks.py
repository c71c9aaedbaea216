"""How much time passed between two looks, by a monotonic and a wall clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.run_event import Instant


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """The latest moment that was seen, and the boots that were.

    Time never runs backwards and no second counts twice: a moment before the latest one (in the same boot,
    or in a boot that was left) has already passed. A boot that was not seen before goes on from its own
    clock, wherever that stands.
    """

    latest: Instant | None = None
    boots: frozenset[str] = frozenset()

    def passed_ns(self, now: Instant) -> int:
        """Return the nanoseconds from the latest moment to `now`; none before there was one.

        Whole numbers, so that looking often and looking once add up to the same.
        """
        latest = self.latest
        if latest is None or self._is_past(latest, now):
            return 0
        if now.boot == latest.boot:
            return now.monotonic_ns - latest.monotonic_ns
        return max(0, (now.wall - latest.wall) // timedelta(microseconds=1) * 1000)

    def at(self, now: Instant) -> TwoClocks:
        """Return the clocks once that moment was seen."""
        if self.latest is not None and self._is_past(self.latest, now):
            return self
        return replace(self, latest=now, boots=self.boots | {now.boot})

    def _is_past(self, latest: Instant, now: Instant) -> bool:
        if now.boot == latest.boot:
            return now.monotonic_ns < latest.monotonic_ns
        return now.boot in self.boots and now.wall.timestamp() < latest.wall.timestamp()
