"""What the console does to the running agenda, as work for the worker: each a use case with its wish."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.agenda_change import with_new
from facilitator.domain.finish_on_time import WayToFinish
from facilitator.domain.run import Instant
from facilitator.domain.session import AgendaItem
from facilitator.services.changes import Done
from facilitator.services.run_agenda import apply_way, change_agenda, undo_agenda, ways
from facilitator.services.run_session import RunState
from facilitator.services.way_words import WayStory, tell
from ui.run.agenda_wish import AgendaWish
from ui.widgets.page import PageTools


def stories(run: RunState, now: Instant) -> tuple[WayStory, ...]:
    """Work out the ways to finish on time, each with what it says; thinks long, changes nothing."""
    return tuple(tell(run, way) for way in ways(run, now))


def applied(tools: PageTools, way: WayToFinish, run: RunState) -> Done[RunState]:
    """Apply a way to finish on time."""
    return apply_way(tools.workspace, run.half_day.id, way, known=run)


def changed(tools: PageTools, wish: AgendaWish, run: RunState) -> Done[RunState]:
    """Change the agenda as its list asks for."""
    return change_agenda(tools.workspace, run.half_day.id, wish.agenda, known=run)


def inserted(tools: PageTools, item: AgendaItem, behind: UUID | None, run: RunState) -> Done[RunState]:
    """Put a block in behind that one, or behind what runs."""
    half_day = run.half_day.id
    return change_agenda(tools.workspace, half_day, lambda tally: with_new(tally, item, behind), known=run)


def undone(tools: PageTools, change: UUID | None, run: RunState) -> Done[RunState]:
    """Take that change back while it is the last one; none is whichever was last."""
    return undo_agenda(tools.workspace, run.half_day.id, change=change, known=run)
