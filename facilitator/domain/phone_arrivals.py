"""Who came in by which phone, as far as a laptop can tell: by address and browser.

A phone that keeps no cookie, or a fresh one in each private tab, is a new phone each time it comes. What
stays is its address in the network, and how its browser names itself. But phones behind a router of their own
share that address, and many are of one make: so nobody is refused for it. The assistant is told, and looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

MOST_BY_ONE = 2
"""So many may come by one phone without a word: a couple, or somebody whose battery is empty."""

_MOST_PHONES = 4096
_LONGEST_BROWSER = 200


@dataclass(frozen=True, slots=True)
class PhoneArrival:
    """Somebody who was newly checked in by a phone."""

    enrolment: UUID
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CameTogether:
    """More people than one phone should bring, the first one first, and the address that they came from."""

    address: str
    people: tuple[PhoneArrival, ...]


class PhoneArrivals:
    """Keeps them while a half-day takes phones; in memory only. Used on one thread."""

    def __init__(self) -> None:
        self._by_phone: dict[tuple[str, str], tuple[PhoneArrival, ...]] = {}

    def came(self, address: str, browser: str, who: PhoneArrival) -> CameTogether | None:
        """Note an arrival; returns all by that phone when somebody should look: at 3, 6, 12 and so on."""
        phone = (address, browser[:_LONGEST_BROWSER])
        before = self._by_phone.pop(phone, ())
        if any(one.enrolment == who.enrolment for one in before):
            self._by_phone[phone] = before
            return None
        people = self._by_phone[phone] = (*before, who)
        while len(self._by_phone) > _MOST_PHONES:
            del self._by_phone[next(iter(self._by_phone))]
        times, rest = divmod(len(people), MOST_BY_ONE + 1)
        is_due = not rest and times.bit_count() == 1
        return CameTogether(address, people) if is_due else None

    def together(self) -> tuple[CameTogether, ...]:
        """Return every phone that brought more people than one should, the latest last."""
        return tuple(
            CameTogether(address, people)
            for (address, _), people in self._by_phone.items()
            if len(people) > MOST_BY_ONE
        )
