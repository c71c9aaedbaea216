"""The one declarative base: constraint names, column types, and who changed a row when."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Date, Enum, Integer, MetaData, Time, UnicodeText, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped

from database.rows.columns import Moment
from database.rows.fields import Fields, written_later
from database.rows.order import ORDER, Order

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(Fields, DeclarativeBase):
    """A row. It has no repr of its own, so that no log can hold a name."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid(),
        datetime: Moment(),
        date: Date(),
        time: Time(),
        int: Integer(),
        Order: ORDER,
        str: UnicodeText(),
    }


class Changed(Fields):
    """What every row that may change carries; the session stamps it before each flush."""

    revision: Mapped[int] = written_later()
    changed_at: Mapped[datetime] = written_later()
    changed_by: Mapped[str] = written_later()


def chosen(kind: type[StrEnum]) -> Enum:
    """Return the column type that stores an enumeration by its values, as plain text."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )
