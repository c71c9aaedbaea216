"""A line that an assistant writes to the trainer while the room looks on; never for the room itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.plain_text import plain_line

MOST_IN_A_MESSAGE = 120
"""Signs: what is read at a glance, between two sentences to the room."""


@dataclass(frozen=True, slots=True)
class AssistantMessage:
    """One line as it was sent; `who` is empty where nobody said who they are."""

    id: UUID
    half_day: UUID
    at: datetime
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """The trainer has seen that message."""

    message: UUID
    half_day: UUID
    at: datetime
    who: str = ""


def message_text(typed: str) -> str:
    """Return what was typed as one plain line; UserError where that is empty or too long to glance at."""
    line = plain_line(typed)
    if not line:
        raise UserError(Message("There is nothing to tell yet. Write one line, then press Enter."))
    if len(line) > MOST_IN_A_MESSAGE:
        raise UserError(
            Message(
                "This line has {signs} signs. Shorten it to {most}: the trainer reads it at a glance.",
                {"signs": len(line), "most": MOST_IN_A_MESSAGE},
            )
        )
    return line
