"""Interviews some time after a session, and the files that are kept with one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from database.rows import capture, paper  # noqa: F401 - the rows here refer to theirs
from database.rows.base import Changed, Row, chosen
from facilitator.domain.questionnaire import Wave


class InterviewRow(Changed, Row):
    """A behaviour interview with one person of the sample, by the number on paper."""

    __tablename__ = "interview"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    sheet_id: Mapped[UUID | None] = mapped_column(ForeignKey("sheet.id", ondelete="SET NULL"))
    number: Mapped[str]
    wave: Mapped[Wave] = mapped_column(chosen(Wave))
    interviewer: Mapped[str]
    planned_for: Mapped[date | None]
    held_at: Mapped[datetime | None]
    note: Mapped[str]


class AttachmentRow(Changed, Row):
    """A file kept with a session, e.g. the scan of a sign-in sheet."""

    __tablename__ = "attachment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    captured_item_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("captured_item.id", ondelete="SET NULL"), index=True
    )
    file_name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime]
