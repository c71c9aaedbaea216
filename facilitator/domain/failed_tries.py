"""Who fails too often waits: nobody tries out codes, tickets or numbers over the network.

Only failures count, since a hotspot may put fifty honest people behind one address. Each address may fail
`TRIES` times at once and then once every 2 s; all together 120 times and then twice a second. When the room
as a whole has failed too often, those wait who failed in the last five minutes themselves.

So one laptop with all 254 addresses of a network tries less than three times a second. A code of eight
digits, two of which are right at a time, is hit so in four hours with 43,200 × 2 / 10⁸ = 0.09 %; and whoever
hits it has a page to fill in, nothing else.
"""

from __future__ import annotations

from facilitator.domain.bucket import Bucket, forget_some

TRIES = 20
REFILL_PER_S = 0.5
TRIES_OF_ALL = 120
REFILL_OF_ALL_PER_S = 2.0
LATELY_S = 300.0


class FailedTries:
    """Counts failures address by address; `now_s` are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._of_all = Bucket(TRIES_OF_ALL, 0.0)
        self._of_address: dict[str, Bucket] = {}

    def wait_s(self, address: str, now_s: float) -> float:
        """Return how long whoever is at that address waits before anything of theirs is looked at."""
        bucket = self._of_address.get(address)
        if bucket is None:
            return 0.0
        own = bucket.refilled(REFILL_PER_S, TRIES, now_s).left
        everybody = self._of_all.refilled(REFILL_OF_ALL_PER_S, TRIES_OF_ALL, now_s).left
        has_failed_lately = now_s - bucket.at_s < LATELY_S
        of_all = (1 - everybody) / REFILL_OF_ALL_PER_S if has_failed_lately else 0.0
        return max(0.0, (1 - own) / REFILL_PER_S, of_all)

    def failed(self, address: str, now_s: float) -> bool:
        """Count a failure; returns whether it is the one after which that address has to wait."""
        before = self._of_address.get(address, Bucket(TRIES, now_s)).refilled(REFILL_PER_S, TRIES, now_s)
        self._of_all = self._of_all.refilled(REFILL_OF_ALL_PER_S, TRIES_OF_ALL, now_s).less(1)
        after = before.less(1)
        self._of_address[address] = after
        forget_some(self._of_address, lambda one: one.refilled(REFILL_PER_S, TRIES, now_s).left >= TRIES)
        return before.left >= 1 > after.left
