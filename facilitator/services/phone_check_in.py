"""Checking oneself in by phone: one entry, one person, and never a list to choose from.

A hundred phones may come at once. What waits together is done together: one look at the list, one commit.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    NotCheckedIn,
    Presence,
    Road,
    ScanProblem,
    presences,
)
from facilitator.domain.badge import (
    SHORT_CODE_DIGITS,
    TOKEN_DIGITS,
    BadgeKey,
    ReadToken,
    fold_digits,
    read_short_code,
    read_token,
)
from facilitator.domain.names import clean_name, without_accents
from facilitator.domain.one_clock import clock_of
from facilitator.domain.participant import Enrolment, by_every_id
from facilitator.domain.plain_text import MOST_IN_A_NAME
from facilitator.services.changes import Change, Done
from facilitator.services.door import door_event
from facilitator.services.door_code import NOBODY_FOUND, find_by_code, find_by_number
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace


@dataclass(frozen=True, slots=True)
class SelfEntry:
    """What somebody typed into a phone.

    `may_be` says whether this phone may check in the person of that enrolment, and keeps to whom it belongs
    from then on; it is asked on the worker, once for each entry that means somebody. `is_theirs`, asked
    before it, says whether this phone has checked that person in before.
    """

    text: str
    may_be: Callable[[UUID], bool]
    is_theirs: Callable[[UUID], bool]


@dataclass(frozen=True, slots=True)
class SelfCheckedIn:
    """Somebody who is in since `at`; `is_new` is false where they were before.

    Since when somebody is in is told to nobody but the phone that brought them: `is_theirs`.
    """

    enrolment: Enrolment
    at: datetime
    is_new: bool
    is_theirs: bool = True


@dataclass(frozen=True, slots=True)
class AnotherOnThisPhone:
    """Somebody was named by a phone that checked in somebody else before: the assistant looks first."""

    enrolment: Enrolment


SelfCheckIn = SelfCheckedIn | NotCheckedIn | AnotherOnThisPhone


def check_in_selves(
    ws: Workspace, half_day_id: UUID, entries: Sequence[SelfEntry]
) -> Done[tuple[SelfCheckIn, ...]]:
    """Check in whom each entry means: the number on a badge, an employee number, or a whole name.

    A name may come without its accents. Parts of a name, a name that two people have and everything else that
    leaves a doubt checks nobody in.
    Answers in the order of the entries, once all is on disk. A refusal is counted without what was typed.
    """
    with ws.store.write() as records:
        door = _List(records, half_day_id)
        found = [door.find(entry.text) for entry in entries]
        standing = _standing(ws, records, half_day_id, {one for one in found if isinstance(one, UUID)})
        outcomes: list[SelfCheckIn] = []
        arrivals: list[AttendanceEvent] = []
        for entry, one in zip(entries, found, strict=True):
            if isinstance(one, NotCheckedIn):
                records.attendance.refused(half_day_id, one.problem, Road.PHONE, ws.clock.now())
                outcomes.append(one)
                continue
            outcome, event = _arrive(ws, standing[one], entry)
            outcomes.append(outcome)
            if event is not None:
                standing[one] = standing[one].after(event)
                arrivals.append(event)
        records.attendance.append_all(arrivals)
    is_written = arrivals or any(isinstance(one, NotCheckedIn) for one in outcomes)
    return Done(tuple(outcomes), Change.ATTENDANCE if is_written else Change.NOTHING)


def _arrive(
    ws: Workspace, before: Presence, entry: SelfEntry
) -> tuple[SelfCheckedIn | AnotherOnThisPhone, AttendanceEvent | None]:
    """Return what becomes of somebody who stands so, and their arrival where it is a new one."""
    here = before.enrolment
    is_theirs = entry.is_theirs(here.id)
    if not entry.may_be(here.id):
        return AnotherOnThisPhone(here), None
    if before.is_present and before.stays:
        return SelfCheckedIn(here, before.stays[-1].came_at, is_new=False, is_theirs=is_theirs), None
    kind, last = AttendanceKind.ARRIVED, before.last_event
    event = door_event(ws, here.half_day, here.id, kind, Road.PHONE, after=last)
    return SelfCheckedIn(here, event.at, is_new=True), event


def _standing(ws: Workspace, records: Records, half_day_id: UUID, people: set[UUID]) -> dict[UUID, Presence]:
    """Return how these people stand, by person, with one look at each table."""
    enrolments = records.people.of_people(half_day_id, people)
    events = records.attendance.of_enrolment(half_day_id, *by_every_id(enrolments))
    clock = clock_of(events, ws.clock.instant())
    return {one.enrolment.person.id: one for one in presences(enrolments, events, clock)}


class _List:
    """The list of a half-day as it stands in one transaction, by what people type."""

    def __init__(self, records: Records, half_day_id: UUID) -> None:
        self._records = records
        self._half_day_id = half_day_id
        self._session = find_session_of(records, half_day_id)
        self._numbers: dict[str, set[UUID]] = defaultdict(set)
        self._names: dict[str, set[UUID]] = defaultdict(set)
        self._without_accents: dict[str, set[UUID]] = defaultdict(set)
        self._person_of: dict[UUID, UUID] = {}
        for enrolment_id, person_id, name, number in records.people.names_at(half_day_id):
            self._person_of[enrolment_id] = person_id
            self._names[_plain(name)].add(person_id)
            self._without_accents[_plain(without_accents(name))].add(person_id)
            if number:
                self._numbers[fold_digits(number).casefold()].add(person_id)

    def find(self, text: str) -> UUID | NotCheckedIn:
        """Return the one person whom a typed number or name means, or why there is none."""
        name = clean_name(text[: MOST_IN_A_NAME + 1])
        if not name or len(name) > MOST_IN_A_NAME:
            return NOBODY_FOUND
        number = fold_digits(unicodedata.normalize("NFKC", name)).casefold()
        if len(number) in {SHORT_CODE_DIGITS, TOKEN_DIGITS} and number.isdigit():
            return self._worn_here(number) or self._by_code(number)
        plain, bare = _plain(name), _plain(without_accents(name))
        named = self._names.get(plain) or self._without_accents.get(bare) if plain else None
        meant = self._numbers.get(number) or named or set()
        return next(iter(meant)) if len(meant) == 1 else NOBODY_FOUND

    def _worn_here(self, digits: str) -> UUID | None:
        """Return who wears the badge with these digits under it, where nothing speaks against it."""
        code = read_short_code(digits)
        if isinstance(code, ScanProblem) or digits in self._numbers:
            return None
        badge = self._records.badges.by_short_code(self._session.id, code)
        if badge is None or badge.enrolment is None:
            return None
        is_genuine = isinstance(read_token(badge.token, self._keys), ReadToken)
        return self._person_of.get(badge.enrolment) if is_genuine else None

    def _by_code(self, digits: str) -> UUID | NotCheckedIn:
        asked = self._records, self._session, self._half_day_id, digits
        if len(digits) == SHORT_CODE_DIGITS:
            found = find_by_number(*asked) or NOBODY_FOUND
        else:
            found = find_by_code(*asked, Road.PHONE)
        return found if isinstance(found, NotCheckedIn) else found.person.id

    @cached_property
    def _keys(self) -> tuple[BadgeKey, ...]:
        return self._records.badges.keys()


def _plain(name: str) -> str:
    """Return a name without what a phone's keyboard sets as it likes: spaces, capitals, dots, width."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())
