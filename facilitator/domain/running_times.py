"""When each block of a plan begins and ends if every block takes the length it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.domain.run import Plan, fixed_start
from facilitator.domain.session import AgendaItem


@dataclass(frozen=True, slots=True)
class RunningTime:
    """One block with its begin and end, by the site's wall clock; `late_minutes` after its fixed start."""

    item: AgendaItem
    starts_at: datetime
    ends_at: datetime
    late_minutes: int = 0


def running_times(
    plan: Plan, minutes: Callable[[AgendaItem], int] = lambda item: item.planned_minutes
) -> tuple[RunningTime, ...]:
    """Return the blocks in order; one with a fixed start waits for it, and begins late when it has passed.

    `minutes` says how long a block takes; without it, as planned.
    """
    zone = plan.starts_at.tzinfo
    cursor = plan.starts_at.astimezone(UTC)
    times: list[RunningTime] = []
    for item in plan.items:
        late = 0
        if item.fixed_start is not None:
            due = fixed_start(item.fixed_start, plan.starts_at, plan.must_end_at)
            if due is not None:
                late = max(0, round((cursor - due).total_seconds() / 60))
                cursor = max(cursor, due)
        ends_at = cursor + timedelta(minutes=minutes(item))
        times.append(RunningTime(item, cursor.astimezone(zone), ends_at.astimezone(zone), late))
        cursor = ends_at
    return tuple(times)


def shortest(item: AgendaItem) -> int:
    """Return the fewest minutes that a block may take."""
    return min(item.minutes.least, item.planned_minutes)


def end_of(times: Sequence[RunningTime], plan: Plan) -> datetime:
    """Return when the last block ends; the begin of the half-day where there is none."""
    return times[-1].ends_at if times else plan.starts_at
