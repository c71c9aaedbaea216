from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import text_width
from facilitator.domain.language import Text
from facilitator.domain.message import UserError
from facilitator.domain.plain_text import not_longer, plain, plain_line, plain_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ud83d quote", " quote"),
        ("a\x00b\x1bc", "abc"),
        ("first\nsecond\tcell", "first\nsecond\tcell"),
        ("曾𠮷 👩‍👩‍👧", "曾𠮷 👩‍👩‍👧"),
    ],
)
def test_control_signs_and_halves_of_signs_go_and_all_else_stays(typed: str, kept: str) -> None:
    assert plain_text(typed) == kept


@given(st.text(st.characters()))
def test_a_plain_text_can_be_written_in_utf_8_and_is_plain(text: str) -> None:
    cleaned = plain_text(text)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned
    assert plain_text(cleaned) == cleaned
    assert plain_line(plain_line(text)) == plain_line(text)
    assert "\n" not in plain_line(text)


def test_every_text_inside_a_value_is_plain() -> None:
    assert plain((Text("a\x00", "b"), 3, ("\ud83d",)), 10) == (Text("a", "b"), 3, ("",))


def test_a_text_that_is_too_long_is_said_with_its_beginning_alone() -> None:
    assert not_longer("x" * 100, 100) == "x" * 100
    for refused in (lambda: not_longer("x" * 101, 100), lambda: plain((Text("y" * 101, ""),), 100)):
        with pytest.raises(UserError, match=r"… is longer than 100 signs\. Shorten it\.") as error:
            refused()
        assert len(str(error.value)) < 80


def test_breaking_a_long_word_measures_each_of_its_signs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0
    real = text_width.width_mm

    def count(text: str, size_pt: float, *, bold: bool = False) -> float:
        nonlocal measured
        measured += len(text)
        return real(text, size_pt, bold=bold)

    monkeypatch.setattr(text_width, "width_mm", count)
    parts = text_width._broken("x" * 5000, 9, 40, bold=False)
    assert measured == 5000
    assert "".join(parts) == "x" * 5000
    assert all(real(part, 9) <= 40.001 for part in parts)


def test_a_line_has_one_space_between_words_whatever_stood_there() -> None:
    assert plain_line(" 王\t小明\r\x1b\r0 \n") == "王 小明 0"
