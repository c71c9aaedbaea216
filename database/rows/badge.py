"""Badges that were given out, and the keys that sign them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row


class BadgeKeyRow(Changed, Row):
    """A signing key; of those not withdrawn the one added last is in use."""

    __tablename__ = "badge_key"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Integer, unique=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class BadgeRow(Changed, Row):
    __tablename__ = "badge"
    __table_args__ = (UniqueConstraint("session_id", "short_code"),)

    serial: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(index=True)
    kind: Mapped[int]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    token: Mapped[str]
    short_code: Mapped[str]
    enrolment_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("enrolment.id", ondelete="SET NULL"), index=True
    )
