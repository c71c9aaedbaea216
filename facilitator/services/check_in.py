"""The door: check people in by badge, code or name, once and for good before anything turns green."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from facilitator.domain.attendance import (
    AttendanceKind,
    CheckedIn,
    CheckInOutcome,
    NotCheckedIn,
    Road,
    SignedOut,
    TakenBack,
    Tone,
)
from facilitator.domain.badge import fold_digits
from facilitator.domain.message import Message, UserError
from facilitator.domain.names import clean_name, is_called, search_key
from facilitator.domain.participant import Enrolment, Person
from facilitator.domain.plain_text import MOST_IN_A_NAME, not_longer, plain_line
from facilitator.domain.session import Session
from facilitator.services.changes import Change, Done
from facilitator.services.come_and_go import arrive, leave
from facilitator.services.door import (
    DoorState,
    door_event,
    door_state_of,
    find_people,
    presence_of,
)
from facilitator.services.door_code import NOT_ON_LIST, find_by_code
from facilitator.services.found import find_enrolment, find_session_of
from facilitator.services.issue_badges import adopt_badge
from facilitator.services.ports import Records, Workspace
from facilitator.services.who_is_trained import verdicts_of_session

__all__ = [
    "DoorState",
    "SignedOut",
    "check_in",
    "check_in_person",
    "door_state",
    "excuse",
    "find_people",
    "sign_out",
    "sign_out_by_code",
    "take_back",
    "walk_in",
]


def check_in(ws: Workspace, half_day_id: UUID, code: str, road: Road) -> Done[CheckInOutcome]:
    """Check in whoever a scanned or typed code means; the outcome is on disk when this returns.

    A code is a badge's 17 digits, its short code, an employee number or (typed) part of a name.
    Scanning twice keeps one arrival; a refusal is counted without code or name.
    """
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        found = find_by_code(records, session, half_day_id, code, road)
        if isinstance(found, NotCheckedIn):
            records.attendance.refused(half_day_id, found.problem, road, ws.clock.now())
            return Done(found, Change.ATTENDANCE)
        outcome = arrive(ws, records, session.half_day(half_day_id), found, road)
    return _done(outcome)


def check_in_person(ws: Workspace, half_day_id: UUID, enrolment_id: UUID, road: Road) -> Done[CheckInOutcome]:
    """Check in somebody chosen from a list.

    A person of another half-day of the session is let in here as a walk-in, under the same name and
    with the same badge.
    """
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        enrolment = find_enrolment(records, enrolment_id)
        is_from_elsewhere = enrolment.half_day != half_day_id
        if is_from_elsewhere:
            enrolment = _let_in_here(ws, records, half_day_id, enrolment)
        outcome = arrive(ws, records, session.half_day(half_day_id), enrolment, road)
    done = _done(outcome)
    return Done(outcome, done.changes | Change.ROSTER) if is_from_elsewhere else done


def walk_in(
    ws: Workspace,
    half_day_id: UUID,
    name: str,
    *,
    employee_number: str = "",
    department: str = "",
    badge_code: str = "",
    road: Road = Road.KEYBOARD,
    at: datetime | None = None,
) -> Done[CheckedIn]:
    """Enrol somebody who is not on the list and check them in; `badge_code` binds a spare badge.

    They came now, or at the moment `at` that a list on paper says.

    An employee number that is on the list, of this half-day or another one of the session, means that
    person; where they are called otherwise, that is said. UserError without a name.
    """
    shown = clean_name(name)
    if not shown:
        raise UserError(Message("Type the person's name first."))
    not_longer(shown, MOST_IN_A_NAME)
    number = not_longer(plain_line(employee_number), MOST_IN_A_NAME)
    department = not_longer(plain_line(department), MOST_IN_A_NAME)
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        listed = records.people.of_half_day(half_day_id)
        known = _known_by_number(ws, records, session, half_day_id, number)
        person = Person(ws.ids.new_id(), shown, number, department=department)
        enrolment = known or _enrol_walk_in(ws, records, session, half_day_id, person)
        if badge_code and (known is None or is_called(shown, known)):
            _bind_spare(records, session, half_day_id, badge_code, enrolment)
        outcome = arrive(ws, records, session.half_day(half_day_id), enrolment, road, at)
    if known is not None:
        is_listed = any(one.id == known.id for one in listed)
        if outcome.is_new and not is_called(shown, known):
            values: dict[str, object] = {"number": number, "name": known.person.name}
            message = Message(
                "{name} is here: {number} is their number. Take it back if somebody else is meant.", values
            )
            outcome = replace(outcome, message=message, tone=Tone.AMBER)
        return Done(outcome, Change.ATTENDANCE if is_listed else Change.ATTENDANCE | Change.ROSTER)
    if any(one.person.name == shown for one in listed):
        message = Message("{name} is added. Somebody of the same name is on the list.", {"name": shown})
        outcome = replace(outcome, message=message, tone=Tone.AMBER)
    return Done(outcome, Change.ATTENDANCE | Change.ROSTER)


def take_back(ws: Workspace, half_day_id: UUID, event_id: UUID) -> Done[TakenBack]:
    """Take an event back; both stay in the log. Taking it back twice does it once."""
    with ws.store.write() as records:
        event = records.attendance.get(event_id)
        if event is None or event.half_day != half_day_id or event.kind is AttendanceKind.UNDONE:
            raise UserError(Message("There is nothing to take back here."))
        enrolment = find_enrolment(records, event.enrolment)
        before = records.attendance.of_enrolment(half_day_id, *enrolment.ids)
        if not any(one.undoes == event_id for one in before):
            records.attendance.append(
                door_event(
                    ws, half_day_id, event.enrolment, AttendanceKind.UNDONE, event.road, undoes=event_id
                )
            )
        taken = TakenBack(
            event=event,
            presence=presence_of(ws, records, half_day_id, enrolment),
            count=records.attendance.count(half_day_id),
            latest=records.attendance.latest(half_day_id),
        )
    return Done(taken, Change.ATTENDANCE)


def sign_out(
    ws: Workspace, half_day_id: UUID, enrolment_id: UUID, road: Road = Road.KEYBOARD
) -> Done[SignedOut]:
    """Note that somebody went; they may come back by checking in again."""
    with ws.store.write() as records:
        signed_out = leave(ws, records, half_day_id, find_enrolment(records, enrolment_id), road)
    return Done(signed_out, Change.ATTENDANCE if signed_out.is_new else Change.NOTHING)


def sign_out_by_code(
    ws: Workspace, half_day_id: UUID, code: str, road: Road
) -> Done[SignedOut | NotCheckedIn]:
    """Note that whoever a code means went; a code that means nobody is refused as at checking in."""
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        found = find_by_code(records, session, half_day_id, code, road)
        if isinstance(found, NotCheckedIn):
            records.attendance.refused(half_day_id, found.problem, road, ws.clock.now())
            return Done(found, Change.ATTENDANCE)
        signed_out = leave(ws, records, half_day_id, found, road)
    return Done(signed_out, Change.ATTENDANCE if signed_out.is_new else Change.NOTHING)


def excuse(ws: Workspace, half_day_id: UUID, enrolment_id: UUID) -> Done[DoorState]:
    """Note that somebody on the list will not come."""
    with ws.store.write() as records:
        session = find_session_of(records, half_day_id)
        enrolment = find_enrolment(records, enrolment_id)
        before = presence_of(ws, records, half_day_id, enrolment)
        if not before.is_present:
            kind, road, last = AttendanceKind.EXCUSED, Road.KEYBOARD, before.last_event
            event = door_event(ws, half_day_id, enrolment.id, kind, road, after=last)
            records.attendance.append(event)
        return Done(door_state_of(records, session, half_day_id), Change.ATTENDANCE)


def door_state(ws: Workspace, half_day_id: UUID) -> DoorState:
    """Return how the door of that half-day stands."""
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        state = door_state_of(records, session, half_day_id)
        return replace(state, verdicts=verdicts_of_session(records, session, ws.clock.instant()))


def _done(outcome: CheckedIn) -> Done[CheckInOutcome]:
    return Done(outcome, Change.ATTENDANCE if outcome.is_new else Change.NOTHING)


def _let_in_here(ws: Workspace, records: Records, half_day_id: UUID, elsewhere: Enrolment) -> Enrolment:
    session = find_session_of(records, half_day_id)
    if elsewhere.session != session.id:
        raise UserError(Message("This person is on the list of another session. Add them as a walk-in."))
    here = records.people.of_person(half_day_id, elsewhere.person.id)
    return here or _enrol_walk_in(ws, records, session, half_day_id, elsewhere.person)


def _known_by_number(
    ws: Workspace, records: Records, session: Session, half_day_id: UUID, number: str
) -> Enrolment | None:
    """Return the enrolment here of whoever has that employee number, enrolled here if it was elsewhere."""
    wanted = fold_digits(number).casefold()
    everybody = records.people.of_session(session.id) if wanted else ()
    having = [one for one in everybody if fold_digits(one.person.employee_number).casefold() == wanted]
    here = next((one for one in having if one.half_day == half_day_id), None)
    if here is not None or not having:
        return here
    return _let_in_here(ws, records, half_day_id, having[0])


def _enrol_walk_in(
    ws: Workspace, records: Records, session: Session, half_day_id: UUID, person: Person
) -> Enrolment:
    enrolment = Enrolment(
        id=ws.ids.new_id(),
        session=session.id,
        half_day=half_day_id,
        person=person,
        is_walk_in=True,
        enrolled_at=ws.clock.now(),
        search_key=search_key(person.name),
    )
    records.people.enrol([enrolment])
    return enrolment


def _bind_spare(
    records: Records, session: Session, half_day_id: UUID, code: str, enrolment: Enrolment
) -> None:
    """Give a spare badge to a person; UserError when the code is not that of a spare badge here.

    A genuine badge that another laptop printed is theirs from now on.
    """
    found = find_by_code(records, session, half_day_id, code, Road.SCANNER)
    if found is NOT_ON_LIST:
        adopt_badge(records, session.id, fold_digits(code), enrolment.id)
        return
    spare = found.spare if isinstance(found, NotCheckedIn) else None
    if spare is None:
        raise UserError(Message("This badge is not a spare one of this session. Take another one."))
    records.badges.bind(spare, enrolment.id)
