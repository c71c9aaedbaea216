"""Who was expected at a half-day and did not come."""

from __future__ import annotations

from uuid import UUID

from facilitator.services.found import find_session_of
from facilitator.services.ports import Workspace
from facilitator.services.sitting import sitting_of


def no_shows_of(ws: Workspace, half_day_id: UUID) -> frozenset[UUID] | None:
    """Return the enrolments of who was expected and never came; none before the half-day is over."""
    with ws.store.read() as records:
        half_day = find_session_of(records, half_day_id).half_day(half_day_id)
        sitting = sitting_of(records, half_day, ws.clock.instant())
    if sitting.ended_at is None:
        return None
    return frozenset(
        one.enrolment.id
        for one in sitting.presences
        if one.arrived_at is None and not one.enrolment.is_walk_in
    )
