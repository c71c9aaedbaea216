"""A step that a frame has no time for is taken smaller, or not: by what it took lately."""

from __future__ import annotations

import pytest

from facilitator.imports.frame_time import FrameTime


class Clock:
    """A clock that goes on where it is told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def frame_time(clock: Clock) -> FrameTime:
    """Return the time of frames of 20 ms, in which a step took 10 ms for 1,000 pixels."""
    time = FrameTime(clock, 0.020)
    time.begin()
    with time.of("look", 1000):
        clock.seconds += 0.010
    return time


@pytest.mark.parametrize(("spent", "place"), [(0.0, 0), (0.012, 1), (0.016, 2), (0.019, None)])
def test_the_largest_size_is_taken_that_ends_in_time(spent: float, place: int | None) -> None:
    clock = Clock()
    time = frame_time(clock)
    time.begin()
    clock.seconds += spent
    assert time.largest("look", (1900, 750, 300)) == place


def test_a_step_that_was_never_taken_is_guessed_small() -> None:
    time = FrameTime(Clock(), 0.020)
    time.begin()
    assert time.largest("look", (900_000, 300_000)) == 0


def test_a_step_that_wavers_is_taken_smaller_than_one_that_takes_as_long_each_time() -> None:
    places = []
    for takes in ((0.015, 0.015), (0.008, 0.019)):
        clock = Clock()
        time = frame_time(clock)
        for took in takes * 10:
            time.begin()
            with time.of("look", 1000):
                clock.seconds += took
        time.begin()
        places.append(time.largest("look", (1000, 500)))
    assert places == [0, 1]


def test_a_step_that_took_longer_is_taken_smaller_next_time() -> None:
    clock = Clock()
    time = frame_time(clock)
    time.begin()
    with time.of("look", 1000):
        clock.seconds += 0.050
    time.begin()
    assert time.largest("look", (1000, 500)) == 1


def test_one_slow_frame_is_forgotten_after_quick_ones() -> None:
    clock = Clock()
    time = frame_time(clock)
    time.begin()
    with time.of("look", 1000):
        clock.seconds += 0.050
    for _ in range(20):
        time.begin()
        with time.of("look", 1000):
            clock.seconds += 0.010
    time.begin()
    assert time.largest("look", (1000, 500)) == 0


def test_a_step_that_was_left_out_for_long_is_tried_again() -> None:
    clock = Clock()
    time = frame_time(clock)
    with time.of("look", 1000):
        clock.seconds += 5
    places = []
    for _ in range(200):
        time.begin()
        places.append(time.largest("look", (1000,)))
    assert places[0] is None
    assert places[-1] == 0
