"""The answer store: numbers on paper, batches, sheets, answers and the key log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import delete, exists, func, select

from database.records.sheets import StoredSheets
from database.rows.paper import BatchRow, FormNumberRow, NumberLinkRow, SheetRow
from facilitator.domain.answers import Batch, FormNumber


class StoredPaper(StoredSheets):
    """Fulfils `PaperRecords`."""

    def issue_numbers(self, numbers: Sequence[FormNumber]) -> None:
        """Keep numbers that are printed on paper."""
        first = self._tx.next_position(FormNumberRow.position)
        self._tx.add(
            FormNumberRow(id=number.id, position=position, session_id=number.session, digits=number.digits)
            for position, number in enumerate(numbers, start=first)
        )

    def numbers(self, session_id: UUID) -> tuple[FormNumber, ...]:
        """Return the numbers of a session in the order they were issued."""
        rows = (
            select(FormNumberRow)
            .where(FormNumberRow.session_id == session_id)
            .order_by(FormNumberRow.position)
        )
        return tuple(
            FormNumber(id=row.id, session=row.session_id, digits=row.digits) for row in self._tx.all(rows)
        )

    def has_number(self, session_id: UUID, digits: str) -> bool:
        """Say whether that number was issued for the session."""
        found = exists().where(FormNumberRow.session_id == session_id, FormNumberRow.digits == digits)
        return bool(self._tx.session.scalar(select(found)))

    def number_count(self, session_id: UUID) -> int:
        """Return how many numbers were issued for the session."""
        count = select(func.count()).select_from(FormNumberRow).where(FormNumberRow.session_id == session_id)
        return self._tx.session.scalar(count) or 0

    def print_runs(self, session_id: UUID) -> tuple[tuple[datetime, tuple[str, ...]], ...]:
        """Return the numbers that were issued together, each time with when, in order.

        A number is never changed, and what is written in one go bears one time.
        """
        rows = self._tx.all(
            select(FormNumberRow)
            .where(FormNumberRow.session_id == session_id)
            .order_by(FormNumberRow.position)
        )
        runs = groupby(rows, key=lambda row: row.changed_at)
        return tuple((at, tuple(row.digits for row in run)) for at, run in runs)

    def keyed_numbers(self, session_id: UUID) -> frozenset[str]:
        """Return the numbers under which a sheet was begun, in whatever state it is."""
        return frozenset(self._tx.all(select(SheetRow.number).where(SheetRow.session_id == session_id)))

    def link(self, form_number: UUID, enrolment_id: UUID) -> None:
        """Tie a number to a person; a number has one person at most."""
        row = self._tx.find(NumberLinkRow, form_number)
        if row is None:
            self._tx.add([NumberLinkRow(form_number_id=form_number, enrolment_id=enrolment_id)])
        else:
            row.enrolment_id = enrolment_id
            self._tx.flush()

    def unlink_all(self, session_id: UUID) -> int:
        """Delete every link of a session and return how many there were."""
        of_session = select(FormNumberRow.id).where(FormNumberRow.session_id == session_id)
        return self._tx.delete(delete(NumberLinkRow).where(NumberLinkRow.form_number_id.in_(of_session)))

    def links(self, session_id: UUID) -> Mapping[UUID, UUID]:
        """Return form number id → enrolment id."""
        rows = (
            select(NumberLinkRow)
            .join(FormNumberRow, FormNumberRow.id == NumberLinkRow.form_number_id)
            .where(FormNumberRow.session_id == session_id)
        )
        return {row.form_number_id: row.enrolment_id for row in self._tx.all(rows)}

    def add_batch(self, batch: Batch) -> None:
        """Keep a new stack of paper."""
        row = BatchRow(
            id=batch.id,
            position=self._tx.next_position(BatchRow.position, BatchRow.session_id == batch.session),
            session_id=batch.session,
            half_day_id=batch.half_day,
            questionnaire_version_id=batch.questionnaire,
            wave=batch.wave,
            counted=batch.counted,
            label=batch.label,
            closed_at=batch.closed_at,
        )
        self._tx.add([row])

    def update_batch(self, batch: Batch) -> None:
        """Write a batch anew."""
        row = self._tx.the(BatchRow, batch.id)
        row.half_day_id = batch.half_day
        row.questionnaire_version_id = batch.questionnaire
        row.wave = batch.wave
        row.counted = batch.counted
        row.label = batch.label
        row.closed_at = batch.closed_at
        self._tx.flush()

    def batches(self, session_id: UUID) -> tuple[Batch, ...]:
        """Return the batches of a session in the order they were opened."""
        rows = select(BatchRow).where(BatchRow.session_id == session_id).order_by(BatchRow.position)
        return tuple(_batch(row) for row in self._tx.all(rows))

    def batch(self, batch_id: UUID) -> Batch | None:
        """Return that batch, or none."""
        row = self._tx.find(BatchRow, batch_id)
        return None if row is None else _batch(row)


def _batch(row: BatchRow) -> Batch:
    return Batch(
        id=row.id,
        session=row.session_id,
        half_day=row.half_day_id,
        questionnaire=row.questionnaire_version_id,
        wave=row.wave,
        counted=row.counted,
        label=row.label,
        closed_at=row.closed_at,
    )
