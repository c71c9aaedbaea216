"""What may happen to the timers of the groups, and when by both clocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from facilitator.domain.run_event import Instant

MOST_GROUPS = 12
EVERY_GROUP = 0
"""The group number that means all of them at once."""


class GroupTimerEventKind(StrEnum):
    """What the trainer did to one timer, or to all."""

    SET_UP = "set_up"
    STARTED = "started"
    PAUSED = "paused"
    NEXT_ROUND = "next_round"
    ADDED = "added"
    RESET = "reset"
    PUT_AWAY = "put_away"


@dataclass(frozen=True, slots=True)
class GroupTimerSetUp:
    """So many timers with the same rounds, each round's length in seconds.

    Where `goes_on`, the next round begins by itself as soon as one is over; else the time runs over until
    the trainer says so. The last round always runs over.
    """

    groups: int
    rounds_seconds: tuple[int, ...]
    goes_on: bool = False
    item: UUID | None = None


@dataclass(frozen=True, slots=True)
class GroupTimerEvent:
    """One appended event. `group` is from 1, or EVERY_GROUP; `seconds` is for ADDED, may be negative.

    `set_up` comes with SET_UP and with nothing else.
    """

    id: UUID
    half_day: UUID
    kind: GroupTimerEventKind
    at: Instant
    group: int = EVERY_GROUP
    seconds: int = 0
    set_up: GroupTimerSetUp | None = None
