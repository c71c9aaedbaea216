"""When a plan begins its fixed blocks, and when it ends if all goes as written."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from facilitator.domain.run_event import Plan


def fixed_start(at: time, starts_at: datetime, must_end_at: datetime) -> datetime | None:
    """Return that time of the day as a moment (UTC) of a half-day; before the begin it means after midnight.

    None where the half-day has no such moment: several half-days share an agenda, and what is fixed for
    the one in the morning is taken in its turn in the afternoon.
    """
    day = starts_at.date() if at >= starts_at.time() else starts_at.date() + timedelta(days=1)
    due = datetime.combine(day, at, starts_at.tzinfo).astimezone(UTC)
    return due if due <= must_end_at else None


def planned_end(plan: Plan) -> datetime:
    """Return when the plan would end if all went as written."""
    cursor, minutes = plan.starts_at.astimezone(UTC), 0
    for item in plan.items:
        due = None
        if item.fixed_start is not None:
            due = fixed_start(item.fixed_start, plan.starts_at, plan.must_end_at)
        if due is not None:
            cursor, minutes = max(cursor + timedelta(minutes=minutes), due), 0
        minutes += item.planned_minutes
    return (cursor + timedelta(minutes=minutes)).astimezone(plan.starts_at.tzinfo)


def nearest_minute(moment: datetime) -> datetime:
    """Return the whole minute nearest to a moment, the later of two: how a time to come is told."""
    return datetime.fromtimestamp((moment.timestamp() + 30) // 60 * 60, moment.tzinfo)


def minutes_past(moment: datetime, due: datetime) -> int:
    """Return by how many minutes a moment passes another one (below nought: before it).

    Both as they are told, so that who subtracts one from the other finds the same number.
    """
    return round((nearest_minute(moment).timestamp() - nearest_minute(due).timestamp()) / 60)
