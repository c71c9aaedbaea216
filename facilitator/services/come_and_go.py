"""Somebody comes, somebody goes: the event that says so, appended once, inside a transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    CheckedIn,
    Presence,
    Road,
    SignedOut,
    Tone,
)
from facilitator.domain.message import Message
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import HalfDay
from facilitator.services.door import door_event, presence_of
from facilitator.services.ports import Records, Workspace

_NEAR = timedelta(hours=12)
"""So far from a half-day somebody may come to it."""


def arrive(
    ws: Workspace,
    records: Records,
    half_day: HalfDay,
    enrolment: Enrolment,
    road: Road,
    at: datetime | None = None,
) -> CheckedIn:
    """Append the arrival unless the person is in already, and say which it was; inside a transaction.

    It is one of now, or of the moment `at` that a list on paper says. Who is let in on another day than
    that of the half-day is let in, and told so in amber: the door is turned to the wrong one, or is tried.
    """
    before = presence_of(ws, records, half_day.id, enrolment)
    event, is_new = before.last_event, False
    if event is None or not (before.is_present and before.stays):
        event, is_new = append_arrival(ws, records, before, road, at), True
    is_amber = not is_new or _is_another_day(half_day, event.at)
    return CheckedIn(
        enrolment=enrolment,
        event=event,
        is_new=is_new,
        count=records.attendance.count(half_day.id),
        message=_arrival_message(half_day, before, event, is_new=is_new),
        tone=Tone.AMBER if is_amber else Tone.GOOD,
        is_back=is_new and before.left_at is not None,
    )


def append_arrival(
    ws: Workspace, records: Records, before: Presence, road: Road, at: datetime | None = None
) -> AttendanceEvent:
    """Append the arrival of somebody who stands as `before`, not in; it is on disk with the transaction."""
    here = before.enrolment
    kind, last = AttendanceKind.ARRIVED, before.last_event
    event = door_event(ws, here.half_day, here.id, kind, road, after=last, at=at)
    records.attendance.append(event)
    return event


def _arrival_message(half_day: HalfDay, before: Presence, event: AttendanceEvent, *, is_new: bool) -> Message:
    values: dict[str, object] = {"name": before.enrolment.person.name}
    if not is_new:
        since = before.stays[-1].came_at
        time = f"{since:%Y-%m-%d %H:%M}" if _is_another_day(half_day, since) else clock_time(since)
        return Message("{name} is already here since {time}.", {**values, "time": time})
    if _is_another_day(half_day, event.at):
        return Message(
            "{name} is let in for {day}. If today is meant, take it back and turn the door.",
            {**values, "day": f"{half_day.starts_at:%Y-%m-%d}"},
        )
    if before.left_at is not None:
        return Message("{name} is back.", values)
    return Message("{name} is here.", values)


def _is_another_day(half_day: HalfDay, at: datetime) -> bool:
    return not half_day.starts_at - _NEAR < at < half_day.must_end_at + _NEAR


def leave(
    ws: Workspace,
    records: Records,
    half_day_id: UUID,
    enrolment: Enrolment,
    road: Road,
    at: datetime | None = None,
) -> SignedOut:
    """Append that somebody who is in went, now or at the moment `at`."""
    before = presence_of(ws, records, half_day_id, enrolment)
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
