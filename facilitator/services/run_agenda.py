"""Change the agenda of a half-day that runs: by hand, by a way to finish on time, and back again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from uuid import UUID

from facilitator.domain.agenda_change import taken_back
from facilitator.domain.finish_on_time import WayToFinish, coming, ways_to_finish, with_way
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import Instant, RunEvent, RunEventKind, RunItem, RunPhase
from facilitator.domain.tally import Tally
from facilitator.services.changes import Change, Done
from facilitator.services.ports import Records, Workspace
from facilitator.services.run_session import RunState, run_state


def ways(run: RunState, now: Instant) -> tuple[WayToFinish, ...]:
    """Return the ways to finish on time from where the run stands; none when it does by itself."""
    position = run.position(now)
    starts_at = run.plan.starts_at
    goes_on_at = now.wall.astimezone(UTC)
    if position.phase is RunPhase.NOT_STARTED:
        goes_on_at = max(goes_on_at, starts_at.astimezone(UTC))
    return ways_to_finish(coming(position, starts_at), goes_on_at, run.plan.must_end_at)


def apply_way(
    ws: Workspace, half_day_id: UUID, way: WayToFinish, *, known: RunState | None = None
) -> Done[RunState]:
    """Change what is still to come as that way says; `undo_agenda` takes it back.

    UserError when the run went on so far that the way no longer fits: then there are new ways.
    """
    with ws.store.write() as records:
        state = run_state(records, half_day_id, known)
        now = ws.clock.instant()
        if not _still_fits(state, now, way):
            raise UserError(Message("The agenda has gone on since. Choose again from the new ways."))
        return _set(ws, records, state, now, with_way(state.tally.agenda, way))


def set_agenda(
    ws: Workspace, half_day_id: UUID, agenda: Sequence[RunItem], *, known: RunState | None = None
) -> Done[RunState]:
    """Replace the agenda from now on: other lengths, another order, blocks put in or left out.

    UserError when the half-day is over, when a block that ran would be missing or moved, or when
    nothing would be left.
    """
    return change_agenda(ws, half_day_id, lambda _: agenda, known=known)


def change_agenda(
    ws: Workspace,
    half_day_id: UUID,
    change: Callable[[Tally], Sequence[RunItem]],
    *,
    known: RunState | None = None,
) -> Done[RunState]:
    """Replace the agenda by what `change` makes of where the run stands, in one transaction.

    UserError as `set_agenda`, or as `change` raises it. Nothing is written where nothing changes.
    """
    with ws.store.write() as records:
        state = run_state(records, half_day_id, known)
        return _set(ws, records, state, ws.clock.instant(), tuple(change(state.tally)))


def undo_agenda(
    ws: Workspace, half_day_id: UUID, *, change: UUID | None = None, known: RunState | None = None
) -> Done[RunState]:
    """Go back to the agenda before its last change; doing it again brings the change back.

    Blocks that ran since stay as they ran. Nothing is written when the agenda was never changed. Who means
    one `change` (the id of its event, see `last_change`) gets a UserError where another one came after it.
    """
    with ws.store.write() as records:
        state = run_state(records, half_day_id, known)
        if change is not None and not _is_in_force(state, change):
            raise UserError(Message("The agenda was changed again since. Take the later change back first."))
        before = agenda_before(state, change)
        if before is None:
            return Done(state)
        return _set(ws, records, state, ws.clock.instant(), before)


def last_change(run: RunState) -> UUID | None:
    """Return the id of the event that changed the agenda last; none when it was never changed."""
    changes = (event.id for event in reversed(run.events) if event.kind is RunEventKind.AGENDA_SET)
    return next(changes, None)


def _is_in_force(run: RunState, change: UUID) -> bool:
    """Say whether that change is the last one, or what it made was brought back since.

    Minutes that were added to a block in between belong to what was brought back.
    """
    ids = [event.id for event in run.events]
    changes = [place for place, event in enumerate(run.events) if event.kind is RunEventKind.AGENDA_SET]
    made = next((place for place in changes if ids[place] == change), None)
    if made is None:
        return False
    then = Tally(run.plan).after(*run.events[: made + 1])
    between = run.events[made + 1 : changes[-1]]
    added = (event for event in between if event.kind is RunEventKind.EXTENDED)
    return run.events[changes[-1]].agenda == then.after(*added).agenda


def agenda_before(run: RunState, change: UUID | None = None) -> tuple[RunItem, ...] | None:
    """Return the agenda without that change (the last one, unless said); none when it was never changed.

    What was added to a block since the change stays added; what ran stays, in the order it ran, and what
    was passed over is not to be done again.
    """
    for place in range(len(run.events) - 1, -1, -1):
        event = run.events[place]
        if event.kind is RunEventKind.AGENDA_SET and change in {None, event.id}:
            then = Tally(run.plan).after(*run.events[:place])
            return taken_back(run.tally, then, then.after(event))
    return None


def _set(
    ws: Workspace, records: Records, state: RunState, now: Instant, agenda: tuple[RunItem, ...]
) -> Done[RunState]:
    if agenda == state.tally.agenda:
        return Done(state)
    _refuse_what_cannot_be(state, agenda)
    event = RunEvent(
        id=ws.ids.new_id(),
        half_day=state.half_day.id,
        kind=RunEventKind.AGENDA_SET,
        at=now,
        agenda=agenda,
    )
    records.runs.append(event)
    return Done(state.after(event), Change.RUN)


def _refuse_what_cannot_be(state: RunState, agenda: tuple[RunItem, ...]) -> None:
    tally = state.tally
    if tally.phase is RunPhase.FINISHED:
        raise UserError(Message("This half-day is over. Take the end back first, then change the agenda."))
    if not agenda:
        raise UserError(Message("An agenda needs at least one block."))
    if any(one.planned_seconds < 0 for one in agenda):
        raise UserError(Message("A block cannot be shorter than nothing. Give it at least 0 minutes."))
    if len({one.item.id for one in agenda}) < len(agenda):
        raise UserError(Message("A block stands twice in the agenda. Put in a copy of it."))
    ran = [item.id for item, began in zip(tally.items, tally.began, strict=True) if began is not None]
    if [one.item.id for one in agenda if one.item.id in set(ran)] != ran:
        raise UserError(Message("What has already run stays as it was. Change what comes after it."))


def _still_fits(state: RunState, now: Instant, way: WayToFinish) -> bool:
    """Say whether every change of a way is still allowed where the run stands."""
    left = {one.id: one for one in coming(state.position(now), state.plan.starts_at)}
    return all(
        block in left and minutes <= left[block].spare_minutes for block, minutes in way.shortened
    ) and all(block in left and left[block].can_be_left_out for block in way.left_out)
