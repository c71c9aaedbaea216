"""How long a slide has been up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from facilitator.domain.page_time import seconds_on_page, until_frozen
from facilitator.domain.run_event import Instant, RunEvent, RunEventKind
from tests.fakes import MORNING

HALF_DAY = UUID(int=1)


def at(seconds: float) -> Instant:
    return Instant(MORNING + timedelta(seconds=seconds), int(seconds * 1e9), "boot")


def happened(*steps: tuple[float, str, int]) -> tuple[RunEvent, ...]:
    """Return events: when in seconds, what, and which page."""
    return tuple(
        RunEvent(UUID(int=100 + n), HALF_DAY, RunEventKind(kind), at(seconds), page=page)
        for n, (seconds, kind, page) in enumerate(steps)
    )


@pytest.mark.parametrize(
    ("steps", "seconds"),
    [
        ([], 0),
        ([(0, "started", 0)], 100),
        ([(0, "started", 0), (30, "slide_shown", 2)], 70),
        ([(0, "started", 0), (30, "slide_shown", 2), (50, "slide_shown", 2)], 70),
        ([(0, "started", 0), (30, "slide_shown", 2), (50, "slide_shown", 1), (60, "slide_shown", 2)], 40),
        ([(0, "started", 0), (30, "slide_shown", 2), (40, "next", 0)], 60),
        ([(0, "started", 0), (30, "slide_shown", 2), (40, "paused", 0)], 10),
        ([(0, "started", 0), (30, "slide_shown", 2), (40, "paused", 0), (90, "resumed", 0)], 20),
        ([(0, "started", 0), (20, "paused", 0), (40, "slide_shown", 2)], 0),
        ([(0, "started", 0), (20, "paused", 0), (40, "slide_shown", 2), (90, "resumed", 0)], 10),
        ([(0, "started", 0), (10, "finished", 0)], 10),
        ([(0, "started", 0), (10, "finished", 0), (60, "reopened", 0)], 40),
        ([(0, "started", 0), (30, "slide_shown", 2), (40, "blacked", 0), (45, "extended", 0)], 70),
    ],
)
def test_a_page_is_up_from_its_coming_without_pauses(
    steps: list[tuple[float, str, int]], seconds: float
) -> None:
    assert seconds_on_page(happened(*steps), at(100)) == pytest.approx(seconds)


def test_what_is_frozen_is_told_by_what_was_before() -> None:
    events = happened((0, "started", 0), (30, "slide_shown", 2), (50, "frozen", 0), (60, "slide_shown", 3))
    assert seconds_on_page(until_frozen(events), at(100)) == pytest.approx(70)
    assert until_frozen(events[:2]) == events[:2]


@pytest.mark.parametrize("kind", ["next", "back", "jumped"])
def test_going_to_a_block_ends_a_pause_for_its_page_as_well(kind: str) -> None:
    """The run went on and the card in the room stood still."""
    events = happened((0, "started", 0), (30, "paused", 0), (40, kind, 0))
    assert seconds_on_page(events, at(100)) == pytest.approx(60)
    assert seconds_on_page((*events, *happened((90, "paused", 0))), at(100)) == pytest.approx(50)


def slept(seconds: int, when: float, block: UUID | None = None) -> RunEvent:
    return RunEvent(UUID(int=9), HALF_DAY, RunEventKind.GAP_DISCOUNTED, at(when), block, seconds)


def test_time_that_shall_not_count_for_the_block_does_not_count_for_its_card() -> None:
    events = happened((0, "started", 0), (10, "slide_shown", 2))
    assert seconds_on_page((*events, slept(60, 80)), at(100)) == pytest.approx(30)
    paused = (*events, *happened((75, "paused", 0)), slept(60, 80))
    assert seconds_on_page(paused, at(100)) == pytest.approx(5)


def test_a_page_that_came_up_after_the_gap_and_another_block_lose_nothing_of_it() -> None:
    events = happened((0, "started", 0), (70, "slide_shown", 2))
    assert seconds_on_page((*events, slept(60, 80)), at(100)) == pytest.approx(30)
    named = (replace(events[0], item=UUID(int=70)), *events[1:])
    assert seconds_on_page((*named, slept(5, 80, UUID(int=77))), at(100)) == pytest.approx(30)
    assert seconds_on_page((*named, slept(5, 80, UUID(int=70))), at(100)) == pytest.approx(25)
    assert seconds_on_page((slept(5, 0), *events), at(100)) == pytest.approx(30)
