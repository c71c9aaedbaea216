"""Get paper into the computer: numbers, batches, and one durable key at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from uuid import UUID

from facilitator.domain.answers import (
    Answer,
    Batch,
    FormNumber,
    Sheet,
    SheetState,
)
from facilitator.domain.form_layout import layout
from facilitator.domain.form_number import form_number, read_form_number
from facilitator.domain.keying import KeyingState, Step, begin, is_header, press, replay, resume
from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.services.batches import BATCH_CLOSED, batch_count, close_batch, open_batch, recount_batch
from facilitator.services.changes import Change, Done
from facilitator.services.form_entry import NumberProblem, NumberRefused, refuse_number
from facilitator.services.found import find_batch, find_questionnaire, find_session, find_sheet
from facilitator.services.keying_statistics import KeyingStatistics, keying_statistics
from facilitator.services.ports import BEFORE_AN_IMPORT, Records, Workspace
from facilitator.services.sheet_log import log_step, set_state, state_of_answers

__all__ = [
    "BeginOutcome",
    "Begun",
    "KeyingStatistics",
    "NumberProblem",
    "NumberRefused",
    "batch_count",
    "begin_second_keying",
    "begin_sheet",
    "close_batch",
    "issue_numbers",
    "keying_statistics",
    "open_batch",
    "press_key",
    "recount_batch",
    "renumber",
    "resume_sheet",
    "set_sheet_state",
    "use_questionnaire",
]

SAME_PERSON_AFTER = timedelta(minutes=30)
_MOST_NUMBERS = 99_999


@dataclass(frozen=True, slots=True)
class Begun:
    """A sheet open for keying, and where its keying stands."""

    state: KeyingState
    sheet: Sheet


BeginOutcome = Begun | NumberRefused


def use_questionnaire(ws: Workspace, session_id: UUID, questionnaire: Questionnaire) -> Done[Questionnaire]:
    """Install this version if it is new (after a backup), use it in the session, return it with its id."""
    with ws.store.read() as records:
        is_new = questionnaire.content_hash not in {q.content_hash for q in records.questionnaires.all()}
    if is_new:
        ws.store.back_up(BEFORE_AN_IMPORT)
    with ws.store.write() as records:
        find_session(records, session_id)
        questionnaire_id = records.questionnaires.install(questionnaire)
        if questionnaire_id not in {one.id for one in records.questionnaires.of_session(session_id)}:
            records.questionnaires.use_in(session_id, questionnaire_id)
    return Done(replace(questionnaire, id=questionnaire_id), Change.QUESTIONNAIRES)


def issue_numbers(ws: Workspace, session_id: UUID, count: int) -> Done[tuple[FormNumber, ...]]:
    """Return `count` fresh form numbers of the session, following those that were issued before."""
    with ws.store.write() as records:
        find_session(records, session_id)
        issued = _issue(ws, records, session_id, count)
    return Done(issued, Change.PAPER)


def begin_sheet(ws: Workspace, batch_id: UUID, typed_number: str) -> Done[BeginOutcome]:
    """Open a sheet under a typed or scanned number, or say at once why not."""
    with ws.store.write() as records:
        batch = find_batch(records, batch_id)
        questionnaire = find_questionnaire(records, batch.questionnaire)
        number = refuse_number(records, batch, questionnaire, typed_number)
        if isinstance(number, NumberRefused):
            return Done(number)
        begun = _open(ws, records, batch, questionnaire, number, 1)
    return Done(begun, Change.PAPER)


def begin_second_keying(ws: Workspace, batch_id: UUID, typed_number: str) -> Done[Begun]:
    """Open the same form again with every field blank, to be keyed a second time.

    By another person, or by the same one after half an hour. UserError where that is not so, while the
    keying before is not finished, for a form that was set aside, and in a closed batch.
    """
    with ws.store.write() as records:
        batch = find_batch(records, batch_id)
        if batch.closed_at is not None:
            raise UserError(BATCH_CLOSED)
        number = read_form_number(typed_number) or ""
        sheets = records.paper.find_sheets(batch.session, batch.questionnaire, batch.wave, number)
        _refuse_second_keying(ws, sheets)
        questionnaire = find_questionnaire(records, batch.questionnaire)
        begun = _open(ws, records, batch, questionnaire, number, sheets[-1].pass_number + 1)
    return Done(begun, Change.PAPER)


def renumber(ws: Workspace, batch_id: UUID) -> Done[Begun]:
    """Open a sheet under a fresh number, for a form whose printed one was used by another.

    The new number is to be written on the paper.
    """
    with ws.store.write() as records:
        batch = find_batch(records, batch_id)
        questionnaire = find_questionnaire(records, batch.questionnaire)
        fresh = _issue(ws, records, batch.session, 1)[0]
        number = refuse_number(records, batch, questionnaire, fresh.digits)
        if isinstance(number, NumberRefused):
            raise UserError(number.message)
        begun = _open(ws, records, batch, questionnaire, number, 1)
    return Done(begun, Change.PAPER)


def press_key(ws: Workspace, sheet_id: UUID, state: KeyingState, key: str) -> Done[Step]:
    """Take one key; when this returns, all that it did is in the key log on disk.

    A refused key writes nothing. `state` is the one that the last call returned.
    """
    step = press(state, key)
    if not step.entries:
        return Done(step)
    with ws.store.write() as records:
        log_step(ws, records, find_sheet(records, sheet_id), step)
    return Done(step, Change.PAPER)


def resume_sheet(ws: Workspace, sheet_id: UUID) -> Done[Begun]:
    """Return a sheet exactly where its keying stopped, the half-typed field included.

    The keys of the log are pressed again; where they do not lead to the stored answers (somebody
    settled or corrected them since), the sheet opens at its first item without an answer. A parked
    sheet is open again, or keyed if nothing is left to key.
    """
    with ws.store.write() as records:
        sheet = find_sheet(records, sheet_id)
        questionnaire = find_questionnaire(records, sheet.questionnaire)
        before = sheet.state
        if before in {SheetState.PARKED, SheetState.OPEN}:
            state = state_of_answers(questionnaire, sheet)
            sheet = sheet if state is before else set_state(ws, records, sheet, state)
        last_form = _last_form(records, questionnaire, sheet)
        log = records.paper.key_log(sheet_id)
    ends = _page_ends(questionnaire, sheet.wave)
    stored = resume(questionnaire, sheet.wave, sheet, ends, last_form)
    blank = begin(questionnaire, sheet.wave, ends, last_form)
    replayed = replay(blank, [entry.keys for entry in log if entry.keys])
    begun = Begun(replayed if replayed.answers == stored.answers else stored, sheet)
    return Done(begun, Change.NOTHING if sheet.state is before else Change.PAPER)


def set_sheet_state(ws: Workspace, sheet_id: UUID, state: SheetState, reason: str = "") -> Done[Sheet]:
    """Park a sheet, call it blank or spoilt, or open it again; UserError for a reason that is owed.

    A sheet becomes KEYED by its answers only: to open one that has them all makes it so. A closed
    batch opens again with a sheet that waits.
    """
    why = " ".join(reason.split())
    if state in {SheetState.PARKED, SheetState.SPOILT} and not why:
        raise UserError(Message("Write in a few words why this form is set aside."))
    if state is SheetState.KEYED:
        raise UserError(Message("A form is finished by its last answer. Key what is still open."))
    with ws.store.write() as records:
        sheet = find_sheet(records, sheet_id)
        if state is SheetState.OPEN:
            state = state_of_answers(find_questionnaire(records, sheet.questionnaire), sheet)
        after = set_state(ws, records, sheet, state, why)
    return Done(after, Change.PAPER)


def _refuse_second_keying(ws: Workspace, sheets: Sequence[Sheet]) -> None:
    """Raise UserError unless a form with those keyings, first to last, may be keyed once more now."""
    if not sheets or sheets[-1].finished_at is None:
        raise UserError(Message("This form is not keyed to its end yet. Open it and finish it first."))
    if sheets[0].state is not SheetState.KEYED:
        raise UserError(Message("This form was set aside as blank or spoilt. There is nothing to key again."))
    last = sheets[-1]
    if last.keyed_by == ws.who and ws.clock.now() - sheets[-1].finished_at < SAME_PERSON_AFTER:
        raise UserError(Message("Let somebody else key this form again, or wait {n} minutes.", {"n": 30}))


def _open(
    ws: Workspace,
    records: Records,
    batch: Batch,
    questionnaire: Questionnaire,
    number: str,
    pass_number: int,
) -> Begun:
    sheet = Sheet(
        id=ws.ids.new_id(),
        batch=batch.id,
        session=batch.session,
        questionnaire=batch.questionnaire,
        wave=batch.wave,
        number=number,
        pass_number=pass_number,
        state=SheetState.OPEN,
        answers=(),
        keyed_by=ws.who,
        opened_at=ws.clock.now(),
    )
    last_form = _last_form(records, questionnaire, sheet)
    records.paper.open_sheet(sheet)
    return Begun(begin(questionnaire, batch.wave, _page_ends(questionnaire, batch.wave), last_form), sheet)


def _issue(ws: Workspace, records: Records, session_id: UUID, count: int) -> tuple[FormNumber, ...]:
    first = records.paper.number_count(session_id) + 1
    if not 1 <= count <= _MOST_NUMBERS - first:
        raise UserError(Message("Ask for at least one number, and fewer than a hundred thousand in all."))
    issued = tuple(FormNumber(ws.ids.new_id(), session_id, form_number(first + n)) for n in range(count))
    records.paper.issue_numbers(issued)
    return issued


def _last_form(records: Records, questionnaire: Questionnaire, sheet: Sheet) -> tuple[Answer, ...]:
    """Return the head fields of the form keyed before this one in the batch, for the key `+`."""
    header = {item.key for item in questionnaire.asked_in(sheet.wave) if is_header(item)}
    if not header:
        return ()
    last = records.paper.keyed_before(sheet)
    return () if last is None else tuple(answer for answer in last.answers if answer.item in header)


@lru_cache(maxsize=16)
def _page_ends(questionnaire: Questionnaire, wave: Wave) -> frozenset[str]:
    """Return the last item on each printed page, where the ear wants to know."""
    form = layout(questionnaire, wave)
    last = {form.page_of(item.key): item.key for item in questionnaire.asked_in(wave)}
    return frozenset(last.values())
