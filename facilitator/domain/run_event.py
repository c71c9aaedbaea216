"""What may happen to a running agenda, when by both clocks, and the plan that it happens to."""

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
    WHITENED = "whitened"
    CARD_SHOWN = "card_shown"
    UNCOVERED = "uncovered"
    FROZEN = "frozen"
    UNFROZEN = "unfrozen"
    GAP_DISCOUNTED = "gap_discounted"
    FINISHED = "finished"
    REOPENED = "reopened"
    AGENDA_SET = "agenda_set"
    CLIP_PLAYED = "clip_played"
    CLIP_PAUSED = "clip_paused"
    CLIP_AT = "clip_at"


class Cover(StrEnum):
    """What hides the slides from the room: one thing at a time, or nothing."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"
    CARD = "card"


class LeftOut(StrEnum):
    """Whether a block of the running agenda is still to be done."""

    NO = "no"
    DROPPED = "dropped"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class RunItem:
    """One block of the agenda as it stands while a half-day runs."""

    item: AgendaItem
    planned_seconds: int
    left_out: LeftOut = LeftOut.NO


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

    For CLIP_PLAYED, CLIP_PAUSED and CLIP_AT `seconds` is the video's place, counted from its begin.
    `item` is the block meant or led to, `page` (from 1) is for SLIDE_SHOWN and what a video does. `agenda`
    is the whole agenda from then on: always with AGENDA_SET, and with STARTED, so that what is planned
    later for other half-days changes nothing that was.
    """

    id: UUID
    half_day: UUID
    kind: RunEventKind
    at: Instant
    item: UUID | None = None
    seconds: int = 0
    page: int = 0
    agenda: tuple[RunItem, ...] | None = None


@dataclass(frozen=True, slots=True)
class FrozenPicture:
    """What the room keeps in sight while the trainer moves on: a block's page, and what was left at `at`."""

    item: UUID
    page: int
    left_seconds: float
    at: Instant


class RunPhase(StrEnum):
    """Where the half-day stands as a whole."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the fold needs of a session: its items in order, and when the half-day begins and ends."""

    items: tuple[AgendaItem, ...]
    starts_at: datetime
    must_end_at: datetime


def elapsed_seconds(a: Instant, b: Instant) -> float:
    """Return the seconds from `a` to `b`, never negative.

    Within one boot by the monotonic clock, across boots by the wall clock in UTC.
    """
    if a.boot == b.boot:
        return max(0.0, (b.monotonic_ns - a.monotonic_ns) / 1e9)
    return max(0.0, b.wall.timestamp() - a.wall.timestamp())
