"""A sentence that crossed the border between the child process and ours."""

from __future__ import annotations

from facilitator.domain.message import Message, UserError


def relayed(problem: list[object]) -> UserError:
    """Return the error that the child has said: its sentence and the values in it."""
    sentence, values = problem
    if not isinstance(sentence, str) or not isinstance(values, dict):
        raise TypeError(problem)
    return UserError(Message(sentence, values))
