"""Bring a roster into a session: look first, write only when told, take it back while nobody came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.names import search_key
from facilitator.domain.own_field import by_choices
from facilitator.domain.participant import Enrolment, Person, Sex
from facilitator.domain.roster import RosterReading
from facilitator.domain.table import RowProblem
from facilitator.services.changes import Change, Done
from facilitator.services.corrected import is_corrected
from facilitator.services.found import find_session, find_session_of
from facilitator.services.overwritten import keep_overwritten, put_back
from facilitator.services.ports import BEFORE_AN_IMPORT, Records, Workspace
from facilitator.services.put_right import checked_line, checked_name, put_right, refuse_number_twice
from facilitator.services.roster_preview import (
    ChangedPerson,
    NewPerson,
    RosterPreview,
    SameName,
    sort_roster,
)

__all__ = [
    "ChangedPerson",
    "NewPerson",
    "RosterImport",
    "RosterPreview",
    "SameName",
    "add_person",
    "edit_person",
    "import_roster",
    "list_people",
    "list_session_people",
    "preview_roster",
    "undo_import",
]


@dataclass(frozen=True, slots=True)
class RosterImport:
    """An import that is on disk; `import_id` takes it back."""

    import_id: UUID
    added: int
    changed: int


def preview_roster(
    ws: Workspace, session_id: UUID, half_day_id: UUID, reading: RosterReading
) -> RosterPreview:
    """Return what importing `reading` into that half-day would do; nothing is written.

    People are looked for in the whole session: who comes to two half-days stays one person.
    """
    with ws.store.read() as records:
        find_session(records, session_id)
        listed = records.people.of_session(session_id)
        spelt = by_choices(reading, records.own_fields.all())
        preview = sort_roster(ws.ids, session_id, half_day_id, listed, spelt)
        return _with_corrections(records, preview)


def import_roster(ws: Workspace, preview: RosterPreview) -> Done[RosterImport]:
    """Write what the preview shows, all or nothing, after a backup of the workspace.

    UserError if the list has changed since the preview was made.
    """
    ws.store.back_up(BEFORE_AN_IMPORT)
    import_id = ws.ids.new_id()
    enrolments = _enrolments(ws, preview, import_id)
    with ws.store.write() as records:
        find_session_of(records, preview.half_day)
        if records.people.of_session(preview.session) != preview.listed:
            raise UserError(
                Message("The list has changed meanwhile. Look at the preview again, then import.")
            )
        records.people.enrol(enrolments)
        changes = [(one.enrolment.person, one.after) for one in preview.changed]
        changes += [(one.known.person, one.person) for one in preview.new if one.known is not None]
        for before, after in changes:
            if after != before:
                records.people.update_person(after)
        keep_overwritten(records, preview.session, import_id, changes)
        records.journal.put_setting(_import_setting(import_id), str(preview.session))
        records.journal.audit(
            f"roster {import_id} imported: {len(preview.new)} new, {len(preview.changed)} changed"
        )
    return Done(RosterImport(import_id, len(preview.new), len(preview.changed)), Change.ROSTER)


def undo_import(ws: Workspace, import_id: UUID) -> Done[int]:
    """Take the people whom an import added out again and return how many.

    What it had overwritten is put back, unless somebody edited it since. UserError if one of those
    added was at the door already: their attendance must not vanish; or while one of them is one person
    with another line of the list.
    """
    with ws.store.write() as records:
        session_id = records.journal.setting(_import_setting(import_id))
        if session_id is None:
            raise UserError(Message("There is no such import to take back."))
        added = [one for one in records.people.of_session(UUID(session_id)) if one.import_id == import_id]
        seen = _seen_at_the_door(records, added)
        if seen:
            raise UserError(
                Message(
                    "{name} has checked in already, so this import stays. Edit single people instead.",
                    {"name": seen[0].person.name},
                )
            )
        _refuse_merged(records, UUID(session_id), import_id)
        hand_on_badges(records, UUID(session_id), added)
        count = records.people.withdraw([one.id for one in added])
        restored = put_back(records, UUID(session_id), import_id)
        records.journal.audit(f"roster {import_id} taken back: {count} out, {restored} as before")
    return Done(count, Change.ROSTER)


def add_person(
    ws: Workspace,
    half_day_id: UUID,
    name: str,
    *,
    employee_number: str = "",
    department: str = "",
    sex: Sex = Sex.UNKNOWN,
) -> Done[Enrolment]:
    """Put one more person on the list of a half-day.

    The name and number of somebody at another half-day of the session mean that person. UserError
    without a name, or with a number that is somebody else's.
    """
    typed = Person(
        id=ws.ids.new_id(),
        name=checked_name(name),
        employee_number=checked_line(employee_number),
        department=checked_line(department),
        sex=sex,
    )
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        listed = records.people.of_session(session.id)
        person = _known_elsewhere(listed, half_day_id, typed) or typed
        refuse_number_twice(listed, person)
        enrolment = Enrolment(
            id=ws.ids.new_id(),
            session=session.id,
            half_day=half_day_id,
            person=person,
            enrolled_at=ws.clock.now(),
            search_key=search_key(person.name),
        )
        records.people.enrol([enrolment])
        records.people.update_person(person)
    return Done(enrolment, Change.ROSTER)


def edit_person(ws: Workspace, person: Person) -> Done[Person]:
    """Put what is known of a person right; UserError without a name, or with somebody else's number."""
    with ws.store.write() as records:
        edited = put_right(records, person)
    return Done(edited, Change.ROSTER | Change.ATTENDANCE)


def list_people(ws: Workspace, half_day_id: UUID) -> tuple[Enrolment, ...]:
    """Return everybody enrolled at that half-day, in roster order."""
    with ws.store.read() as records:
        find_session_of(records, half_day_id)
        return records.people.of_half_day(half_day_id)


def list_session_people(ws: Workspace, session_id: UUID) -> tuple[Enrolment, ...]:
    """Return everybody enrolled at any half-day of that session, in roster order."""
    with ws.store.read() as records:
        find_session(records, session_id)
        return records.people.of_session(session_id)


def _enrolments(ws: Workspace, preview: RosterPreview, import_id: UUID) -> list[Enrolment]:
    """Return who comes new to the list, made before anything is locked: how names are read takes its time."""
    now = ws.clock.now()
    return [
        Enrolment(
            id=ws.ids.new_id(),
            session=preview.session,
            half_day=preview.half_day,
            person=one.person,
            enrolled_at=now,
            import_id=import_id,
            search_key=search_key(one.person.name),
        )
        for one in preview.new
    ]


def _with_corrections(records: Records, preview: RosterPreview) -> RosterPreview:
    """Return the preview with a line for each row that would undo what was put right here by hand."""
    changes = [(one.row_number, one.enrolment.person, one.after) for one in preview.changed]
    changes += [
        (one.row_number, one.known.person, one.person) for one in preview.new if one.known is not None
    ]
    told = [
        RowProblem(
            row, Message("This was put right here by hand; importing puts back what the file says."), was.name
        )
        for row, was, after in changes
        if is_corrected(records, preview.session, was, after)
    ]
    return replace(preview, problems=(*preview.problems, *told))


def _refuse_merged(records: Records, session_id: UUID, import_id: UUID) -> None:
    """Refuse while a line of that import is one person with another: their badge would be worn by nobody."""
    lines = records.people.lines_of_import(import_id)
    listed = records.people.of_session(session_id)
    merged = next((one for one in listed if one.also and not lines.isdisjoint(one.ids)), None)
    if merged is not None:
        raise UserError(
            Message(
                "{name} was found to be two lines of the list. Take that apart, then take the import back.",
                {"name": merged.person.name},
            )
        )


def _seen_at_the_door(records: Records, enrolments: list[Enrolment]) -> list[Enrolment]:
    half_days = {one.half_day for one in enrolments}
    seen = {event.enrolment for half_day in half_days for event in records.attendance.of_half_day(half_day)}
    return [one for one in enrolments if not seen.isdisjoint(one.ids)]


def hand_on_badges(records: Records, session_id: UUID, leaving: list[Enrolment]) -> None:
    """Give the badges of enrolments that go to what stays of the same people."""
    gone = {known: one.person.id for one in leaving for known in one.ids}
    staying = {one.person.id: one.id for one in records.people.of_session(session_id) if one.id not in gone}
    for badge in records.badges.of_session(session_id):
        heir = staying.get(gone[badge.enrolment]) if badge.enrolment in gone else None
        if heir is not None:
            records.badges.bind(badge.serial, heir)


def _known_elsewhere(listed: tuple[Enrolment, ...], half_day_id: UUID, typed: Person) -> Person | None:
    """Return the person with that name and number who is not on the list here yet, with what is new."""
    here = {one.person.id for one in listed if one.half_day == half_day_id}
    for one in listed:
        known = one.person
        is_same = (known.name, known.employee_number) == (typed.name, typed.employee_number)
        if typed.employee_number and is_same and known.id not in here:
            return replace(
                known,
                department=typed.department or known.department,
                sex=known.sex if typed.sex is Sex.UNKNOWN else typed.sex,
            )
    return None


def _import_setting(import_id: UUID) -> str:
    return f"import.{import_id}.session"
