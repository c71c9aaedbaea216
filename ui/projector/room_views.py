"""What the room sees of its own work: groups, their timers, a show of hands, the code to check in by.

Nobody's name fits in, and no number of people.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.groups import ShownGroup
from facilitator.domain.language import Text
from facilitator.reports.qr_code import Runs


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


@dataclass(frozen=True, slots=True)
class CheckInCodeCard:
    """How people check in with their own phones: what the day is about, a QR code, the way without one.

    `wifi` is what the trainer wrote for the room about its Wi-Fi, "" for nothing; `address` and `digits`
    are what somebody types who cannot scan. There are no cells while no code leads anywhere.
    """

    title: Text
    cells: int
    runs: Runs
    address: str
    digits: str
    wifi: str = ""
