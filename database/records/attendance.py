"""Attendance events and refusals."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from database.rows.attendance import AttendanceEventRow, RefusalRow
from database.transaction import Transaction
from facilitator.domain.attendance import AttendanceEvent


class StoredAttendance:
    """Fulfils `AttendanceRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, event: AttendanceEvent) -> None:
        """Append an event."""
        row = AttendanceEventRow(
            id=event.id,
            half_day_id=event.half_day,
            enrolment_id=event.enrolment,
            kind=event.kind,
            at=event.at,
            road=event.road,
            who=event.who,
            undoes=event.undoes,
        )
        self._tx.add([row])

    def of_half_day(self, half_day_id: UUID) -> tuple[AttendanceEvent, ...]:
        """Return the events in the order they were appended."""
        rows = (
            select(AttendanceEventRow)
            .where(AttendanceEventRow.half_day_id == half_day_id)
            .order_by(AttendanceEventRow.order)
        )
        return tuple(_event(row) for row in self._tx.all(rows))

    def refused(self, half_day_id: UUID, problem: str, road: str, at: datetime) -> None:
        """Keep a refusal."""
        self._tx.add([RefusalRow(half_day_id=half_day_id, problem=problem, road=road, at=at)])

    def refusals(self, half_day_id: UUID) -> int:
        """Return how many codes were refused."""
        count = select(func.count()).select_from(RefusalRow).where(RefusalRow.half_day_id == half_day_id)
        return self._tx.session.scalar(count) or 0


def _event(row: AttendanceEventRow) -> AttendanceEvent:
    return AttendanceEvent(
        id=row.id,
        half_day=row.half_day_id,
        enrolment=row.enrolment_id,
        kind=row.kind,
        at=row.at,
        road=row.road,
        who=row.who,
        undoes=row.undoes,
    )
