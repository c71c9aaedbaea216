"""The running agenda as a fold: `position(plan, events, now)` over append-only events.

Two clocks: within one boot the monotonic clock measures, across a restart the wall clock does. A
wall clock that jumps, daylight saving and midnight therefore change nothing that is not true.

What the events mean:

- NEXT, BACK, JUMPED and STARTED name the block they lead to in `item`; without one (or when that
  block was taken out of the agenda) they count from where the run stands. NEXT after the last block
  finishes. Going to a block also ends a pause: nobody begins an activity with the clock standing.
- A pause is not spent in the block. It delays the expected end honestly, since the block's
  remaining time is still to come. GAP_DISCOUNTED turns seconds already spent in its block, by `item`,
  else the current one, into a pause, for time that the laptop slept or lay dead.
- AGENDA_SET replaces the agenda of this half-day from then on: lengths, order, what was put in, what is
  left out. NEXT and BACK pass over what is left out; who goes to such a block by name brings it back.
- EXTENDED lengthens (or shortens, to nothing at the least) its block, by `item`, else the current one.
- BLACKED, WHITENED and CARD_SHOWN cover what the room sees, one in place of the other, until UNCOVERED
  (or UNBLACKED, for black). FROZEN keeps what lies under the cover as it is, whatever the run does, until
  UNFROZEN.
- CLIP_PLAYED, CLIP_PAUSED and CLIP_AT say where the video on the page that is up stands, see `clip_place`.
- Time between FINISHED and REOPENED belongs to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from facilitator.domain.clip_place import ClipPlace
from facilitator.domain.plan_times import fixed_start
from facilitator.domain.run_event import (
    Cover,
    FrozenPicture,
    Instant,
    LeftOut,
    Plan,
    RunEvent,
    RunEventKind,
    RunItem,
    RunPhase,
    elapsed_seconds,
)
from facilitator.domain.session import AgendaItem
from facilitator.domain.tally import Tally

__all__ = [
    "ClipPlace",
    "Cover",
    "FrozenPicture",
    "Instant",
    "ItemProgress",
    "LeftOut",
    "Plan",
    "Position",
    "RunEvent",
    "RunEventKind",
    "RunItem",
    "RunPhase",
    "elapsed_seconds",
    "fixed_start",
    "gap_seconds",
    "position",
    "position_of",
]

LEAST_GAP_SECONDS = 60


class ItemProgress(NamedTuple):
    """How one agenda item stands: seconds planned (with extensions) and seconds really spent.

    A block that was passed over is skipped; one that is still ahead may be left out by decision.
    """

    item: AgendaItem
    planned_seconds: int
    spent_seconds: float
    is_done: bool
    is_current: bool
    is_skipped: bool
    expected_start: datetime
    left_out: LeftOut = LeftOut.NO


_HALF_A_DAY = 12 * 3600.0
"""Seconds from which a run is no longer late or early, but on another day."""


@dataclass(frozen=True, slots=True)
class Position:
    """Everything the console shows of the running agenda, at one moment.

    `left_seconds` counts down in the current block and goes below zero when it runs over.
    `late_seconds` is expected end minus planned end: positive late, negative early.
    `over_end_seconds` is how far the expected end passes the must-end, never negative.
    `slide_page` is the page last shown in the current block (before one was shown its first page;
    0 where the block has no slides). `progress` has one entry per plan item, in order.
    `frozen` is the picture that the room keeps, `cover` what hides even that. `clip` is the video of the
    page that is up, once it was touched.
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
    clock_jump_seconds: float = 0.0
    cover: Cover = Cover.NONE
    frozen: FrozenPicture | None = None
    clip: ClipPlace | None = None

    @property
    def is_far_off(self) -> bool:
        """Whether it runs on another day than planned: minutes late or early say nothing then."""
        return abs(self.late_seconds) >= _HALF_A_DAY

    @property
    def is_black(self) -> bool:
        """Whether the room sees a black screen."""
        return self.cover is Cover.BLACK

    @property
    def current(self) -> AgendaItem | None:
        """The block that runs now, or none before the start and after the end."""
        return None if self.index is None else self.progress[self.index].item

    @property
    def preceding(self) -> AgendaItem | None:
        """The block that BACK leads to: the nearest before the current one that is not left out; or none."""
        before = self.progress[: self.index or 0]
        return next((one.item for one in reversed(before) if one.left_out is LeftOut.NO), None)

    @property
    def following(self) -> AgendaItem | None:
        """The block that comes next, or none."""
        if self.phase is RunPhase.FINISHED:
            return None
        after = 0 if self.index is None else self.index + 1
        return next((one.item for one in self.progress[after:] if one.left_out is LeftOut.NO), None)


def gap_seconds(last_seen: Instant, now: Instant) -> int:
    """Return how long nobody can have looked, if that was a minute or more; else 0.

    A console that ticks every second calls it with its last tick: a longer silence means that the laptop
    slept. It counts as spent unless the trainer has GAP_DISCOUNTED appended for it.
    """
    silence = round(elapsed_seconds(last_seen, now))
    return silence if silence >= LEAST_GAP_SECONDS else 0


def position(plan: Plan, events: Sequence[RunEvent], now: Instant) -> Position:
    """Return where the half-day stands at `now`: a pure fold of its events, in the order given.

    The expected end is now, the rest of the current block and what is planned for those that follow;
    a fixed start within the half-day holds as long as it has not passed, so slack before it absorbs delay
    first.
    """
    return position_of(Tally(plan).after(*events), now)


def position_of(so_far: Tally, now: Instant) -> Position:
    """Return where the half-day stands at `now`, from what its events add up to."""
    tally = so_far.until(now)
    progress, ends_at = _progress(tally, now)
    current = progress[tally.index] if tally.is_open and progress else None
    return Position(
        phase=tally.phase,
        index=None if current is None else tally.index,
        left_seconds=0.0 if current is None else current.planned_seconds - current.spent_seconds,
        spent_seconds=0.0 if current is None else current.spent_seconds,
        paused_seconds=0.0 if current is None else tally.paused[tally.index],
        progress=progress,
        planned_end=tally.planned_end,
        expected_end=datetime.fromtimestamp(ends_at, tally.plan.starts_at.tzinfo),
        must_end_at=tally.plan.must_end_at,
        late_seconds=ends_at - tally.planned_end_posix,
        over_end_seconds=max(0.0, ends_at - tally.must_end_posix),
        slide_page=0 if current is None else tally.pages[tally.index],
        clock_jump_seconds=_clock_jump(tally, now),
        cover=tally.cover,
        frozen=tally.frozen,
        clip=tally.clip,
    )


def _progress(tally: Tally, now: Instant) -> tuple[tuple[ItemProgress, ...], float]:
    """Return how each block stands, with its real or expected start, and the expected end since 1970.

    Column by column: asked many times a second, that is twice as quick as block by block.
    """
    blocks = len(tally.items)
    first_ahead = _first_ahead(tally)
    is_done, is_current, is_skipped = [False] * blocks, [False] * blocks, [False] * blocks
    behind = first_ahead
    if tally.is_open and blocks:
        behind, is_current[tally.index] = tally.index, True
    is_done[:behind] = [began is not None for began in tally.began[:behind]]
    is_skipped[:behind] = [began is None for began in tally.began[:behind]]
    starts, ends_at = _starts(tally, now, first_ahead)
    columns = zip(
        tally.items,
        tally.planned,
        tally.spent,
        is_done,
        is_current,
        is_skipped,
        starts,
        tally.left_out,
        strict=True,
    )
    return tuple(map(ItemProgress._make, columns)), ends_at


def _starts(tally: Tally, now: Instant, first_ahead: int) -> tuple[list[datetime], float]:
    """Return when each block began or is expected to begin, and the expected end since 1970."""
    zone = tally.plan.starts_at.tzinfo
    cursor = _goes_on_at(tally, now)
    starts = [began or datetime.fromtimestamp(cursor, zone) for began in tally.began[:first_ahead]]
    if tally.is_open and starts:
        cursor += max(0.0, tally.planned[tally.index] - tally.spent[tally.index])
    slots = zip(tally.due_posix, tally.planned, tally.spent, tally.left_out, strict=True)
    for due, planned, spent, left_out in islice(slots, first_ahead, None):
        is_coming = left_out is LeftOut.NO
        if is_coming and due is not None and due > cursor:
            cursor = due
        starts.append(datetime.fromtimestamp(cursor, zone))
        if is_coming and planned > spent:
            cursor += planned - spent
    return starts, cursor


def _first_ahead(tally: Tally) -> int:
    """Return the first place that is neither over nor runs now."""
    if tally.phase is RunPhase.NOT_STARTED:
        return 0
    blocks = len(tally.items)
    return blocks if tally.phase is RunPhase.FINISHED else min(blocks, tally.index + 1)


def _goes_on_at(tally: Tally, now: Instant) -> float:
    """Return the moment from which what remains is counted, in seconds since 1970."""
    if tally.phase is RunPhase.NOT_STARTED:
        return max(now.wall.timestamp(), tally.plan.starts_at.timestamp())
    return (tally.ended_at or now.wall).timestamp()


def _clock_jump(tally: Tally, now: Instant) -> float:
    """Return how much further the wall clock went than the monotonic one since this boot's first event."""
    first = tally.clocks.first_of(now.boot) or now
    by_wall = now.wall.timestamp() - first.wall.timestamp()
    return by_wall - (now.monotonic_ns - first.monotonic_ns) / 1e9
