"""Mornings made up by chance: a run in which anything may happen, and a watch beside it that is simpler.

The same seed makes the same morning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from facilitator.domain.clip_place import CLIP_KINDS
from facilitator.domain.run import (
    LeftOut,
    Plan,
    Position,
    RunEvent,
    RunEventKind,
    RunItem,
    RunPhase,
    fixed_start,
    position_of,
)
from facilitator.domain.tally import Tally
from tests.builders import HALF_DAY, an_agenda_item, an_id
from tests.fakes import CHINA, FakeClock

K = RunEventKind
OPEN = frozenset({RunPhase.RUNNING, RunPhase.PAUSED})
BERLIN = ZoneInfo("Europe/Berlin")
STARTS = (
    datetime(2026, 3, 3, 8, 30, tzinfo=CHINA),
    datetime(2026, 3, 3, 22, 40, tzinfo=CHINA),  # midnight comes in between
    datetime(2026, 3, 29, 1, 10, tzinfo=BERLIN),  # an hour is left out at two
    datetime(2026, 10, 25, 1, 10, tzinfo=BERLIN),  # an hour comes twice at three
)
STARTS_UTC = tuple(start.astimezone(UTC) for start in STARTS)
BLOCKS = tuple(an_agenda_item(f"block {n}", minutes) for n, minutes in enumerate((10, 0, 25, 40, 5, 15)))
FIXED = an_agenda_item("fixed", 15)
PUT_IN = an_agenda_item("put in", 7)
GONE = an_id("gone")
KINDS: tuple[RunEventKind, ...] = tuple(kind for kind in K if kind is not K.AGENDA_SET)
GAPS = (0.0, 0.25, 1.0, 7.5, 61.0, 400.0, 1800.0)
IDS = tuple(UUID(int=number) for number in range(10))


@dataclass
class Morning:
    """One script as it is played: the clock, the events, and a plain second account of the time.

    `due` is when FIXED, the one block with a time of its own, is to begin.
    """

    chance: Random
    plan: Plan
    due: datetime | None
    clock: FakeClock
    tally: Tally
    events: list[RunEvent] = field(default_factory=list)
    open_seconds: float = 0.0
    spent: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    has_restarted: bool = False

    def at(self) -> Position:
        return position_of(self.tally, self.clock.instant())

    def wait(self, before: Position) -> None:
        """Let time pass, with what may happen to a laptop meanwhile; book it as a watch beside it would."""
        seconds = self.chance.choice(GAPS)
        self.clock.go_on(seconds)
        what = self.chance.random()
        if what < 0.1:
            self.clock.set_wall(self.chance.choice((-7200, -3600, -30, 30, 3600, 7200)))
        elif what < 0.13 and not self.has_restarted:
            self.has_restarted = True  # afterwards the wall clock is believed, so it has to be right
        elif what < 0.16:
            self.clock.go_on(1800)  # asleep
            seconds += 1800
        if before.phase in OPEN:
            self.open_seconds += seconds
        if before.phase is RunPhase.RUNNING and before.current is not None:
            self.spent[before.current.id.int] += seconds

    def event(self) -> RunEvent:
        """Return what the trainer does next: any key in any state, some of them with an agenda."""
        chance = self.chance
        kind: RunEventKind = chance.choice(KINDS) if self.events else K.STARTED
        item = chance.choice((None, None, None, GONE, *(item.id for item in self.tally.items)))
        if self.events and chance.random() < 0.15:
            kind = K.AGENDA_SET
        page = chance.randint(1, 9)
        if kind in CLIP_KINDS and self.tally.items and chance.random() < 0.8:  # else it comes too late
            item, page = self.tally.items[self.tally.index].id, self.tally.pages[self.tally.index]
        return RunEvent(
            IDS[len(self.events)],
            HALF_DAY,
            kind,
            self.clock.instant(),
            item,
            chance.choice((-300, -60, 60, 300, 90)),
            page,
            self.another_agenda() if kind is K.AGENDA_SET else None,
        )

    def another_agenda(self) -> tuple[RunItem, ...]:
        """Return an agenda that somebody made of this one: moved, shortened, left out, put in, taken out."""
        chance = self.chance
        agenda = list(self.tally.agenda)
        what = chance.randrange(5)
        if what == 0:
            chance.shuffle(agenda)
        elif what == 1 and all(one.item.id != PUT_IN.id for one in agenda):
            agenda.insert(chance.randint(0, len(agenda)), RunItem(PUT_IN, 420))
        elif what == 2 and len(agenda) > 1:
            agenda.pop(chance.randrange(len(agenda)))
        else:
            place = chance.randrange(len(agenda))
            left_out = chance.choice((LeftOut.NO, LeftOut.DROPPED, LeftOut.FOLLOW_UP))
            agenda[place] = RunItem(agenda[place].item, chance.randint(0, 40) * 60, left_out)
        return tuple(agenda)


def a_morning(seed: int) -> Morning:
    chance = Random(seed)  # noqa: S311 - to be the same each time
    starts_at, begin = STARTS[seed % len(STARTS)], STARTS_UTC[seed % len(STARTS)]
    at = (begin + timedelta(minutes=chance.randint(5, 120))).astimezone(starts_at.tzinfo).time()
    items = (*chance.sample(BLOCKS, chance.randint(1, 5)), replace(FIXED, fixed_start=at))
    must_end_at = (begin + timedelta(minutes=chance.randint(10, 200))).astimezone(starts_at.tzinfo)
    plan = Plan(items, starts_at, must_end_at)
    clock = FakeClock(begin + timedelta(minutes=chance.randint(-10, 30)))
    return Morning(chance, plan, fixed_start(at, starts_at, must_end_at), clock, Tally(plan))


def played(seed: int) -> Iterator[tuple[Morning, Position, Position]]:
    """Play a morning step by step; give it with where it stood before and after each step."""
    morning = a_morning(seed)
    before = morning.at()
    for _ in range(morning.chance.randint(3, 9)):
        morning.wait(before)
        event = morning.event()
        morning.events.append(event)
        morning.tally = morning.tally.after(event)
        after = morning.at()
        yield morning, before, after
        before = after
