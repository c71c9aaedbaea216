"""When each block of a half-day was really held: as it ran, or as it was planned where nobody ran it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from facilitator.domain.as_run import LEAST_SECONDS_RUN
from facilitator.domain.plan_times import due_posix
from facilitator.domain.run_event import Plan, RunEvent, RunEventKind, RunPhase
from facilitator.domain.session import AgendaItem
from facilitator.domain.tally import Tally


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time; `end` is never before `begin`."""

    begin: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        """How long it is."""
        return (self.end - self.begin).total_seconds()


@dataclass(frozen=True, slots=True)
class BlockHeld:
    """One block and the stretches in which it was held, in order; none where it was left out."""

    item: AgendaItem
    spans: tuple[Span, ...]

    @property
    def minutes(self) -> float:
        """How long it was held, pauses not counted."""
        return sum(span.seconds for span in self.spans) / 60


def blocks_held(plan: Plan, events: Sequence[RunEvent], until: datetime) -> tuple[BlockHeld, ...]:
    """Return each block with when it was held, up to `until`.

    Of a run: pauses and what was discounted belong to no block, and who went past a block in less than
    half a minute did not hold it. All moments are on the clock that the run was begun with, so that a
    laptop whose clock is set meanwhile moves no block away from those who sat in it. A half-day that was
    never run is taken as planned.
    """
    watch = _Watch(plan)
    for event in events:
        watch.take(event)
    if watch.tally.phase is RunPhase.NOT_STARTED:
        return _as_planned(plan, until)
    return watch.held(until)


def _as_planned(plan: Plan, until: datetime) -> tuple[BlockHeld, ...]:
    """Return the blocks at their planned times, one after the other, fixed starts waited for."""
    zone, last = plan.starts_at.tzinfo, until.timestamp()
    cursor, held = plan.starts_at.timestamp(), []
    for item in plan.items:
        due = due_posix(item, plan)
        begin = cursor if due is None else max(cursor, due)
        cursor = begin + item.planned_minutes * 60
        end = min(cursor, last)
        span = Span(datetime.fromtimestamp(begin, zone), datetime.fromtimestamp(end, zone))
        held.append(BlockHeld(item, (span,) if end > begin else ()))
    return tuple(held)


class _Watch:
    """Follows a run and notes the stretches in which each block was held."""

    def __init__(self, plan: Plan) -> None:
        self.tally = Tally(plan)
        self._zone = plan.starts_at.tzinfo
        self._at: datetime | None = None
        self._spans: dict[UUID, list[Span]] = {}

    def take(self, event: RunEvent) -> None:
        """Note what passed until the event, then let it happen."""
        before = self.tally.until(event.at)
        passed = timedelta(microseconds=self.tally.clocks.passed_ns(event.at) / 1000)
        if self.tally.items and self.tally.phase is RunPhase.RUNNING:
            self._note(self.tally.items[self.tally.index].id, passed)
        self._at = event.at.wall.astimezone(self._zone) if self._at is None else self._at + passed
        self.tally.take(event)
        if event.kind is RunEventKind.GAP_DISCOUNTED:
            self._discount(before)

    def held(self, until: datetime) -> tuple[BlockHeld, ...]:
        """Return what was held, the block that still runs up to `until`."""
        tally, running = self.tally, None
        if tally.items and tally.phase is RunPhase.RUNNING and self._at is not None:
            running = tally.items[tally.index].id
            self._note(running, until - self._at)
        return tuple(
            BlockHeld(item, tuple(self._spans.get(item.id, ())) if self._counts(item, running) else ())
            for item in tally.items
        )

    def _counts(self, item: AgendaItem, running: UUID | None) -> bool:
        seconds = sum(span.seconds for span in self._spans.get(item.id, ()))
        return item.id == running or seconds >= min(LEAST_SECONDS_RUN, item.planned_minutes * 60)

    def _note(self, item: UUID, passed: timedelta) -> None:
        """Note that it went on; each slide is an event, and what follows without a gap is one stretch."""
        if passed <= timedelta() or self._at is None:
            return
        spans = self._spans.setdefault(item, [])
        begin = spans.pop().begin if spans and spans[-1].end == self._at else self._at
        spans.append(Span(begin, self._at + passed))

    def _discount(self, before: Tally) -> None:
        """Take time in which nobody was taught off the end of its block."""
        tally = self.tally
        for item, spent, was in zip(tally.items, tally.spent, before.spent, strict=True):
            spans, too_much = self._spans.get(item.id, []), was - spent
            while spans and too_much > 0:
                span = spans.pop()
                if span.seconds > too_much:
                    spans.append(Span(span.begin, span.end - timedelta(seconds=too_much)))
                too_much -= span.seconds
