"""What happened to the show-of-hands polls."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Row, chosen
from database.rows.fields import written_later
from database.rows.group_columns import OptionList
from database.rows.order import Order
from facilitator.domain.poll import PollEventKind, PollOption


class PollEventRow(Row):
    """Append-only."""

    __tablename__ = "poll_event"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    poll_id: Mapped[UUID] = mapped_column(index=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    kind: Mapped[PollEventKind] = mapped_column(chosen(PollEventKind))
    at: Mapped[datetime]
    who: Mapped[str]
    question: Mapped[str]
    options: Mapped[tuple[PollOption, ...]] = mapped_column(OptionList)
    item: Mapped[UUID | None]
