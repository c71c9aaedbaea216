"""When a block calls for its end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.time_warning import TimeState, danger_seconds, time_state, warning_seconds


@pytest.mark.parametrize(
    ("minutes", "warning", "danger"),
    [(1, 30, 15), (2, 60, 30), (5, 60, 30), (10, 120, 40), (25, 300, 100), (30, 300, 120), (90, 300, 120)],
)
def test_thresholds_follow_the_length_within_bounds(minutes: int, warning: float, danger: float) -> None:
    assert warning_seconds(minutes * 60) == pytest.approx(warning)
    assert danger_seconds(minutes * 60) == pytest.approx(danger)


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (121, TimeState.CALM),
        (120, TimeState.WARNING),
        (41, TimeState.WARNING),
        (40, TimeState.DANGER),
        (1, TimeState.DANGER),
        (0, TimeState.OVER),
        (-300, TimeState.OVER),
    ],
)
def test_a_block_of_ten_minutes(left: float, state: TimeState) -> None:
    assert time_state(left, 600) is state


@given(st.integers(min_value=1, max_value=6 * 3600), st.integers(min_value=0, max_value=6 * 3600))
def test_it_only_gets_more_pressing_as_time_goes_by(length: int, spent: int) -> None:
    order = list(TimeState)
    now, later = time_state(length - spent, length), time_state(length - spent - 1, length)
    assert order.index(now) <= order.index(later)
    assert 0 < danger_seconds(length) < warning_seconds(length) < length
    assert time_state(length, length) is TimeState.CALM


def test_a_block_without_length_is_over() -> None:
    assert time_state(0, 0) is TimeState.OVER
