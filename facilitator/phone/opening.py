"""One opening of the door for phones: its keys, what it lets phones do, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from facilitator.domain.failed_tries import TRIES, FailedTries
from facilitator.domain.message import Message
from facilitator.domain.one_phone import OnePhone
from facilitator.domain.phone_code import PhoneKey, person_mark
from facilitator.domain.refusal_run import RefusalRun
from facilitator.services.phone_door import CurrentWorkspace, PhoneNotice, PhoneWay, Submit

MOST_NOTICES = 10
_MOST_PHONES = 4096


@dataclass(slots=True)
class Tally:
    """What came of it so far. Written by the server's thread only; any thread may read."""

    checked_in: int = 0
    refused: int = 0
    notices: tuple[PhoneNotice, ...] = ()
    _phones: set[str] = field(default_factory=set)

    @property
    def phones_through(self) -> int:
        """How many addresses of other machines were given a page."""
        return len(self._phones)

    def loaded(self, address: str) -> None:
        """Count a phone that was given a page."""
        if len(self._phones) < _MOST_PHONES:
            self._phones.add(address)

    def tell(self, notice: PhoneNotice) -> None:
        """Keep something that the assistant should look at."""
        self.notices = (notice, *self.notices)[:MOST_NOTICES]


@dataclass(frozen=True)
class Opening:
    """All that the pages stand on; `now_s` is a clock that never goes back.

    `own` are the addresses of this laptop: a page loaded from there shows nothing about phones.
    """

    half_day_id: UUID
    ways: frozenset[PhoneWay]
    key: PhoneKey
    workspace: CurrentWorkspace
    submit: Submit
    now_s: Callable[[], float]
    own: frozenset[str] = frozenset()
    tally: Tally = field(default_factory=Tally)
    tries: FailedTries = field(default_factory=FailedTries)
    refusals: RefusalRun = field(default_factory=RefusalRun)
    phones: OnePhone = field(default_factory=OnePhone)

    def wait_s(self, address: str) -> float:
        """Return how long that address has to wait because it failed too often."""
        return self.tries.wait_s(address, self.now_s())

    def failed(self, address: str) -> None:
        """Count a failure of that address; the assistant hears of the one that makes it wait."""
        self.tally.refused += 1
        if self.tries.failed(address, self.now_s()):
            sentence = "The phone at {address} was refused {n} times. It waits now; look who uses it."
            self.tell(Message(sentence, {"address": address, "n": TRIES}))

    def tell(self, message: Message, enrolment: UUID | None = None) -> None:
        """Tell the assistant."""
        self.tally.tell(PhoneNotice(self.workspace().clock.now(), message, enrolment))

    def is_theirs(self, phones: tuple[bytes, ...], enrolment: UUID) -> bool:
        """Say whether this phone has checked that person in before. Asked on the worker."""
        return self.phones.is_of(phones, person_mark(self.key, enrolment))

    def may_be(self, phones: tuple[bytes, ...], enrolment: UUID) -> bool:
        """Say whether this phone, known by these marks, may check that person in; it is theirs then.

        Asked on the worker, so that nothing comes between the question and the answer.
        """
        person = person_mark(self.key, enrolment)
        is_free = self.phones.is_free_for(phones, person)
        if is_free:
            self.phones.bind(phones, person)
        return is_free
