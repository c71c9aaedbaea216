"""The running agenda as a fold: `position(plan, events, now)` over append-only events.

Two clocks: within one boot the monotonic clock measures, across a restart the wall clock does. A
wall clock that jumps, daylight saving and midnight therefore change nothing that is not true.

What the events mean:

- NEXT, BACK, JUMPED and STARTED name the block they lead to in `item`; without one (or when that
  block was taken out of the agenda) they count from where the run stands. NEXT after the last block
  finishes. Going to a block also ends a pause: nobody begins an activity with the clock standing.
- A pause is not spent in the block. It delays the expected end honestly, since the block's
  remaining time is still to come. GAP_DISCOUNTED turns seconds already spent in the current block
  into a pause, for time that the laptop slept or lay dead.
- EXTENDED lengthens (or shortens) its block, by `item`, else the current one.
- Time between FINISHED and REOPENED belongs to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from facilitator.domain.session import AgendaItem


class RunEventKind(StrEnum):
    """What the trainer did to the running agenda."""

    STARTED = "started"
    NEXT = "next"
    BACK = "back"
    JUMPED = "jumped"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    SLIDE_SHOWN = "slide_shown"
    BLACKED = "blacked"
    UNBLACKED = "unblacked"
    GAP_DISCOUNTED = "gap_discounted"
    FINISHED = "finished"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment by both clocks.

    `wall` is an aware datetime; `monotonic_ns` counts nanoseconds since some moment of this boot
    and means nothing in another boot; `boot` names the boot.
    """

    wall: datetime
    monotonic_ns: int
    boot: str


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One appended event. `seconds` is for EXTENDED (may be negative) and GAP_DISCOUNTED.

    `item` is the block meant or led to, `page` (from 1) is for SLIDE_SHOWN.
    """

    id: UUID
    half_day: UUID
    kind: RunEventKind
    at: Instant
    item: UUID | None = None
    seconds: int = 0
    page: int = 0


class RunPhase(StrEnum):
    """Where the half-day stands as a whole."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """How one agenda item stands: seconds planned (with extensions) and seconds really spent."""

    item: AgendaItem
    planned_seconds: int
    spent_seconds: float
    is_done: bool
    is_current: bool
    is_skipped: bool
    expected_start: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What the fold needs of a session: its items in order, and when the half-day begins and ends."""

    items: tuple[AgendaItem, ...]
    starts_at: datetime
    must_end_at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """Everything the console shows of the running agenda, at one moment.

    `left_seconds` counts down in the current block and goes below zero when it runs over.
    `late_seconds` is expected end minus planned end: positive late, negative early.
    `over_end_seconds` is how far the expected end passes the must-end, never negative.
    `slide_page` is the page last shown in the current block (before one was shown its first page;
    0 where the block has no slides). `progress` has one entry per plan item, in order.
    `clock_jump_seconds` is how far the wall clock was set during this boot's part of the run.
    """

    phase: RunPhase
    index: int | None
    left_seconds: float
    spent_seconds: float
    paused_seconds: float
    progress: tuple[ItemProgress, ...]
    planned_end: datetime
    expected_end: datetime
    must_end_at: datetime
    late_seconds: float
    over_end_seconds: float
    slide_page: int
    is_black: bool
    clock_jump_seconds: float = 0.0

    @property
    def current(self) -> AgendaItem | None:
        """The block that runs now, or none before the start and after the end."""
        return None if self.index is None else self.progress[self.index].item

    @property
    def following(self) -> AgendaItem | None:
        """The block that comes next, or none."""
        after = 0 if self.index is None else self.index + 1
        if self.phase is RunPhase.FINISHED or after >= len(self.progress):
            return None
        return self.progress[after].item


class _Tally:
    """What the events add up to, up to `at`: one slot for each item of the plan."""

    def __init__(self, plan: Plan) -> None:
        count = len(plan.items)
        self.plan = plan
        self.places = {item.id.int: place for place, item in enumerate(plan.items)}
        self.phase = RunPhase.NOT_STARTED
        self.index = 0
        self.at: Instant | None = None
        self.spent = [0.0] * count
        self.paused = [0.0] * count
        self.planned = [item.planned_minutes * 60 for item in plan.items]
        self.began: list[datetime | None] = [None] * count
        self.pages = [item.slides.first if item.slides is not None else 0 for item in plan.items]
        self.ended_at: datetime | None = None
        self.is_black = False

    @property
    def is_open(self) -> bool:
        return self.phase in _OPEN

    def place(self, item: UUID | None) -> int | None:
        """Return where that block stands in the plan; none if it does not."""
        return None if item is None else self.places.get(item.int)

    def advance(self, now: Instant) -> None:
        """Let the time until `now` pass in the current block."""
        before, self.at = self.at, now
        if before is None or not self.is_open or not self.plan.items:
            return
        passed = self.spent if self.phase is RunPhase.RUNNING else self.paused
        passed[self.index] += elapsed_seconds(before, now)

    def take(self, event: RunEvent) -> None:
        """Apply one event, the time until it included."""
        self.advance(event.at)
        kind = event.kind
        if kind is RunEventKind.STARTED and self.phase is RunPhase.NOT_STARTED:
            self._go(self.place(event.item) or 0, event)
        elif kind is RunEventKind.REOPENED and self.phase is RunPhase.FINISHED:
            self.phase, self.ended_at = RunPhase.RUNNING, None
        elif kind is RunEventKind.EXTENDED:
            self._extend(event)
        elif self.is_open:
            self._take_while_open(event)

    def _take_while_open(self, event: RunEvent) -> None:
        kind = event.kind
        if kind in _MOVES:
            self._move(event)
        elif kind is RunEventKind.PAUSED:
            self.phase = RunPhase.PAUSED
        elif kind is RunEventKind.RESUMED:
            self.phase = RunPhase.RUNNING
        elif kind is RunEventKind.FINISHED:
            self._finish(event)
        elif kind in {RunEventKind.BLACKED, RunEventKind.UNBLACKED}:
            self.is_black = kind is RunEventKind.BLACKED
        elif self.plan.items and kind is RunEventKind.SLIDE_SHOWN:
            self.pages[self.index] = event.page
        elif self.plan.items and kind is RunEventKind.GAP_DISCOUNTED:
            self._discount(event.seconds)

    def _move(self, event: RunEvent) -> None:
        named = self.place(event.item)
        if named is not None:
            self._go(named, event)
        elif event.kind is RunEventKind.BACK:
            self._go(max(0, self.index - 1), event)
        elif event.kind is RunEventKind.NEXT and self.index + 1 < len(self.plan.items):
            self._go(self.index + 1, event)
        elif event.kind is RunEventKind.NEXT:
            self._finish(event)

    def _go(self, index: int, event: RunEvent) -> None:
        self.phase, self.index = RunPhase.RUNNING, index
        if self.plan.items and self.began[index] is None:
            self.began[index] = event.at.wall

    def _finish(self, event: RunEvent) -> None:
        self.phase, self.ended_at = RunPhase.FINISHED, event.at.wall

    def _extend(self, event: RunEvent) -> None:
        place = self.place(event.item) if event.item is not None else self.index
        if place is not None and place < len(self.planned):
            self.planned[place] += event.seconds

    def _discount(self, seconds: int) -> None:
        taken = min(float(max(0, seconds)), self.spent[self.index])
        self.spent[self.index] -= taken
        self.paused[self.index] += taken


_OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})
_MOVES = frozenset({RunEventKind.NEXT, RunEventKind.BACK, RunEventKind.JUMPED})


def elapsed_seconds(a: Instant, b: Instant) -> float:
    """Return the seconds from `a` to `b`, never negative.

    Within one boot by the monotonic clock, across boots by the wall clock in UTC.
    """
    if a.boot == b.boot:
        return max(0.0, (b.monotonic_ns - a.monotonic_ns) / 1e9)
    return max(0.0, b.wall.timestamp() - a.wall.timestamp())


def position(plan: Plan, events: Sequence[RunEvent], now: Instant) -> Position:
    """Return where the half-day stands at `now`: a pure fold of its events, in the order given.

    The expected end is now, the rest of the current block and what is planned for those that follow;
    a fixed start holds as long as it has not passed, so slack before it absorbs delay first.
    """
    tally = _Tally(plan)
    for event in events:
        tally.take(event)
    tally.advance(now)
    progress, expected_end = _progress(tally, now)
    planned_end = _planned_end(plan)
    current = progress[tally.index] if tally.is_open and progress else None
    return Position(
        phase=tally.phase,
        index=None if current is None else tally.index,
        left_seconds=0.0 if current is None else current.planned_seconds - current.spent_seconds,
        spent_seconds=0.0 if current is None else current.spent_seconds,
        paused_seconds=0.0 if current is None else tally.paused[tally.index],
        progress=progress,
        planned_end=planned_end,
        expected_end=expected_end,
        must_end_at=plan.must_end_at,
        late_seconds=expected_end.timestamp() - planned_end.timestamp(),
        over_end_seconds=max(0.0, expected_end.timestamp() - plan.must_end_at.timestamp()),
        slide_page=0 if current is None else tally.pages[tally.index],
        is_black=tally.is_black,
        clock_jump_seconds=_clock_jump(events, now),
    )


def _progress(tally: _Tally, now: Instant) -> tuple[tuple[ItemProgress, ...], datetime]:
    """Return how each block stands, with its real or expected start, and the expected end."""
    plan, is_open, zone = tally.plan, tally.is_open, tally.plan.starts_at.tzinfo
    current = tally.index if is_open else -1
    first_ahead = {RunPhase.NOT_STARTED: 0, RunPhase.FINISHED: len(plan.items)}.get(tally.phase, current + 1)
    cursor = _cursor(tally, now)
    progress = []
    for place, item in enumerate(plan.items):
        is_ahead, began = place >= first_ahead, tally.began[place]
        if is_ahead and item.fixed_start is not None:
            cursor = max(cursor, _fixed_start(item.fixed_start, plan.starts_at))
        start = cursor if is_ahead or began is None else began
        planned, spent = max(0, tally.planned[place]), tally.spent[place]
        progress.append(
            ItemProgress(
                item,
                planned,
                spent,
                is_done=not is_ahead and place != current and began is not None,
                is_current=place == current,
                is_skipped=not is_ahead and place != current and began is None,
                expected_start=start.astimezone(zone),
            )
        )
        if (is_ahead or place == current) and planned > spent:
            cursor += timedelta(seconds=planned - spent)
    return tuple(progress), cursor.astimezone(zone)


def _cursor(tally: _Tally, now: Instant) -> datetime:
    """Return the moment (UTC) from which what remains is counted."""
    if tally.phase is RunPhase.NOT_STARTED:
        return max(now.wall, tally.plan.starts_at).astimezone(UTC)
    return (tally.ended_at or now.wall).astimezone(UTC)


def _planned_end(plan: Plan) -> datetime:
    """Return when the plan would end if all went as written."""
    cursor, minutes = plan.starts_at.astimezone(UTC), 0
    for item in plan.items:
        if item.fixed_start is not None:
            cursor = max(cursor + timedelta(minutes=minutes), _fixed_start(item.fixed_start, plan.starts_at))
            minutes = 0
        minutes += item.planned_minutes
    return (cursor + timedelta(minutes=minutes)).astimezone(plan.starts_at.tzinfo)


def _fixed_start(at: time, starts_at: datetime) -> datetime:
    """Return that time of the day as a moment (UTC); before the begin it means after midnight."""
    day = starts_at.date() if at >= starts_at.time() else starts_at.date() + timedelta(days=1)
    return datetime.combine(day, at, starts_at.tzinfo).astimezone(UTC)


def _clock_jump(events: Sequence[RunEvent], now: Instant) -> float:
    """Return how much further the wall clock went than the monotonic one since this boot's first event."""
    first = next((event.at for event in events if event.at.boot == now.boot), None)
    if first is None:
        return 0.0
    by_wall = now.wall.timestamp() - first.wall.timestamp()
    return by_wall - (now.monotonic_ns - first.monotonic_ns) / 1e9
