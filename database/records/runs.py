"""Run events."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select

from database.rows.happened import in_order
from database.rows.run import RunEventRow
from database.transaction import Transaction
from facilitator.domain.run import RunEvent

_APPEND = insert(cast("Table", RunEventRow.__table__))
_PLACE = select(RunEventRow.order).where(RunEventRow.id == bindparam("event")).scalar_subquery()
_SINCE = in_order(RunEventRow, bindparam("half_day")).where(RunEventRow.order >= _PLACE)
"""Asked at every key of a clicker: put together once, and past the unit of work, both take half as long."""


class StoredRuns:
    """Fulfils `RunRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, event: RunEvent) -> None:
        """Append an event."""
        values = {
            "id": event.id,
            "half_day_id": event.half_day,
            "kind": event.kind,
            "wall": event.at.wall,
            "monotonic_ns": event.at.monotonic_ns,
            "boot": event.at.boot,
            "item": event.item,
            "seconds": event.seconds,
            "page": event.page,
            "agenda": event.agenda,
        }
        self._tx.session.execute(_APPEND, values)

    def of_half_day(self, half_day_id: UUID) -> tuple[RunEvent, ...]:
        """Return the events in the order they were appended."""
        return tuple(_event(row) for row in self._tx.all(in_order(RunEventRow, half_day_id)))

    def since(self, half_day_id: UUID, event_id: UUID) -> tuple[RunEvent, ...] | None:
        """Return the events appended after that one; none if it is not there.

        One statement, the known event in front.
        """
        rows = self._tx.session.scalars(_SINCE, {"half_day": half_day_id, "event": event_id}).all()
        if not rows or rows[0].id != event_id:
            return None
        return tuple(_event(row) for row in rows[1:])


def _event(row: RunEventRow) -> RunEvent:
    return RunEvent(
        id=row.id,
        half_day=row.half_day_id,
        kind=row.kind,
        at=row.at,
        item=row.item,
        seconds=row.seconds,
        page=row.page,
        agenda=row.agenda,
    )
