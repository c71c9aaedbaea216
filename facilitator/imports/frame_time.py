"""How long a frame may still take: what a step costs is told by what it cost lately, before it is taken.

A camera sends a frame each 33 ms. A step that would not end in time is taken on a smaller part of the frame,
or left for the next frame; on a slow laptop, or a busy one, the looks become smaller, never late.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager

READING_SECONDS = 0.024
"""What reading may take of a frame; the rest is for the picture that people see."""

FIRST_GUESS = 20e-9
"""Seconds a pixel of a step that was never taken."""

_RISES, _FALLS = 0.5, 0.1
"""How far a guess goes towards what a step took last, where that was more and where it was less."""

_WAVERS = 0.25
_CARE = 0.5
"""A step that now takes long and now does not is guessed higher, by half of what it wavers."""

_HOPES = 0.95
"""What becomes of a guess when a step was not taken for it: a guess that is too high would stay for ever."""


class FrameTime:
    """The time of one frame after the other. Processor time by default: what else runs is not counted."""

    def __init__(
        self, clock: Callable[[], float] = time.thread_time, most_seconds: float = READING_SECONDS
    ) -> None:
        self._clock = clock
        self._most = most_seconds
        self._ends = 0.0
        self._guesses: dict[Hashable, float] = {}
        self._wavering: dict[Hashable, float] = {}

    def begin(self) -> None:
        """Begin a frame."""
        self._ends = self._clock() + self._most

    def largest(self, step: Hashable, pixels: Sequence[int], first_guess: float = FIRST_GUESS) -> int | None:
        """Return the place of the first of these sizes, the largest first, that the step can do in time.

        `first_guess` is in seconds a pixel.
        """
        left = self._ends - self._clock()
        guess, wavering = self._guesses.get(step, first_guess), self._wavering.get(step, 0.0)
        for place, size in enumerate(pixels):
            if (guess + _CARE * wavering) * size <= left:
                return place
        self._guesses[step], self._wavering[step] = guess * _HOPES, wavering * _HOPES
        return None

    @contextmanager
    def of(self, step: Hashable, pixels: int) -> Iterator[None]:
        """Learn what a step takes that is taken inside, on so many pixels."""
        begun = self._clock()
        yield
        took = (self._clock() - begun) / pixels
        guess, wavering = self._guesses.get(step, took), self._wavering.get(step, 0.0)
        self._guesses[step] = guess + (took - guess) * (_RISES if took > guess else _FALLS)
        self._wavering[step] = wavering + (abs(took - guess) - wavering) * _WAVERS
