"""Attendance events and refusals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    Subquery,
    Uuid,
    and_,
    bindparam,
    case,
    exists,
    func,
    not_,
    select,
)
from sqlalchemy.orm import aliased

from database.rows.attendance import AttendanceEventRow, RefusalRow
from database.rows.person import EnrolmentRow, PersonRow
from database.transaction import Transaction
from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, DoorCount, Road
from facilitator.domain.run_event import Instant

_TOLD = (AttendanceKind.ARRIVED, AttendanceKind.LEFT, AttendanceKind.EXCUSED)


class StoredAttendance:
    """Fulfils `AttendanceRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def append(self, event: AttendanceEvent) -> None:
        """Append an event."""
        self.append_all([event])

    def append_all(self, events: Sequence[AttendanceEvent]) -> None:
        """Append events in their order, with one statement."""
        self._tx.add(_row(event) for event in events)

    def get(self, event_id: UUID) -> AttendanceEvent | None:
        """Return that event, or none."""
        row = self._tx.first(select(AttendanceEventRow).where(AttendanceEventRow.id == event_id))
        return None if row is None else _event(row)

    def latest(self, half_day_id: UUID) -> AttendanceEvent | None:
        """Return the event noted last on this laptop of those that hold: no taking back, not taken back."""
        taking_back = aliased(AttendanceEventRow)
        row = self._tx.first(
            select(AttendanceEventRow)
            .where(
                AttendanceEventRow.half_day_id == half_day_id,
                AttendanceEventRow.kind != AttendanceKind.UNDONE,
                AttendanceEventRow.road != Road.HAND_OVER,
                ~exists().where(taking_back.undoes == AttendanceEventRow.id),
            )
            .order_by(AttendanceEventRow.order.desc())
        )
        return None if row is None else _event(row)

    def of_half_day(self, half_day_id: UUID) -> tuple[AttendanceEvent, ...]:
        """Return the events in the order they were appended."""
        rows = (
            select(AttendanceEventRow)
            .where(AttendanceEventRow.half_day_id == half_day_id)
            .order_by(AttendanceEventRow.order)
        )
        return tuple(_event(row) for row in self._tx.all(rows))

    def of_enrolment(self, half_day_id: UUID, *enrolment_ids: UUID) -> tuple[AttendanceEvent, ...]:
        """Return one person's events at that half-day, under each of their ids, as they were appended."""
        rows = (
            select(AttendanceEventRow)
            .where(
                AttendanceEventRow.half_day_id == half_day_id,
                AttendanceEventRow.enrolment_id.in_(enrolment_ids),
            )
            .order_by(AttendanceEventRow.order)
        )
        return tuple(_event(row) for row in self._tx.all(rows))

    def count(self, half_day_id: UUID) -> DoorCount:
        """Return what `domain.attendance.door_count` says of the half-day, without fetching it."""
        counted = self._tx.session.execute(_COUNT, {"half_day_id": half_day_id}).one()
        return DoorCount(*counted)

    def refused(self, half_day_id: UUID, problem: str, road: str, at: datetime) -> None:
        """Keep a refusal."""
        self._tx.add([RefusalRow(half_day_id=half_day_id, problem=problem, road=road, at=at)])

    def refusals(self, half_day_id: UUID) -> int:
        """Return how many codes were refused."""
        count = select(func.count()).select_from(RefusalRow).where(RefusalRow.half_day_id == half_day_id)
        return self._tx.session.scalar(count) or 0


def _row(event: AttendanceEvent) -> AttendanceEventRow:
    noted = event.noted
    return AttendanceEventRow(
        id=event.id,
        half_day_id=event.half_day,
        enrolment_id=event.enrolment,
        kind=event.kind,
        at=event.at,
        road=event.road,
        who=event.who,
        undoes=event.undoes,
        wall=None if noted is None else noted.wall,
        monotonic_ns=None if noted is None else noted.monotonic_ns,
        boot=None if noted is None else noted.boot,
    )


def _last_events() -> Subquery:
    """Return where in the day each person's last event of each kind stands, of those that hold."""
    taken_back = select(AttendanceEventRow.undoes).where(
        AttendanceEventRow.half_day_id == _HALF_DAY,
        AttendanceEventRow.kind == AttendanceKind.UNDONE,
        AttendanceEventRow.undoes.is_not(None),
    )

    in_order = (AttendanceEventRow.at, AttendanceEventRow.id)
    holding = (
        select(
            AttendanceEventRow.enrolment_id,
            AttendanceEventRow.kind,
            func.row_number().over(order_by=in_order).label("place"),
        )
        .where(AttendanceEventRow.half_day_id == _HALF_DAY, AttendanceEventRow.id.not_in(taken_back))
        .subquery()
    )

    def last(kind: AttendanceKind) -> ColumnElement[int | None]:
        return func.max(case((holding.c.kind == kind, holding.c.place))).label(kind.value)

    return select(holding.c.enrolment_id, *map(last, _TOLD)).group_by(holding.c.enrolment_id).subquery()


def _last_events_of_people() -> Subquery:
    """Return the same for each person, with whether they walked in: nobody did who is expected as well."""
    last = _last_events()
    return (
        select(
            func.min(case((EnrolmentRow.is_walk_in, 1), else_=0)).label("is_walk_in"),
            *(func.max(last.c[kind.value]).label(kind.value) for kind in _TOLD),
        )
        .select_from(EnrolmentRow)
        .join(PersonRow, PersonRow.id == EnrolmentRow.person_id)
        .outerjoin(last, last.c.enrolment_id == EnrolmentRow.id)
        .where(EnrolmentRow.half_day_id == _HALF_DAY)
        .group_by(func.coalesce(PersonRow.same_as, PersonRow.id))
        .subquery()
    )


def _count() -> Select[int, int, int, int, int]:
    """Return the statement that counts the door, its figures in the order of `DoorCount`."""
    last = _last_events_of_people()
    is_walk_in = last.c.is_walk_in == 1
    came = last.c.arrived.is_not(None)
    went = and_(came, func.coalesce(last.c.left, 0) > last.c.arrived)

    def people(*which: SQLColumnExpression[bool]) -> ColumnElement[int]:
        return func.count(case((and_(*which), 1)))

    return select(
        people(not_(is_walk_in)),
        people(came, not_(went)),
        people(went),
        people(is_walk_in, came),
        people(not_(is_walk_in), not_(came), last.c.excused.is_not(None)),
    ).select_from(last)


_HALF_DAY = bindparam("half_day_id", type_=Uuid())
_COUNT = _count()


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
        noted=_noted(row),
    )


def _noted(row: AttendanceEventRow) -> Instant | None:
    if row.wall is None or row.monotonic_ns is None or row.boot is None:
        return None
    return Instant(row.wall, row.monotonic_ns, row.boot)
