"""By which door a file can be opened: normal, exclusive, or reading only.

A database with a write-ahead log wants shared memory and a place for the log, so the normal door is
shut on a full disk and in a read-only folder.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace

from database.driver import Door
from database.inspection import Look, has_log, look
from database.trouble import is_damage


@dataclass(frozen=True, slots=True)
class Opened:
    """The door that opened and what was seen through it."""

    door: Door
    seen: Look


def peek(door: Door) -> Look:
    """Look into an existing file without changing a byte of it.

    Raises the driver's error of the last way that was tried, or at once when the bytes are damaged.
    """
    ways = [door.for_reading(), replace(door, mode="rw")]
    if not has_log(door.path):
        ways.insert(0, door.for_reading(is_immutable=True))
    return _first_that_opens(ways).seen


def reading_door(door: Door) -> Opened:
    """Return a door for reading only; raises the driver's error where there is none.

    A file whose log cannot be read with it is not opened without the log, which would be older data.
    """
    ways = [door.for_reading()]
    if not has_log(door.path):
        ways.append(door.for_reading(is_immutable=True))
    return _first_that_opens(ways)


def _first_that_opens(ways: list[Door]) -> Opened:
    *earlier, last = ways
    for way in earlier:
        try:
            return _opened(way)
        except way.driver.module.Error as error:
            if is_damage(getattr(error, "sqlite_errorname", "")):
                raise
    return _opened(last)


def _opened(door: Door) -> Opened:
    with closing(door.peek()) as connection:
        return Opened(door, look(connection))


def writing_ways(door: Door) -> tuple[Door, ...]:
    """Return the doors to try for writing, best first."""
    return (door, replace(door, is_exclusive=True))
