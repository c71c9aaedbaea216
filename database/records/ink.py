"""What was drawn over the slides of a half-day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from database.rows.ink import InkRow
from database.transaction import Transaction, named_id
from facilitator.domain.ink import Ink, InkColour, InkPage, Stroke
from facilitator.domain.zoom import PagePoint


class StoredInk:
    """Fulfils `InkRecords`."""

    def __init__(self, transaction: Transaction) -> None:
        self._tx = transaction

    def put(self, half_day_id: UUID, page: InkPage, ink: Ink) -> None:
        """Write the strokes of one page anew; a page without any has no row."""
        row_id = named_id("ink", str(half_day_id), page.deck, str(page.page))
        row = self._tx.find(InkRow, row_id)
        strokes = [_written(stroke) for stroke in ink]
        if not strokes:
            self._tx.delete(delete(InkRow).where(InkRow.id == row_id))
        elif row is None:
            new = InkRow(id=row_id, half_day_id=half_day_id, deck=page.deck, page=page.page, strokes=strokes)
            self._tx.add([new])
        else:
            row.strokes = strokes
            self._tx.flush()

    def of_page(self, half_day_id: UUID, page: InkPage) -> Ink:
        """Return the strokes of one page, the oldest first."""
        row = self._tx.find(InkRow, named_id("ink", str(half_day_id), page.deck, str(page.page)))
        return () if row is None else tuple(map(_read, row.strokes))

    def of_half_day(self, half_day_id: UUID) -> Mapping[InkPage, Ink]:
        """Return the strokes of every page that has any."""
        rows = self._tx.all(select(InkRow).where(InkRow.half_day_id == half_day_id))
        return {InkPage(row.deck, row.page): tuple(map(_read, row.strokes)) for row in rows}

    def half_days(self) -> tuple[UUID, ...]:
        """Return the half-days in which something is drawn."""
        return self._tx.all(select(InkRow.half_day_id).distinct().order_by(InkRow.half_day_id))

    def forget(self, half_day_id: UUID) -> None:
        """Delete everything drawn in that half-day."""
        self._tx.delete(delete(InkRow).where(InkRow.half_day_id == half_day_id))


def _written(stroke: Stroke) -> dict[str, Any]:
    points = [[point.x, point.y] for point in stroke.points]
    return {"colour": stroke.colour.value, "width": stroke.width, "points": points}


def _read(stroke: dict[str, Any]) -> Stroke:
    points = tuple(PagePoint(x, y) for x, y in stroke["points"])
    return Stroke(InkColour(stroke["colour"]), stroke["width"], points)
