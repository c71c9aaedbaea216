"""Checking oneself in by phone: one entry, one person, and never a list to choose from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.attendance import CheckedIn, NotCheckedIn, Road
from facilitator.domain.names import clean_name
from facilitator.domain.participant import Enrolment
from facilitator.domain.plain_text import MOST_IN_A_NAME
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import check_in_person
from facilitator.services.door_code import NOBODY_FOUND, find_by_code
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace


@dataclass(frozen=True, slots=True)
class AnotherOnThisPhone:
    """Somebody was named by a phone that checked in somebody else before: the assistant looks first."""

    enrolment: Enrolment


SelfCheckIn = CheckedIn | NotCheckedIn | AnotherOnThisPhone


def check_in_self(
    ws: Workspace, half_day_id: UUID, entry: str, is_free_for: Callable[[UUID], bool]
) -> Done[SelfCheckIn]:
    """Check in whom an entry means: the number on a badge, an employee number, or a whole name.

    Parts of a name, a name that two people have and everything else that leaves a doubt checks nobody in.
    `is_free_for` says whether this phone may still check in the person of that enrolment. A refusal is
    counted without what was entered.
    """
    with ws.store.read() as records:
        found = _find(records, half_day_id, entry)
    if isinstance(found, NotCheckedIn):
        with ws.store.write() as records:
            records.attendance.refused(half_day_id, found.problem, Road.PHONE, ws.clock.now())
        return Done(found, Change.ATTENDANCE)
    if not is_free_for(found.id):
        return Done(AnotherOnThisPhone(found))
    done = check_in_person(ws, half_day_id, found.id, Road.PHONE)
    return Done(done.value, done.changes)


def _find(records: Records, half_day_id: UUID, entry: str) -> Enrolment | NotCheckedIn:
    session = find_session_of(records, half_day_id)
    name = clean_name(entry[: MOST_IN_A_NAME + 1])
    if not name or len(name) > MOST_IN_A_NAME:
        return NOBODY_FOUND
    number = unicodedata.normalize("NFKC", name)  # a phone's Chinese keyboard may write wide letters
    by_code = find_by_code(records, session, half_day_id, number, Road.PHONE)
    if isinstance(by_code, Enrolment) or by_code.candidates:
        return by_code
    called_so = [one for one in records.people.of_half_day(half_day_id) if _same(one.person.name, name)]
    return called_so[0] if len(called_so) == 1 else NOBODY_FOUND


def _same(one: str, other: str) -> bool:
    """Say whether two names are one but for spaces and capitals, as a phone's keyboard sets them."""
    return one.casefold().replace(" ", "") == other.casefold().replace(" ", "")
