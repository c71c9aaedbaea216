"""The door for phones of one workspace: opened, turned, closed. What serves pages is imported by `open`."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.phone_code import PhoneKey, code_at, helper_secret, seconds_left
from facilitator.phone.addresses import NetworkAddress, local_addresses
from facilitator.phone.opening import Opening
from facilitator.services.phone_door import (
    CurrentWorkspace,
    LocalAddress,
    PhoneDoorState,
    PhoneWay,
    ProjectorCode,
    Submit,
)

if TYPE_CHECKING:
    from facilitator.phone.server import PhoneServer

_KEY_BYTES = 32
CLOSED = PhoneDoorState()


@dataclass(frozen=True)
class _Running:
    """An open door: what it lets phones do, where it listens, and where else it could."""

    opening: Opening
    server: PhoneServer
    networks: tuple[NetworkAddress, ...]

    def addresses(self) -> tuple[LocalAddress, ...]:
        port = self.server.port
        return tuple(
            LocalAddress(f"http://{one.ip}:{port}", one.network, one.is_likely) for one in self.networks
        )


class LocalPhoneDoor:
    """Fulfils `services.phone_door.PhoneDoor` on this laptop's own networks."""

    def __init__(
        self,
        workspace: CurrentWorkspace,
        submit: Submit,
        *,
        networks: Callable[[], Sequence[NetworkAddress]] = local_addresses,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take how to check in and how to find the laptop's addresses; nothing listens yet."""
        self._workspace = workspace
        self._submit = submit
        self._networks = networks
        self._now_s = now_s
        self._turning = threading.Lock()
        self._running: _Running | None = None

    def open(self, half_day_id: UUID, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        """Listen for phones, at the address that was chosen before where it is still there."""
        with self._turning:
            before = self._running
            self._stop()
            networks = self._found()
            opening = Opening(
                half_day_id=half_day_id,
                ways=ways,
                key=PhoneKey(os.urandom(_KEY_BYTES)),
                workspace=self._workspace,
                submit=self._submit,
                now_s=self._now_s,
                own=frozenset(one.ip for one in networks),
            )
            chosen = before.server.ip if before is not None else ""
            ip = next((one.ip for one in networks if one.ip == chosen), networks[0].ip)
            self._running = _Running(opening, _serving(ip, opening), networks)
        return self.state()

    def choose(self, url: str) -> PhoneDoorState:
        """Listen on another address with the same keys; the one before goes on where that fails."""
        with self._turning:
            running = self._running
            known = zip(running.addresses(), running.networks, strict=True) if running is not None else ()
            ip = next((network.ip for address, network in known if address.url == url), None)
            if running is None or ip is None:
                raise UserError(
                    Message(
                        "This address is not there any more. Close the door for phones and open it again."
                    )
                )
            if ip != running.server.ip:
                server = _serving(ip, running.opening, running.server.port)
                running.server.stop()
                self._running = _Running(running.opening, server, running.networks)
        return self.state()

    def state(self) -> PhoneDoorState:
        """Return how it stands, without asking anybody."""
        running = self._running
        if running is None:
            return CLOSED
        opening = running.opening
        return PhoneDoorState(
            is_open=True,
            ways=opening.ways,
            addresses=running.addresses(),
            chosen=running.server.url,
            phones_through=opening.tally.phones_through,
            checked_in=opening.tally.checked_in,
            refused=opening.tally.refused,
            half_day_id=opening.half_day_id,
            notices=opening.tally.notices,
        )

    def projector_code(self) -> ProjectorCode:
        """Return the code of this moment."""
        running = self._running
        if running is None or PhoneWay.OWN_PHONE not in running.opening.ways:
            return ProjectorCode("", 0.0)
        now_s, url = self._now_s(), running.server.url
        digits = code_at(running.opening.key, now_s)
        return ProjectorCode(f"{url}/c?code={digits}", seconds_left(now_s), url.partition("//")[2], digits)

    def helper_address(self) -> str:
        """Return the address with its secret."""
        running = self._running
        if running is None or PhoneWay.HELPER not in running.opening.ways:
            return ""
        return f"{running.server.url}/h/{helper_secret(running.opening.key)}"

    def close(self) -> None:
        """Stop, free the port, forget the keys."""
        with self._turning:
            self._stop()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.server.stop()
            self._running = None

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
