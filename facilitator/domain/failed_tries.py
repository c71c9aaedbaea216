"""Who fails too often waits: nobody tries out codes, tickets or numbers over the network.

Only failures count, since a router may put a hundred honest people behind one address. Each phone may fail
`TRIES_OF_PHONE` times at once and then once in 10 s. But who drops the cookie is a new phone, so each address
has a count as well: `TRIES` times at once, enough for a full room that mistypes, and then so seldom that no
hour has more than `MOST_IN_AN_HOUR`. All together may fail 120 times and then twice a second. When the room
as a whole has failed too often, those wait who failed in the last five minutes themselves.

An entry takes a while to be looked at. So that nobody gains by sending many at one time, only so many of an
address, or of a phone, are looked at together as may fail yet; a code or a ticket is held as well meanwhile.

So one laptop with all 254 addresses of a network tries less than three times a second. A code of eight
digits, two of which are right at a time, is hit so in four hours with 43,200 × 2 / 10⁸ = 0.09 %; and whoever
hits it has a page to fill in, nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.bucket import Bucket, forget_some

TRIES = 60
MOST_IN_AN_HOUR = 1820
REFILL_PER_S = (MOST_IN_AN_HOUR - TRIES) / 3600
TRIES_OF_PHONE = 10
REFILL_OF_PHONE_PER_S = 0.1
TRIES_OF_ALL = 120
REFILL_OF_ALL_PER_S = 2.0
LATELY_S = 300.0


class Whose(StrEnum):
    """Who has failed so often that they wait now."""

    PHONE = "phone"
    ADDRESS = "address"


@dataclass(slots=True)
class _Count:
    """Failures of many, each of whom may fail so often at once and then at that pace."""

    at_once: int
    per_s: float
    of: dict[str, Bucket] = field(default_factory=dict)
    looked_at: Counter[str] = field(default_factory=Counter)

    def wait_s(self, who: str, now_s: float) -> float:
        return max(0.0, (1 - self._now(who, now_s).left) / self.per_s)

    def may_begin(self, who: str, now_s: float) -> bool:
        return self._now(who, now_s).left - self.looked_at[who] >= 1

    def begin(self, who: str) -> None:
        self.looked_at[who] += 1

    def end(self, who: str) -> None:
        self.looked_at -= Counter((who,))

    def failed(self, who: str, now_s: float) -> bool:
        """Count it; returns whether it is the one after which they have to wait."""
        before = self._now(who, now_s)
        after = self.of[who] = before.less(1)
        forget_some(self.of, lambda one: one.refilled(self.per_s, self.at_once, now_s).left >= self.at_once)
        return before.left >= 1 > after.left

    def _now(self, who: str, now_s: float) -> Bucket:
        return self.of.get(who, Bucket(self.at_once, now_s)).refilled(self.per_s, self.at_once, now_s)


class FailedTries:
    """Counts failures address by address and phone by phone; `now_s` are seconds that never go back.

    A phone is known by its ticket. Whoever tries out codes has none yet: only the address counts.
    """

    def __init__(self) -> None:
        self._of_all = Bucket(TRIES_OF_ALL, 0.0)
        self._of_address = _Count(TRIES, REFILL_PER_S)
        self._of_phone = _Count(TRIES_OF_PHONE, REFILL_OF_PHONE_PER_S)

    def wait_s(self, address: str, now_s: float, phone: str | None = None) -> float:
        """Return how long that phone at that address waits before anything of theirs is looked at."""
        of_phone = 0.0 if phone is None else self._of_phone.wait_s(phone, now_s)
        of_all = (1 - self._left_of_all(now_s)) / REFILL_OF_ALL_PER_S
        has_failed = self._has_failed_lately(address, now_s)
        return max(of_phone, self._of_address.wait_s(address, now_s), of_all if has_failed else 0.0)

    def may_begin(self, address: str, now_s: float, phone: str | None = None) -> bool:
        """Say whether something may be looked at now, even if all that is being looked at fails.

        What takes no while, a code or a ticket, is asked for too: it would else fail beyond what may fail.
        """
        looked_at = self._of_address.looked_at
        counts_with_all = looked_at[address] or self._has_failed_lately(address, now_s)
        return (
            (phone is None or self._of_phone.may_begin(phone, now_s))
            and self._of_address.may_begin(address, now_s)
            and (not counts_with_all or self._left_of_all(now_s) - looked_at.total() >= 1)
        )

    def begin(self, address: str, phone: str) -> None:
        """Note that an entry is being looked at."""
        self._of_address.begin(address)
        self._of_phone.begin(phone)

    def end(self, address: str, phone: str) -> None:
        """Note that it has been; where it failed, that is counted."""
        self._of_address.end(address)
        self._of_phone.end(phone)

    def failed(self, address: str, now_s: float, phone: str | None = None) -> tuple[Whose, ...]:
        """Count a failure; returns who has to wait from this one on."""
        self._of_all = self._of_all.refilled(REFILL_OF_ALL_PER_S, TRIES_OF_ALL, now_s).less(1)
        phone_waits = phone is not None and self._of_phone.failed(phone, now_s)
        address_waits = self._of_address.failed(address, now_s)
        found = ((Whose.PHONE, phone_waits), (Whose.ADDRESS, address_waits))
        return tuple(whose for whose, waits in found if waits)

    def _has_failed_lately(self, address: str, now_s: float) -> bool:
        bucket = self._of_address.of.get(address)
        return bucket is not None and now_s - bucket.at_s < LATELY_S

    def _left_of_all(self, now_s: float) -> float:
        return self._of_all.refilled(REFILL_OF_ALL_PER_S, TRIES_OF_ALL, now_s).left
