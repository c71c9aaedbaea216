"""The demo's stacks of paper as if two assistants had keyed them on the evening of each half-day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from facilitator.domain.answers import Answer, Batch, FormNumber, KeyLogEntry, KeySource, Sheet, SheetState
from facilitator.domain.form_number import form_number
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.session import HalfDay, Session
from facilitator.services.demo_answers import PAIRS, FilledIn
from facilitator.services.demo_day import LEFT_EARLY_EACH
from facilitator.services.ports import Records, Workspace

_KEYERS = ("Assistant 1", "Assistant 2")
_SECONDS_A_SHEET = 41
_EVERY_CORRECTED = 17
_AFTER_THE_END = {Wave.PRE: timedelta(hours=1), Wave.POST: timedelta(hours=3)}


def keep_paper(
    ws: Workspace,
    records: Records,
    session: Session,
    questionnaire: Questionnaire,
    pairs: Sequence[FilledIn],
) -> None:
    """Keep numbers, batches and sheets: who stayed filled in both, who left early only the first."""
    version = records.questionnaires.install(questionnaire)
    records.questionnaires.use_in(session.id, version)
    count = PAIRS + sum(LEFT_EARLY_EACH) + len(session.half_days)
    numbers = [form_number(n) for n in range(1, count + 1)]
    records.paper.issue_numbers([FormNumber(ws.ids.new_id(), session.id, digits) for digits in numbers])
    share = PAIRS // len(session.half_days)
    free = iter(numbers)
    for place, half_day in enumerate(session.half_days):
        people = pairs[place * share : (place + 1) * share]
        gone = [FilledIn(pair.before, ()) for pair in pairs[-LEFT_EARLY_EACH[place] :]]
        numbered = [(next(free), person) for person in (*people, *gone)]
        before = _Stack(session.id, half_day, version, Wave.PRE, _KEYERS[place])
        sheets = [(number, person.before) for number, person in numbered]
        _keep_stack(ws, records, before, sheets, spoilt=next(free))
        after = _Stack(session.id, half_day, version, Wave.POST, _KEYERS[1 - place])
        _keep_stack(ws, records, after, [(number, p.after) for number, p in numbered if p.after], spoilt=None)


@dataclass(frozen=True, slots=True)
class _Stack:
    """Sheets of one wave and half-day, and who keyed them."""

    session: UUID
    half_day: HalfDay
    questionnaire: UUID
    wave: Wave
    keyed_by: str

    def time_of(self, place: int) -> datetime:
        """Return when the sheet at that place was begun."""
        start = self.half_day.must_end_at + _AFTER_THE_END[self.wave]
        return start + timedelta(seconds=place * _SECONDS_A_SHEET)


def _keep_stack(
    ws: Workspace,
    records: Records,
    stack: _Stack,
    sheets: Sequence[tuple[str, tuple[Answer, ...]]],
    *,
    spoilt: str | None,
) -> None:
    counted = len(sheets) + (spoilt is not None)
    batch = Batch(
        id=ws.ids.new_id(),
        session=stack.session,
        half_day=stack.half_day.id,
        questionnaire=stack.questionnaire,
        wave=stack.wave,
        counted=counted,
        label=stack.half_day.label,
        closed_at=stack.time_of(counted),
    )
    records.paper.add_batch(batch)
    for place, (number, answers) in enumerate(sheets):
        sheet = _sheet(ws, stack, batch, place, number, answers)
        records.paper.open_sheet(sheet)
        if place % _EVERY_CORRECTED == _EVERY_CORRECTED - 1:
            records.paper.log(_entry(ws, sheet, sheet.answers[0], KeySource.CORRECTION, None))
        records.paper.log(_entry(ws, sheet, None, KeySource.DEMO, SheetState.KEYED))
    if spoilt is not None:
        sheet = _sheet(ws, stack, batch, len(sheets), spoilt, ())
        records.paper.open_sheet(sheet)
        records.paper.log(_entry(ws, sheet, None, KeySource.DEMO, SheetState.SPOILT))


def _sheet(
    ws: Workspace, stack: _Stack, batch: Batch, place: int, number: str, answers: tuple[Answer, ...]
) -> Sheet:
    return Sheet(
        id=ws.ids.new_id(),
        batch=batch.id,
        session=stack.session,
        questionnaire=stack.questionnaire,
        wave=stack.wave,
        number=number,
        pass_number=1,
        state=SheetState.OPEN,
        answers=answers,
        keyed_by=stack.keyed_by,
        opened_at=stack.time_of(place),
    )


def _entry(
    ws: Workspace, sheet: Sheet, answer: Answer | None, source: KeySource, state: SheetState | None
) -> KeyLogEntry:
    return KeyLogEntry(
        id=ws.ids.new_id(),
        sheet=sheet.id,
        item=answer.item if answer else "",
        answer=answer,
        source=source,
        at=sheet.opened_at + timedelta(seconds=_SECONDS_A_SHEET - 3),
        who=sheet.keyed_by,
        state=state,
    )
