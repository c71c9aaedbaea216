"""What the room sees, as a value of its own: no field here can hold anything private."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import NewType

from PySide6.QtGui import QImage

from facilitator.domain.language import Text
from ui.projector.room_views import CheckInCodeCard, GroupsCard, PollCard, TimersCard

DeckKey = NewType("DeckKey", str)
"""The key of a deck, as the programme names it: no words, and nothing that is shown."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """Whole seconds left (never below zero), the share of the block still left, and when it ends."""

    left_seconds: int
    share_left: float
    ends_at: time


@dataclass(frozen=True, slots=True)
class SlideView:
    """One page of the deck (its key), drawn. Equal are two of the same picture, told by its `stamp`.

    To compare two pictures dot by dot would take longer than to draw one, and a video has 25 a second.
    """

    page: int
    picture: QImage = field(repr=False, compare=False)
    deck: DeckKey = DeckKey("")
    stamp: int = field(default=0, init=False, repr=False)

    def __post_init__(self) -> None:
        """Take the number that Qt gives to each content of a picture."""
        object.__setattr__(self, "stamp", self.picture.cacheKey())


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """What the room does now, and how long it has; `countdown` none for a plain title."""

    over_title: Text
    title: Text
    instructions: tuple[Text, ...]
    countdown: Countdown | None


@dataclass(frozen=True, slots=True)
class BreakCard:
    """A break: how long it lasts and when people are wanted back."""

    title: Text
    countdown: Countdown


@dataclass(frozen=True, slots=True)
class HoldingCard:
    """A welcome before the start, a thank-you after the end, or "one moment, please" in between."""

    greeting: Text
    title: Text


@dataclass(frozen=True, slots=True)
class BlackScreen:
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class WhiteScreen:
    """Nothing but light."""


AudienceView = (
    SlideView
    | ActivityCard
    | BreakCard
    | HoldingCard
    | BlackScreen
    | WhiteScreen
    | GroupsCard
    | TimersCard
    | PollCard
    | CheckInCodeCard
)
