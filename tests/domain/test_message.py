"""Sentences as values."""

from __future__ import annotations

import pickle

import pytest

from facilitator.domain.message import Message, UserError, plural


def test_a_message_reads_in_english_with_messages_inside() -> None:
    inner = Message("{n} people", {"n": 3})
    assert str(Message("{who} came.", {"who": inner})) == "3 people came."


@pytest.mark.parametrize(("n", "said"), [(0, "0 forms"), (1, "One form"), (2, "2 forms")])
def test_a_plural_fits_its_number(n: int, said: str) -> None:
    assert str(plural("One form", "{n} forms", n)) == said


def test_a_users_error_crosses_a_process_border_whole() -> None:
    error = UserError(Message("{file} is empty.", {"file": "a.csv"}))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (again.message, str(again)) == (error.message, "a.csv is empty.")
