"""One phone checks one person in: whoever is brought in by somebody else's phone is looked at first.

Neither a phone nor a person is kept here by name or number, only marks under the key of this opening of the
door (`domain.phone_code`), and only as long as it is open.
"""

from __future__ import annotations

from collections.abc import Iterable

MOST_PHONES = 10_000
"""More phones than a door ever sees; the oldest is forgotten beyond."""


class OnePhone:
    """Which phone checked whom in. Used on one thread: that of the check-ins."""

    def __init__(self) -> None:
        self._person_of: dict[bytes, bytes] = {}

    def is_free_for(self, phones: Iterable[bytes], person: bytes) -> bool:
        """Say whether none of these marks (of one phone) has checked in anybody but this person."""
        return all(self._person_of.get(phone, person) == person for phone in phones)

    def is_of(self, phones: Iterable[bytes], person: bytes) -> bool:
        """Say whether one of these marks (of one phone) has checked in this person."""
        return any(self._person_of.get(phone) == person for phone in phones)

    def bind(self, phones: Iterable[bytes], person: bytes) -> None:
        """Note that this phone checked that person in."""
        for phone in phones:
            self._person_of.setdefault(phone, person)
        while len(self._person_of) > MOST_PHONES:
            del self._person_of[next(iter(self._person_of))]
