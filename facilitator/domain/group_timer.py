"""Timers of groups beside the agenda, as a fold of append-only events by two clocks.

Time is counted as for the agenda: by the monotonic clock within one boot, across a restart by the wall
clock. A wall clock that is set, daylight saving and midnight change nothing. A program that was killed
shows after its restart what it would have shown.

What the events mean:

- SET_UP puts new timers in place of those there are, all ready in their first round; PUT_AWAY takes them
  away.
- STARTED begins a round that is ready, or goes on after a pause. PAUSED holds a running one.
- NEXT_ROUND begins the next round at once; after the last one it ends the timer, which then stands.
- ADDED lengthens (or shortens) the current round of a timer that has not ended. A round whose time is up
  has that much time again and rings again at its end; one that is shortened keeps its last second.
- RESET makes the timer ready in its first round, without what was added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from facilitator.domain.group_timer_event import (
    EVERY_GROUP,
    GroupTimerEvent,
    GroupTimerEventKind,
    GroupTimerSetUp,
)
from facilitator.domain.run_event import Instant
from facilitator.domain.two_clocks import TwoClocks

LAST_MINUTE_SECONDS = 60
"""How long before the end of a round its first bell rings, where the round is at least twice as long."""

_NS = 1_000_000_000


class TimerPhase(StrEnum):
    """Where the timer of one group stands."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class BellKind(StrEnum):
    """Why a bell rings."""

    LAST_MINUTE = "last_minute"
    ROUND_OVER = "round_over"
    ALL_OVER = "all_over"


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell of one group: for which round (from 1), and why."""

    group: int
    round_number: int
    kind: BellKind


@dataclass(frozen=True, slots=True)
class GroupTimer:
    """The timer of one group. `round_number` is from 1, `added_seconds` belong to the current round."""

    group: int
    rounds_seconds: tuple[int, ...]
    goes_on: bool
    phase: TimerPhase = TimerPhase.READY
    round_number: int = 1
    spent_ns: int = 0
    added_seconds: int = 0

    @property
    def length_seconds(self) -> int:
        """How long the current round is, with what was added."""
        return self.rounds_seconds[self.round_number - 1] + self.added_seconds

    @property
    def left_ns(self) -> int:
        """How many nanoseconds of the current round are left; below zero when it runs over."""
        return self.length_seconds * _NS - self.spent_ns

    @property
    def left_seconds(self) -> float:
        """How much of the current round is left; below zero when it runs over."""
        return self.left_ns / _NS

    @property
    def is_last_round(self) -> bool:
        """Whether no round follows."""
        return self.round_number == len(self.rounds_seconds)

    def later(self, passed_ns: int) -> GroupTimer:
        """Return the timer after that time, if nothing is pressed."""
        if self.phase is not TimerPhase.RUNNING:
            return self
        timer = replace(self, spent_ns=self.spent_ns + passed_ns)
        while timer.goes_on and not timer.is_last_round and timer.left_ns <= 0:
            timer = timer.in_round(timer.round_number + 1, -timer.left_ns)
        return timer

    def in_round(self, number: int, spent_ns: int = 0) -> GroupTimer:
        """Return the timer running in that round."""
        running = TimerPhase.RUNNING
        return replace(self, phase=running, round_number=number, spent_ns=spent_ns, added_seconds=0)

    def with_more(self, seconds: int) -> GroupTimer:
        """Return the timer with a longer or shorter round.

        What is added to a round that runs over counts from now. What is taken leaves it its last second,
        so that its bell rings.
        """
        over, left = max(0, -(self.left_ns // _NS)), -(-self.left_ns // _NS)
        more = over + seconds if seconds > 0 else max(seconds, min(0, 1 - left))
        return replace(self, added_seconds=self.added_seconds + more)

    def bells_to_come(self) -> Iterator[tuple[int, Bell]]:
        """Yield each bell that still rings if nothing is pressed, with the nanoseconds until then."""
        if self.phase is not TimerPhase.RUNNING:
            return
        timer, passed_ns = self, 0
        while True:
            left_ns, number = timer.left_ns, timer.round_number
            last_minute_ns = left_ns - LAST_MINUTE_SECONDS * _NS
            if last_minute_ns > 0 and timer.length_seconds >= 2 * LAST_MINUTE_SECONDS:
                yield passed_ns + last_minute_ns, Bell(self.group, number, BellKind.LAST_MINUTE)
            if left_ns > 0:
                kind = BellKind.ALL_OVER if timer.is_last_round else BellKind.ROUND_OVER
                yield passed_ns + left_ns, Bell(self.group, number, kind)
            if not timer.goes_on or timer.is_last_round:
                return
            passed_ns += left_ns
            timer = timer.in_round(number + 1)


@dataclass(frozen=True, slots=True)
class GroupTimers:
    """The timers as they stand at `clocks.latest`; none before they are set up and once put away."""

    set_up: GroupTimerSetUp | None = None
    timers: tuple[GroupTimer, ...] = ()
    clocks: TwoClocks = field(default_factory=TwoClocks)

    def until(self, now: Instant) -> GroupTimers:
        """Return the timers at `now`; time never runs backwards."""
        passed_ns = self.clocks.passed_ns(now)
        timers = tuple(one.later(passed_ns) for one in self.timers)
        return replace(self, timers=timers, clocks=self.clocks.at(now))

    def after(self, *events: GroupTimerEvent) -> GroupTimers:
        """Return the timers once those events happened."""
        following = self
        for event in events:
            following = _taken(following.until(event.at), event)
        return following

    def bells(self, now: Instant) -> tuple[Bell, ...]:
        """Return what rings from here until `now`, in the order of time, if nothing is pressed.

        Each bell rings at one moment, which belongs to the look that reaches it: who asks from look to
        look hears each once. Who asks only after a restart hears none of those that rang meanwhile.
        """
        passed_ns = self.clocks.passed_ns(now)
        return tuple(bell for after_ns, bell in self._to_come() if after_ns <= passed_ns)

    @property
    def next_bell_seconds(self) -> float | None:
        """How long until the next bell of any group, if nothing is pressed; none if none is to come."""
        return next((after_ns / _NS for after_ns, _ in self._to_come()), None)

    def _to_come(self) -> list[tuple[int, Bell]]:
        to_come = [ring for timer in self.timers for ring in timer.bells_to_come()]
        return sorted(to_come, key=lambda ring: ring[0])


def group_timers(events: Sequence[GroupTimerEvent], now: Instant) -> GroupTimers:
    """Return the timers at `now`: a pure fold of their events, in the order given."""
    return GroupTimers().after(*events).until(now)


def means_something(timer: GroupTimer, kind: GroupTimerEventKind) -> bool:
    """Say whether an event of that kind changes anything of a timer as it stands."""
    match kind:
        case GroupTimerEventKind.STARTED:
            return timer.phase in {TimerPhase.READY, TimerPhase.PAUSED}
        case GroupTimerEventKind.PAUSED:
            return timer.phase is TimerPhase.RUNNING
        case GroupTimerEventKind.NEXT_ROUND | GroupTimerEventKind.ADDED:
            return timer.phase is not TimerPhase.ENDED
        case GroupTimerEventKind.RESET:
            return timer != GroupTimer(timer.group, timer.rounds_seconds, timer.goes_on)
    return True


def _taken(timers: GroupTimers, event: GroupTimerEvent) -> GroupTimers:
    """Return the timers after an event of this very moment."""
    if event.set_up is not None:
        return replace(timers, set_up=event.set_up, timers=_ready(event.set_up))
    if event.kind is GroupTimerEventKind.PUT_AWAY:
        return replace(timers, set_up=None, timers=())
    told = (_told(one, event) if event.group in {EVERY_GROUP, one.group} else one for one in timers.timers)
    return replace(timers, timers=tuple(told))


def _ready(set_up: GroupTimerSetUp) -> tuple[GroupTimer, ...]:
    return tuple(
        GroupTimer(group, set_up.rounds_seconds, set_up.goes_on) for group in range(1, set_up.groups + 1)
    )


def _told(timer: GroupTimer, event: GroupTimerEvent) -> GroupTimer:
    """Return one timer after an event that concerns it."""
    kind = event.kind
    if not means_something(timer, kind):
        return timer
    if kind is GroupTimerEventKind.STARTED:
        return replace(timer, phase=TimerPhase.RUNNING)
    if kind is GroupTimerEventKind.PAUSED:
        return replace(timer, phase=TimerPhase.PAUSED)
    if kind is GroupTimerEventKind.NEXT_ROUND:
        is_over = timer.is_last_round
        return replace(timer, phase=TimerPhase.ENDED) if is_over else timer.in_round(timer.round_number + 1)
    if kind is GroupTimerEventKind.ADDED:
        return timer.with_more(event.seconds)
    return GroupTimer(timer.group, timer.rounds_seconds, timer.goes_on)
