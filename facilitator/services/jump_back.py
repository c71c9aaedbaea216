"""Take a jump to another block back, with all that it changed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.run import LeftOut, RunEvent, RunEventKind
from facilitator.domain.tally import Tally
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, run_state

_MOVES_ON = frozenset({RunEventKind.NEXT, RunEventKind.BACK, RunEventKind.JUMPED, RunEventKind.FINISHED})


def jump_back(
    ws: Workspace, half_day_id: UUID, jump: UUID, *, known: RunState | None = None
) -> Done[RunState]:
    """Go back to where the run stood before that JUMPED event, in one transaction.

    A block that was left out (or put off) before it was jumped to is so again. UserError when the run has
    gone to another block since: then the way back leads elsewhere.
    """
    with ws.store.write() as records:
        state = run_state(records, half_day_id, known)
        place = next((place for place, event in enumerate(state.events) if event.id == jump), None)
        if place is None or any(event.kind in _MOVES_ON for event in state.events[place + 1 :]):
            raise UserError(Message("The half-day has gone on since. Choose the block in the agenda."))
        before = Tally(state.plan).after(*state.events[:place])
        now = ws.clock.instant()
        back = RunEvent(
            ws.ids.new_id(), half_day_id, RunEventKind.JUMPED, now, item=before.items[before.index].id
        )
        events = [back]
        there = before.place(state.events[place].item)
        how = LeftOut.NO if there is None else before.left_out[there]
        if there is not None and how is not LeftOut.NO:
            left = before.items[there].id
            agenda = tuple(
                replace(one, left_out=how) if one.item.id == left else one for one in state.tally.agenda
            )
            events.append(RunEvent(ws.ids.new_id(), half_day_id, RunEventKind.AGENDA_SET, now, agenda=agenda))
        for event in events:
            records.runs.append(event)
    return Done(state.after(*events), Change.RUN)
