"""The console asks for its position many times a second: it must cost next to nothing."""

from __future__ import annotations

from time import perf_counter

from facilitator.domain.run import RunEvent, RunEventKind, position
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.fakes import FakeClock

_MOST_SECONDS = 0.001


def test_two_hundred_blocks_take_less_than_a_millisecond() -> None:
    plan = a_plan(*(an_agenda_item(f"block {n}", 5) for n in range(200)))
    clock = FakeClock()
    events = [RunEvent(an_id("start"), HALF_DAY, RunEventKind.STARTED, clock.instant())]
    for n in range(100):
        clock.go_on(200)
        events.append(RunEvent(an_id(f"next {n}"), HALF_DAY, RunEventKind.NEXT, clock.instant()))
    now = clock.instant()
    best = min(_seconds(plan, events, now) for _ in range(50))
    assert best <= _MOST_SECONDS, f"{best * 1000:.2f} ms"


def _seconds(plan: object, events: list[RunEvent], now: object) -> float:
    begun = perf_counter()
    position(plan, events, now)  # type: ignore[arg-type]
    return perf_counter() - begun
