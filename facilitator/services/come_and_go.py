"""Somebody comes, somebody goes: the event that says so, appended once, inside a transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from facilitator.domain.attendance import AttendanceKind, CheckedIn, Presence, Road, SignedOut, Tone
from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.services.door import door_event, presence_of
from facilitator.services.ports import Records, Workspace


def arrive(
    ws: Workspace,
    records: Records,
    half_day_id: UUID,
    enrolment: Enrolment,
    road: Road,
    at: datetime | None = None,
) -> CheckedIn:
    """Append the arrival unless the person is in already, and say which it was; inside a transaction.

    It is one of now, or of the moment `at` that a list on paper says.
    """
    before = presence_of(records, half_day_id, enrolment)
    name: dict[str, object] = {"name": enrolment.person.name}
    if before.is_present and before.arrived_at is not None and before.last_event is not None:
        since = {**name, "time": clock_time(before.arrived_at)}
        return CheckedIn(
            enrolment=enrolment,
            event=before.last_event,
            is_new=False,
            count=records.attendance.count(half_day_id),
            message=Message("{name} is already here since {time}.", since),
            tone=Tone.AMBER,
        )
    kind, last = AttendanceKind.ARRIVED, before.last_event
    event = door_event(ws, half_day_id, enrolment.id, kind, road, after=last, at=at)
    records.attendance.append(event)
    is_back = before.left_at is not None
    return CheckedIn(
        enrolment=enrolment,
        event=event,
        is_new=True,
        count=records.attendance.count(half_day_id),
        message=Message("{name} is back.", name) if is_back else Message("{name} is here.", name),
        tone=Tone.GOOD,
        is_back=is_back,
    )


def leave(
    ws: Workspace,
    records: Records,
    half_day_id: UUID,
    enrolment: Enrolment,
    road: Road,
    at: datetime | None = None,
) -> SignedOut:
    """Append that somebody who is in went, now or at the moment `at`."""
    before = presence_of(records, half_day_id, enrolment)
    event = before.last_event
    if before.is_present:
        event = door_event(ws, half_day_id, enrolment.id, AttendanceKind.LEFT, road, after=event, at=at)
        records.attendance.append(event)
    return SignedOut(
        enrolment=enrolment,
        event=event,
        is_new=before.is_present,
        count=records.attendance.count(half_day_id),
        message=_sign_out_message(before),
        tone=Tone.GOOD if before.is_present else Tone.AMBER,
    )


def _sign_out_message(before: Presence) -> Message:
    values: dict[str, object] = {"name": before.enrolment.person.name}
    if before.is_present:
        return Message("{name} has left.", values)
    if before.left_at is None:
        return Message("{name} has not arrived yet.", values)
    return Message("{name} left already, at {time}.", {**values, "time": clock_time(before.left_at)})


def clock_time(at: datetime) -> str:
    """Return hours and minutes."""
    return f"{at:%H:%M}"
