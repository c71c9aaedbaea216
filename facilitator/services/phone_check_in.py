"""Checking oneself in by phone: one entry, one person, and never a list to choose from.

A hundred phones may come at once. What waits together is done together: one look at the list, one commit.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from facilitator.domain.attendance import NotCheckedIn, Road
from facilitator.domain.badge import (
    SHORT_CODE_DIGITS,
    TOKEN_DIGITS,
    Badge,
    BadgeKey,
    ReadToken,
    fold_digits,
    read_token,
)
from facilitator.domain.names import clean_name
from facilitator.domain.participant import Enrolment, by_every_id
from facilitator.domain.plain_text import MOST_IN_A_NAME
from facilitator.services.changes import Change, Done
from facilitator.services.come_and_go import append_arrival
from facilitator.services.door import presence_of
from facilitator.services.door_code import NOBODY_FOUND, find_by_code, find_by_number
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace


@dataclass(frozen=True, slots=True)
class SelfEntry:
    """What somebody typed into a phone.

    `may_be` says whether this phone may check in the person of that enrolment, and keeps to whom it belongs
    from then on; it is asked on the worker, once for each entry that means somebody.
    """

    text: str
    may_be: Callable[[UUID], bool]


@dataclass(frozen=True, slots=True)
class SelfCheckedIn:
    """Somebody who is in since `at`; `is_new` is false where they were before."""

    enrolment: Enrolment
    at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class AnotherOnThisPhone:
    """Somebody was named by a phone that checked in somebody else before: the assistant looks first."""

    enrolment: Enrolment


SelfCheckIn = SelfCheckedIn | NotCheckedIn | AnotherOnThisPhone


def check_in_selves(
    ws: Workspace, half_day_id: UUID, entries: Sequence[SelfEntry]
) -> Done[tuple[SelfCheckIn, ...]]:
    """Check in whom each entry means: the number on a badge, an employee number, or a whole name.

    Parts of a name, a name that two people have and everything else that leaves a doubt checks nobody in.
    Answers in the order of the entries, once all is on disk. A refusal is counted without what was typed.
    """
    with ws.store.write() as records:
        door = _Door(records, half_day_id)
        outcomes = tuple(_check_in(ws, door, entry) for entry in entries)
    has_changed = any(map(_is_written, outcomes))
    return Done(outcomes, Change.ATTENDANCE if has_changed else Change.NOTHING)


def _is_written(outcome: SelfCheckIn) -> bool:
    return isinstance(outcome, NotCheckedIn) or (isinstance(outcome, SelfCheckedIn) and outcome.is_new)


def _check_in(ws: Workspace, door: _Door, entry: SelfEntry) -> SelfCheckIn:
    records = door.records
    found = door.find(entry.text)
    if isinstance(found, NotCheckedIn):
        records.attendance.refused(door.half_day_id, found.problem, Road.PHONE, ws.clock.now())
        return found
    if not entry.may_be(found.id):
        return AnotherOnThisPhone(found)
    before = presence_of(records, door.half_day_id, found)
    if before.is_present and before.arrived_at is not None:
        return SelfCheckedIn(found, before.arrived_at, is_new=False)
    return SelfCheckedIn(found, append_arrival(ws, records, before, Road.PHONE).at, is_new=True)


class _Door:
    """The list of a half-day as it stands in one transaction, by what people type."""

    def __init__(self, records: Records, half_day_id: UUID) -> None:
        self.records = records
        self.half_day_id = half_day_id
        self._session = find_session_of(records, half_day_id)
        self._listed = by_every_id(records.people.of_half_day(half_day_id))
        self._numbers: dict[str, list[Enrolment]] = defaultdict(list)
        self._names: dict[str, list[Enrolment]] = defaultdict(list)
        for one in dict.fromkeys(self._listed.values()):
            if number := fold_digits(one.person.employee_number).casefold():
                self._numbers[number].append(one)
            self._names[_plain(one.person.name)].append(one)

    def find(self, text: str) -> Enrolment | NotCheckedIn:
        """Return the one person whom a typed number or name means, or why there is none."""
        name = clean_name(text[: MOST_IN_A_NAME + 1])
        if not name or len(name) > MOST_IN_A_NAME:
            return NOBODY_FOUND
        number = fold_digits(unicodedata.normalize("NFKC", name)).casefold()
        if len(number) in {SHORT_CODE_DIGITS, TOKEN_DIGITS} and number.isdigit():
            return self._badge_worn_here(number) or self._by_code(number)
        numbered = self._numbers.get(number, [])
        meant = numbered or self._names.get(_plain(name), [])
        return meant[0] if len(meant) == 1 else NOBODY_FOUND

    def _badge_worn_here(self, digits: str) -> Enrolment | None:
        """Return who wears the badge with these digits, where nothing can stand against it."""
        badge = self._badges.get(digits)
        if badge is None or badge.enrolment is None or digits in self._numbers:
            return None
        is_genuine = isinstance(read_token(badge.token, self._keys), ReadToken)
        return self._listed.get(badge.enrolment) if is_genuine else None

    def _by_code(self, digits: str) -> Enrolment | NotCheckedIn:
        asked = self.records, self._session, self.half_day_id, digits
        if len(digits) == SHORT_CODE_DIGITS:
            return find_by_number(*asked) or NOBODY_FOUND
        return find_by_code(*asked, Road.PHONE)

    @cached_property
    def _badges(self) -> Mapping[str, Badge]:
        badges = self.records.badges.of_session(self._session.id)
        return {one.short_code.replace("-", ""): one for one in badges}

    @cached_property
    def _keys(self) -> tuple[BadgeKey, ...]:
        return self.records.badges.keys()


def _plain(name: str) -> str:
    """Return a name without spaces and capitals, which a phone's keyboard sets as it likes."""
    return name.casefold().replace(" ", "")
