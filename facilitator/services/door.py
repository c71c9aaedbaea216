"""How a door stands, from its events: the reading half of checking in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    DoorCount,
    Presence,
    Road,
    count_presences,
    presences,
)
from facilitator.domain.names import matches
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import HalfDay, Session
from facilitator.services.ports import Records, Workspace


@dataclass(frozen=True, slots=True)
class DoorState:
    """What the door shows: counts, the event that still holds and came last, and every person.

    A walk-in whose arrival was taken back is not in `presences`. `short_codes` are the typed codes
    of badges by enrolment.
    """

    half_day: HalfDay
    count: DoorCount
    latest: AttendanceEvent | None
    presences: tuple[Presence, ...]
    short_codes: Mapping[UUID, str] = field(default_factory=dict)
    refusals: int = 0


def find_people(state: DoorState, query: str) -> tuple[Presence, ...]:
    """Return whom the query may mean, those not yet here first, else in roster order."""
    asked = "".join(sign for sign in query if sign.isdigit())
    found = [
        presence
        for presence in state.presences
        if matches(query, presence.enrolment)
        or (
            asked and asked == state.short_codes.get(presence.enrolment.id, "").replace("-", "")[: len(asked)]
        )
    ]
    return tuple(sorted(found, key=lambda presence: presence.is_present))


def door_state_of(records: Records, session: Session, half_day_id: UUID) -> DoorState:
    """Return how the door of that half-day stands, inside a transaction."""
    everybody = records.people.of_session(session.id)
    enrolments = [one for one in everybody if one.half_day == half_day_id]
    events = records.attendance.of_half_day(half_day_id)
    standing = tuple(
        one
        for one in presences(enrolments, events)
        if one.last_event is not None or not one.enrolment.is_walk_in
    )
    latest = [one.last_event for one in standing if one.last_event is not None]
    order = {event.id: place for place, event in enumerate(events)}
    return DoorState(
        half_day=session.half_day(half_day_id),
        count=count_presences(standing),
        latest=max(latest, key=lambda event: order[event.id], default=None),
        presences=standing,
        short_codes=_short_codes(records, session, everybody),
        refusals=records.attendance.refusals(half_day_id),
    )


def _short_codes(records: Records, session: Session, everybody: Sequence[Enrolment]) -> dict[UUID, str]:
    """Return enrolment → typed code of the badge that its person wears, at whichever half-day."""
    person_of = {one.id: one.person.id for one in everybody}
    worn = {person_of[b.enrolment]: b for b in records.badges.of_session(session.id) if b.enrolment}
    return {one.id: worn[one.person.id].short_code for one in everybody if one.person.id in worn}


def presence_of(records: Records, half_day_id: UUID, enrolment: Enrolment) -> Presence:
    """Return how one person stands, inside a transaction."""
    return presences([enrolment], records.attendance.of_enrolment(half_day_id, enrolment.id))[0]


def door_event(
    ws: Workspace,
    half_day_id: UUID,
    enrolment_id: UUID,
    kind: AttendanceKind,
    road: Road,
    undoes: UUID | None = None,
) -> AttendanceEvent:
    """Return a fresh event of now, not yet stored."""
    return AttendanceEvent(
        id=ws.ids.new_id(),
        half_day=half_day_id,
        enrolment=enrolment_id,
        kind=kind,
        at=ws.clock.now(),
        road=road,
        who=ws.who,
        undoes=undoes,
    )
