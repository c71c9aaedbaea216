"""Groups that were drawn."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, select

from database.rows.group_work import GroupDrawRow
from database.transaction import Transaction
from facilitator.domain.groups import GroupDraw, MixField, OwnMix


class StoredGroupDraws:
    """Fulfils `GroupDrawRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, draw: GroupDraw) -> None:
        """Keep a draw."""
        row = GroupDrawRow(
            id=draw.id,
            position=self._tx.next_position(GroupDrawRow.position, GroupDrawRow.half_day_id == draw.half_day),
            half_day_id=draw.half_day,
            members=draw.groups,
            at=draw.at,
            who=draw.who,
            mix=_mix(draw),
            own_mix=_own_mix(draw),
            repeats=draw.repeats,
            is_least=draw.is_least,
            item=draw.item,
        )
        self._tx.add([row])

    def replace(self, draw: GroupDraw) -> None:
        """Write a draw anew; its half-day and its place stay."""
        row = self._tx.the(GroupDrawRow, draw.id)
        row.members = draw.groups
        row.at = draw.at
        row.who = draw.who
        row.mix, row.own_mix = _mix(draw), _own_mix(draw)
        row.repeats = draw.repeats
        row.is_least = draw.is_least
        row.item = draw.item
        self._tx.flush()

    def get(self, draw_id: UUID) -> GroupDraw | None:
        """Return that draw, or none."""
        row = self._tx.find(GroupDrawRow, draw_id)
        return None if row is None else _draw(row)

    def remove(self, draw_id: UUID) -> None:
        """Delete a draw."""
        self._tx.delete(delete(GroupDrawRow).where(GroupDrawRow.id == draw_id))

    def of_half_day(self, half_day_id: UUID) -> tuple[GroupDraw, ...]:
        """Return the draws in the order they were made."""
        rows = select(GroupDrawRow).where(GroupDrawRow.half_day_id == half_day_id)
        return tuple(_draw(row) for row in self._tx.all(rows.order_by(GroupDrawRow.position)))


def _mix(draw: GroupDraw) -> MixField | None:
    return None if isinstance(draw.mix, OwnMix) else draw.mix


def _own_mix(draw: GroupDraw) -> str:
    return draw.mix.key if isinstance(draw.mix, OwnMix) else ""


def _draw(row: GroupDrawRow) -> GroupDraw:
    return GroupDraw(
        id=row.id,
        half_day=row.half_day_id,
        groups=row.members,
        at=row.at,
        who=row.who,
        mix=OwnMix(row.own_mix) if row.own_mix else row.mix,
        repeats=row.repeats,
        is_least=row.is_least,
        item=row.item,
    )
