"""When a plan begins its fixed blocks, and when it ends if all goes as written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from facilitator.domain.run_event import Plan
from facilitator.domain.session import AgendaItem


def fixed_start(at: time, starts_at: datetime, must_end_at: datetime) -> datetime | None:
    """Return that time of the day as a moment (UTC) of a half-day; before the begin it means after midnight.

    None where the half-day has no such moment: several half-days share an agenda, and what is fixed for
    the one in the morning is taken in its turn in the afternoon.
    """
    day = starts_at.date() if at >= starts_at.time() else starts_at.date() + timedelta(days=1)
    due = datetime.combine(day, at, starts_at.tzinfo).astimezone(UTC)
    return due if due <= must_end_at else None


def due_posix(item: AgendaItem, plan: Plan) -> float | None:
    """Return when that block is fixed to begin, in seconds since 1970; None if it comes in its turn."""
    if item.fixed_start is None:
        return None
    due = fixed_start(item.fixed_start, plan.starts_at, plan.must_end_at)
    return None if due is None else due.timestamp()


def planned_end(plan: Plan, dues: Sequence[float | None]) -> datetime:
    """Return when the plan would end if all went as written; `dues` has the `due_posix` of each block."""
    cursor = plan.starts_at.timestamp()
    for item, due in zip(plan.items, dues, strict=True):
        cursor = (cursor if due is None else max(cursor, due)) + item.planned_minutes * 60
    return datetime.fromtimestamp(cursor, plan.starts_at.tzinfo)


def nearest_minute(moment: datetime) -> datetime:
    """Return the whole minute nearest to a moment, the later of two: how a time to come is told."""
    return datetime.fromtimestamp((moment.timestamp() + 30) // 60 * 60, moment.tzinfo)


def minutes_past(moment: datetime, due: datetime) -> int:
    """Return by how many minutes a moment passes another one (below nought: before it).

    Both as they are told, so that who subtracts one from the other finds the same number.
    """
    return round((nearest_minute(moment).timestamp() - nearest_minute(due).timestamp()) / 60)
