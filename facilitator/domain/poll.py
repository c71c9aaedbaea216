"""Show-of-hands polls: a question, options with counts, changed and taken back as often as one likes.

Each event carries the poll as it is from then on, or takes one step back; the polls are their fold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

FEWEST_OPTIONS = 2
MOST_OPTIONS = 9
"""One digit key each."""

MOST_HANDS = 9999


class PollEventKind(StrEnum):
    """What happened to a poll."""

    SET = "set"
    REMOVED = "removed"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class PollOption:
    """One thing to raise a hand for, and how many did; none while nobody counted."""

    text: str
    hands: int | None = None


@dataclass(frozen=True, slots=True)
class PollEvent:
    """One appended event; question, options and block come with SET."""

    id: UUID
    poll: UUID
    half_day: UUID
    kind: PollEventKind
    at: datetime
    who: str = ""
    question: str = ""
    options: tuple[PollOption, ...] = ()
    item: UUID | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll as it stands; `asked_at` is when it was first written, `changes` can be taken back."""

    id: UUID
    half_day: UUID
    question: str
    options: tuple[PollOption, ...]
    asked_at: datetime
    item: UUID | None = None
    changes: int = 0

    @property
    def hands(self) -> int:
        """All hands that were counted; somebody may have raised theirs more than once."""
        return sum(option.hands or 0 for option in self.options)

    def with_hands(self, option: int, hands: int | None) -> Poll:
        """Return the poll with another count for that option (from 0)."""
        options = [replace(one, hands=hands) if n == option else one for n, one in enumerate(self.options)]
        return replace(self, options=tuple(options))


def polls(events: Sequence[PollEvent]) -> tuple[Poll, ...]:
    """Return the polls that stand, in the order they were first asked.

    UNDONE takes back what happened last to its poll, a removal too; what was asked first stays.
    """
    steps: dict[UUID, list[PollEvent]] = {}
    for event in events:
        happened = steps.setdefault(event.poll, [])
        if event.kind is not PollEventKind.UNDONE:
            happened.append(event)
        elif len(happened) > 1:
            happened.pop()
    return tuple(
        _poll(happened) for happened in steps.values() if happened and happened[-1].kind is PollEventKind.SET
    )


def _poll(happened: Sequence[PollEvent]) -> Poll:
    first, last = happened[0], happened[-1]
    return Poll(last.poll, last.half_day, last.question, last.options, first.at, last.item, len(happened) - 1)
