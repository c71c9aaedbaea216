"""What was drawn with the pen over the slides of a run."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.rows.base import Changed, Row


class InkRow(Changed, Row):
    """One row a page of a half-day; points of `strokes` are shares of the page's width and height, 0 to 1."""

    __tablename__ = "ink"
    __table_args__ = (UniqueConstraint("half_day_id", "deck", "page"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    half_day_id: Mapped[UUID] = mapped_column(ForeignKey("half_day.id", ondelete="CASCADE"))
    deck: Mapped[str]
    page: Mapped[int]
    strokes: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
