"""When a plan begins its fixed blocks, and when it ends if all goes as written."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from facilitator.domain.run_event import Plan


def fixed_start(at: time, starts_at: datetime) -> datetime:
    """Return that time of the day as a moment (UTC); before the begin it means after midnight."""
    day = starts_at.date() if at >= starts_at.time() else starts_at.date() + timedelta(days=1)
    return datetime.combine(day, at, starts_at.tzinfo).astimezone(UTC)


def planned_end(plan: Plan) -> datetime:
    """Return when the plan would end if all went as written."""
    cursor, minutes = plan.starts_at.astimezone(UTC), 0
    for item in plan.items:
        if item.fixed_start is not None:
            cursor = max(cursor + timedelta(minutes=minutes), fixed_start(item.fixed_start, plan.starts_at))
            minutes = 0
        minutes += item.planned_minutes
    return (cursor + timedelta(minutes=minutes)).astimezone(plan.starts_at.tzinfo)
