"""One opening of the door for phones: its keys, what it lets phones do, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from facilitator.domain.failed_tries import LATELY_S, TRIES, TRIES_OF_PHONE, FailedTries, Whose
from facilitator.domain.message import Message
from facilitator.domain.one_phone import OnePhone
from facilitator.domain.participant import Enrolment
from facilitator.domain.phone_arrivals import CameTogether, PhoneArrival, PhoneArrivals
from facilitator.domain.phone_code import PhoneKey, helper_secret, is_helper, person_mark
from facilitator.domain.phone_pace import LoadPace, PhonePace
from facilitator.domain.refusal_run import RefusalRun
from facilitator.services.phone_door import CurrentWorkspace, PhoneNotice, PhoneWay, Submit

MOST_NOTICES = 10
_NAMED = 3
TOGETHER = (
    "{n} people were checked in from {address}: one phone, or several behind one router. The last were "
    "{names}. Look who is there."
)
PHONE_REFUSED = "The phone at {address} was refused {n} times. It waits now; look who uses it."
ADDRESS_REFUSED = (
    "{n} tries from {address} were refused: one phone, or several behind one router. All from there wait "
    "now; look who is there."
)
_MOST_PHONES = 4096


@dataclass(slots=True)
class Tally:
    """What came of it so far. Written by the server's thread only; any thread may read."""

    checked_in: int = 0
    refused: int = 0
    notices: tuple[PhoneNotice, ...] = ()
    together: tuple[CameTogether, ...] = ()
    _phones: set[str] = field(default_factory=set)

    @property
    def phones_through(self) -> int:
        """How many addresses of other machines were given a page at the address that listens now."""
        return len(self._phones)

    def moved(self) -> None:
        """Begin to count anew: whether phones reach another address is not known yet."""
        self._phones = set()

    def loaded(self, address: str) -> None:
        """Count a phone that was given a page."""
        if len(self._phones) < _MOST_PHONES:
            self._phones.add(address)

    def tell(self, notice: PhoneNotice) -> None:
        """Keep something that the assistant should look at."""
        self.notices = (notice, *self.notices)[:MOST_NOTICES]


@dataclass
class Opening:
    """All that the pages stand on; `now_s` is a clock that never goes back.

    `own` are the addresses of this laptop now: a page loaded from there shows nothing about phones. `ways`
    and `own` change while it is open; each is set as a whole, so that any thread may read it.
    """

    half_day_id: UUID
    ways: frozenset[PhoneWay]
    key: PhoneKey
    workspace: CurrentWorkspace
    submit: Submit
    now_s: Callable[[], float]
    own: frozenset[str] = frozenset()
    arrivals: PhoneArrivals = field(default_factory=PhoneArrivals)
    tally: Tally = field(default_factory=Tally)
    tries: FailedTries = field(default_factory=FailedTries)
    refusals: RefusalRun = field(default_factory=RefusalRun)
    phones: OnePhone = field(default_factory=OnePhone)
    pace: PhonePace = field(default_factory=PhonePace)
    loads: LoadPace = field(default_factory=LoadPace)
    _told_at_s: dict[tuple[str, str], float] = field(default_factory=dict)
    _helpers: int = 0
    """How often helpers were shut out: whoever was keeps a secret that is none any more."""

    @property
    def helper_secret(self) -> str:
        """The secret in the address of helpers' phones."""
        return helper_secret(self.key, self._helpers)

    def is_helper(self, text: str) -> bool:
        """Say whether that is the secret."""
        return is_helper(text, self.key, self._helpers)

    def allow(self, ways: frozenset[PhoneWay]) -> None:
        """Let phones in these ways from now on; helpers who were let in before need a new secret."""
        if PhoneWay.HELPER in self.ways - ways:
            self._helpers += 1
        self.ways = ways

    def wait_s(self, address: str, phone: str | None = None) -> float:
        """Return how long that phone at that address has to wait because of what failed too often."""
        return self.tries.wait_s(address, self.now_s(), phone)

    def failed(self, address: str, phone: str | None = None) -> None:
        """Count a failure; the assistant hears of the one that makes somebody wait."""
        self.tally.refused += 1
        waiting = self.tries.failed(address, self.now_s(), phone)
        if Whose.PHONE in waiting:
            self.tell_of(
                (phone or address, Whose.PHONE),
                Message(PHONE_REFUSED, {"address": address, "n": TRIES_OF_PHONE}),
            )
        if Whose.ADDRESS in waiting:
            self.tell_of((address, Whose.ADDRESS), Message(ADDRESS_REFUSED, {"address": address, "n": TRIES}))

    def tell_of(self, whom: tuple[str, str], message: Message, enrolment: UUID | None = None) -> None:
        """Tell the assistant: of the same only once in a while, and of three at most whom one phone named.

        Whoever goes on, or names one after the other, would push what was said of others out of the last
        notices.
        """
        now_s = self.now_s()
        self._told_at_s = {one: at_s for one, at_s in self._told_at_s.items() if now_s - at_s < LATELY_S}
        names_enough = enrolment is not None and sum(one == whom[0] for one, _ in self._told_at_s) >= _NAMED
        if whom not in self._told_at_s and not names_enough:
            self._told_at_s[whom] = now_s
            self.tell(message, enrolment)

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

    def came(self, address: str, browser: str, enrolment: Enrolment, at: datetime) -> None:
        """Note whom a phone brought; the assistant hears of one that brings more people than it should."""
        who = PhoneArrival(enrolment.id, enrolment.person.name, at)
        found = self.arrivals.came(address, browser, who)
        self.tally.together = self.arrivals.together()
        if found is not None:
            names = tuple(one.name for one in found.people[-_NAMED:])
            values = {"n": len(found.people), "address": address, "names": names}
            self.tell(Message(TOGETHER, values), enrolment.id)
