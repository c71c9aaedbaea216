"""Two people on the list who are one: looked at first, said by whoever knows, taken apart again at will.

Nothing that was noted moves. From now on the one stands for the other: badges, entries at the door,
numbers on paper and seats of both are theirs, wherever they were noted and on whichever laptop.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.own_field import OwnField, differing_own
from facilitator.domain.participant import Enrolment, Person
from facilitator.domain.same_people import differing_fields, together
from facilitator.domain.taken_over import Ledger, left_apart, take_over
from facilitator.services.changes import Change, Done
from facilitator.services.consent import consent_as_one, keep_own_answers, settle_consent
from facilitator.services.found import find_session
from facilitator.services.overwritten import SESSION_SETTINGS, keep_taken, taken_from
from facilitator.services.ports import Records, Workspace
from facilitator.services.put_right import put_right

_SHOWN = Change.ROSTER | Change.ATTENDANCE | Change.GROUPS


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What making two people one would do; nothing is written yet.

    `fields` and `own` are those in which they contradict each other, `as_one` what is taken without a choice.
    `badges`, `entries` and `forms` count what comes with `other`.
    """

    one: Person
    other: Person
    fields: tuple[str, ...]
    as_one: Person
    badges: int
    entries: int
    forms: int
    own: tuple[OwnField, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """Two people who are one from now on; `take_apart` makes them two again."""

    session: UUID
    person: Person
    other: Person


@dataclass(frozen=True, slots=True)
class Parted:
    """Who is a person of their own again; `left_out` says of each number that is somebody else's by now."""

    person: Person
    left_out: tuple[Message, ...] = ()


def preview_merge(ws: Workspace, session_id: UUID, one_id: UUID, other_id: UUID) -> MergePreview:
    """Return what both say; UserError where they are one already, or either is on the list no more."""
    with ws.store.read() as records:
        find_session(records, session_id)
        one, other = _two(records, session_id, one_id, other_id)
        theirs = [e for e in records.people.of_session(session_id) if e.person.id == other_id]
        ids = {known for enrolment in theirs for known in enrolment.ids}
        return MergePreview(
            one=one,
            other=other,
            fields=differing_fields(one, other),
            as_one=replace(together(one, other), consent=consent_as_one(records, session_id, one, other)),
            badges=sum(badge.enrolment in ids for badge in records.badges.of_session(session_id)),
            entries=_entries(records, theirs),
            forms=sum(owner in ids for owner in records.paper.links(session_id).values()),
            own=differing_own(one, other, records.own_fields.all()),
        )


def merge_people(
    ws: Workspace, session_id: UUID, one_id: UUID, other_id: UUID, as_one: Person
) -> Done[Merged]:
    """Keep that the other is the one, who is known as `as_one` says from now on.

    What they agreed to is worked out from what was answered at each line, not taken from `as_one`.
    UserError where they are one already, either is on the list no more, or the number is a third person's.
    """
    with ws.store.write() as records:
        find_session(records, session_id)
        one, other = _two(records, session_id, one_id, other_id)
        consent = consent_as_one(records, session_id, one, other)
        for person in (one, other):
            keep_own_answers(records, session_id, person)
        followers = {person.id for person in records.people.found_to_be(other_id)}
        records.people.mark_same(other_id, one_id)
        written = put_right(records, replace(as_one, id=one_id, consent=consent))
        behind = records.people.found_to_be(one_id)
        ledger = _ledger(records, session_id, (person.id for person in behind))
        take_over(one, written, other_id, ledger)
        _keep_ledger(records, session_id, ledger)
        _keep_followers(records, session_id, other_id, followers)
        records.journal.audit(f"person {other_id} is {one_id}")
    return Done(Merged(session_id, written, other), _SHOWN)


def take_apart(ws: Workspace, session_id: UUID, one_id: UUID, other_id: UUID) -> Done[Parted]:
    """Make two people of one again, each with what was noted of them; return the other.

    Whom the other brought when they were made one goes along, unless they were taken out by themselves
    since. What was taken from who leaves is put back, unless it was edited since or somebody who stays says
    it, too. A number that was given to somebody else meanwhile is left out. UserError where they are two.
    """
    with ws.store.write() as records:
        find_session(records, session_id)
        known = {person.id for person in records.people.found_to_be(one_id)}
        if other_id not in known:
            raise UserError(Message("These are two people already."))
        keep_own_answers(records, session_id, _listed(records, session_id)[one_id])
        records.people.mark_same(other_id, None)
        brought = _followers(records, session_id, other_id) & known
        for follower in brought:
            records.people.mark_same(follower, other_id)
        behind, gone = records.people.found_to_be(one_id), brought | {other_id}
        for stays in behind:
            _no_longer_brought(records, session_id, stays.id, gone)
        _give_back(records, session_id, one_id, behind, gone)
        left_out: list[Message] = []
        for apart in {one_id, other_id} & _listed(records, session_id).keys():
            left_out += _without_number_of_another(records, session_id, apart)
            settle_consent(records, session_id, _listed(records, session_id)[apart])
        records.journal.forget_settings(_followers_setting(session_id, other_id))
        records.journal.audit(f"person {other_id} is a person of their own")
        person = _listed(records, session_id)[other_id]
    return Done(Parted(person, tuple(left_out)), _SHOWN)


def found_to_be(ws: Workspace, person_id: UUID) -> tuple[Person, ...]:
    """Return who was found to be that person, as each was known before."""
    with ws.store.read() as records:
        return records.people.found_to_be(person_id)


def _two(records: Records, session_id: UUID, one_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    people = _listed(records, session_id)
    if one_id == other_id:
        raise UserError(Message("This is one person already. Choose somebody else of the list."))
    if one_id not in people or other_id not in people:
        raise UserError(Message("This person is no longer on the list. Search again."))
    return people[one_id], people[other_id]


def _listed(records: Records, session_id: UUID) -> dict[UUID, Person]:
    return {one.person.id: one.person for one in records.people.of_session(session_id)}


def _entries(records: Records, enrolments: list[Enrolment]) -> int:
    return sum(len(records.attendance.of_enrolment(one.half_day, *one.ids)) for one in enrolments)


def _without_number_of_another(records: Records, session_id: UUID, apart_id: UUID) -> tuple[Message, ...]:
    """Take from somebody the number that another one of the list has by now, and say so."""
    people = _listed(records, session_id)
    apart = people.pop(apart_id)
    number, others = apart.employee_number, people.values()
    holder = next((one for one in others if number and one.employee_number == number), None)
    if holder is None:
        return ()
    records.people.update_person(replace(apart, employee_number=""))
    values: dict[str, object] = {"name": apart.name, "number": number, "other": holder.name}
    return (Message("Number {number} is {other}'s by now, so {name} has none. See whose it is.", values),)


def _give_back(
    records: Records, session_id: UUID, one_id: UUID, behind: tuple[Person, ...], gone: frozenset[UUID]
) -> None:
    """Put back what was taken from who is gone, by the one and by those who stay behind them."""
    stay = [person.id for person in behind]
    ledger = _ledger(records, session_id, (*stay, *gone))
    brought = {one: _followers(records, session_id, one) for one in stay}
    head = _listed(records, session_id).get(one_id)
    for changed in left_apart(head, behind, gone, ledger, brought):
        records.people.update_person(changed)
    _keep_ledger(records, session_id, ledger)


def _ledger(records: Records, session_id: UUID, givers: Iterable[UUID]) -> Ledger:
    return {giver: taken_from(records, session_id, giver) for giver in givers}


def _keep_ledger(records: Records, session_id: UUID, ledger: Ledger) -> None:
    for giver, by_owner in ledger.items():
        keep_taken(records, session_id, giver, by_owner)


def _followers(records: Records, session_id: UUID, person_id: UUID) -> frozenset[UUID]:
    """Return whom somebody brought when they were made one with another."""
    kept = records.journal.setting(_followers_setting(session_id, person_id))
    return frozenset(map(UUID, json.loads(kept or "[]")))


def _keep_followers(records: Records, session_id: UUID, person_id: UUID, followers: Iterable[UUID]) -> None:
    kept = json.dumps(sorted(map(str, followers)))
    records.journal.put_setting(_followers_setting(session_id, person_id), kept)


def _no_longer_brought(records: Records, session_id: UUID, person_id: UUID, gone: frozenset[UUID]) -> None:
    """Forget that somebody brought these: where they come back, they do so by themselves."""
    followers = _followers(records, session_id, person_id)
    if followers & gone:
        _keep_followers(records, session_id, person_id, followers - gone)


def _followers_setting(session_id: UUID, person_id: UUID) -> str:
    return f"{SESSION_SETTINGS.format(session_id)}same.{person_id}"
