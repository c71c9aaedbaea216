"""Three ways to end on time: what to shorten, what to leave out, what to put off.

A way changes only what is still to come. It holds every fixed start and the must-end whenever that
can be done at all, and then loses as little as it can by its own order of what may be lost. The search
is exact: what must be saved before each fixed point is the least that holds it, and that much is saved
at the least cost by dynamic programming over whole minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import ceil
from uuid import UUID

from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.run import ItemProgress, LeftOut, Position, RunItem, RunPhase, fixed_start

THEORY = frozenset({BlockKind.TALK, BlockKind.QUESTIONS})
NEVER_LEFT_OUT = frozenset({BlockKind.BREAK, BlockKind.CHECK_IN})

_BASE = 1 << 32  # more than any one loss of a day adds up to
_FINENESS = 1_000


class Way(StrEnum):
    """What a way gives up first."""

    TRIM_THEORY = "trim_theory"
    DROP_COULD = "drop_could"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Coming:
    """A block that runs now or is still to come.

    `left_seconds` is what is planned of it from now on; `spare_minutes` is how many whole minutes can
    be taken from that before it falls below its shortest length or what it has run already.
    `fixed_start` is an aware datetime; `is_current` blocks cannot be left out any more.
    """

    id: UUID
    kind: BlockKind
    priority: Priority
    left_seconds: float
    spare_minutes: int
    fixed_start: datetime | None = None
    is_current: bool = False

    @property
    def can_be_left_out(self) -> bool:
        """Whether the day can go on without it: never a must, a break, or what has a fixed start."""
        return (
            not self.is_current
            and self.fixed_start is None
            and self.priority is not Priority.MUST
            and self.kind not in NEVER_LEFT_OUT
        )


@dataclass(frozen=True, slots=True)
class WayToFinish:
    """What one way changes, and when it ends.

    `shortened` names minutes taken from blocks, `left_out` the blocks that fall away (or are put off,
    by FOLLOW_UP), both in the order of the agenda. `late_seconds` is what the must-end is still passed
    by: more than 0 only where no way ends on time.
    """

    way: Way
    shortened: tuple[tuple[UUID, int], ...]
    left_out: tuple[UUID, ...]
    ends_at: datetime
    late_seconds: float


def ways_to_finish(coming: Sequence[Coming], now: datetime, must_end_at: datetime) -> tuple[WayToFinish, ...]:
    """Return the ways that differ, in the order of `Way`.

    None when the day ends on time by itself, or when nothing that may be changed would bring its end, or
    a fixed point, nearer to its time.
    `now` is when the first of `coming` goes on. Takes about 2 ms for 60 blocks.
    """
    stretches = _stretches(coming, now, must_end_at)
    if not any(stretch.need for stretch in stretches):
        return ()
    found: list[WayToFinish] = []
    for way in Way:
        choices = [choice for stretch in stretches for choice in _least_loss(stretch, way)]
        if not any(
            one.shortened == _shortened(choices) and one.left_out == _left_out(choices) for one in found
        ):
            found.append(_told(way, choices, now, must_end_at))
    return tuple(found)


def coming(position: Position, starts_at: datetime) -> tuple[Coming, ...]:
    """Return what is still to come of a half-day that begins at `starts_at`: what runs now, and then."""
    if position.phase is RunPhase.FINISHED:
        return ()
    first = position.index or 0
    return tuple(
        _coming(one, starts_at, position.must_end_at)
        for one in position.progress[first:]
        if one.is_current or one.left_out is LeftOut.NO
    )


def with_way(agenda: Sequence[RunItem], way: WayToFinish) -> tuple[RunItem, ...]:
    """Return the running agenda as that way would have it."""
    minutes = dict(way.shortened)
    left_out = LeftOut.FOLLOW_UP if way.way is Way.FOLLOW_UP else LeftOut.DROPPED
    return tuple(
        replace(
            one,
            planned_seconds=one.planned_seconds - 60 * minutes.get(one.item.id, 0),
            left_out=left_out if one.item.id in way.left_out else one.left_out,
        )
        for one in agenda
    )


def _coming(one: ItemProgress, starts_at: datetime, must_end_at: datetime) -> Coming:
    item, left = one.item, max(0.0, one.planned_seconds - one.spent_seconds)
    fixed = None
    if not one.is_current and item.fixed_start is not None:
        fixed = fixed_start(item.fixed_start, starts_at, must_end_at)
    spare = min(left, one.planned_seconds - 60 * item.minutes.least)
    return Coming(item.id, item.kind, item.priority, left, max(0, int(spare // 60)), fixed, one.is_current)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The blocks up to the next fixed point, and the whole minutes that they must save to hold it."""

    blocks: tuple[Coming, ...]
    need: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is done to one block: minutes taken from it, or the whole of it left out."""

    block: Coming
    minutes: int
    is_left_out: bool
    loss: int

    @property
    def saved_minutes(self) -> int:
        return int(self.block.left_seconds // 60) if self.is_left_out else self.minutes


def _stretches(coming: Sequence[Coming], now: datetime, must_end_at: datetime) -> tuple[_Stretch, ...]:
    """Cut the day at its fixed points and say what each part must save.

    Saving as early and as much as a point asks for makes every later lateness the least it can be, so
    the parts can be searched one by one.
    """
    stretches: list[_Stretch] = []
    blocks: list[Coming] = []
    cursor = now.timestamp()
    for block in (*coming, None):
        due = must_end_at if block is None else block.fixed_start
        if due is not None:
            late = cursor - due.timestamp()
            need = min(max(0, ceil(round(late, 3) / 60)), sum(map(_most_saved, blocks)))
            cursor = max(cursor - 60 * need, due.timestamp())
            stretches.append(_Stretch(tuple(blocks), need))
            blocks = []
        if block is not None:
            blocks.append(block)
            cursor += block.left_seconds
    return tuple(stretches)


def _most_saved(block: Coming) -> int:
    return int(block.left_seconds // 60) if block.can_be_left_out else block.spare_minutes


def _least_loss(stretch: _Stretch, way: Way) -> list[_Choice]:
    """Return what is done to each block of a stretch so that it saves its need at the least loss."""
    steps: list[dict[int, tuple[_Choice, int]]] = []
    least: list[int | None] = [0, *[None] * stretch.need]
    for block in stretch.blocks:
        least, step = _with(_choices(block, way, stretch.need), least)
        steps.append(step)
    choices: list[_Choice] = []
    saved = stretch.need
    for step in reversed(steps):
        choice, saved = step[saved]
        choices.append(choice)
    return choices[::-1]


def _with(
    choices: Sequence[_Choice], least: list[int | None]
) -> tuple[list[int | None], dict[int, tuple[_Choice, int]]]:
    """Add one block: the least loss for each number of minutes saved (the last: or more), and how it came."""
    most = len(least) - 1
    after: list[int | None] = [None] * len(least)
    step: dict[int, tuple[_Choice, int]] = {}
    for choice in choices:
        saves, loss = choice.saved_minutes, choice.loss
        for before, lost in enumerate(least):
            if lost is None:
                continue
            saved = min(before + saves, most)
            known = after[saved]
            if known is None or lost + loss < known:
                after[saved], step[saved] = lost + loss, (choice, before)
    return after, step


def _choices(block: Coming, way: Way, need: int) -> list[_Choice]:
    """Return what may be done to a block: nothing, some of its minutes taken, or the whole left out."""
    choices = [
        _Choice(block, minutes, is_left_out=False, loss=_loss(way, block, minutes, is_left_out=False))
        for minutes in range(min(block.spare_minutes, need) + 1)
    ]
    if need and block.can_be_left_out:
        minutes = int(block.left_seconds // 60)
        choices.append(
            _Choice(block, minutes, is_left_out=True, loss=_loss(way, block, minutes, is_left_out=True))
        )
    return choices


def _loss(way: Way, block: Coming, minutes: int, *, is_left_out: bool) -> int:
    """Return what a choice loses as one number: the losses of a way in its order, the worst first.

    Minutes taken from a block weigh by their square over what could be taken, so that blocks share a
    cut by the room they have and none is gutted before the others give.
    """
    shared = 0 if is_left_out or not minutes else _FINENESS * minutes * minutes // block.spare_minutes
    is_break = block.kind is BlockKind.BREAK
    is_theory = block.kind in THEORY
    should = is_left_out and block.priority is Priority.SHOULD
    could = is_left_out and not should
    of_break, of_theory = shared * is_break, shared * is_theory
    of_activity = shared - of_break - of_theory
    left_out = (int(is_left_out), minutes * is_left_out)
    losses: tuple[int, ...] = {
        Way.TRIM_THEORY: (int(should), of_break, int(could), minutes * is_left_out, of_activity, of_theory),
        Way.DROP_COULD: (
            int(should),
            minutes * should,
            of_break,
            of_activity,
            of_theory,
            int(could),
            minutes * could,
        ),
        Way.FOLLOW_UP: (of_break, of_activity, of_theory, *left_out, int(should)),
    }[way]
    weighed = 0
    for loss in losses:
        weighed = weighed * _BASE + loss
    return weighed


def _told(way: Way, choices: Sequence[_Choice], now: datetime, must_end_at: datetime) -> WayToFinish:
    cursor = now.timestamp()
    for choice in choices:
        block = choice.block
        if block.fixed_start is not None:
            cursor = max(cursor, block.fixed_start.timestamp())
        cursor += 0 if choice.is_left_out else block.left_seconds - 60 * choice.minutes
    return WayToFinish(
        way,
        _shortened(choices),
        _left_out(choices),
        ends_at=datetime.fromtimestamp(cursor, must_end_at.tzinfo),
        late_seconds=max(0.0, cursor - must_end_at.timestamp()),
    )


def _shortened(choices: Sequence[_Choice]) -> tuple[tuple[UUID, int], ...]:
    return tuple((c.block.id, c.minutes) for c in choices if c.minutes and not c.is_left_out)


def _left_out(choices: Sequence[_Choice]) -> tuple[UUID, ...]:
    return tuple(choice.block.id for choice in choices if choice.is_left_out)
