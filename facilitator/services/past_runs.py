"""What past runs teach: the record of a half-day, and how long the blocks of a plan took before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from facilitator.domain.as_run import AsRun, as_run
from facilitator.domain.past_runs import BlockIdentity, PastMinutes, identity, past_minutes
from facilitator.services.found import find_session, find_session_of
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import plan_of

KnownMinutes = Mapping[BlockIdentity, PastMinutes]


def as_run_of(ws: Workspace, half_day_id: UUID) -> AsRun:
    """Return that half-day as it ran so far; UserError if its session was removed."""
    with ws.store.read() as records:
        session = find_session_of(records, half_day_id)
        events = records.runs.of_half_day(half_day_id)
    return as_run(plan_of(session, session.half_day(half_day_id)), events)


def past_minutes_of(ws: Workspace, session_id: UUID) -> Mapping[UUID, PastMinutes]:
    """Return what the blocks of a session's agenda took in earlier half-days, by the id of the block.

    Only blocks that ran three times or more are there. What was made up for the demonstration does not
    count; archived sessions do. UserError if the session was removed.
    """
    with ws.store.read() as records:
        session = find_session(records, session_id)
    known = known_minutes(ws, session.programme_key)
    found = {item.id: known.get(identity(session.programme_key, item)) for item in session.agenda}
    return {item: minutes for item, minutes in found.items() if minutes is not None}


def known_minutes(ws: Workspace, programme_key: str) -> KnownMinutes:
    """Return what every block of that programme took in earlier half-days, if it ran three times or more.

    What was made up for the demonstration does not count; archived sessions do.
    """
    with ws.store.read() as records:
        return past_minutes((programme_key, run) for run in _runs_of(records, programme_key))


def _runs_of(records: Records, programme_key: str) -> Iterator[AsRun]:
    for line in records.sessions.lines(with_archived=True):
        if line.is_demo:
            continue
        session = find_session(records, line.id)
        if session.programme_key != programme_key:
            continue
        for half_day in session.half_days:
            events = records.runs.of_half_day(half_day.id)
            if events:
                yield as_run(plan_of(session, half_day), events)
