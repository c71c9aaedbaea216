"""Writing the key log of a sheet, so that the sheet's state and its batch follow what was keyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.answers import KeyLogEntry, KeySource, Sheet, SheetState
from facilitator.domain.keying import KeyDraft, Step
from facilitator.domain.questionnaire import Questionnaire
from facilitator.services.found import find_batch, find_sheet
from facilitator.services.ports import Records, Workspace

_UNDONE = frozenset({SheetState.OPEN, SheetState.PARKED})


def log_step(ws: Workspace, records: Records, sheet: Sheet, step: Step) -> None:
    """Log all that one key did.

    An answer takes up a sheet that was set aside. A sheet with nothing left to key is keyed, also
    when it is only left at its end.
    """
    log_drafts(ws, records, sheet, step.entries)
    said = [draft.state for draft in step.entries if draft.state is not None]
    state = said[-1] if said else sheet.state
    is_left = step.is_finished and state is SheetState.OPEN
    if is_left or any(draft.item for draft in step.entries):
        wanted = SheetState.KEYED if step.state.is_complete else SheetState.OPEN
        if state is not wanted:
            log_drafts(ws, records, sheet, [KeyDraft("", None, KeySource.RULE, state=wanted)])


def set_state(ws: Workspace, records: Records, sheet: Sheet, state: SheetState, reason: str = "") -> Sheet:
    """Give the whole sheet that state, and return it as it is then."""
    log_drafts(ws, records, sheet, [KeyDraft("", None, KeySource.KEY, state=state)], reason)
    return find_sheet(records, sheet.id)


def state_of_answers(questionnaire: Questionnaire, sheet: Sheet) -> SheetState:
    """Return KEYED where every item has an answer or a code, else OPEN."""
    keyed = {answer.item for answer in sheet.answers}
    is_complete = all(item.key in keyed for item in questionnaire.asked_in(sheet.wave))
    return SheetState.KEYED if is_complete else SheetState.OPEN


def log_drafts(
    ws: Workspace, records: Records, sheet: Sheet, drafts: Sequence[KeyDraft], reason: str = ""
) -> None:
    """Append the drafts; a closed batch is open again when one of its first keyings is."""
    for draft in drafts:
        records.paper.log(_entry(ws, sheet, draft, reason))
    if sheet.pass_number == 1 and any(draft.state in _UNDONE for draft in drafts):
        batch = find_batch(records, sheet.batch)
        if batch.closed_at is not None:
            records.paper.update_batch(replace(batch, closed_at=None))


def _entry(ws: Workspace, sheet: Sheet, draft: KeyDraft, reason: str) -> KeyLogEntry:
    is_second = sheet.pass_number > 1 and draft.source is KeySource.KEY
    return KeyLogEntry(
        id=ws.ids.new_id(),
        sheet=sheet.id,
        item=draft.item,
        answer=draft.answer,
        source=KeySource.SECOND if is_second else draft.source,
        at=ws.clock.now(),
        who=ws.who,
        state=draft.state,
        keys=draft.keys,
        reason=reason,
    )
