"""Let an edit of the plan reach a half-day whose agenda was changed on the console ahead of its start."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.agenda_change import replanned
from facilitator.domain.run import RunEvent, RunEventKind, RunPhase
from facilitator.domain.session import Session
from facilitator.domain.tally import Tally
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import plan_of


def take_over_edit(
    ws: Workspace, records: Records, half_day_id: UUID, before: Session, after: Session
) -> None:
    """Append the agenda as it now is to a half-day that has not begun and carries one of its own.

    Such an agenda holds every block, so that without this a later edit of the plan would not be seen.
    """
    events = records.runs.of_half_day(half_day_id)
    if not any(event.agenda is not None for event in events):
        return
    tally = Tally(plan_of(before, before.half_day(half_day_id))).after(*events)
    agenda = replanned(tally.agenda, before.agenda, after.agenda)
    if tally.phase is not RunPhase.NOT_STARTED or agenda == tally.agenda:
        return
    records.runs.append(
        RunEvent(
            id=ws.ids.new_id(),
            half_day=half_day_id,
            kind=RunEventKind.AGENDA_SET,
            at=ws.clock.instant(),
            agenda=agenda,
        )
    )
