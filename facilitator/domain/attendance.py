"""Attendance as append-only events, and who is present by folding them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.one_clock import AS_NOTED, OneClock
from facilitator.domain.participant import Enrolment
from facilitator.domain.run_event import Instant


class AttendanceKind(StrEnum):
    """What happened at the door."""

    ARRIVED = "arrived"
    LEFT = "left"
    UNDONE = "undone"
    EXCUSED = "excused"


class Road(StrEnum):
    """By which way an event came in; QUEUE is the screen at which people scan by themselves."""

    KEYBOARD = "keyboard"
    SCANNER = "scanner"
    QUEUE = "queue"
    CAMERA = "camera"
    SEARCH = "search"
    PHONE = "phone"
    PAPER = "paper"
    COMMAND_LINE = "command_line"
    HAND_OVER = "hand_over"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class AttendanceEvent:
    """One appended event; UNDONE names in `undoes` the event that it takes back.

    `at` says in which order a person's events happened. `noted` is when that was by both clocks; none where
    only a wall clock said so: a list on paper, a code that another laptop showed, an older version.
    """

    id: UUID
    half_day: UUID
    enrolment: UUID
    kind: AttendanceKind
    at: datetime
    road: Road
    who: str = ""
    undoes: UUID | None = None
    noted: Instant | None = None


class ScanProblem(StrEnum):
    """Why a code did not check anybody in. A user's mistake is a value."""

    NOT_A_BADGE = "not_a_badge"
    FORGED = "forged"
    WITHDRAWN_KEY = "withdrawn_key"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    UNKNOWN_BADGE = "unknown_badge"
    NOT_ON_LIST = "not_on_list"
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
    """How the people of a half-day stand against its list.

    `expected` counts the list without walk-ins, `walk_ins` those of them who came; `present` and
    `left` count both.
    """

    expected: int
    present: int
    left: int
    walk_ins: int
    excused: int = 0

    @property
    def missing(self) -> int:
        """People on the list who have not been seen and are not excused."""
        return self.expected + self.walk_ins - self.present - self.left - self.excused


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A scan or search that found somebody; `is_new` is false when they were already in.

    `is_back` says that they had left before.
    """

    enrolment: Enrolment
    event: AttendanceEvent
    is_new: bool
    count: DoorCount
    message: Message
    tone: Tone
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class NotCheckedIn:
    """A scan that checked nobody in; `candidates` are people to choose from, if any.

    `spare` is the serial of a spare badge that waits for a name.
    """

    problem: ScanProblem
    message: Message
    tone: Tone
    candidates: tuple[Enrolment, ...] = ()
    spare: int | None = None


CheckInOutcome = CheckedIn | NotCheckedIn


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Somebody who went; `is_new` is false when they were out already or never came in."""

    enrolment: Enrolment
    event: AttendanceEvent | None
    is_new: bool
    count: DoorCount
    message: Message
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stay:
    """From when to when somebody was in the room; `left_at` is none while they are still in."""

    came_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """How one enrolled person stands at one half-day; `stays` has one entry for each time they came in."""

    enrolment: Enrolment
    arrived_at: datetime | None
    left_at: datetime | None
    is_present: bool
    last_event: AttendanceEvent | None
    is_excused: bool = False
    stays: tuple[Stay, ...] = ()

    def after(self, event: AttendanceEvent, clock: OneClock = AS_NOTED) -> Presence:
        """Return how the person stands once that event of theirs happened, as `clock` reads it.

        The first arrival counts as the arrival, also for somebody who went out and came back. Nobody
        leaves who never came, nobody is excused who did. Nobody goes before they came.
        """
        at = max([clock.moment_of(event), *self._ends])
        arrived_at, left_at, is_excused = self.arrived_at, self.left_at, self.is_excused
        if event.kind is AttendanceKind.ARRIVED:
            arrived_at, left_at, is_excused = arrived_at or at, None, False
        elif event.kind is AttendanceKind.LEFT and arrived_at is not None:
            left_at = left_at or at
        elif event.kind is AttendanceKind.EXCUSED:
            is_excused = arrived_at is None
        is_present = arrived_at is not None and left_at is None
        stays = self._stays_after(event.kind, at)
        return Presence(self.enrolment, arrived_at, left_at, is_present, event, is_excused, stays)

    @property
    def _ends(self) -> tuple[datetime, ...]:
        """The moment before which nothing more can have happened."""
        return tuple(stay.left_at or stay.came_at for stay in self.stays[-1:])

    def _stays_after(self, kind: AttendanceKind, at: datetime) -> tuple[Stay, ...]:
        is_in = bool(self.stays) and self.stays[-1].left_at is None
        if kind is AttendanceKind.ARRIVED and not is_in:
            return (*self.stays, Stay(at))
        if kind is AttendanceKind.LEFT and is_in:
            return (*self.stays[:-1], Stay(self.stays[-1].came_at, at))
        return self.stays


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An event that holds no more: how its person stands without it, and which event is now the last."""

    event: AttendanceEvent
    presence: Presence
    count: DoorCount
    latest: AttendanceEvent | None


def effective_events(events: Sequence[AttendanceEvent]) -> tuple[AttendanceEvent, ...]:
    """Return the events that still hold: without those taken back, without the taking back."""
    undone = {event.undoes for event in events if event.kind is AttendanceKind.UNDONE}
    return tuple(e for e in events if e.kind is not AttendanceKind.UNDONE and e.id not in undone)


def presences(
    enrolments: Sequence[Enrolment], events: Sequence[AttendanceEvent], clock: OneClock = AS_NOTED
) -> tuple[Presence, ...]:
    """Return how each enrolled person stands, in the order of `enrolments`.

    Events of people who are not in `enrolments` say nothing, the same event twice says it once; those of
    enrolments that were found to be one person's say it of that person. They are
    taken in the order in which they happened, then of their ids, in whatever order they are given: what
    two laptops noted makes one story, whichever of them is asked. When each happened is as `clock` reads it.
    """
    by_enrolment: dict[UUID, list[AttendanceEvent]] = {}
    for event in sorted(effective_events(events), key=_in_order):
        by_enrolment.setdefault(event.enrolment, []).append(event)
    return tuple(_presence(one, _events_of(one, by_enrolment), clock) for one in enrolments)


def door_count(enrolments: Sequence[Enrolment], events: Sequence[AttendanceEvent]) -> DoorCount:
    """Return the count of the door for those enrolments."""
    return count_presences(presences(enrolments, events))


def count_presences(standing: Sequence[Presence]) -> DoorCount:
    """Return the count of the door from how each person stands."""
    return DoorCount(
        expected=sum(not one.enrolment.is_walk_in for one in standing),
        present=sum(one.is_present for one in standing),
        left=sum(one.left_at is not None for one in standing),
        walk_ins=sum(one.enrolment.is_walk_in and one.arrived_at is not None for one in standing),
        excused=sum(one.is_excused and not one.enrolment.is_walk_in for one in standing),
    )


def _events_of(
    enrolment: Enrolment, by_enrolment: Mapping[UUID, Sequence[AttendanceEvent]]
) -> Sequence[AttendanceEvent]:
    if not enrolment.also:
        return by_enrolment.get(enrolment.id, ())
    found = (event for known in enrolment.ids for event in by_enrolment.get(known, ()))
    return sorted(found, key=_in_order)


def _in_order(event: AttendanceEvent) -> tuple[datetime, UUID]:
    return event.at, event.id


def _presence(enrolment: Enrolment, events: Sequence[AttendanceEvent], clock: OneClock) -> Presence:
    standing = Presence(enrolment, None, None, is_present=False, last_event=None)
    for event in events:
        standing = standing.after(event, clock)
    return standing
