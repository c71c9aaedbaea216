"""Events of the groups' timers."""

from __future__ import annotations

from uuid import UUID

from database.rows.group_work import GroupTimerEventRow
from database.rows.happened import in_order
from database.transaction import Transaction
from facilitator.domain.group_timer_event import GroupTimerEvent, GroupTimerEventKind, GroupTimerSetUp


class StoredGroupTimers:
    """Fulfils `GroupTimerRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, event: GroupTimerEvent) -> None:
        """Append an event."""
        set_up = event.set_up or GroupTimerSetUp(0, ())
        row = GroupTimerEventRow(
            id=event.id,
            half_day_id=event.half_day,
            kind=event.kind,
            wall=event.at.wall,
            monotonic_ns=event.at.monotonic_ns,
            boot=event.at.boot,
            group_number=event.group,
            seconds=event.seconds,
            group_count=set_up.groups,
            rounds_seconds=set_up.rounds_seconds,
            goes_on=set_up.goes_on,
            item=set_up.item,
        )
        self._tx.add([row])

    def of_half_day(self, half_day_id: UUID) -> tuple[GroupTimerEvent, ...]:
        """Return the events in the order they were appended."""
        return tuple(_event(row) for row in self._tx.all(in_order(GroupTimerEventRow, half_day_id)))


def _event(row: GroupTimerEventRow) -> GroupTimerEvent:
    is_set_up = row.kind is GroupTimerEventKind.SET_UP
    return GroupTimerEvent(
        id=row.id,
        half_day=row.half_day_id,
        kind=row.kind,
        at=row.at,
        group=row.group_number,
        seconds=row.seconds,
        set_up=GroupTimerSetUp(row.group_count, row.rounds_seconds, row.goes_on, row.item)
        if is_set_up
        else None,
    )
