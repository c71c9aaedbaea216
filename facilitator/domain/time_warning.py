"""When the trainer is warned that a block draws to its end: by its share, within bounds of seconds."""

from __future__ import annotations

from enum import StrEnum

_WARNING_SHARE, _WARNING_SECONDS = 1 / 5, (60, 300)
_DANGER_SHARE, _DANGER_SECONDS = 1 / 15, (30, 120)
_SHORT_WARNING, _SHORT_DANGER = 1 / 2, 1 / 4


class TimeState(StrEnum):
    """How pressing the end of a block is, least first."""

    CALM = "calm"
    WARNING = "warning"
    DANGER = "danger"
    OVER = "over"


def warning_seconds(length_seconds: float) -> float:
    """Return how long before its end a block of that length calls for wrapping up.

    A fifth of it, at least a minute and at most five; of a block of two minutes or less, half.
    """
    return _bounded(length_seconds, _WARNING_SHARE, _WARNING_SECONDS, _SHORT_WARNING)


def danger_seconds(length_seconds: float) -> float:
    """Return how long before its end it is about to be over: a fifteenth, from half a minute to two minutes.

    Of a block of two minutes or less it is a quarter.
    """
    return _bounded(length_seconds, _DANGER_SHARE, _DANGER_SECONDS, _SHORT_DANGER)


def time_state(left_seconds: float, length_seconds: float) -> TimeState:
    """Return how pressing it is where so much is left of a block of that length, what was added included."""
    if left_seconds <= 0:
        return TimeState.OVER
    if left_seconds <= danger_seconds(length_seconds):
        return TimeState.DANGER
    return TimeState.WARNING if left_seconds <= warning_seconds(length_seconds) else TimeState.CALM


def _bounded(length_seconds: float, share: float, bounds: tuple[int, int], at_most_share: float) -> float:
    least, most = bounds
    return min(at_most_share * length_seconds, max(least, min(most, share * length_seconds)))
