"""What was caught in the room, and what follows from it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row, chosen
from facilitator.domain.capture import CaptureKind


class CapturedItemRow(Changed, Row):
    __tablename__ = "captured_item"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    half_day_id: Mapped[UUID | None] = mapped_column(ForeignKey("half_day.id", ondelete="SET NULL"))
    kind: Mapped[CaptureKind] = mapped_column(chosen(CaptureKind))
    text: Mapped[str]
    at: Mapped[datetime]
    who: Mapped[str]
    agenda_item: Mapped[UUID | None]
    has_consent: Mapped[bool]
    owner: Mapped[str]
    due_on: Mapped[date | None]


class FollowUpRow(Changed, Row):
    """How an agreed action stands at one date."""

    __tablename__ = "follow_up"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    captured_item_id: Mapped[UUID] = mapped_column(
        ForeignKey("captured_item.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    is_done: Mapped[bool]
    note: Mapped[str]
    who: Mapped[str]
