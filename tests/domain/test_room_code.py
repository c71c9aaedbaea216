from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import ScanProblem
from facilitator.domain.badge import read_short_code, short_code_for
from facilitator.domain.room_code import LONGEST_TAIL, SHORTEST_TAIL, room_codes

SERIALS = st.lists(st.integers(0, 999_999), min_size=1, max_size=60, unique=True)


def _codes(serials: list[int]) -> dict[UUID, str]:
    return {UUID(int=number): short_code_for(serial) for number, serial in enumerate(serials)}


@given(SERIALS)
def test_no_code_in_the_room_checks_anybody_in(serials: list[int]) -> None:
    for tail in room_codes(_codes(serials)).values():
        assert SHORTEST_TAIL <= len(tail) <= LONGEST_TAIL
        assert read_short_code(tail) is ScanProblem.NOT_A_BADGE


@given(SERIALS)
def test_each_code_ends_a_badge_of_its_own_unless_it_is_as_long_as_may_be(serials: list[int]) -> None:
    codes = _codes(serials)
    for one, tail in room_codes(codes).items():
        ends = [code.replace("-", "").endswith(tail) for code in codes.values()]
        assert codes[one].replace("-", "").endswith(tail)
        assert sum(ends) == 1 or len(tail) == LONGEST_TAIL


@pytest.mark.parametrize(("code", "tail"), [("1234", "34"), ("1", ""), ("", "")])
def test_of_a_short_code_two_digits_stay_unseen(code: str, tail: str) -> None:
    assert room_codes({UUID(int=1): code}) == {UUID(int=1): tail}


def test_three_digits_do_where_they_are_one_s_own() -> None:
    one, other, third = (UUID(int=number) for number in range(3))
    codes = {one: "482107-3", other: "999107-3", third: "482555-1"}
    assert room_codes(codes) == {one: "21073", other: "91073", third: "551"} | {
        one: "21073"[-5:],
        other: "91073"[-5:],
    }
