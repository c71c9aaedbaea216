"""Nobody can be picked out, not even by subtracting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.evidence.suppression import allowed_k, may_show_each, suppressed_cells


def test_a_small_cell_takes_another_with_it() -> None:
    assert suppressed_cells([60, 33, 7]) == (60, None, None)


def test_large_cells_are_all_shown() -> None:
    assert suppressed_cells([60, 33, 0]) == (60, 33, 0)


def test_everything_is_hidden_where_nothing_large_enough_is_left() -> None:
    assert suppressed_cells([4, 3]) == (None, None)


def test_the_threshold_is_never_below_five() -> None:
    assert (allowed_k(1), allowed_k(5), allowed_k(12)) == (5, 5, 12)


def test_parts_are_shown_only_if_each_is_large_enough() -> None:
    assert may_show_each([10, 12])
    assert not may_show_each([9, 40])


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(5, 15))
def test_no_small_count_follows_from_the_total(counts: list[int], k: int) -> None:
    shown = suppressed_cells(counts, k)
    hidden = [count for count, cell in zip(counts, shown, strict=True) if cell is None]
    visible = [cell for cell in shown if cell]
    assert all(count >= k for count in visible)
    if visible and hidden:
        assert len(hidden) >= 2 or sum(counts) == sum(hidden)
        assert sum(hidden) >= k
    assert all(cell == count for count, cell in zip(counts, shown, strict=True) if cell is not None)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_cells_without_people_tell_nothing_and_stay(counts: list[int]) -> None:
    shown = suppressed_cells(counts)
    assert all(cell == 0 for count, cell in zip(counts, shown, strict=True) if count == 0)
