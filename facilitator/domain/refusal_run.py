"""A run of refusals slows down where it comes from: nobody tries out codes at the pace of a machine.

A forged code passes once in ten million tries a key; at this pace that takes years. Each source (`Road`) has
its own run. Whoever newly gets in lowers it and does not end it: somebody with a badge of their own could
else try as many as they like. What nobody could guess with (a poster, a payment code) costs nothing, nor does
the same code again. Nothing is thrown away: what comes too early waits.
"""

from __future__ import annotations

import math

from facilitator.domain.attendance import CheckedIn, CheckInOutcome, Road, ScanProblem
from facilitator.domain.badge import SHORT_CODE_DIGITS, TOKEN_DIGITS, fold_digits
from facilitator.domain.message import Message, plural

FREE_REFUSALS = 5
"""So many in a row are a bad print or somebody with the wrong card, and cost nothing."""

FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 30.0
_REMEMBERED = 200

COUNTED = frozenset(
    {
        ScanProblem.NOT_A_BADGE,
        ScanProblem.FORGED,
        ScanProblem.UNKNOWN_BADGE,
        ScanProblem.WRONG_CHECK_DIGIT,
        ScanProblem.WRONG_SESSION,
        ScanProblem.WRONG_KIND,
    }
)
"""What somebody who tries out codes would meet; a search that finds nobody is none of these."""


def is_try(code: str) -> bool:
    """Say whether a code could be somebody's guess: the digits of a badge, or those typed for one."""
    digits = fold_digits(code)
    return len(digits) in {TOKEN_DIGITS, SHORT_CODE_DIGITS} and digits.isascii() and digits.isdigit()


class RefusalRun:
    """Counts refusals source by source; `now_s` are seconds of any clock that does not go back."""

    def __init__(self) -> None:
        self._counted: dict[Road, dict[str, None]] = {}
        self._in_a_row: dict[Road, int] = {}
        self._free_at_s: dict[Road, float] = {}

    def wait_s(self, road: Road, now_s: float) -> float:
        """Return how long the next code of that source has to wait."""
        return max(0.0, self._free_at_s.get(road, 0.0) - now_s)

    def hear(self, road: Road, outcome: CheckInOutcome, now_s: float, code: str = "") -> Message | None:
        """Count an outcome; returns the sentence for the assistant when the source is slowed down.

        Without its code every refusal counts.
        """
        if isinstance(outcome, CheckedIn):
            if outcome.is_new:
                self._in_a_row[road] = self._in_a_row.get(road, 0) // 2
                self._free_at_s.pop(road, None)
            return None
        if outcome.problem not in COUNTED or (code and not self._is_new_try(road, code)):
            return None
        refused = self._in_a_row[road] = self._in_a_row.get(road, 0) + 1
        pause_s = pause_after(refused)
        if not pause_s:
            return None
        self._free_at_s[road] = now_s + pause_s
        values: dict[str, object] = {"n": refused, "seconds": round(pause_s)}
        if road in SENTENCES:
            return Message(SENTENCES[road], values)
        return Message(
            "{n} codes in a row were refused. The next one is taken in {seconds} s; "
            "look at what is tried there.",
            values,
        )

    def _is_new_try(self, road: Road, code: str) -> bool:
        """Say whether a code is one more guess; the last ones of each source are remembered."""
        counted = self._counted.setdefault(road, {})
        digits = fold_digits(code)
        if not is_try(code) or digits in counted:
            return False
        counted[digits] = None
        while len(counted) > _REMEMBERED:
            counted.pop(next(iter(counted)))
        return True


def waiting_message(wait_s: float, ahead: int) -> Message:
    """Return what is said of a code that waits, with so many ahead of it: its turn comes by itself."""
    seconds: dict[str, object] = {"seconds": max(1, math.ceil(wait_s))}
    if not ahead:
        return Message(
            "Many codes were refused, so this one waits {seconds} s. It is then taken by itself.", seconds
        )
    return plural(
        "Many codes were refused, so this one waits behind {n} other. The next is taken in {seconds} s; "
        "search by name.",
        "Many codes were refused, so this one waits behind {n} others. The next is taken in {seconds} s; "
        "search by name.",
        ahead,
        **seconds,
    )


def pause_after(refused_in_a_row: int) -> float:
    """Return the pause in seconds: none at first, then 2, 4, 8 … up to 30."""
    if refused_in_a_row < FREE_REFUSALS:
        return 0.0
    return min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(10, refused_in_a_row - FREE_REFUSALS))


SENTENCES = {
    Road.SCANNER: "The scanner: {n} codes in a row were refused. It goes on in {seconds} s; "
    "look at what is scanned.",
    Road.KEYBOARD: "The keyboard: {n} codes in a row were refused. It goes on in {seconds} s; "
    "search by name.",
    Road.CAMERA: "The camera: {n} codes in a row were refused. It goes on in {seconds} s; "
    "look at what is held up.",
    Road.QUEUE: "The screen for the queue: {n} codes in a row were refused. It goes on in {seconds} s; "
    "look who types.",
    Road.PHONE: "A phone: {n} codes in a row were refused. It goes on in {seconds} s; look who uses it.",
}
