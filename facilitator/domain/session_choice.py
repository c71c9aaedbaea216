"""Which session and which half-day the window turns to by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from facilitator.domain.session import HalfDay, Session, SessionLine

_STILL_CURRENT = timedelta(days=14)
"""Paper is keyed and results are shared within days; after that the next session matters more."""


def session_for(lines: Sequence[SessionLine], now: datetime) -> UUID | None:
    """Return the session that matters now: today's, else one just held, else the next, else the last.

    A demo session only counts where there is no other.
    """
    real = [line for line in lines if not line.is_demo and not line.archived]
    candidates = real or [line for line in lines if not line.archived]
    if not candidates:
        return None
    today = [line for line in candidates if _day(line, now) == now.date()]
    held = [line for line in candidates if now - _STILL_CURRENT <= line.starts_at <= now]
    coming = [line for line in candidates if line.starts_at > now]
    if today:
        return min(today, key=_start).id
    if held:
        return max(held, key=_start).id
    if coming:
        return min(coming, key=_start).id
    return max(candidates, key=_start).id


def half_day_for(session: Session, now: datetime) -> HalfDay | None:
    """Return the half-day under way or next to begin; after the last one, the last."""
    in_order = sorted(session.half_days, key=_begin)
    for half_day in in_order:
        if now < half_day.must_end_at + timedelta(hours=1):
            return half_day
    return in_order[-1] if in_order else None


def half_day_at_door(in_front: HalfDay | None, last_at_door: UUID | None, now: datetime) -> UUID | None:
    """Return the half-day for which a badge counts that is scanned while another page is in front.

    That of the window when it is today's; while the window is turned to another day (somebody plans the
    next session), the one that the door was open for last.
    """
    if in_front is None:
        return last_at_door
    is_today = in_front.starts_at.astimezone(now.tzinfo).date() == now.date()
    return in_front.id if is_today or last_at_door is None else last_at_door


def _day(line: SessionLine, now: datetime) -> date:
    return line.starts_at.astimezone(now.tzinfo).date()


def _start(line: SessionLine) -> datetime:
    return line.starts_at


def _begin(half_day: HalfDay) -> datetime:
    return half_day.starts_at
