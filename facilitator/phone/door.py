"""The door for phones of one workspace: opened, turned, closed. What answers phones is imported by `open`."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.phone_arrivals import PhoneArrivals
from facilitator.domain.phone_code import PhoneKey, code_at, seconds_left
from facilitator.phone.addresses import NetworkAddress, local_addresses
from facilitator.phone.watch import Watch
from facilitator.services.phone_door import (
    CurrentWorkspace,
    LocalAddress,
    PhoneDoorState,
    PhoneWay,
    ProjectorCode,
    Submit,
)

if TYPE_CHECKING:
    from facilitator.phone.opening import Opening
    from facilitator.phone.server import PhoneServer

_KEY_BYTES = 32
LOOK_EVERY_S = 2.0
CLOSED = PhoneDoorState()


MOVED = (
    "The network of this laptop has changed: phones reach it at {address} now. Try one, then let people scan "
    "the code again."
)
LOST = (
    "This laptop has left the network of the phones, so none gets through. Join the Wi-Fi again: the code "
    "comes back by itself."
)


@dataclass(frozen=True)
class _Running:
    """An open door: what it lets phones do, where it listens, and where else it could.

    There is no server while the laptop has left the network; `at` and `port` are where it was then.
    """

    opening: Opening
    networks: tuple[NetworkAddress, ...]
    at: NetworkAddress
    port: int
    server: PhoneServer | None

    def addresses(self) -> tuple[LocalAddress, ...]:
        return tuple(
            LocalAddress(f"http://{one.ip}:{self.port}", one.network, one.is_likely) for one in self.networks
        )

    def stands(self) -> bool:
        """Say whether it listens where the laptop still is."""
        is_there = any(one.ip == self.at.ip for one in self.networks)
        return is_there and self.server is not None and self.server.is_serving

    def places(self) -> list[NetworkAddress]:
        """Return where to go on: the same network first, then what phones are likely to reach."""
        same = [one for one in self.networks if one.network == self.at.network]
        return same + [one for one in self.networks if one.is_likely and one not in same]

    def away(self) -> _Running:
        """Return it without a server; that has stopped."""
        if self.server is not None:
            self.server.stop()
        return replace(self, server=None)

    def serving(self, at: NetworkAddress) -> _Running:
        """Return it listening there; UserError where the system does not let it."""
        server = _serving(at.ip, self.opening, self.port)
        self.opening.tally.moved()
        return replace(self, at=at, port=server.port, server=server)


class LocalPhoneDoor:
    """Fulfils `services.phone_door.PhoneDoor` on this laptop's own networks."""

    def __init__(
        self,
        workspace: CurrentWorkspace,
        submit: Submit,
        *,
        networks: Callable[[], Sequence[NetworkAddress]] = local_addresses,
        now_s: Callable[[], float] = time.monotonic,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        """Take how to check in and how to find the laptop's addresses; nothing listens yet."""
        self._workspace = workspace
        self._submit = submit
        self._networks = networks
        self._now_s = now_s
        self._look_every_s = look_every_s
        self._turning = threading.Lock()
        self._running: _Running | None = None
        self._watch: Watch | None = None
        self._came: tuple[UUID | None, PhoneArrivals] = (None, PhoneArrivals())

    def open(self, half_day_id: UUID, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        """Listen for phones, at the address that was chosen before where it is still there."""
        running = self._running
        before = "" if running is None else running.at.ip
        self.close()
        with self._turning:
            networks = self._found()
            opening = self._begun(half_day_id, ways, networks)
            at = next((one for one in networks if one.ip == before), networks[0])
            server = _serving(at.ip, opening)
            self._running = _Running(opening, networks, at, server.port, server)
            self._watch = Watch(self.look_around, self._look_every_s)
            self._watch.start()
        return self.state()

    def allow(self, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        """Let phones in these ways from now on; whoever fills in a page goes on with it."""
        running = self._running
        if running is not None:
            running.opening.allow(ways)
        return self.state()

    def choose(self, url: str) -> PhoneDoorState:
        """Listen on another address with the same keys; the one before goes on where that fails."""
        with self._turning:
            running = self._running
            known = zip(running.addresses(), running.networks, strict=True) if running is not None else ()
            at = next((network for address, network in known if address.url == url), None)
            if running is None or at is None:
                raise UserError(
                    Message(
                        "This address is not there any more. Close the door for phones and open it again."
                    )
                )
            if running.server is None or at.ip != running.at.ip:
                self._running = running.serving(at)
                running.away()
        return self.state()

    def look_around(self) -> None:
        """Notice where the laptop's networks have changed, and go on there; done by itself every 2 s."""
        networks = tuple(self._networks())
        with self._turning:
            if self._running is None or (self._running.networks == networks and self._running.stands()):
                return
            self._running.opening.own = frozenset(one.ip for one in networks)
            self._running = replace(self._running, networks=networks)
            if not self._running.stands():
                self._move(self._running)

    def state(self) -> PhoneDoorState:
        """Return how it stands, without asking anybody."""
        running = self._running
        if running is None:
            return CLOSED
        tally = running.opening.tally
        return PhoneDoorState(
            is_open=True,
            is_lost=running.server is None,
            ways=running.opening.ways,
            addresses=running.addresses(),
            chosen="" if running.server is None else running.server.url,
            phones_through=tally.phones_through,
            checked_in=tally.checked_in,
            refused=tally.refused,
            half_day_id=running.opening.half_day_id,
            notices=tally.notices,
            together=tally.together,
        )

    def projector_code(self) -> ProjectorCode:
        """Return the code of this moment."""
        running = self._running
        if running is None or running.server is None or PhoneWay.OWN_PHONE not in running.opening.ways:
            return ProjectorCode("", 0.0)
        now_s, url = self._now_s(), running.server.url
        digits = code_at(running.opening.key, now_s)
        return ProjectorCode(f"{url}/c?code={digits}", seconds_left(now_s), url.partition("//")[2], digits)

    def helper_address(self) -> str:
        """Return the address with its secret."""
        running = self._running
        if running is None or running.server is None or PhoneWay.HELPER not in running.opening.ways:
            return ""
        return f"{running.server.url}/h/{running.opening.helper_secret}"

    def close(self) -> None:
        """Stop, free the port, forget the keys."""
        with self._turning:
            running, self._running = self._running, None
            watch, self._watch = self._watch, None
            if running is not None:
                running.away()
        if watch is not None:
            watch.stop()

    def _move(self, running: _Running) -> None:
        """Go on at another address, or wait without any: what is shown then is no address at all."""
        was_there = running.server is not None
        running = self._running = running.away()
        for place in running.places():
            with suppress(UserError):  # the next one may do
                running = self._running = running.serving(place)
                address = f"{place.ip}:{running.port}"
                running.opening.tell(Message(MOVED, {"address": address}))
                return
        if was_there:
            running.opening.tell(Message(LOST))

    def _begun(
        self, half_day_id: UUID, ways: frozenset[PhoneWay], networks: Sequence[NetworkAddress]
    ) -> Opening:
        """Return an opening with keys of its own; who came by which phone at this half-day stays known."""
        from facilitator.phone.opening import Opening, Tally

        if self._came[0] != half_day_id:
            self._came = (half_day_id, PhoneArrivals())
        arrivals = self._came[1]
        return Opening(
            half_day_id=half_day_id,
            ways=ways,
            key=PhoneKey(os.urandom(_KEY_BYTES)),
            workspace=self._workspace,
            submit=self._submit,
            now_s=self._now_s,
            own=frozenset(one.ip for one in networks),
            arrivals=arrivals,
            tally=Tally(together=arrivals.together()),
        )

    def _found(self) -> tuple[NetworkAddress, ...]:
        networks = tuple(self._networks())
        if not networks:
            raise UserError(
                Message(
                    "This laptop is in no network that phones can reach. Join the Wi-Fi of the room, or turn "
                    "on this laptop's hotspot, then try again."
                )
            )
        return networks


def _serving(ip: str, opening: Opening, port: int | None = None) -> PhoneServer:
    """Return a server that has begun; UserError where the system lets none listen there."""
    from facilitator.phone.server import PORT, PhoneServer

    server = PhoneServer(ip, opening, PORT if port is None else port)
    server.start()
    return server
