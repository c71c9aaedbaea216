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
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Tally:
    """What the events add up to, up to `at`; index may point at any item of a non-empty plan."""

    plan: Plan
    places: dict[UUID, int]
    phase: RunPhase = RunPhase.NOT_STARTED
    index: int = 0
    at: Instant | None = None
    spent: dict[UUID, float] = field(default_factory=dict)
    paused: dict[UUID, float] = field(default_factory=dict)
    extended: dict[UUID, int] = field(default_factory=dict)
    began: dict[UUID, datetime] = field(default_factory=dict)
    pages: dict[UUID, int] = field(default_factory=dict)
    ended_at: datetime | None = None
    is_black: bool = False

    @property
    def current(self) -> AgendaItem | None:
        items = self.plan.items
        return items[self.index] if self.index < len(items) else None

    def advance(self, now: Instant) -> None:
        """Let the time until `now` pass in the current block."""
        before, self.at = self.at, now
        item = self.current
        if before is None or item is None:
            return
        if self.phase is RunPhase.RUNNING:
            self.spent[item.id] = self.spent.get(item.id, 0.0) + elapsed_seconds(before, now)
        elif self.phase is RunPhase.PAUSED:
            self.paused[item.id] = self.paused.get(item.id, 0.0) + elapsed_seconds(before, now)

    def take(self, event: RunEvent) -> None:
        """Apply one event, the time until it included."""
        self.advance(event.at)
        kind = event.kind
        if kind is RunEventKind.STARTED:
            if self.phase is RunPhase.NOT_STARTED:
                self._go(self.places.get(event.item, 0) if event.item else 0, event)
        elif kind is RunEventKind.REOPENED:
            if self.phase is RunPhase.FINISHED:
                self.phase, self.ended_at = RunPhase.RUNNING, None
        elif kind is RunEventKind.EXTENDED:
            self._extend(event)
        elif self.phase in {RunPhase.RUNNING, RunPhase.PAUSED}:
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
        elif kind is RunEventKind.GAP_DISCOUNTED:
            self._discount(event.seconds)
        elif kind is RunEventKind.SLIDE_SHOWN and (item := self.current) is not None:
            self.pages[item.id] = event.page
        elif kind in {RunEventKind.BLACKED, RunEventKind.UNBLACKED}:
            self.is_black = kind is RunEventKind.BLACKED

    def _move(self, event: RunEvent) -> None:
        named = self.places.get(event.item) if event.item else None
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
        if (item := self.current) is not None:
            self.began.setdefault(item.id, event.at.wall)

    def _finish(self, event: RunEvent) -> None:
        self.phase, self.ended_at = RunPhase.FINISHED, event.at.wall

    def _extend(self, event: RunEvent) -> None:
        item = event.item or (self.current.id if self.current else None)
        if item is not None:
            self.extended[item] = self.extended.get(item, 0) + event.seconds

    def _discount(self, seconds: int) -> None:
        if (item := self.current) is None:
            return
        taken = min(float(max(0, seconds)), self.spent.get(item.id, 0.0))
        self.spent[item.id] = self.spent.get(item.id, 0.0) - taken
        self.paused[item.id] = self.paused.get(item.id, 0.0) + taken

    def planned_seconds(self, item: AgendaItem) -> int:
        return max(0, item.planned_minutes * 60 + self.extended.get(item.id, 0))

    def remaining_seconds(self, item: AgendaItem) -> float:
        return max(0.0, self.planned_seconds(item) - self.spent.get(item.id, 0.0))


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
    tally = _Tally(plan, {item.id: place for place, item in enumerate(plan.items)})
    for event in events:
        tally.take(event)
    if tally.phase is not RunPhase.FINISHED:
        tally.advance(now)
    is_open = tally.phase in {RunPhase.RUNNING, RunPhase.PAUSED}
    item = tally.current if is_open else None
    starts, expected_end = _expected(tally, now)
    planned_end = _planned_end(plan)
    spent = 0.0 if item is None else tally.spent.get(item.id, 0.0)
    return Position(
        phase=tally.phase,
        index=None if item is None else tally.index,
        left_seconds=0.0 if item is None else tally.planned_seconds(item) - spent,
        spent_seconds=spent,
        paused_seconds=0.0 if item is None else tally.paused.get(item.id, 0.0),
        progress=tuple(_progress(tally, place, starts[place]) for place in range(len(plan.items))),
        planned_end=planned_end,
        expected_end=expected_end,
        must_end_at=plan.must_end_at,
        late_seconds=expected_end.timestamp() - planned_end.timestamp(),
        over_end_seconds=max(0.0, expected_end.timestamp() - plan.must_end_at.timestamp()),
        slide_page=_slide_page(tally, item),
        is_black=tally.is_black,
        clock_jump_seconds=_clock_jump(events, now),
    )


def _expected(tally: _Tally, now: Instant) -> tuple[list[datetime], datetime]:
    """Return the start of each block (real or expected) and the expected end, in the plan's zone."""
    plan = tally.plan
    zone = plan.starts_at.tzinfo
    is_open = tally.phase in {RunPhase.RUNNING, RunPhase.PAUSED}
    cursor = _cursor(tally, now)
    starts: list[datetime] = []
    for place, item in enumerate(plan.items):
        is_ahead = tally.phase is RunPhase.NOT_STARTED or (is_open and place > tally.index)
        is_current = is_open and place == tally.index
        if is_ahead and item.fixed_start is not None:
            cursor = max(cursor, _fixed_start(item.fixed_start, plan.starts_at))
        began = tally.began.get(item.id)
        starts.append((cursor if is_ahead or began is None else began).astimezone(zone))
        if is_ahead or is_current:
            cursor += timedelta(seconds=tally.remaining_seconds(item))
    return starts, cursor.astimezone(zone)


def _cursor(tally: _Tally, now: Instant) -> datetime:
    """Return the moment (UTC) from which what remains is counted."""
    if tally.phase is RunPhase.NOT_STARTED:
        return max(now.wall, tally.plan.starts_at).astimezone(UTC)
    return (tally.ended_at or now.wall).astimezone(UTC)


def _planned_end(plan: Plan) -> datetime:
    """Return when the plan would end if all went as written."""
    cursor = plan.starts_at.astimezone(UTC)
    for item in plan.items:
        if item.fixed_start is not None:
            cursor = max(cursor, _fixed_start(item.fixed_start, plan.starts_at))
        cursor += timedelta(minutes=item.planned_minutes)
    return cursor.astimezone(plan.starts_at.tzinfo)


def _fixed_start(at: time, starts_at: datetime) -> datetime:
    """Return that time of the day as a moment (UTC); before the begin it means after midnight."""
    fixed = datetime.combine(starts_at.date(), at, starts_at.tzinfo)
    if at < starts_at.time():
        fixed = datetime.combine(starts_at.date() + timedelta(days=1), at, starts_at.tzinfo)
    return fixed.astimezone(UTC)


def _progress(tally: _Tally, place: int, expected_start: datetime) -> ItemProgress:
    item = tally.plan.items[place]
    is_visited = item.id in tally.began
    is_past = tally.phase is RunPhase.FINISHED or (
        tally.phase is not RunPhase.NOT_STARTED and place < tally.index
    )
    is_open = tally.phase in {RunPhase.RUNNING, RunPhase.PAUSED}
    return ItemProgress(
        item=item,
        planned_seconds=tally.planned_seconds(item),
        spent_seconds=tally.spent.get(item.id, 0.0),
        is_done=is_past and is_visited,
        is_current=is_open and place == tally.index,
        is_skipped=is_past and not is_visited,
        expected_start=expected_start,
    )


def _slide_page(tally: _Tally, item: AgendaItem | None) -> int:
    if item is None:
        return 0
    first = item.slides.first if item.slides is not None else 0
    return tally.pages.get(item.id, first)


def _clock_jump(events: Sequence[RunEvent], now: Instant) -> float:
    """Return how much further the wall clock went than the monotonic one since this boot's first event."""
    first = next((event.at for event in events if event.at.boot == now.boot), None)
    if first is None:
        return 0.0
    by_wall = now.wall.timestamp() - first.wall.timestamp()
    return by_wall - (now.monotonic_ns - first.monotonic_ns) / 1e9
