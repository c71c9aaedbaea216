"""Numbers on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.form_number import form_number, read_form_number


@pytest.mark.parametrize(("n", "printed"), [(1, "0013"), (17, "0174"), (572, "5724"), (1234, "12340")])
def test_a_number_has_three_digits_or_more_and_a_check_digit(n: int, printed: str) -> None:
    assert form_number(n)[:-1] == printed[:-1]
    assert len(form_number(n)) == len(printed)


@given(st.integers(1, 99_999))
def test_what_is_printed_is_read_again(n: int) -> None:
    assert read_form_number(form_number(n)) == form_number(n)


@pytest.mark.parametrize("typed", ["572-4", " 5724 ", "５７２４", "572–4", "572 4"])
def test_dashes_spaces_and_full_width_digits_are_forgiven(typed: str) -> None:
    assert read_form_number(typed) == "5724"


@pytest.mark.parametrize("typed", ["", "5723", "7524", "572", "abcd", "57a4", "0" * 40, "-", "²²²²"])
def test_anything_else_is_refused(typed: str) -> None:
    assert read_form_number(typed) is None


@given(st.text())
def test_no_text_makes_it_raise(typed: str) -> None:
    number = read_form_number(typed)
    assert number is None or number.isdigit()
