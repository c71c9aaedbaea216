"""This laptop's time and chance, as the use cases want them."""

from __future__ import annotations

import os
import platform
import sys
import time
from datetime import datetime
from pathlib import Path
from uuid import UUID

from facilitator.domain.ids import RANDOM_BYTES, uuid7
from facilitator.domain.run import Instant

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_BOOT_STEP_NS = 10_000_000_000


class SystemClock:
    """This laptop's clocks. The monotonic one counts the time asleep as well."""

    def __init__(self) -> None:
        self._boot = _boot()

    def now(self) -> datetime:
        """Return the wall clock with the offset of this laptop's zone."""
        return datetime.now().astimezone()

    def instant(self) -> Instant:
        """Return this moment by both clocks."""
        return Instant(self.now(), monotonic_ns(), self._boot)


class SystemIds:
    """Fresh UUIDv7 from the wall clock and the system's random source."""

    def new_id(self) -> UUID:
        """Return an id that nothing else has, later ones sorting after earlier ones."""
        return uuid7(time.time_ns() // 1_000_000, os.urandom(RANDOM_BYTES))


def monotonic_ns() -> int:
    """Return nanoseconds that never jump and go on while the laptop sleeps.

    Linux has CLOCK_BOOTTIME for it; what Python calls monotonic goes on asleep on Windows, and on
    macOS CLOCK_MONOTONIC does (there `time.monotonic` stands still).
    """
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.monotonic_ns()


def _boot() -> str:
    """Name this boot; where the system does not, by the moment it began, to ten seconds.

    A name that differs between two starts of the program in one boot costs nothing: time between
    them is then measured by the wall clock.
    """
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return f"{platform.node()}-{(time.time_ns() - monotonic_ns()) // _BOOT_STEP_NS}"
