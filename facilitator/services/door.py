"""How a door stands, from its events: the reading half of checking in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    CheckInOutcome,
    DoorCount,
    NotCheckedIn,
    Presence,
    Road,
    SignedOut,
    TakenBack,
    count_presences,
    presences,
)
from facilitator.domain.names import matches
from facilitator.domain.one_clock import clock_of
from facilitator.domain.participant import Enrolment, by_every_id
from facilitator.domain.session import HalfDay, Session
from facilitator.domain.trained import Verdict
from facilitator.services.ports import Records, Workspace

LATE_AFTER = timedelta(minutes=10)
"""A queue at the door is nobody's lateness."""
_A_LITTLE = timedelta(microseconds=1)


def door_count(ws: Workspace, half_day_id: UUID) -> DoorCount:
    """Return how many are expected and here, without reading who."""
    with ws.store.read() as records:
        return records.attendance.count(half_day_id)


@dataclass(frozen=True, slots=True)
class DoorState:
    """What the door shows: counts, the event that still holds and came last, and every person.

    A walk-in whose arrival was taken back is not in `presences`. `short_codes` are the typed codes
    of badges by enrolment. `same_day` are the other half-days of that day, by their beginning, `verdicts`
    how long each person was present, as it was when this was read.
    """

    half_day: HalfDay
    count: DoorCount
    latest: AttendanceEvent | None
    presences: tuple[Presence, ...]
    short_codes: Mapping[UUID, str] = field(default_factory=dict)
    refusals: int = 0
    same_day: tuple[HalfDay, ...] = ()
    verdicts: Mapping[UUID, Verdict] = field(default_factory=dict, compare=False)

    @property
    def late(self) -> int:
        """How many came later than `LATE_AFTER` behind the beginning."""
        in_time = self.half_day.starts_at + LATE_AFTER
        return sum(one.arrived_at is not None and one.arrived_at > in_time for one in self.presences)

    @property
    def next_of_the_day(self) -> HalfDay | None:
        """The half-day that one key turns the door to: the next of the same day, after the last the first."""
        later = [one for one in self.same_day if one.starts_at > self.half_day.starts_at]
        return next(iter(later or self.same_day), None)

    def with_outcome(self, outcome: CheckInOutcome | SignedOut | TakenBack) -> DoorState:
        """Return the door once that happened, without asking the store.

        What it returns is what `door_state` would, but that somebody not shown before stands last; a
        spare badge that was bound to them comes with the next load.
        """
        if isinstance(outcome, NotCheckedIn):
            return replace(self, refusals=self.refusals + 1)
        if isinstance(outcome, TakenBack):
            return self._with(outcome.presence, outcome.count, outcome.latest)
        if not outcome.is_new or outcome.event is None:
            return replace(self, count=outcome.count)
        nobody_yet = Presence(outcome.enrolment, None, None, is_present=False, last_event=None)
        before = next((one for one in self.presences if one.enrolment.id == outcome.enrolment.id), nobody_yet)
        return self._with(before.after(outcome.event), outcome.count, outcome.event)

    def _with(self, after: Presence, count: DoorCount, latest: AttendanceEvent | None) -> DoorState:
        """Return the state in which one person stands so; somebody new stands last."""
        standing = {one.enrolment.id: one for one in self.presences} | {after.enrolment.id: after}
        shown = tuple(one for one in standing.values() if _is_shown(one))
        return replace(self, count=count, latest=latest, presences=shown)


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
    standing = tuple(one for one in presences(enrolments, events, clock_of(events)) if _is_shown(one))
    return DoorState(
        half_day=session.half_day(half_day_id),
        count=count_presences(standing),
        latest=records.attendance.latest(half_day_id),
        presences=standing,
        short_codes=_short_codes(records, session, everybody),
        refusals=records.attendance.refusals(half_day_id),
        same_day=_same_day(session, half_day_id),
    )


def _same_day(session: Session, half_day_id: UUID) -> tuple[HalfDay, ...]:
    here = session.half_day(half_day_id)
    others = (one for one in session.half_days if one.id != half_day_id)
    on_that_day = (one for one in others if one.starts_at.date() == here.starts_at.date())
    return tuple(sorted(on_that_day, key=_begin))


def _begin(half_day: HalfDay) -> datetime:
    return half_day.starts_at


def _is_shown(presence: Presence) -> bool:
    """Say whether the door shows somebody: not a walk-in whose arrival was taken back."""
    return presence.last_event is not None or not presence.enrolment.is_walk_in


def _short_codes(records: Records, session: Session, everybody: Sequence[Enrolment]) -> dict[UUID, str]:
    """Return enrolment → typed code of the badge that its person wears, at whichever half-day."""
    known = by_every_id(everybody)
    worn = {known[b.enrolment].person.id: b for b in records.badges.of_session(session.id) if b.enrolment}
    return {one.id: worn[one.person.id].short_code for one in everybody if one.person.id in worn}


def presence_of(ws: Workspace, records: Records, half_day_id: UUID, enrolment: Enrolment) -> Presence:
    """Return how one person stands on the clock as it is now, inside a transaction."""
    events = records.attendance.of_enrolment(half_day_id, *enrolment.ids)
    return presences([enrolment], events, clock_of(events, ws.clock.instant()))[0]


def door_event(
    ws: Workspace,
    half_day_id: UUID,
    enrolment_id: UUID,
    kind: AttendanceKind,
    road: Road,
    undoes: UUID | None = None,
    after: AttendanceEvent | None = None,
    at: datetime | None = None,
) -> AttendanceEvent:
    """Return a fresh event of now or of the moment `at` that a list on paper says, not yet stored.

    One of now never stands before the person's event that it comes `after`, whatever was done to the clock;
    by both clocks it is kept as it is.
    """
    instant = ws.clock.instant()
    now = instant.wall
    if after is not None and after.at >= now:
        now = after.at + _A_LITTLE
    return AttendanceEvent(
        id=ws.ids.new_id(),
        half_day=half_day_id,
        enrolment=enrolment_id,
        kind=kind,
        at=at or now,
        road=road,
        who=ws.who,
        undoes=undoes,
        noted=instant if at is None else None,
    )
