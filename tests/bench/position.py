"""What the console's position costs; it is asked many times a second: `python -m tests.bench.position`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from facilitator.domain.run import Position, RunEvent, RunEventKind, RunItem, position, position_of
from facilitator.domain.tally import Tally
from tests.builders import HALF_DAY, a_plan, an_agenda_item, an_id
from tests.fakes import FakeClock


def main() -> None:
    """Print best and median of 500 positions of 200 blocks after 101 events; wanted: 1 ms at most."""
    plan = a_plan(*(an_agenda_item(f"block {n}", 5) for n in range(200)))
    clock = FakeClock()
    agenda = tuple(RunItem(item, item.planned_minutes * 60) for item in plan.items)
    events = [RunEvent(an_id("start"), HALF_DAY, RunEventKind.STARTED, clock.instant(), agenda=agenda)]
    for n in range(100):
        clock.go_on(200)
        events.append(RunEvent(an_id(f"next {n}"), HALF_DAY, RunEventKind.NEXT, clock.instant()))
    now = clock.instant()
    tally = Tally(plan).after(*events)
    _print_spread("position of 200 blocks, all events folded", partial(position, plan, events, now))
    _print_spread("the same at a tick of the console", partial(position_of, tally, now))


def _print_spread(what: str, ask: Callable[[], Position]) -> None:
    taken = [_milliseconds(ask) for _ in range(500)]
    sys.stdout.write(f"{what}: best {min(taken):.2f} ms, median {median(taken):.2f} ms\n")


def _milliseconds(ask: Callable[[], Position]) -> float:
    begun = perf_counter()
    ask()
    return (perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
