"""Finishing on time: exact against trying everything, and never at the price of what must hold."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import NamedTuple
from uuid import UUID

import pytest

from facilitator.domain.finish_on_time import THEORY, Coming, Way, WayToFinish, ways_to_finish
from facilitator.domain.programme import BlockKind, Priority

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
AGENDAS = 10_000
CHUNKS = 10
MOST_COMBINATIONS = 100
KINDS = tuple(BlockKind)

Deed = tuple[int, bool]  # minutes taken, left out


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_way_is_as_good_as_trying_everything(chunk: int) -> None:
    for seed in range(chunk, AGENDAS, CHUNKS):
        coming, must_end_at = an_agenda(random.Random(seed))  # noqa: S311 - to be the same each time
        ways = ways_to_finish(coming, NOW, must_end_at)
        slots, must_end = [slot_of(block) for block in coming], must_end_at.timestamp()
        as_it_is = judged(slots, ((0, False),) * len(coming), must_end)[Way.TRIM_THEORY][0]
        if not any(as_it_is):
            assert ways == (), f"agenda {seed}"
            continue
        best = by_trying_everything(coming, slots, must_end)
        assert ways or all(late == as_it_is for late, _ in best.values()), f"agenda {seed}"
        told = {way.way: judged(slots, deeds_of(coming, way), must_end) for way in ways}
        assert all(told[way][way] == best[way] for way in told), f"agenda {seed}"
        for way in Way if ways else ():  # a way that is not told is one that is
            assert min(one[way] for one in told.values()) == best[way], f"agenda {seed}"


def test_a_way_holds_what_must_hold() -> None:
    chance = random.Random(4)  # noqa: S311 - to be the same each time
    for _ in range(300):
        coming, must_end_at = an_agenda(chance, most_blocks=60, most_combinations=10**60)
        by_id = {block.id: block for block in coming}
        for way in ways_to_finish(coming, NOW, must_end_at):
            assert all(0 < minutes <= by_id[block].spare_minutes for block, minutes in way.shortened)
            assert all(by_id[block].can_be_left_out for block in way.left_out)
            assert not {block for block, _ in way.shortened} & set(way.left_out)
            late = (way.ends_at - must_end_at).total_seconds()
            assert way.late_seconds == pytest.approx(max(0.0, late), abs=1e-3)


def an_agenda(
    chance: random.Random, most_blocks: int = 12, most_combinations: int = MOST_COMBINATIONS
) -> tuple[list[Coming], datetime]:
    """Return blocks whose combinations are few enough to try them all, and a must-end near their end."""
    coming: list[Coming] = []
    combinations, minutes = 1, 0.0
    for n in range(chance.randint(1, most_blocks)):
        length = chance.choice((0, 5, 10, 15, 20, 25, 40))
        spare = min(length, chance.choice((0, 0, 0, 1, 2, 3, 5)))
        is_current = n == 0 and chance.random() < 0.5
        left = length * 60.0 - (round(chance.uniform(0, 59), 3) if is_current and length else 0)
        fixed = (
            NOW + timedelta(minutes=minutes + chance.randint(-12, 10))
            if n and chance.random() < 0.15
            else None
        )
        block = Coming(
            UUID(int=n),
            chance.choice(KINDS),
            chance.choice(tuple(Priority)),
            left,
            min(spare, int(left // 60)),
            fixed,
            is_current,
        )
        ways = block.spare_minutes + 1 + block.can_be_left_out
        if combinations * ways > most_combinations:
            block = Coming(block.id, block.kind, Priority.MUST, left, 0, fixed, is_current)
            ways = 1
        combinations *= ways
        minutes += length
        coming.append(block)
    return coming, NOW + timedelta(minutes=minutes + chance.randint(-20, 3))


def every_deed(coming: list[Coming]) -> Iterator[tuple[Deed, ...]]:
    """Yield each way there is to treat the blocks."""
    choices = [
        [(minutes, False) for minutes in range(block.spare_minutes + 1)]
        + ([(0, True)] if block.can_be_left_out else [])
        for block in coming
    ]
    return product(*choices)


Judgement = tuple[tuple[int, ...], tuple[float, ...]]


class Slot(NamedTuple):
    """What a judgement needs of a block, reckoned once for all the ways to treat it."""

    due: float | None
    left_seconds: float
    length: int
    weights: tuple[int, ...]  # of what is taken from it, by minutes
    kind: int  # 0 a break, 1 an activity, 2 theory
    is_should: bool


def slot_of(block: Coming) -> Slot:
    return Slot(
        None if block.fixed_start is None else block.fixed_start.timestamp(),
        block.left_seconds,
        int(block.left_seconds // 60),
        (0, *(1_000 * taken * taken // block.spare_minutes for taken in range(1, block.spare_minutes + 1))),
        0 if block.kind is BlockKind.BREAK else 2 if block.kind in THEORY else 1,
        block.priority is Priority.SHOULD,
    )


def judged(slots: list[Slot], deeds: tuple[Deed, ...], must_end: float) -> dict[Way, Judgement]:
    """Return how late each fixed point is, and what each way thinks of the losses: less is better."""
    late: list[int] = []
    cursor = NOW.timestamp()
    lost_of_kind = [0, 0, 0]
    should = should_minutes = could = could_minutes = 0
    for (due, left_seconds, length, weights, kind, is_should), (minutes, is_left_out) in zip(
        slots, deeds, strict=True
    ):
        if due is not None:
            late.append(minutes_late(cursor, due))
            cursor = max(cursor, due)
        if not is_left_out:
            cursor += left_seconds - 60 * minutes
            lost_of_kind[kind] += weights[minutes]
            continue
        cursor += left_seconds - 60 * length
        if is_should:
            should, should_minutes = should + 1, should_minutes + length
        else:
            could, could_minutes = could + 1, could_minutes + length
    late.append(minutes_late(cursor, must_end))
    broken, activity, theory = lost_of_kind
    lost, lateness = should_minutes + could_minutes, tuple(late)
    return {
        Way.TRIM_THEORY: (lateness, (should, broken, could, lost, activity, theory)),
        Way.DROP_COULD: (lateness, (should, should_minutes, broken, activity, theory, could, could_minutes)),
        Way.FOLLOW_UP: (lateness, (broken, activity, theory, should + could, lost, should)),
    }


def minutes_late(cursor: float, due: float) -> int:
    """Return the whole minutes begun by which a moment is passed."""
    return max(0, -int(-round(cursor - due, 3) // 60))


def by_trying_everything(coming: list[Coming], slots: list[Slot], must_end: float) -> dict[Way, Judgement]:
    """Return the best judgement for each way."""
    judgements = [judged(slots, deeds, must_end) for deeds in every_deed(coming)]
    return {way: min(one[way] for one in judgements) for way in Way}


def deeds_of(coming: list[Coming], way: WayToFinish) -> tuple[Deed, ...]:
    taken = dict(way.shortened)
    return tuple((taken.get(block.id, 0), block.id in way.left_out) for block in coming)
