"""The workspace itself: whose it is, its settings, the laptops and openings it has seen."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row


class OrganisationRow(Changed, Row):
    __tablename__ = "organisation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")


class WorkspaceRow(Row):
    """The one row that names the database and counts its commits."""

    __tablename__ = "workspace"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    created_at: Mapped[datetime]
    commits: Mapped[int] = mapped_column(BigInteger, default=0)


class OpeningRow(Row):
    """One opening for writing; the witness knows the latest, so another history is noticed."""

    __tablename__ = "opening"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    laptop_id: Mapped[UUID] = mapped_column(ForeignKey("laptop.id"))
    who: Mapped[str]
    commits: Mapped[int] = mapped_column(BigInteger)


class LaptopRow(Changed, Row):
    """A laptop that wrote here: its number in badge serials, and the next serial counter."""

    __tablename__ = "laptop"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    number: Mapped[int] = mapped_column(Integer, unique=True)
    next_counter: Mapped[int] = mapped_column(default=0)


class SettingRow(Changed, Row):
    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
