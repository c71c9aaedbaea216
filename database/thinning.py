"""Which backups go as they grow old: all of the last day stay, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
QUARTER = timedelta(days=90)
YEAR = timedelta(days=366)


def superfluous(taken: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments whose backups may go.

    Kept: every one younger than a day; the newest of each day for a week, of each week for ninety
    days, of each month for a year; and the newest of all, however old.
    """
    moments = sorted(taken, reverse=True)
    kept = set(moments[:1])
    seen: set[tuple[str, int, int]] = set()
    for moment in moments:
        slot = _slot(moment, now)
        if slot is None or (slot[0] != "older" and slot not in seen):
            kept.add(moment)
        if slot is not None:
            seen.add(slot)
    return frozenset(moments) - kept


def _slot(moment: datetime, now: datetime) -> tuple[str, int, int] | None:
    """Return the span of time of which one backup is enough; none while all are kept."""
    age = now - moment
    local = moment.astimezone(now.tzinfo)
    if age <= DAY:
        return None
    if age <= WEEK:
        return ("day", local.year, local.timetuple().tm_yday)
    if age <= QUARTER:
        year, week, _ = local.isocalendar()
        return ("week", year, week)
    if age <= YEAR:
        return ("month", local.year, local.month)
    return ("older", 0, 0)
