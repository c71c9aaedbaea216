"""What happened at the door: appended events and refusals."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Row, chosen
from database.rows.fields import written_later
from database.rows.order import Order
from facilitator.domain.attendance import AttendanceKind, Road


class AttendanceEventRow(Row):
    """Append-only. `wall`, `monotonic_ns` and `boot` say together when it was by both clocks, or nothing."""

    __tablename__ = "attendance_event"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    kind: Mapped[AttendanceKind] = mapped_column(chosen(AttendanceKind))
    at: Mapped[datetime]
    road: Mapped[Road] = mapped_column(chosen(Road))
    who: Mapped[str]
    undoes: Mapped[UUID | None] = mapped_column(index=True)
    wall: Mapped[datetime | None]
    monotonic_ns: Mapped[int | None] = mapped_column(BigInteger)
    boot: Mapped[str | None]


class RefusalRow(Row):
    """A code that checked nobody in: neither the code nor a name. Append-only."""

    __tablename__ = "refusal"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    problem: Mapped[str]
    road: Mapped[str]
    at: Mapped[datetime]
