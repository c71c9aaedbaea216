"""Go to any slide of the half-day: to its block and to its page, as one wish."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.run import RunEvent, RunEventKind, RunPhase
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Workspace
from facilitator.services.run_session import RunState, run_state

_OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})


def go_to_slide(
    ws: Workspace, half_day_id: UUID, block: UUID, page: int, *, known: RunState | None = None
) -> Done[RunState]:
    """Show a page of a block, and move to that block where another one runs; both are on disk, or none.

    Where the half-day does not run, or the block is not in its agenda, nothing changes. `known` is what
    the last call returned.
    """
    with ws.store.write() as records:
        state = run_state(records, half_day_id, known)
        now = ws.clock.instant()
        before = state.position(now)
        if before.phase not in _OPEN or block not in {one.item.id for one in before.progress}:
            return Done(state)
        is_here = before.current is not None and before.current.id == block
        jump = () if is_here else (RunEvent(ws.ids.new_id(), half_day_id, RunEventKind.JUMPED, now, block),)
        show = RunEvent(ws.ids.new_id(), half_day_id, RunEventKind.SLIDE_SHOWN, now, block, page=page)
        events = (*jump, show)
        for event in events:
            records.runs.append(event)
    return Done(state.after(*events), Change.RUN)
