"""The one declarative base: constraint names, column types, and who changed a row when."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Date, Enum, Integer, MetaData, Time, UnicodeText, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from database.rows.columns import Moment
from database.rows.order import ORDER, Order

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
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


class Changed(MappedAsDataclass, kw_only=True, repr=False, eq=False):
    """What every row that may change carries; the session stamps it before each flush."""

    revision: Mapped[int] = mapped_column(init=False, default=0)
    changed_at: Mapped[datetime] = mapped_column(init=False)
    changed_by: Mapped[str] = mapped_column(init=False, default="")


def chosen(kind: type[StrEnum]) -> Enum:
    """Return the column type that stores an enumeration by its values, as plain text."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )
