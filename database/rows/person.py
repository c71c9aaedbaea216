"""The roster store: people and their enrolments."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row, chosen
from database.rows.columns import PairList
from facilitator.domain.participant import ChildAgeBand, Consent, Sex


class PersonRow(Changed, Row):
    """`same_as` names the person whom somebody was found to be; it is no foreign key.

    What it names is never itself found to be another, and stays while anybody is that person.
    """

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    employee_number: Mapped[str]
    sex: Mapped[Sex] = mapped_column(chosen(Sex))
    department: Mapped[str]
    home_province: Mapped[str]
    phone: Mapped[str]
    hired_on: Mapped[str]
    child_age_band: Mapped[ChildAgeBand] = mapped_column(chosen(ChildAgeBand))
    child_left_behind: Mapped[bool | None]
    language: Mapped[str]
    extra: Mapped[tuple[tuple[str, str], ...]] = mapped_column(PairList)
    consent: Mapped[Consent] = mapped_column(chosen(Consent))
    same_as: Mapped[UUID | None] = mapped_column(index=True, default=None)


class EnrolmentRow(Changed, Row):
    __tablename__ = "enrolment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    is_walk_in: Mapped[bool]
    enrolled_at: Mapped[datetime | None]
    import_id: Mapped[UUID | None] = mapped_column(index=True)
    search_key: Mapped[str]
    group_name: Mapped[str] = mapped_column(server_default="")
    table_name: Mapped[str] = mapped_column(server_default="")
