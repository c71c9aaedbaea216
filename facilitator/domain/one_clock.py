"""One wall clock for all that was noted, whatever was done to it meanwhile: set right, nobody loses a minute.

What happens is noted by both clocks. Within one boot the monotonic one measures, so that what was noted
before the wall clock was set is read on the clock as it stood last. Where it stood across a restart, and on
another laptop that handed nothing of its monotonic clock over, nobody knows: there it is taken as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from facilitator.domain.run_event import Instant, RunEvent

LEAST_STEP = timedelta(seconds=5)
"""The two clocks drift apart by less in half a day; from here on somebody set one of them."""


class Noted(Protocol):
    """What was noted at a moment, by both clocks where the monotonic one was looked at."""

    @property
    def at(self) -> datetime:
        """The wall clock."""

    @property
    def noted(self) -> Instant | None:
        """Both clocks; none where nobody looked at the monotonic one."""


class OneClock:
    """Reads moments on the wall clock as it was seen last in their boot."""

    def __init__(self, seen: Iterable[Instant] = ()) -> None:
        self._last: dict[str, Instant] = {}
        for instant in seen:
            last = self._last.setdefault(instant.boot, instant)
            if instant.monotonic_ns >= last.monotonic_ns:
                self._last[instant.boot] = instant

    def read(self, instant: Instant) -> datetime:
        """Return when that was; as it was noted where nobody set the clock since."""
        last = self._last.get(instant.boot, instant)
        ago = timedelta(microseconds=(last.monotonic_ns - instant.monotonic_ns) // 1000)
        was = (last.wall - ago).astimezone(instant.wall.tzinfo)
        return was if abs(was - instant.wall) >= LEAST_STEP else instant.wall

    def moment_of(self, event: Noted) -> datetime:
        """Return when somebody came or went; where no monotonic clock was looked at, as it was noted."""
        return event.at if event.noted is None else self.read(event.noted)

    def run(self, events: Sequence[RunEvent]) -> tuple[RunEvent, ...]:
        """Return the events of a run with their wall clock as it was put right."""
        return tuple(
            event
            if (was := self.read(event.at)) == event.at.wall
            else replace(event, at=replace(event.at, wall=was))
            for event in events
        )


AS_NOTED = OneClock()
"""For who knows of no other moment."""


def clock_of(attendance: Iterable[Noted], *seen: Instant) -> OneClock:
    """Return the clock on which all of that is to be read."""
    return OneClock([*(event.noted for event in attendance if event.noted is not None), *seen])
