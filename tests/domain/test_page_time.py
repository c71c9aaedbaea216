"""How long a slide has been up."""

from __future__ import annotations

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
