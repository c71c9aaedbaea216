"""Attendance that one laptop hands to another: the same events on both sides, whoever hands over first.

A file carries whole events. A code on the screen has eight bytes for each: of its person and of its id no
more than a mark, from which the other side makes an id of its own. An event that came by both ways is one:
marks tell so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Road
from facilitator.domain.participant import Enrolment
from facilitator.domain.run_event import Instant

PERSON_BITS = 27
MARK_BITS = 18
_SAME_SECONDS = 5.0
"""A code tells whole seconds, later by one for each event of a person in the same second."""
_MADE_VERSION = 8
_MADE_SIGN = 0xFAC
_BOOT_SIGN = "#"
_BOOT_DIGITS = 16


class HandOverProblem(StrEnum):
    """Why nothing was taken over."""

    NOT_A_HAND_OVER = "not_a_hand_over"
    CUT_SHORT = "cut_short"
    FORGED = "forged"
    TOO_NEW = "too_new"
    OTHER_HALF_DAY = "other_half_day"
    OTHER_DAY = "other_day"
    OTHER_SESSION = "other_session"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it was handed over; `enrolment`, `id` and `undoes` are none where it came by a code.

    `mark` is that of the event, of UNDONE that of the event which it takes back. `laptop` is where it was
    noted; none means the one that hands it over. `noted` says when by both clocks of that laptop, where it is
    known; its boot goes by a mark there, since the name of one may tell whose laptop it is.
    """

    person: int
    kind: AttendanceKind
    at: datetime
    mark: int
    enrolment: UUID | None = None
    id: UUID | None = None
    undoes: UUID | None = None
    laptop: int | None = None
    noted: Instant | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """What one laptop noted at one half-day, as far as it is in one file or one of several codes."""

    half_day: UUID
    starts_at: datetime
    written_at: datetime
    laptop: int
    entries: tuple[Entry, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be appended; how many were here already; what belongs to nobody on this list."""

    new: tuple[AttendanceEvent, ...]
    known: int
    aside: tuple[Entry, ...]


def person_mark(enrolment: UUID) -> int:
    """Return the 27 bits that stand for a person in a code."""
    return _bits(enrolment.bytes, PERSON_BITS)


def event_mark(event: UUID) -> int:
    """Return the 18 bits that stand for an event: the same for its id and for one made from its mark."""
    if event.version == _MADE_VERSION and (event.int >> 64) & 0xFFF == _MADE_SIGN:
        return event.int & ((1 << MARK_BITS) - 1)
    return _bits(event.bytes, MARK_BITS)


def entry_of(event: AttendanceEvent) -> Entry:
    """Return an event as a file hands it over: without who noted it and by which way.

    One that was taken over keeps the laptop that it came from.
    """
    origin = event.who.removeprefix("#")
    return Entry(
        person=person_mark(event.enrolment),
        kind=event.kind,
        at=event.at,
        mark=event_mark(event.undoes or event.id),
        enrolment=event.enrolment,
        id=event.id,
        undoes=event.undoes,
        laptop=int(origin) if event.road is Road.HAND_OVER and origin.isdigit() else None,
        noted=None if event.noted is None else replace(event.noted, boot=_boot_mark(event.noted.boot)),
    )


def merge(enrolments: Sequence[Enrolment], events: Iterable[AttendanceEvent], hand_over: HandOver) -> Merged:
    """Return what a hand-over adds to the events of a half-day: nothing that is there already.

    In whichever order and however often files and codes of any laptops come, the same events hold.
    """
    known = _Known(hand_over, events)
    found, aside, doubles = _finder(enrolments), [], 0
    new: list[AttendanceEvent] = []
    for entry in hand_over.entries:
        enrolment = found(entry)
        if enrolment is None:
            aside.append(entry if entry.laptop is not None else replace(entry, laptop=hand_over.laptop))
        elif known.has(enrolment, entry):
            doubles += 1
        else:
            new.append(known.add(enrolment, entry))
    return Merged(tuple(new), doubles, tuple(dict.fromkeys(aside)))


def strangers_among(enrolments: Sequence[Enrolment], entries: Iterable[Entry]) -> int:
    """Return how many people these entries are of who are not on the list."""
    found = _finder(enrolments)
    return len({entry.person for entry in entries if found(entry) is None})


class _Known:
    """The events of a half-day by id and by mark."""

    def __init__(self, hand_over: HandOver, events: Iterable[AttendanceEvent]) -> None:
        self._hand_over = hand_over
        self._ids: set[UUID] = set()
        self._by_mark: dict[tuple[UUID, int], list[AttendanceEvent]] = {}
        self._taken_back: dict[tuple[UUID, int], UUID] = {}
        for event in events:
            self._note(event)

    def has(self, enrolment: UUID, entry: Entry) -> bool:
        """Say whether that event is here, under whichever id."""
        if entry.kind is AttendanceKind.UNDONE:
            return (enrolment, entry.mark) in self._taken_back
        return entry.id in self._ids or self._same(enrolment, entry) is not None

    def add(self, enrolment: UUID, entry: Entry) -> AttendanceEvent:
        """Return the event, from now on among those that are here."""
        is_undone = entry.kind is AttendanceKind.UNDONE
        laptop = self._hand_over.laptop if entry.laptop is None else entry.laptop
        event = AttendanceEvent(
            id=self._id_of(enrolment, entry),
            half_day=self._hand_over.half_day,
            enrolment=enrolment,
            kind=entry.kind,
            at=entry.at,
            road=Road.HAND_OVER,
            who=f"#{laptop:03d}",
            undoes=self._taken_back_by(enrolment, entry) if is_undone else None,
            noted=entry.noted,
        )
        self._note(event)
        return event

    def _note(self, event: AttendanceEvent) -> None:
        self._ids.add(event.id)
        if event.undoes is not None:
            self._taken_back.setdefault((event.enrolment, event_mark(event.undoes)), event.undoes)
        else:
            self._by_mark.setdefault((event.enrolment, event_mark(event.id)), []).append(event)

    def _same(self, enrolment: UUID, entry: Entry) -> AttendanceEvent | None:
        """Return the event here that is meant; two whole ids that differ are two events."""
        for event in self._by_mark.get((enrolment, entry.mark), ()):
            is_by_mark = entry.id is None or _is_made(entry.id) or _is_made(event.id)
            is_near = abs((event.at - entry.at).total_seconds()) < _SAME_SECONDS
            if is_by_mark and is_near and event.kind is entry.kind:
                return event
        return None

    def _id_of(self, enrolment: UUID, entry: Entry) -> UUID:
        """Return the id to keep an event under: the one that its taking back names, where that came first."""
        made = _made_id(self._hand_over.half_day, enrolment, entry)
        if entry.kind is AttendanceKind.UNDONE:
            return entry.id or made
        named = self._taken_back.get((enrolment, entry.mark))
        may_be_it = entry.id is None or (named is not None and _is_made(named))
        if named is not None and named not in self._ids and may_be_it:
            return named
        return entry.id or made

    def _taken_back_by(self, enrolment: UUID, entry: Entry) -> UUID:
        """Return the id under which the event that is taken back is kept here, or will be."""
        if entry.undoes is not None and entry.undoes in self._ids:
            return entry.undoes
        here = self._by_mark.get((enrolment, entry.mark), ())
        if entry.undoes is None or _is_made(entry.undoes):
            return here[-1].id if here else _made_id(self._hand_over.half_day, enrolment, entry, target=True)
        return next((event.id for event in here if _is_made(event.id)), entry.undoes)


def _finder(enrolments: Sequence[Enrolment]) -> _Finder:
    by_mark: dict[int, list[UUID]] = {}
    for one in enrolments:
        for known in one.ids:
            by_mark.setdefault(person_mark(known), []).append(known)
    return _Finder(frozenset(known for one in enrolments for known in one.ids), by_mark)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds whom an entry is about; nobody where two people of the list share a mark."""

    listed: frozenset[UUID]
    by_mark: Mapping[int, Sequence[UUID]]

    def __call__(self, entry: Entry) -> UUID | None:
        if entry.enrolment is not None:
            return entry.enrolment if entry.enrolment in self.listed else None
        meant = self.by_mark.get(entry.person, ())
        return meant[0] if len(meant) == 1 else None


def _is_made(event: UUID) -> bool:
    return event.version == _MADE_VERSION


def _made_id(half_day: UUID, enrolment: UUID, entry: Entry, *, target: bool = False) -> UUID:
    """Return the id of an event (or of the one it takes back) that came by a code: the same each time.

    A UUID of version 8 (RFC 9562) whose last 18 bits are the event's mark.
    """
    is_undone = entry.kind is AttendanceKind.UNDONE and not target
    words = b"facilitator hand-over %d %d " % (is_undone, entry.mark)
    digest = int.from_bytes(hashlib.sha256(words + half_day.bytes + enrolment.bytes).digest()[:16])
    high = digest >> 80 << 80
    low = (digest & ((1 << 62) - 1)) >> MARK_BITS << MARK_BITS | entry.mark
    return UUID(int=high | _MADE_VERSION << 76 | _MADE_SIGN << 64 | 0b10 << 62 | low)


def _boot_mark(boot: str) -> str:
    """Return what stands for a boot on other laptops: the same for its name and for its mark."""
    if boot.startswith(_BOOT_SIGN):
        return boot
    return _BOOT_SIGN + hashlib.sha256(b"facilitator boot " + boot.encode()).hexdigest()[:_BOOT_DIGITS]


def _bits(content: bytes, bits: int) -> int:
    return int.from_bytes(hashlib.sha256(content).digest()[:4]) >> (32 - bits)
