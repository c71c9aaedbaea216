"""What assistants told the trainer, and what the trainer has seen of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Row
from database.rows.fields import written_later
from database.rows.order import Order


class AssistantMessageRow(Row):
    """Append-only."""

    __tablename__ = "assistant_message"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    at: Mapped[datetime]
    who: Mapped[str]
    text: Mapped[str]


class MessageSeenRow(Row):
    """Append-only. Two consoles may each say so of one message; the first counts."""

    __tablename__ = "message_seen"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("assistant_message.id"), index=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id"), index=True)
    at: Mapped[datetime]
    who: Mapped[str]
