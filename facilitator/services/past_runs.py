"""What past runs teach: how long the blocks of a programme took before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.as_run import AsRun, as_run
from facilitator.domain.past_runs import BlockIdentity, PastMinutes, past_minutes
from facilitator.services.found import find_session
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import plan_of

KnownMinutes = Mapping[BlockIdentity, PastMinutes]


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
