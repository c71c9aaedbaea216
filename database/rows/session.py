"""Sessions, their half-days and agenda; and the mark that a session was removed whole."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.activity import Activity
from database.rows.base import Changed, Row
from database.rows.columns import BothLanguages, WordList
from facilitator.domain.language import Text


class SessionRow(Changed, Row):
    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[Text] = mapped_column(BothLanguages)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"), index=True)
    trainers: Mapped[tuple[str, ...]] = mapped_column(WordList)
    programme_key: Mapped[str]
    programme_version: Mapped[str]
    programme_title: Mapped[Text] = mapped_column(BothLanguages)
    is_demo: Mapped[bool]
    archived: Mapped[bool]


class HalfDayRow(Changed, Row):
    __tablename__ = "half_day"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    label: Mapped[str]
    starts_at: Mapped[datetime]
    must_end_at: Mapped[datetime]
    room: Mapped[str]


class AgendaItemRow(Changed, Activity, Row):
    __tablename__ = "agenda_item"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    planned_minutes: Mapped[int]
    module_number: Mapped[int]
    module_title: Mapped[Text] = mapped_column(BothLanguages)


class RemovedSessionRow(Row):
    """A session that was removed with all that belongs to it.

    The append-only tables give up a session's rows only once this mark stands; it stays, so that
    another laptop's copy of the session can be told from a new one.
    """

    __tablename__ = "removed_session"

    session_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
