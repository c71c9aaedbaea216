"""What the console's position costs; it is asked many times a second: `python -m tests.bench.position`."""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter

from facilitator.domain.run import RunEvent, RunEventKind, position
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.fakes import FakeClock


def main() -> None:
    """Print best and median of 200 positions of 200 blocks after 101 events; wanted: 1 ms at most."""
    plan = a_plan(*(an_agenda_item(f"block {n}", 5) for n in range(200)))
    clock = FakeClock()
    events = [RunEvent(an_id("start"), HALF_DAY, RunEventKind.STARTED, clock.instant())]
    for n in range(100):
        clock.go_on(200)
        events.append(RunEvent(an_id(f"next {n}"), HALF_DAY, RunEventKind.NEXT, clock.instant()))
    now = clock.instant()
    taken = [_seconds(plan, events, now) * 1000 for _ in range(200)]
    sys.stdout.write(f"position of 200 blocks: best {min(taken):.2f} ms, median {median(taken):.2f} ms\n")


def _seconds(plan: object, events: list[RunEvent], now: object) -> float:
    begun = perf_counter()
    position(plan, events, now)  # type: ignore[arg-type]
    return perf_counter() - begun


if __name__ == "__main__":
    main()
