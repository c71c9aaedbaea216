"""Put somebody on the list right in place, take them off it, and take either back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from facilitator.domain.further_columns import put_back_under
from facilitator.domain.message import Message, UserError
from facilitator.domain.participant import Enrolment, Person
from facilitator.services.changes import Change, Done
from facilitator.services.enrol_people import hand_on_badges
from facilitator.services.found import find_enrolment, find_session_of
from facilitator.services.ports import Records, Workspace
from facilitator.services.put_right import checked_line, put_right, refuse_number_twice
from facilitator.services.roster_preview import PERSON_FIELDS

_SHOWN = Change.ROSTER | Change.ATTENDANCE


@dataclass(frozen=True, slots=True)
class ChangedEnrolment:
    """Somebody on the list before and after they were put right."""

    before: Enrolment
    after: Enrolment


@dataclass(frozen=True, slots=True)
class TakenOff:
    """Somebody who was taken off a list, with what goes back with them: badges and numbers on paper.

    Each goes back to the line it was noted under. `lines` are those on which they stood there, each with the
    person as whom it was known.
    """

    enrolment: Enrolment
    badges: tuple[tuple[int, UUID], ...] = ()
    forms: tuple[tuple[UUID, UUID], ...] = ()
    lines: tuple[Enrolment, ...] = ()


def change_enrolment(ws: Workspace, typed: Enrolment) -> Done[ChangedEnrolment]:
    """Write what was typed of a person, and their group and table at this half-day.

    What they answered to being recorded is not among it. UserError without a name, with somebody else's
    number, or where they are on the list no more.
    """
    with ws.store.write() as records:
        before = find_enrolment(records, typed.id)
        person = replace(typed.person, consent=before.person.consent)
        after = _write(records, before, person, typed.group, typed.table)
    return Done(ChangedEnrolment(before, after), _SHOWN)


def undo_change(ws: Workspace, changed: ChangedEnrolment) -> Done[ChangedEnrolment]:
    """Put back what a change wrote over; what was changed once more since stays as it is."""
    was, wrote = changed.before, changed.after
    with ws.store.write() as records:
        now = find_enrolment(records, wrote.id)
        person = replace(now.person, **_unchanged_since(was.person, wrote.person, now.person))
        group = was.group if now.group == wrote.group else now.group
        table = was.table if now.table == wrote.table else now.table
        after = _write(records, now, person, group, table)
    return Done(ChangedEnrolment(now, after), _SHOWN)


def take_off(ws: Workspace, enrolment_id: UUID) -> Done[TakenOff]:
    """Take somebody who never came off the list of a half-day.

    UserError if anything was ever noted of them at the door: that must not vanish.
    """
    with ws.store.write() as records:
        one = find_enrolment(records, enrolment_id)
        if records.attendance.of_enrolment(one.half_day, *one.ids):
            raise UserError(
                Message(
                    "{name} was noted at the door and stays on the list. Excuse them there instead.",
                    {"name": one.person.name},
                )
            )
        taken = _with_belongings(records, one)
        hand_on_badges(records, one.session, [one])
        records.people.withdraw(one.ids)
        records.journal.audit(f"enrolment {one.id} taken off")
    return Done(taken, _SHOWN)


def put_back_on(ws: Workspace, taken: TakenOff) -> Done[Enrolment]:
    """Put somebody on the list again, at its end, with the badge they had; twice does it once.

    UserError where their number is somebody else's by now.
    """
    one = taken.enrolment
    with ws.store.write() as records:
        session = find_session_of(records, one.half_day)
        there = records.people.get(one.id)
        if there is not None:
            return Done(there)
        refuse_number_twice(records.people.of_session(session.id), one.person)
        _put_lines_back(records, taken)
        for serial, line in taken.badges:
            records.badges.bind(serial, line)
        for number, line in taken.forms:
            records.paper.link(number, line)
        records.journal.audit(f"enrolment {one.id} put back")
    return Done(one, _SHOWN)


def _write(records: Records, before: Enrolment, person: Person, group: str, table: str) -> Enrolment:
    """Write one enrolment and return it as it stands; the person first, as they may be refused."""
    edited = put_right(records, replace(person, id=before.person.id))
    after = replace(before, person=edited, group=checked_line(group), table=checked_line(table))
    records.people.seat([after])
    return after


def _unchanged_since(was: Person, wrote: Person, now: Person) -> dict[str, Any]:
    """Return the fields to put back: those that were written and still stand so."""
    back: dict[str, Any] = {
        name: getattr(was, name)
        for name in (*PERSON_FIELDS, "consent")
        if getattr(was, name) != getattr(wrote, name) == getattr(now, name)
    }
    return {**back, "extra": put_back_under(now.extra, was.extra, wrote.extra)}


def _with_belongings(records: Records, one: Enrolment) -> TakenOff:
    badges = records.badges.of_session(one.session)
    links = records.paper.links(one.session)
    return TakenOff(
        enrolment=replace(one, also=()),
        lines=_lines_of(records, one),
        badges=tuple((b.serial, b.enrolment) for b in badges if b.enrolment and b.enrolment in one.ids),
        forms=tuple((number, owner) for number, owner in links.items() if owner in one.ids),
    )


def _lines_of(records: Records, one: Enrolment) -> tuple[Enrolment, ...]:
    """Return every line of somebody at that half-day as it was before it was found to be theirs."""
    followers = records.people.found_to_be(one.person.id)
    for person in followers:
        records.people.mark_same(person.id, None)
    lines = tuple(line for line in records.people.of_half_day(one.half_day) if line.id in one.ids)
    for person in followers:
        records.people.mark_same(person.id, one.person.id)
    return lines


def _put_lines_back(records: Records, taken: TakenOff) -> None:
    """Enrol every line anew; those who were one person are it again, if that person is still there.

    Who stood elsewhere all the time is who they are known as there by now.
    """
    who = taken.enrolment.person.id
    others = {line.person.id for line in taken.lines} - {who}
    gone = {one for one in others if not records.people.sessions_of(one)}
    records.people.enrol(taken.lines)
    for one in gone if records.people.sessions_of(who) else ():
        records.people.mark_same(one, who)
