"""Damm's check digit: what it must notice, it notices without exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.check_digit import damm, has_right_check_digit

SIX_DIGITS = st.text("0123456789", min_size=6, max_size=6)
THREE_DIGITS = [f"{n:03d}" for n in range(1000)]


def test_the_worked_example_of_damms_thesis() -> None:
    assert damm("572") == "4"


@pytest.mark.parametrize("place", range(4))
def test_every_single_wrong_digit_is_noticed(place: int) -> None:
    for digits in THREE_DIGITS:
        whole = digits + damm(digits)
        wrong = (
            whole[:place] + other + whole[place + 1 :] for other in "0123456789" if other != whole[place]
        )
        assert not any(has_right_check_digit(one) for one in wrong)


@pytest.mark.parametrize("place", range(3))
def test_every_swap_of_neighbours_is_noticed(place: int) -> None:
    for digits in THREE_DIGITS:
        whole = digits + damm(digits)
        swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
        assert swapped == whole or not has_right_check_digit(swapped)


def test_no_length_of_a_code_hides_a_wrong_digit_or_a_swap() -> None:
    """All cases of three claims, from which every longer code follows digit by digit.

    A wrong digit shows, so does a swap, and what shows is never hidden by a digit that follows.
    """
    for before in "0123456789":
        for one in "0123456789":
            for other in "0123456789".replace(one, ""):
                assert damm(before + one) != damm(before + other)
                assert damm(before + one + other) != damm(before + other + one)
                assert damm(one + before) != damm(other + before)
    assert {damm(digit) for digit in "0123456789"} == set("0123456789")


@given(SIX_DIGITS)
def test_every_slip_in_a_typed_code_is_noticed(digits: str) -> None:
    whole = digits + damm(digits)
    wrong = {whole[:place] + other + whole[place + 1 :] for place in range(7) for other in "0123456789"} | {
        whole[:n] + whole[n + 1] + whole[n] + whole[n + 2 :] for n in range(6)
    }
    assert not any(has_right_check_digit(one) for one in wrong - {whole})


@given(st.text("0123456789", min_size=1, max_size=20))
def test_a_number_with_its_own_check_digit_is_right(digits: str) -> None:
    assert has_right_check_digit(digits + damm(digits))


@pytest.mark.parametrize("digits", ["", "0", "7"])
def test_a_lone_digit_is_no_number(digits: str) -> None:
    assert not has_right_check_digit(digits)
