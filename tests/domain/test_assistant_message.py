"""What an assistant may tell the trainer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.assistant_message import MOST_IN_A_MESSAGE, message_text
from facilitator.domain.message import UserError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bus is here\tat 11:45 ", "Bus is here at 11:45"),
        ("门口\n还有 5 人", "门口 还有 5 人"),
        ("\x00five\ud83d more\u3000at the gate", "five more at the gate"),
        ("x" * MOST_IN_A_MESSAGE, "x" * MOST_IN_A_MESSAGE),
    ],
)
def test_a_message_is_one_plain_line(typed: str, kept: str) -> None:
    assert message_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "nothing to tell yet"),
        (" \n\t\x00", "nothing to tell yet"),
        ("y" * (MOST_IN_A_MESSAGE + 1), "has 121 signs. Shorten it to 120"),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        message_text(typed)


@given(st.text(max_size=300))
def test_whatever_is_typed_becomes_a_line_that_fits_or_a_sentence(typed: str) -> None:
    try:
        line = message_text(typed)
    except UserError:
        return
    assert line == message_text(line)
    assert 0 < len(line) <= MOST_IN_A_MESSAGE
    assert "\n" not in line
