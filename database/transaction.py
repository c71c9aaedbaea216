"""One transaction: the ORM session, who works in it, and the stamp on changed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from sqlalchemy import Connection, Delete, Engine, Select, event, func, select, text
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import InstrumentedAttribute, Session

from database.rows.base import Changed, Row

T = TypeVar("T")
R = TypeVar("R", bound=Row)

NAMESPACE = UUID("6f1f6c5c-0d6b-5b6e-9a53-5d2f0c1e7a10")
"""Root of ids that are made from a name, so that two laptops make the same id for the same thing."""

COUNT_COMMIT = text("UPDATE workspace SET commits = commits + 1 RETURNING commits")
"""Gives the commit in hand its number."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the person as they said, the laptop, and the laptop's clock."""

    who: str
    laptop: str
    laptop_id: UUID
    now: Callable[[], datetime]


class StampedSession(Session):
    """An ORM session that stamps every changed row with revision, time and author."""

    def __init__(self, bind: Engine | Connection, author: Author) -> None:
        super().__init__(bind, autoflush=False, expire_on_commit=False)
        self.author = author


@event.listens_for(StampedSession, "before_flush")
def _stamp(session: StampedSession, *_: object) -> None:
    now = session.author.now()
    for row in [*session.new, *session.dirty]:
        if isinstance(row, Changed) and (row in session.new or session.is_modified(row)):
            row.revision = (row.revision or 0) + 1
            row.changed_at = now
            row.changed_by = session.author.who


def named_id(*names: str) -> UUID:
    """Return the id of a thing that is known by its names."""
    return uuid5(NAMESPACE, "\x1f".join(names))


@dataclass(frozen=True, slots=True)
class Transaction:
    """What every record file works with. Each write is flushed at once, so order is plain to see."""

    session: StampedSession

    @property
    def author(self) -> Author:
        """Who writes here."""
        return self.session.author

    def add(self, rows: Iterable[Row]) -> None:
        """Insert rows of one table."""
        self.session.add_all(rows)
        self.session.flush()

    def flush(self) -> None:
        """Write what was changed on rows that were read here."""
        self.session.flush()

    def find(self, row: type[R], key: object) -> R | None:
        """Return the row with that primary key, or none."""
        return self.session.get(row, key)

    def the(self, row: type[R], key: object) -> R:
        """Return the row with that primary key; a KeyError is a bug of the caller."""
        found = self.session.get(row, key)
        if found is None:
            raise KeyError(key)
        return found

    def all(self, statement: Select[T]) -> tuple[T, ...]:
        """Return every first column of the result."""
        return tuple(self.session.scalars(statement).all())

    def first(self, statement: Select[T]) -> T | None:
        """Return the first column of the first line, or none."""
        return self.session.scalars(statement.limit(1)).first()

    def delete(self, statement: Delete) -> int:
        """Delete and return how many rows went; rows read before are forgotten."""
        result = self.session.execute(statement, execution_options={"synchronize_session": False})
        self.session.expire_all()
        return result.rowcount if isinstance(result, CursorResult) else 0

    def next_position(self, column: InstrumentedAttribute[int], *where: Any) -> int:  # noqa: ANN401  SQL
        """Return the number after the highest one, 1 for the first row."""
        highest = self.session.scalar(select(func.max(column)).where(*where))
        return (highest or 0) + 1
