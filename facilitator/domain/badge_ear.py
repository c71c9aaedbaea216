"""Tells a badge that a hand scanner types from what people type, by its digits, its pace and its signature.

A scanner is a keyboard: 17 digits in the rhythm of a machine. `BadgeEar` hears the digits one by one and says
of each whether it has to wait (it may be the beginning of a badge), may go on to the field that has the keys,
or belonged to a badge and must not stay anywhere. It knows no clock: moments are milliseconds, given.

A digit waits 40 ms at most once no other follows. A scanner that is slower than that is heard all the same:
its digits went on, and are named to be taken back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.domain.badge import TOKEN_DIGITS

LONGEST_WAIT_MS = 40.0
"""How long a digit is kept from its field when nothing follows; also the silence that ends a code."""

SLOWEST_GAP_MS = 260.0
"""A digit later than this begins anew."""

SLOWEST_MEAN_MS = 220.0
_STEADY_SHARE = 0.25
_STEADY_MS = 15.0
_LATE_END_MS = 120.0
_FIRST_DIGITS = frozenset("13")
"""Kinds of badges that people wear: every badge begins with one of them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is to be done now, in this order.

    `hand_on` digits that waited go to their field, oldest first; then `drop` of those that waited are
    forgotten, for they belong to `code`, as do `take_back` digits that went to the field before. Ask again
    after `wait_ms` unless it is 0. `is_end_of_code` says of Enter or Tab that it belongs to the code, too.
    """

    hand_on: int = 0
    drop: int = 0
    take_back: int = 0
    code: str = ""
    wait_ms: float = 0.0
    is_end_of_code: bool = False


@dataclass(frozen=True, slots=True)
class _Stroke:
    digit: str
    at_ms: float


class BadgeEar:
    """Hears digits; `is_badge` says of 17 of them whether they are signed."""

    def __init__(self, is_badge: Callable[[str], bool]) -> None:
        self._is_badge = is_badge
        self._run: list[_Stroke] = []
        self._waiting = 0
        self._is_whole = False
        self._end_until_ms = float("-inf")

    @property
    def is_whole(self) -> bool:
        """Whether a whole badge has been heard, and only its end is awaited."""
        return self._is_whole

    @property
    def waiting(self) -> int:
        """How many digits wait."""
        return self._waiting

    def hear(self, digit: str, at_ms: float) -> Heard:
        """Take one digit in; it waits until a later answer hands it on or drops it."""
        before = Heard()
        if self._is_whole and not self._goes_on(at_ms):
            before = self._code_read(at_ms)
        elif self._run and at_ms - self._run[-1].at_ms > SLOWEST_GAP_MS:
            before = Heard(hand_on=self._forget())
        self._run.append(_Stroke(digit, at_ms))
        self._waiting += 1
        self._is_whole = self._ends_in_badge()
        hand_on = self._beginning_of_nothing()
        self._waiting -= hand_on
        del self._run[: -(TOKEN_DIGITS + 1)]
        wait_ms = self._silence_ms() if self._waiting or self._is_whole else 0.0
        return Heard(before.hand_on + hand_on, before.drop, before.take_back, before.code, wait_ms)

    def end(self, at_ms: float) -> Heard:
        """Hear Enter or Tab: the end of a code, or a key like any other."""
        if self._is_whole:
            heard = self._code_read(at_ms)
            self._end_until_ms = float("-inf")
            return Heard(heard.hand_on, heard.drop, heard.take_back, heard.code, is_end_of_code=True)
        is_late_end = at_ms <= self._end_until_ms
        self._end_until_ms = float("-inf")
        return Heard(hand_on=self._forget(), is_end_of_code=is_late_end)

    def other(self) -> Heard:
        """Hear any other key, or a click: what waited is no badge."""
        return Heard(hand_on=self._forget())

    def pass_time(self, now_ms: float) -> Heard:
        """Hear nothing: a code is over after a silence, and other digits wait no longer."""
        if not self._run:
            return Heard()
        left_ms = self._run[-1].at_ms + self._silence_ms() - now_ms
        if left_ms > 0.0:
            return Heard(wait_ms=left_ms)
        if self._is_whole:
            return self._code_read(now_ms)
        hand_on, self._waiting = self._waiting, 0
        return Heard(hand_on=hand_on)

    def _code_read(self, at_ms: float) -> Heard:
        code = "".join(stroke.digit for stroke in self._run[-TOKEN_DIGITS:])
        self._end_until_ms = at_ms + max(_LATE_END_MS, self._silence_ms())
        drop = min(self._waiting, TOKEN_DIGITS)
        hand_on = self._waiting - drop
        self._forget()
        return Heard(hand_on, drop, TOKEN_DIGITS - drop, code)

    def _forget(self) -> int:
        waiting, self._waiting = self._waiting, 0
        self._run.clear()
        self._is_whole = False
        return waiting

    def _ends_in_badge(self) -> bool:
        """Say whether the last 17 digits are a badge, and no more than a badge, typed by a machine."""
        if len(self._run) < TOKEN_DIGITS:
            return False
        strokes = self._run[-TOKEN_DIGITS:]
        if strokes[0].digit not in _FIRST_DIGITS or not is_machine(_gaps(strokes)):
            return False
        if len(self._run) > TOKEN_DIGITS:
            before = self._run[-TOKEN_DIGITS - 1]
            if _keeps_pace(strokes[0].at_ms - before.at_ms, _gaps(strokes)):
                return False
        return self._is_badge("".join(stroke.digit for stroke in strokes))

    def _goes_on(self, at_ms: float) -> bool:
        """Say whether a digit after a whole badge is of the same code: then it was longer, and none."""
        strokes = self._run[-TOKEN_DIGITS:]
        return _keeps_pace(at_ms - strokes[-1].at_ms, _gaps(strokes))

    def _beginning_of_nothing(self) -> int:
        """Return how many of those that wait can be part of no badge any more."""
        if self._is_whole:
            return max(0, self._waiting - TOKEN_DIGITS)
        for skipped, stroke in enumerate(self._run[len(self._run) - self._waiting :]):
            if stroke.digit in _FIRST_DIGITS and self._waiting - skipped < TOKEN_DIGITS:
                return skipped
        return self._waiting

    def _silence_ms(self) -> float:
        """Return the silence that ends the code: longer than a gap of the scanner that types it."""
        gaps = _gaps(self._run[-TOKEN_DIGITS:]) if self._is_whole else ()
        return max(LONGEST_WAIT_MS, 1.5 * max(gaps, default=0.0))


def is_machine(gaps_ms: Sequence[float]) -> bool:
    """Say whether these pauses between 17 keys are a machine's: faster than hands, or steadier.

    Nobody types half of 17 digits under 40 ms each; slower than that, every pause must be within a
    quarter of their mean.
    """
    if 2 * sum(gap <= LONGEST_WAIT_MS for gap in gaps_ms) > len(gaps_ms):
        return max(gaps_ms) <= SLOWEST_GAP_MS
    mean_ms = sum(gaps_ms) / len(gaps_ms)
    play_ms = max(_STEADY_MS, _STEADY_SHARE * mean_ms)
    return mean_ms <= SLOWEST_MEAN_MS and all(abs(gap - mean_ms) <= play_ms for gap in gaps_ms)


def digit_of(text: str) -> str:
    """Return the ASCII digit that one sign means (full-width and others too), or ""."""
    value = unicodedata.decimal(text, None) if len(text) == 1 else None
    return "" if value is None else str(value)


def _gaps(strokes: Sequence[_Stroke]) -> tuple[float, ...]:
    return tuple(after.at_ms - one.at_ms for one, after in pairwise(strokes))


def _keeps_pace(gap_ms: float, gaps_ms: Sequence[float]) -> bool:
    return gap_ms <= 1.5 * max(gaps_ms) + 8.0
