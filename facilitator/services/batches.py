"""Stacks of paper: opened with a count by hand, closed when the count comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from facilitator.domain.answers import Batch, BatchCount, SheetState
from facilitator.domain.message import Message, UserError, plural
from facilitator.domain.plain_text import MOST_IN_A_TITLE, not_longer, plain_line
from facilitator.domain.questionnaire import Wave
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_batch, find_questionnaire, find_session
from facilitator.services.ports import Records, Workspace

BATCH_CLOSED = Message("This batch is closed. Open another one for more forms.")


def open_batch(
    ws: Workspace,
    session_id: UUID,
    questionnaire_id: UUID,
    wave: Wave,
    counted: int,
    *,
    half_day_id: UUID | None = None,
    label: str = "",
) -> Done[Batch]:
    """Open a batch for a stack of `counted` forms of one questionnaire and wave."""
    with ws.store.write() as records:
        find_session(records, session_id)
        questionnaire = find_questionnaire(records, questionnaire_id)
        if not questionnaire.asked_in(wave):
            raise UserError(Message("This questionnaire asks nothing at that time. Choose another one."))
        batch = Batch(
            id=ws.ids.new_id(),
            session=session_id,
            half_day=half_day_id,
            questionnaire=questionnaire_id,
            wave=wave,
            counted=_checked_count(counted),
            label=not_longer(plain_line(label), MOST_IN_A_TITLE),
        )
        records.paper.add_batch(batch)
    return Done(batch, Change.PAPER)


def recount_batch(ws: Workspace, batch_id: UUID, counted: int) -> Done[Batch]:
    """Put right how many forms a batch holds."""
    with ws.store.write() as records:
        batch = replace(find_batch(records, batch_id), counted=_checked_count(counted))
        records.paper.update_batch(batch)
    return Done(batch, Change.PAPER)


def batch_count(ws: Workspace, batch_id: UUID) -> BatchCount:
    """Return how the batch stands against its hand count; second keyings do not count."""
    with ws.store.read() as records:
        return count_batch(records, find_batch(records, batch_id))


def close_batch(ws: Workspace, batch_id: UUID) -> Done[Batch]:
    """Close a batch; UserError that says what is missing while the count does not come out."""
    with ws.store.write() as records:
        batch = find_batch(records, batch_id)
        count = count_batch(records, batch)
        if not count.may_close:
            raise UserError(_why_open(count))
        closed = replace(batch, closed_at=batch.closed_at or ws.clock.now())
        records.paper.update_batch(closed)
    return Done(closed, Change.PAPER)


def _checked_count(counted: int) -> int:
    if counted < 1:
        raise UserError(Message("Count the forms of the stack first; it is at least one."))
    return counted


def count_batch(records: Records, batch: Batch) -> BatchCount:
    """Return how the batch stands against its hand count, inside a transaction."""
    return batch_count_of(batch, records.paper.sheet_counts(batch.session))


def batch_count_of(batch: Batch, counts: Mapping[UUID, Mapping[SheetState, int]]) -> BatchCount:
    """Return how the batch stands, from batch id → state → first keyings."""
    sheets = counts.get(batch.id, {})
    return BatchCount(
        counted=batch.counted,
        keyed=sheets.get(SheetState.KEYED, 0),
        blank=sheets.get(SheetState.BLANK, 0),
        spoilt=sheets.get(SheetState.SPOILT, 0),
        parked=sheets.get(SheetState.PARKED, 0),
        open=sheets.get(SheetState.OPEN, 0),
    )


def _why_open(count: BatchCount) -> Message:
    if count.parked or count.open:
        return plural(
            "One form is parked or half keyed. Finish it, then close the batch.",
            "{n} forms are parked or half keyed. Finish them, then close the batch.",
            count.parked + count.open,
        )
    done = count.keyed + count.blank + count.spoilt
    values: dict[str, object] = {"done": done, "counted": count.counted}
    if done < count.counted:
        return Message("{done} of {counted} forms are keyed. Look for the others, or count again.", values)
    return Message("{done} forms are keyed, but only {counted} were counted. Count the stack again.", values)
