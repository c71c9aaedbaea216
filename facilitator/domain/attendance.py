"""Attendance as append-only events, and who is present by folding them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment


class AttendanceKind(StrEnum):
    """What happened at the door."""

    ARRIVED = "arrived"
    LEFT = "left"
    UNDONE = "undone"
    EXCUSED = "excused"


class Road(StrEnum):
    """By which way an event came in."""

    KEYBOARD = "keyboard"
    SCANNER = "scanner"
    CAMERA = "camera"
    SEARCH = "search"
    PHONE = "phone"
    PAPER = "paper"
    COMMAND_LINE = "command_line"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class AttendanceEvent:
    """One appended event; UNDONE names in `undoes` the event that it takes back."""

    id: UUID
    half_day: UUID
    enrolment: UUID
    kind: AttendanceKind
    at: datetime
    road: Road
    who: str = ""
    undoes: UUID | None = None


class ScanProblem(StrEnum):
    """Why a code did not check anybody in. A user's mistake is a value."""

    NOT_A_BADGE = "not_a_badge"
    FORGED = "forged"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    UNKNOWN_BADGE = "unknown_badge"
    SPARE_BADGE = "spare_badge"
    WRONG_SESSION = "wrong_session"
    WRONG_HALF_DAY = "wrong_half_day"
    WRONG_KIND = "wrong_kind"
    SEVERAL_PEOPLE = "several_people"
    NOBODY_FOUND = "nobody_found"


class Tone(StrEnum):
    """How an outcome looks and sounds: green, amber or red."""

    GOOD = "good"
    AMBER = "amber"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class DoorCount:
    """How many people of a half-day are expected, present now, left again, not yet seen."""

    expected: int
    present: int
    left: int
    walk_ins: int

    @property
    def missing(self) -> int:
        """Expected people who have not arrived."""
        return max(0, self.expected - self.present - self.left)


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A scan or search that found somebody; `is_new` is false when they were already in."""

    enrolment: Enrolment
    event: AttendanceEvent
    is_new: bool
    count: DoorCount
    message: Message
    tone: Tone


@dataclass(frozen=True, slots=True)
class NotCheckedIn:
    """A scan that checked nobody in; `candidates` are people to choose from, if any."""

    problem: ScanProblem
    message: Message
    tone: Tone
    candidates: tuple[Enrolment, ...] = ()


CheckInOutcome = CheckedIn | NotCheckedIn


@dataclass(frozen=True, slots=True)
class Presence:
    """How one enrolled person stands at one half-day."""

    enrolment: Enrolment
    arrived_at: datetime | None
    left_at: datetime | None
    is_present: bool
    last_event: AttendanceEvent | None
