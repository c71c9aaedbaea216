"""The number of a certificate: the same whenever asked, readable as typed, nobody's to make up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.certificate import (
    DIGITS,
    certificate_number,
    printed_certificate_number,
    read_certificate_number,
)
from tests.builders import KEY, OTHER_KEY, SESSION, an_id


@given(st.uuids())
def test_a_number_is_read_as_it_is_printed(person: object) -> None:
    number = certificate_number(KEY, SESSION, an_id(str(person)))
    assert len(number) == DIGITS
    assert read_certificate_number(printed_certificate_number(number)) == number


def test_numbers_differ_by_person_by_session_and_by_key() -> None:
    wang, li = an_id("wang"), an_id("li")
    numbers = {
        certificate_number(KEY, SESSION, wang),
        certificate_number(KEY, SESSION, li),
        certificate_number(KEY, an_id("other session"), wang),
        certificate_number(OTHER_KEY, SESSION, wang),
    }
    assert len(numbers) == 4
    assert certificate_number(KEY, SESSION, wang) in numbers


def test_every_wrong_digit_is_noticed() -> None:
    number = certificate_number(KEY, SESSION, an_id("wang"))
    for place, digit in enumerate(number):
        wrong = number[:place] + str((int(digit) + 1) % 10) + number[place + 1 :]
        assert read_certificate_number(wrong) is None


@pytest.mark.parametrize("typed", ["", "12", "abcdefghijkl", "1234 5678 901x", "1" * 13])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_certificate_number(typed) is None


def test_a_number_may_be_typed_in_full_width_with_any_dashes() -> None:
    number = certificate_number(KEY, SESSION, an_id("wang"))
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in number)
    assert read_certificate_number(f"{wide[:4]}—{wide[4:8]} - {wide[8:]}") == number
