"""The running agenda as a fold: `position(plan, events, now)` over append-only events.

Two clocks: within one boot the monotonic clock measures, across a restart the wall clock does. A
wall clock that jumps, daylight saving and midnight therefore change nothing that is not true.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from facilitator.domain.session import AgendaItem


class RunEventKind(StrEnum):
    """What the trainer did to the running agenda."""

    STARTED = "started"
    NEXT = "next"
    BACK = "back"
    JUMPED = "jumped"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    SLIDE_SHOWN = "slide_shown"
    BLACKED = "blacked"
    UNBLACKED = "unblacked"
    GAP_DISCOUNTED = "gap_discounted"
    FINISHED = "finished"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment by both clocks.

    `wall` is an aware datetime; `monotonic_ns` counts nanoseconds since some moment of this boot
    and means nothing in another boot; `boot` names the boot.
    """

    wall: datetime
    monotonic_ns: int
    boot: str


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One appended event. `seconds` is for EXTENDED (may be negative) and GAP_DISCOUNTED.

    `item` is for JUMPED, `page` (from 1) for SLIDE_SHOWN.
    """

    id: UUID
    half_day: UUID
    kind: RunEventKind
    at: Instant
    item: UUID | None = None
    seconds: int = 0
    page: int = 0


class RunPhase(StrEnum):
    """Where the half-day stands as a whole."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """How one agenda item stands: seconds planned (with extensions) and seconds really spent."""

    item: AgendaItem
    planned_seconds: int
    spent_seconds: float
    is_done: bool
    is_current: bool
    is_skipped: bool
    expected_start: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What the fold needs of a session: its items in order, and when the half-day begins and ends."""

    items: tuple[AgendaItem, ...]
    starts_at: datetime
    must_end_at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """Everything the console shows of the running agenda, at one moment.

    `left_seconds` counts down in the current block and goes below zero when it runs over.
    `late_seconds` is expected end minus planned end: positive late, negative early.
    `slide_page` is the page last shown (0 none). `progress` has one entry per plan item, in order.
    """

    phase: RunPhase
    index: int | None
    left_seconds: float
    spent_seconds: float
    paused_seconds: float
    progress: tuple[ItemProgress, ...]
    planned_end: datetime
    expected_end: datetime
    must_end_at: datetime
    late_seconds: float
    over_end_seconds: float
    slide_page: int
    is_black: bool

    @property
    def current(self) -> AgendaItem | None:
        """The block that runs now, or none before the start and after the end."""
        return None if self.index is None else self.progress[self.index].item

    @property
    def following(self) -> AgendaItem | None:
        """The block that comes next, or none."""
        after = 0 if self.index is None else self.index + 1
        if self.phase is RunPhase.FINISHED or after >= len(self.progress):
            return None
        return self.progress[after].item
