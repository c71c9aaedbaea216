"""The door that phones use, as the window and the projector see it: off until it is opened.

`facilitator.phone` fulfils it; the window gets it as `tools.phone_door`. Nothing listens on the network
before `open`, and no key outlives `close`: each opening has keys of its own. Who came by which phone is known
in memory for as long as the half-day is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.phone_arrivals import CameTogether
from facilitator.services.changes import Done
from facilitator.services.ports import Workspace

T = TypeVar("T")


class PhoneWay(StrEnum):
    """What phones may do."""

    OWN_PHONE = "own"
    """People check themselves in by the code on the projector, which changes every 15 seconds."""

    HELPER = "helper"
    """A helper's phone photographs badges: a second scanner."""


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """One address of this laptop: `url` is `http://192.168.1.5:8765`, `network` what the system calls it.

    `is_likely` is false where phones probably do not reach it (virtual machines, tunnels).
    """

    url: str
    network: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class PhoneNotice:
    """Something about phones that the assistant should look at; never shown to the queue.

    `enrolment` is whom it is about, where it is about somebody.
    """

    at: datetime
    message: Message
    enrolment: UUID | None = None


@dataclass(frozen=True, slots=True)
class PhoneDoorState:
    """How the door for phones stands.

    `chosen` is the url of the address that listens. `phones_through` counts phones that really loaded a
    page from another machine: the light is green from the first. `checked_in` counts people newly checked
    in, `refused` whatever was refused. `notices` are the last ten, newest first. `together` are people who
    came by one phone, as it seems, where it brought more than it should.

    It is lost while it is open and the laptop is in no network that phones reach: nothing is chosen then, and
    there is no code to show. It comes back by itself, at whichever address there is; `phones_through` begins
    anew at another address, since nobody knows yet whether phones reach it.
    """

    is_open: bool = False
    ways: frozenset[PhoneWay] = frozenset()
    addresses: tuple[LocalAddress, ...] = ()
    chosen: str = ""
    phones_through: int = 0
    checked_in: int = 0
    refused: int = 0
    half_day_id: UUID | None = None
    notices: tuple[PhoneNotice, ...] = ()
    is_lost: bool = False
    together: tuple[CameTogether, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectorCode:
    """What the projector shows now: `url` for the QR code, good for `seconds_left` and 15 s more.

    Who cannot scan opens `address` (`192.168.1.5:8765`) in a browser and types `digits` there.
    """

    url: str
    seconds_left: float
    address: str = ""
    digits: str = ""


class PhoneDoor(Protocol):
    """The door for phones of one workspace.

    `open`, `allow`, `choose` and `close` may take up to a second: ask them through `operations.load`, but
    `close` when the window closes. The others are answered at once.
    """

    def open(self, half_day_id: UUID, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        """Listen for phones; open already, it turns to that half-day and those ways with new keys.

        UserError in one sentence where there is no network, or the system does not let us listen.
        """

    def allow(self, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        """Let phones in these ways from now on, with the same keys; nothing where it is closed.

        Helpers who were let in before need a new secret once they were shut out.
        """

    def choose(self, url: str) -> PhoneDoorState:
        """Listen on another of the addresses, with the same keys; UserError where that cannot be."""

    def state(self) -> PhoneDoorState:
        """Return how it stands; cheap enough to be asked twice a second."""

    def projector_code(self) -> ProjectorCode:
        """Return what the projector shows now; empty texts while it is closed to people's own phones."""

    def helper_address(self) -> str:
        """Return the address, with its secret, that makes a phone a helper's; "" while it is closed to them.

        For a QR code on the laptop's own screen, never on the projector.
        """

    def close(self) -> None:
        """Stop within a second and free the port; may be called twice."""


class Submit(Protocol):
    """Runs a use case on the one worker of the window, or of a program without one."""

    def __call__(self, use_case: Callable[[], Done[T]], /) -> Future[T]:
        """Return what will hold its value once it is on disk, or its error."""


CurrentWorkspace = Callable[[], Workspace]
"""Returns the open workspace as it is signed now."""

MakePhoneDoor = Callable[[CurrentWorkspace, Submit], PhoneDoor]
