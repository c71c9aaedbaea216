"""A sentence that crossed the border between the child process and ours."""

from __future__ import annotations

from facilitator.domain.message import Message, UserError


def relayed(sentence: str, values: dict[str, object]) -> UserError:
    """Return the error that the child has said."""
    return UserError(Message(sentence, values))
