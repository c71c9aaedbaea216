"""Who fails too often waits: nobody tries out codes, tickets or numbers over the network.

Only failures count, since a hotspot may put fifty honest people behind one address. Each address may fail
`TRIES` times at once and then once every 2 s; all together 120 times and then twice a second. When the room
as a whole has failed too often, those wait who failed in the last five minutes themselves.

So one laptop with all 254 addresses of a network tries less than three times a second. A code of eight
digits, two of which are right at a time, is hit so in four hours with 43,200 × 2 / 10⁸ = 0.09 %; and whoever
hits it has a page to fill in, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

TRIES = 20
REFILL_PER_S = 0.5
TRIES_OF_ALL = 120
REFILL_OF_ALL_PER_S = 2.0
LATELY_S = 300.0
MOST_ADDRESSES = 4096


@dataclass(frozen=True, slots=True)
class _Bucket:
    """Tries that are left, as counted at a moment."""

    left: float
    at_s: float

    def refilled(self, per_s: float, most: float, now_s: float) -> _Bucket:
        return _Bucket(min(most, self.left + max(0.0, now_s - self.at_s) * per_s), now_s)

    def fewer(self) -> _Bucket:
        return _Bucket(max(0.0, self.left - 1), self.at_s)


class FailedTries:
    """Counts failures address by address; `now_s` are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._of_all = _Bucket(TRIES_OF_ALL, 0.0)
        self._of_address: dict[str, _Bucket] = {}

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
        before = self._of_address.get(address, _Bucket(TRIES, now_s)).refilled(REFILL_PER_S, TRIES, now_s)
        self._of_all = self._of_all.refilled(REFILL_OF_ALL_PER_S, TRIES_OF_ALL, now_s).fewer()
        after = before.fewer()
        self._of_address[address] = after
        self._forget_some(now_s)
        return before.left >= 1 > after.left

    def _forget_some(self, now_s: float) -> None:
        """Forget who has all tries back; among too many others the one that failed longest ago."""
        if len(self._of_address) <= MOST_ADDRESSES:
            return
        full = [
            address
            for address, one in self._of_address.items()
            if one.refilled(REFILL_PER_S, TRIES, now_s).left >= TRIES
        ]
        for address in full or [min(self._of_address, key=self._failed_at)]:
            del self._of_address[address]

    def _failed_at(self, address: str) -> float:
        return self._of_address[address].at_s
