"""What was caught in the room."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, select

from database.rows.capture import CapturedItemRow
from database.transaction import Transaction
from facilitator.domain.capture import CapturedItem


class StoredCaptures:
    """Fulfils `CaptureRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, item: CapturedItem) -> None:
        """Add a line."""
        position = self._tx.next_position(
            CapturedItemRow.position, CapturedItemRow.session_id == item.session
        )
        row = CapturedItemRow(
            id=item.id,
            position=position,
            session_id=item.session,
            half_day_id=item.half_day,
            kind=item.kind,
            text=item.text,
            at=item.at,
            who=item.who,
            agenda_item=item.agenda_item,
            has_consent=item.has_consent,
            owner=item.owner,
            due_on=item.due_on,
        )
        self._tx.add([row])

    def replace(self, item: CapturedItem) -> None:
        """Write a line anew; its session stays."""
        row = self._tx.the(CapturedItemRow, item.id)
        row.half_day_id = item.half_day
        row.kind = item.kind
        row.text = item.text
        row.at = item.at
        row.who = item.who
        row.agenda_item = item.agenda_item
        row.has_consent = item.has_consent
        row.owner = item.owner
        row.due_on = item.due_on
        self._tx.flush()

    def get(self, capture_id: UUID) -> CapturedItem | None:
        """Return that line, or none."""
        row = self._tx.find(CapturedItemRow, capture_id)
        return None if row is None else _item(row)

    def remove(self, capture_id: UUID) -> None:
        """Delete a line."""
        self._tx.delete(delete(CapturedItemRow).where(CapturedItemRow.id == capture_id))

    def of_session(self, session_id: UUID) -> tuple[CapturedItem, ...]:
        """Return the lines in the order of their time."""
        rows = (
            select(CapturedItemRow)
            .where(CapturedItemRow.session_id == session_id)
            .order_by(CapturedItemRow.at, CapturedItemRow.position)
        )
        return tuple(_item(row) for row in self._tx.all(rows))


def _item(row: CapturedItemRow) -> CapturedItem:
    return CapturedItem(
        id=row.id,
        session=row.session_id,
        half_day=row.half_day_id,
        kind=row.kind,
        text=row.text,
        at=row.at,
        who=row.who,
        agenda_item=row.agenda_item,
        has_consent=row.has_consent,
        owner=row.owner,
        due_on=row.due_on,
    )
