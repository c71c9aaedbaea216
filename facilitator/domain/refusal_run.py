"""A run of refusals slows down where it comes from: nobody tries out codes at the pace of a machine.

A forged code passes once in ten million tries a key; at this pace that takes years. Each source (`Road`) has
its own run; whoever gets in ends it. Nothing is thrown away: what comes too early waits.
"""

from __future__ import annotations

from facilitator.domain.attendance import CheckInOutcome, NotCheckedIn, Road, ScanProblem
from facilitator.domain.message import Message

FREE_REFUSALS = 5
"""So many in a row are a bad print or somebody with the wrong card, and cost nothing."""

FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 30.0

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


class RefusalRun:
    """Counts refusals source by source; `now_s` are seconds of any clock that does not go back."""

    def __init__(self) -> None:
        self._in_a_row: dict[Road, int] = {}
        self._free_at_s: dict[Road, float] = {}

    def wait_s(self, road: Road, now_s: float) -> float:
        """Return how long the next code of that source has to wait."""
        return max(0.0, self._free_at_s.get(road, 0.0) - now_s)

    def hear(self, road: Road, outcome: CheckInOutcome, now_s: float) -> Message | None:
        """Count an outcome; returns the sentence for the assistant when the source is slowed down."""
        if not isinstance(outcome, NotCheckedIn):
            self._in_a_row.pop(road, None)
            self._free_at_s.pop(road, None)
            return None
        if outcome.problem not in COUNTED:
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
