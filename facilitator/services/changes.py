"""What a use case changed, so that each page knows whether to load again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import Generic, TypeVar

T = TypeVar("T")


class Change(Flag):
    """Nouns that a use case touched."""

    NOTHING = 0
    SESSIONS = auto()
    AGENDA = auto()
    ROSTER = auto()
    ATTENDANCE = auto()
    RUN = auto()
    QUESTIONNAIRES = auto()
    PAPER = auto()
    CAPTURES = auto()
    SETTINGS = auto()
    EXPORTS = auto()
    GROUPS = auto()
    GROUP_TIMERS = auto()
    POLLS = auto()
    INK = auto()
    MESSAGES = auto()
    EVERYTHING = (
        SESSIONS
        | AGENDA
        | ROSTER
        | ATTENDANCE
        | RUN
        | QUESTIONNAIRES
        | PAPER
        | CAPTURES
        | SETTINGS
        | EXPORTS
        | GROUPS
        | GROUP_TIMERS
        | POLLS
        | INK
        | MESSAGES
    )


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a use case answers once everything it did is on disk."""

    value: T
    changes: Change = Change.NOTHING
