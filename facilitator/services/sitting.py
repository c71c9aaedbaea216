"""One half-day with who stood how at its door, and how many that are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator.domain.attendance import Presence, presences
from facilitator.domain.one_clock import clock_of
from facilitator.domain.run import Instant, RunEvent, RunEventKind
from facilitator.domain.session import HalfDay
from facilitator.services.ports import Records

if TYPE_CHECKING:
    from facilitator.domain.evidence.summary import ReachCount

_EARLY_LEAVE = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(hours=2)
_ENDS = frozenset({RunEventKind.FINISHED, RunEventKind.REOPENED})


@dataclass(frozen=True, slots=True)
class Sitting:
    """One half-day with who stood how at its door and what was done to its agenda, all on one clock.

    `ended_at` is none while it runs or is still to come; `until` is then when it was looked at.
    """

    half_day: HalfDay
    presences: tuple[Presence, ...]
    run: tuple[RunEvent, ...]
    ended_at: datetime | None
    until: datetime

    @property
    def came(self) -> tuple[Presence, ...]:
        """Who arrived."""
        return tuple(one for one in self.presences if one.arrived_at is not None)

    @property
    def stayed(self) -> frozenset[UUID] | None:
        """Who of them stayed to the last quarter of an hour, as persons; none before it is over."""
        if self.ended_at is None:
            return None
        at_the_end = self.ended_at - _EARLY_LEAVE
        return frozenset(
            one.enrolment.person.id for one in self.came if one.left_at is None or one.left_at >= at_the_end
        )


def sitting_of(records: Records, half_day: HalfDay, now: Instant) -> Sitting:
    """Return a half-day as it stands at `now`, inside a transaction."""
    enrolments = records.people.of_half_day(half_day.id)
    events = records.attendance.of_half_day(half_day.id)
    noted = records.runs.of_half_day(half_day.id)
    clock = clock_of(events, *(event.at for event in noted))
    run = clock.run(noted)
    ended_at = _ended_at(half_day, run, now.wall)
    return Sitting(half_day, presences(enrolments, events, clock), run, ended_at, ended_at or clock.read(now))


def _ended_at(half_day: HalfDay, run: Sequence[RunEvent], now: datetime) -> datetime | None:
    """Return when a half-day was finished, else its must-end once that is past.

    One that was begun may run over: nobody finished it if it still runs two hours later.
    """
    last = next((event for event in reversed(run) if event.kind in _ENDS), None)
    if last is not None and last.kind is RunEventKind.FINISHED:
        return last.at.wall
    over_at = half_day.must_end_at + (_FORGOTTEN_AFTER if run else timedelta())
    return half_day.must_end_at if now >= over_at else None


def label_of(half_day: HalfDay) -> str:
    """Return the half-day's name, or when it begins where it has none."""
    return half_day.label or f"{half_day.starts_at:%Y-%m-%d %H:%M}"


def reach_of(sitting: Sitting) -> ReachCount:
    """Return the count of a half-day."""
    from facilitator.domain.evidence.summary import ReachCount

    return ReachCount(
        label=label_of(sitting.half_day),
        starts_at=sitting.half_day.starts_at,
        expected=sum(not one.enrolment.is_walk_in for one in sitting.presences),
        came=len(sitting.came),
        walk_ins=sum(one.enrolment.is_walk_in for one in sitting.came),
        stayed=None if sitting.stayed is None else len(sitting.stayed),
    )


def total_of(sittings: Sequence[Sitting]) -> ReachCount:
    """Return the count of all half-days, each person once; who stayed did so wherever they came.

    Who stayed is not said before every half-day that somebody came to is over.
    """
    from facilitator.domain.evidence.summary import ReachCount

    expected = {
        one.enrolment.person.id for s in sittings for one in s.presences if not one.enrolment.is_walk_in
    }
    came: set[UUID] = set()
    went: set[UUID] = set()
    for sitting in sittings:
        here = {one.enrolment.person.id for one in sitting.came}
        came |= here
        went |= here - (sitting.stayed or frozenset())
    is_over = all(s.stayed is not None for s in sittings if s.came)
    return ReachCount(
        label="",
        starts_at=None,
        expected=len(expected),
        came=len(came),
        walk_ins=len(came - expected),
        stayed=len(came - went) if is_over else None,
    )
