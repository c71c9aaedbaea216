"""UUID version 7."""

from __future__ import annotations

from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.ids import uuid7

CHANCE = st.binary(min_size=10, max_size=10)
MOMENTS = st.integers(0, 2**48 - 1)


def test_the_example_of_rfc_9562() -> None:
    chance = (0xCC3 << 68 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert str(uuid7(0x017F22E279B0, chance)) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(MOMENTS, CHANCE)
def test_it_says_what_it_is(now_ms: int, chance: bytes) -> None:
    made = uuid7(now_ms, chance)
    assert (made.version, made.variant, made.int >> 80) == (7, RFC_4122, now_ms)


@given(MOMENTS, MOMENTS, CHANCE, CHANCE)
def test_ids_sort_by_time(one_ms: int, other_ms: int, chance: bytes, other_chance: bytes) -> None:
    if one_ms < other_ms:
        assert uuid7(one_ms, chance) < uuid7(other_ms, other_chance)


@pytest.mark.parametrize(("now_ms", "size"), [(0, 9), (0, 11), (-1, 10), (2**48, 10)])
def test_what_does_not_fit_is_a_bug_of_the_caller(now_ms: int, size: int) -> None:
    with pytest.raises(ValueError, match=r"bytes|fit"):
        uuid7(now_ms, bytes(size))
