"""The audit chain and the list of files that left the workspace. Append-only."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Row
from database.rows.fields import written_later
from database.rows.order import Order


class AuditRow(Row):
    __tablename__ = "audit"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    laptop: Mapped[str]
    what: Mapped[str]
    digest: Mapped[str]


class ExportRow(Row):
    """`session_id` is no foreign key: what left stays on record when the session is removed."""

    __tablename__ = "export_log"

    order: Mapped[Order] = written_later("seq", primary_key=True)
    session_id: Mapped[UUID] = mapped_column(index=True)
    at: Mapped[datetime]
    who: Mapped[str]
    file_name: Mapped[str]
    people: Mapped[int]
    sha256: Mapped[str]
