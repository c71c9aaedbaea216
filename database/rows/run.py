"""What the trainer did to the running agenda. Append-only."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.agenda_column import RunAgenda
from database.rows.base import Row, chosen
from database.rows.order import Order
from facilitator.domain.run import RunEventKind, RunItem


class RunEventRow(Row):
    """`item` is no foreign key: the agenda may be edited after the event."""

    __tablename__ = "run_event"

    order: Mapped[Order] = mapped_column("seq", primary_key=True, init=False)
    id: Mapped[UUID] = mapped_column(unique=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    kind: Mapped[RunEventKind] = mapped_column(chosen(RunEventKind))
    wall: Mapped[datetime]
    monotonic_ns: Mapped[int] = mapped_column(BigInteger)
    boot: Mapped[str]
    item: Mapped[UUID | None]
    seconds: Mapped[int]
    page: Mapped[int]
    agenda: Mapped[tuple[RunItem, ...] | None] = mapped_column(RunAgenda)
