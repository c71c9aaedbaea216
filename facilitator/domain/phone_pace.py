"""How fast what phones get done may go: faster than any hand, slower than what the desk would feel.

Badges in photos and entries of people are counted address by address: `AT_ONCE` without a pause (a hundred
phones behind one router, ten photos of twenty badges), then ten a second. What is not let in is slowed down
by itself (`domain.failed_tries`, `domain.refusal_run`); here also what is let in counts, since each of them
takes its time on the one thread that writes.

Pages that are loaded cost less and are counted apart: `LOADS_AT_ONCE` from one address without a pause (a
hundred phones behind one router, six each: the code is scanned, the page it leads to, a picture that is not
there, and the language changed three times), then twenty a second.
"""

from __future__ import annotations

from facilitator.domain.bucket import Bucket, forget_some

AT_ONCE = 200
PER_S = 10.0
OF_ONE_PHONE = 20
"""What an entry costs the one phone that made it: ten at once, then one in two seconds."""

SLOW_PHOTO = 300
"""A photo that had to be given up counts as so many badges: the next ones from there wait."""

LOADS_AT_ONCE = 600
LOADS_PER_S = 20.0

_LEAST = -AT_ONCE


class PhonePace:
    """Counts what is done for an address or a phone; `now_s` are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._of_address: dict[str, Bucket] = {}

    def wait_s(self, address: str, now_s: float) -> float:
        """Return how long whoever is at that address waits before the next is done for them."""
        bucket = self._of_address.get(address)
        if bucket is None:
            return 0.0
        return max(0.0, (1 - bucket.refilled(PER_S, AT_ONCE, now_s).left) / PER_S)

    def took(self, address: str, now_s: float, cost: float = 1.0) -> None:
        """Count something that was done."""
        before = self._of_address.get(address, Bucket(AT_ONCE, now_s)).refilled(PER_S, AT_ONCE, now_s)
        self._of_address[address] = before.less(cost, _LEAST)
        forget_some(self._of_address, lambda one: one.refilled(PER_S, AT_ONCE, now_s).left >= AT_ONCE)


class LoadPace:
    """Counts what pages an address loads; what it is refused costs it nothing."""

    def __init__(self) -> None:
        self._of_address: dict[str, Bucket] = {}

    def may_load(self, address: str, now_s: float) -> bool:
        """Say whether the next page may be loaded from there, and count it where it may."""
        before = self._of_address.get(address, Bucket(LOADS_AT_ONCE, now_s))
        now = before.refilled(LOADS_PER_S, LOADS_AT_ONCE, now_s)
        if now.left < 1:
            return False
        self._of_address[address] = now.less(1)
        forget_some(
            self._of_address,
            lambda one: one.refilled(LOADS_PER_S, LOADS_AT_ONCE, now_s).left >= LOADS_AT_ONCE,
        )
        return True
