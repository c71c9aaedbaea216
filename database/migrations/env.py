"""What Alembic runs for each command: our metadata on the connection that it was given."""

from __future__ import annotations

from typing import Literal

from alembic import context  # noqa: TID253  Alembic itself runs this file
from sqlalchemy import Enum
from sqlalchemy.types import TypeDecorator

from database.rows.every import METADATA


def plain_type(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column types as what is stored, so that a revision never changes with our code."""
    if kind != "type":
        return False
    if isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    if isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    render_item=plain_type,
    transaction_per_migration=False,
)
context.run_migrations()
