"""Fields that the organisation added for its people."""

from __future__ import annotations

from sqlalchemy import delete, select

from database.rows.own_field import OwnFieldRow
from database.transaction import Transaction
from facilitator.domain.own_field import OwnField


class StoredOwnFields:
    """Fulfils `OwnFieldRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def all(self) -> tuple[OwnField, ...]:
        """Return the fields in the order they came."""
        return tuple(map(_field, self._tx.all(select(OwnFieldRow).order_by(OwnFieldRow.position))))

    def put(self, field: OwnField) -> None:
        """Keep a field, a new one last."""
        row = self._tx.find(OwnFieldRow, field.key)
        if row is None:
            self._tx.add([_row(field, self._tx.next_position(OwnFieldRow.position))])
            return
        row.name = field.name
        row.kind = field.kind
        row.choices = field.choices
        row.is_column = field.is_column
        self._tx.flush()

    def remove(self, key: str) -> None:
        """Let go of a field; what people say under its key stays."""
        self._tx.delete(delete(OwnFieldRow).where(OwnFieldRow.key == key))


def _row(field: OwnField, position: int) -> OwnFieldRow:
    return OwnFieldRow(
        key=field.key,
        position=position,
        name=field.name,
        kind=field.kind,
        choices=field.choices,
        is_column=field.is_column,
    )


def _field(row: OwnFieldRow) -> OwnField:
    return OwnField(row.key, row.name, row.kind, row.choices, row.is_column)
