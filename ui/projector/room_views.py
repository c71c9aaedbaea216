"""What the room sees of its own work: groups, their timers, a show of hands. Nobody's name fits in."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.groups import ShownGroup


@dataclass(frozen=True, slots=True)
class GroupsCard:
    """Who sits where, by the ends of badge codes; `round_number` none where only one was drawn."""

    groups: tuple[ShownGroup, ...]
    round_number: int | None = None


@dataclass(frozen=True, slots=True)
class ShownTimer:
    """The time of one group in whole seconds, never below zero, and the share of its round still left."""

    group: int
    left_seconds: int
    share_left: float
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class TimersCard:
    """A countdown for each group."""

    timers: tuple[ShownTimer, ...]


@dataclass(frozen=True, slots=True)
class PollCard:
    """A question as the trainer typed it, its options, and how many hands; none while not counted."""

    question: str
    options: tuple[tuple[str, int | None], ...]
