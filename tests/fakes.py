"""Stand-ins for what a test must hold in its own hands: time and chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from uuid import UUID

from facilitator.domain.run import Instant

CHINA = timezone(timedelta(hours=8))
MORNING = datetime(2026, 3, 3, 8, 30, tzinfo=CHINA)


@dataclass
class FakeClock:
    """A clock that stands until it is told to go on; its wall can be set wrong, its boot can end."""

    wall: datetime = MORNING
    monotonic_ns: int = 5_000_000_000
    boot: str = "first boot"

    def now(self) -> datetime:
        return self.wall

    def instant(self) -> Instant:
        return Instant(self.wall, self.monotonic_ns, self.boot)

    def go_on(self, seconds: float = 0.0, *, minutes: float = 0.0) -> None:
        """Let time pass on both clocks."""
        passed = timedelta(seconds=seconds, minutes=minutes)
        self.wall += passed
        self.monotonic_ns += round(passed.total_seconds() * 1e9)

    def go_to(self, moment: datetime) -> None:
        """Let time pass on both clocks until that moment."""
        self.go_on((moment - self.wall).total_seconds())

    def set_wall(self, seconds: float) -> None:
        """Set the wall clock forward or back without time passing."""
        self.wall += timedelta(seconds=seconds)

    def restart(self, boot: str, down_seconds: float = 0.0) -> None:
        """Boot anew: the monotonic clock begins again, the wall clock went on."""
        self.wall += timedelta(seconds=down_seconds)
        self.monotonic_ns = 1_000_000_000
        self.boot = boot


@dataclass
class FakeIds:
    """Ids that count up, so that a failing test reads the same twice."""

    last: int = field(default=0x0190_0000_0000_7000_8000_0000_0000_0000)

    def new_id(self) -> UUID:
        self.last += 1
        return UUID(int=self.last)
