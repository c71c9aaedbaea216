"""A badge held before the camera is one showing; taken away and held up again it is another."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.codes_in_view import CodesInView

RATE = 30


def shown(frames: Sequence[Sequence[str]], rate: float = RATE) -> list[str]:
    """Return what is shown anew, over frames that come so many a second."""
    in_view, new = CodesInView(), []
    for number, texts in enumerate(frames):
        in_view, found = in_view.after(texts, number / rate)
        new += found
    return new


def test_a_badge_that_is_held_is_shown_once() -> None:
    assert shown([["a"]] * 300) == ["a"]


def test_a_badge_that_is_read_in_one_frame_of_ten_is_shown_once() -> None:
    assert shown(([["a"]] + [[]] * 9) * 30) == ["a"]


def test_a_badge_that_comes_back_within_a_second_is_still_there() -> None:
    assert shown([["a"], *[[]] * 28, ["a"]]) == ["a"]


def test_a_badge_that_was_away_for_more_than_a_second_is_shown_again() -> None:
    assert shown([["a"], *[[]] * 31, ["a"]]) == ["a", "a"]


def test_a_slow_camera_may_miss_a_badge_for_eight_looks() -> None:
    assert shown([["a"], *[[]] * 7, ["a"]], rate=3) == ["a"]
    assert shown([["a"], *[[]] * 8, ["a"]], rate=3) == ["a", "a"]


def test_a_pile_is_shown_in_its_order_each_once() -> None:
    assert shown([["c", "a", "b", "a"], ["a", "b", "c", "d"]]) == ["c", "a", "b", "d"]


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=60), st.integers(1, 60))
def test_nobody_is_shown_without_being_seen_and_nobody_seen_is_passed_over(
    frames: list[list[str]], rate: int
) -> None:
    assert set(shown(frames, rate)) == {text for texts in frames for text in texts}
