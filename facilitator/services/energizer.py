"""Pick an energizer that was not used yet and put it in as the next block."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from uuid import UUID

from facilitator.domain.agenda_change import with_new
from facilitator.domain.energizer import Energizer, energizers
from facilitator.domain.session import AgendaItem
from facilitator.services.block_library import block_library
from facilitator.services.changes import Done
from facilitator.services.plan_session import draft_agenda
from facilitator.services.ports import Workspace
from facilitator.services.run_agenda import change_agenda
from facilitator.services.run_session import RunState, load_run


def list_energizers(ws: Workspace, half_day_id: UUID) -> tuple[Energizer, ...]:
    """Return the energizers of the whole library for this half-day, best first.

    Those not used here yet come first, in an order of chance, then those used the longest ago. None when
    the library and the agenda have none that is not planned anyway.
    """
    run = load_run(ws, half_day_id)
    with ws.store.read() as records:
        programme = records.programmes.get(run.session.programme_key, run.session.programme_version)
    of_programme = () if programme is None else draft_agenda(ws, programme)
    chance = Random(ws.ids.new_id().int)  # noqa: S311  a game is no secret
    library = (block.item for block in block_library(ws, run.session.id))
    return energizers((*library, *of_programme, *run.session.agenda), run.tally, chance)


def put_in_energizer(
    ws: Workspace, half_day_id: UUID, item: AgendaItem, *, known: RunState | None = None
) -> Done[RunState]:
    """Put a block right after the current one, before all that is still to come; `undo_agenda` undoes it.

    It comes in as a block of its own, so that the same game may come twice. UserError when the half-day is
    over.
    """
    fresh = replace(item, id=ws.ids.new_id(), fixed_start=None)
    return change_agenda(ws, half_day_id, lambda tally: with_new(tally, fresh, None), known=known)
