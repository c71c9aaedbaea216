"""Sheets, their answers, and the key log that says how each answer came about."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Select, delete, func, select

from database.rows.paper import AnswerRow, KeyLogRow, SheetRow
from database.transaction import Transaction
from facilitator.domain.answers import Answer, KeyLogEntry, KeySource, Sheet, SheetState
from facilitator.domain.questionnaire import Wave

FINISHED = frozenset({SheetState.KEYED, SheetState.BLANK, SheetState.SPOILT})
WAITING = frozenset({SheetState.OPEN, SheetState.PARKED})


class StoredSheets:
    """The part of `PaperRecords` that is about sheets."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def open_sheet(self, sheet: Sheet) -> None:
        """Keep a sheet as it is begun, with answers it may already have."""
        row = SheetRow(
            id=sheet.id,
            position=self._tx.next_position(SheetRow.position, SheetRow.session_id == sheet.session),
            batch_id=sheet.batch,
            session_id=sheet.session,
            questionnaire_version_id=sheet.questionnaire,
            wave=sheet.wave,
            number=sheet.number,
            pass_number=sheet.pass_number,
            state=sheet.state,
            keyed_by=sheet.keyed_by,
            opened_at=sheet.opened_at,
            finished_at=sheet.finished_at,
            reason=sheet.reason,
        )
        self._tx.add([row])
        self._tx.add(
            _answer_row(sheet.id, position, answer) for position, answer in enumerate(sheet.answers, start=1)
        )

    def log(self, entry: KeyLogEntry) -> None:
        """Append to the key log and set the answer, or the sheet's state, that it says."""
        self._tx.add([_log_row(entry)])
        if entry.item:
            self._set_answer(entry.sheet, entry.item, entry.answer)
        if entry.state is not None:
            row = self._tx.the(SheetRow, entry.sheet)
            row.state = entry.state
            row.finished_at = entry.at if entry.state in FINISHED else None
            row.reason = entry.reason
            self._tx.flush()

    def _set_answer(self, sheet_id: UUID, item: str, answer: Answer | None) -> None:
        if answer is None:
            self._tx.delete(delete(AnswerRow).where(AnswerRow.sheet_id == sheet_id, AnswerRow.item == item))
            return
        row = self._tx.find(AnswerRow, (sheet_id, item))
        if row is None:
            position = self._tx.next_position(AnswerRow.position, AnswerRow.sheet_id == sheet_id)
            self._tx.add([_answer_row(sheet_id, position, answer)])
            return
        row.codes = answer.codes
        row.missing = answer.missing
        row.has_text = answer.has_text
        row.contradicts_skip = answer.contradicts_skip
        self._tx.flush()

    def sheet(self, sheet_id: UUID) -> Sheet | None:
        """Return that sheet with its answers, or none."""
        return next(iter(self._sheets(select(SheetRow).where(SheetRow.id == sheet_id))), None)

    def find_sheets(
        self, session_id: UUID, questionnaire_id: UUID, wave: Wave, number: str
    ) -> tuple[Sheet, ...]:
        """Return the sheets keyed under that number, every pass."""
        return self._sheets(
            select(SheetRow).where(
                SheetRow.session_id == session_id,
                SheetRow.questionnaire_version_id == questionnaire_id,
                SheetRow.wave == wave,
                SheetRow.number == number,
            )
        )

    def sheets_of_batch(self, batch_id: UUID) -> tuple[Sheet, ...]:
        """Return the sheets of a batch in the order they were opened."""
        return self._sheets(select(SheetRow).where(SheetRow.batch_id == batch_id))

    def sheets_of_session(self, session_id: UUID) -> tuple[Sheet, ...]:
        """Return the sheets of a session in the order they were opened."""
        return self._sheets(select(SheetRow).where(SheetRow.session_id == session_id))

    def waiting_sheets(self, session_id: UUID) -> tuple[Sheet, ...]:
        """Return the sheets that are open or parked, in the order they were opened."""
        return self._sheets(
            select(SheetRow).where(SheetRow.session_id == session_id, SheetRow.state.in_(WAITING))
        )

    def sheet_counts(self, session_id: UUID) -> Mapping[UUID, Mapping[SheetState, int]]:
        """Return batch id → state → how many sheets stand so, first keyings only."""
        rows = (
            select(SheetRow.batch_id, SheetRow.state, func.count())
            .where(SheetRow.session_id == session_id, SheetRow.pass_number == 1)
            .group_by(SheetRow.batch_id, SheetRow.state)
        )
        counts: dict[UUID, dict[SheetState, int]] = {}
        for batch_id, state, count in self._tx.session.execute(rows):
            counts.setdefault(batch_id, {})[state] = count
        return counts

    def keyed_before(self, sheet: Sheet) -> Sheet | None:
        """Return the keyed sheet of the same batch that was opened last before this one."""
        row = self._tx.first(
            select(SheetRow)
            .where(
                SheetRow.batch_id == sheet.batch,
                SheetRow.id != sheet.id,
                SheetRow.opened_at <= sheet.opened_at,
                SheetRow.state == SheetState.KEYED,
            )
            .order_by(SheetRow.opened_at.desc(), SheetRow.position.desc())
        )
        return None if row is None else self.sheet(row.id)

    def _sheets(self, statement: Select[SheetRow]) -> tuple[Sheet, ...]:
        rows = self._tx.all(statement.order_by(SheetRow.position))
        ids = statement.with_only_columns(SheetRow.id)
        answers: dict[UUID, list[Answer]] = {row.id: [] for row in rows}
        for found in self._tx.all(
            select(AnswerRow).where(AnswerRow.sheet_id.in_(ids)).order_by(AnswerRow.position)
        ):
            answers[found.sheet_id].append(_answer(found))
        return tuple(_sheet(row, tuple(answers[row.id])) for row in rows)

    def key_log(self, sheet_id: UUID) -> tuple[KeyLogEntry, ...]:
        """Return the key log of a sheet in the order it was appended."""
        rows = select(KeyLogRow).where(KeyLogRow.sheet_id == sheet_id).order_by(KeyLogRow.order)
        return tuple(_log_entry(row) for row in self._tx.all(rows))

    def key_log_of_batch(self, batch_id: UUID) -> tuple[KeyLogEntry, ...]:
        """Return the key log of all sheets of a batch, every pass, in the order it was appended."""
        rows = (
            select(KeyLogRow)
            .join(SheetRow, SheetRow.id == KeyLogRow.sheet_id)
            .where(SheetRow.batch_id == batch_id)
            .order_by(KeyLogRow.order)
        )
        return tuple(_log_entry(row) for row in self._tx.all(rows))

    def corrections(self, session_id: UUID) -> int:
        """Return how many answers were corrected in the first keying of sheets that are keyed."""
        corrected = (
            select(func.count())
            .select_from(KeyLogRow)
            .join(SheetRow, SheetRow.id == KeyLogRow.sheet_id)
            .where(
                SheetRow.session_id == session_id,
                SheetRow.pass_number == 1,
                SheetRow.state == SheetState.KEYED,
                KeyLogRow.source == KeySource.CORRECTION,
            )
        )
        return self._tx.first(corrected) or 0


def _answer_row(sheet_id: UUID, position: int, answer: Answer) -> AnswerRow:
    return AnswerRow(
        sheet_id=sheet_id,
        item=answer.item,
        position=position,
        codes=answer.codes,
        missing=answer.missing,
        has_text=answer.has_text,
        contradicts_skip=answer.contradicts_skip,
    )


def _answer(row: AnswerRow | KeyLogRow) -> Answer:
    return Answer(
        item=row.item,
        codes=row.codes,
        missing=row.missing,
        has_text=row.has_text,
        contradicts_skip=row.contradicts_skip,
    )


def _sheet(row: SheetRow, answers: tuple[Answer, ...]) -> Sheet:
    return Sheet(
        id=row.id,
        batch=row.batch_id,
        session=row.session_id,
        questionnaire=row.questionnaire_version_id,
        wave=row.wave,
        number=row.number,
        pass_number=row.pass_number,
        state=row.state,
        answers=answers,
        keyed_by=row.keyed_by,
        opened_at=row.opened_at,
        finished_at=row.finished_at,
        reason=row.reason,
    )


def _log_row(entry: KeyLogEntry) -> KeyLogRow:
    answer = entry.answer
    return KeyLogRow(
        id=entry.id,
        sheet_id=entry.sheet,
        item=entry.item,
        has_answer=answer is not None,
        codes=answer.codes if answer else (),
        missing=answer.missing if answer else None,
        has_text=answer.has_text if answer else False,
        contradicts_skip=answer.contradicts_skip if answer else False,
        source=entry.source,
        at=entry.at,
        who=entry.who,
        state=entry.state,
        keys=entry.keys,
        reason=entry.reason,
    )


def _log_entry(row: KeyLogRow) -> KeyLogEntry:
    return KeyLogEntry(
        id=row.id,
        sheet=row.sheet_id,
        item=row.item,
        answer=_answer(row) if row.has_answer else None,
        source=row.source,
        at=row.at,
        who=row.who,
        state=row.state,
        keys=row.keys,
        reason=row.reason,
    )
