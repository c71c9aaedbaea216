"""What the room sees, as a value of its own: no field here can hold anything private."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time

from PySide6.QtGui import QImage

from facilitator.domain.language import Text
from ui.projector.room_views import GroupsCard, PollCard, TimersCard


@dataclass(frozen=True, slots=True)
class Countdown:
    """Whole seconds left (never below zero), the share of the block still left, and when it ends."""

    left_seconds: int
    share_left: float
    ends_at: time


@dataclass(frozen=True, slots=True)
class SlideView:
    """One page of the deck, drawn; `deck` is its key."""

    page: int
    picture: QImage = field(repr=False)
    deck: str = ""


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
)
