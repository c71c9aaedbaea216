"""What every appended event of a half-day carries: its order, and when it happened by both clocks."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import BigInteger, BindParameter, ForeignKey, Select, select
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.fields import Fields, written_later
from database.rows.order import Order
from facilitator.domain.run_event import Instant


class Happened(Fields):
    """An event of a half-day, append-only."""

    order: Mapped[Order] = written_later("seq", primary_key=True, sort_order=-1)
    id: Mapped[UUID] = mapped_column(unique=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    wall: Mapped[datetime]
    monotonic_ns: Mapped[int] = mapped_column(BigInteger)
    boot: Mapped[str]

    @property
    def at(self) -> Instant:
        """When it happened, by both clocks."""
        return Instant(wall=self.wall, monotonic_ns=self.monotonic_ns, boot=self.boot)


HappenedRow = TypeVar("HappenedRow", bound=Happened)


def in_order(row: type[HappenedRow], half_day_id: UUID | BindParameter[UUID]) -> Select[HappenedRow]:
    """Return the statement that reads the events of a half-day in the order they were appended."""
    return select(row).where(row.half_day_id == half_day_id).order_by(row.order)
