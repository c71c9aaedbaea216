"""Events of the show-of-hands polls."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Select, select

from database.rows.poll import PollEventRow
from database.transaction import Transaction
from facilitator.domain.poll import PollEvent


class StoredPolls:
    """Fulfils `PollRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, event: PollEvent) -> None:
        """Append an event."""
        row = PollEventRow(
            id=event.id,
            poll_id=event.poll,
            half_day_id=event.half_day,
            kind=event.kind,
            at=event.at,
            who=event.who,
            question=event.question,
            options=event.options,
            item=event.item,
        )
        self._tx.add([row])

    def of_poll(self, poll_id: UUID) -> tuple[PollEvent, ...]:
        """Return the events of one poll in the order they were appended."""
        return self._events(select(PollEventRow).where(PollEventRow.poll_id == poll_id))

    def of_half_day(self, half_day_id: UUID) -> tuple[PollEvent, ...]:
        """Return the events of a half-day in the order they were appended."""
        return self._events(select(PollEventRow).where(PollEventRow.half_day_id == half_day_id))

    def _events(self, rows: Select[PollEventRow]) -> tuple[PollEvent, ...]:
        return tuple(_event(row) for row in self._tx.all(rows.order_by(PollEventRow.order)))


def _event(row: PollEventRow) -> PollEvent:
    return PollEvent(
        id=row.id,
        poll=row.poll_id,
        half_day=row.half_day_id,
        kind=row.kind,
        at=row.at,
        who=row.who,
        question=row.question,
        options=row.options,
        item=row.item,
    )
