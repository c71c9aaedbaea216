"""A door for phones without a network: what phones do is in the test's hand."""

from __future__ import annotations

import threading
from dataclasses import replace
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.services.phone_door import LocalAddress, PhoneDoorState, PhoneWay, ProjectorCode

WIFI = LocalAddress("http://192.168.1.5:8765", "Wi-Fi", is_likely=True)
CABLE = LocalAddress("http://10.0.0.7:8765", "Ethernet", is_likely=False)
SECRET = "secret-of-the-helper"  # noqa: S105 - made up


class FakePhoneDoor:
    """Opens and closes at once; `threads` are those on which it was switched."""

    def __init__(self, *addresses: LocalAddress) -> None:
        self._addresses = addresses or (WIFI,)
        self.now = PhoneDoorState()
        self.slot = 48210733
        self.trouble: Message | None = None
        self.bug: Exception | None = None
        self.threads: list[str] = []
        self.closed = 0
        self.is_slow = False
        """No code for the room yet."""

    def open(self, half_day_id: UUID, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        self._switched()
        self.now = PhoneDoorState(
            is_open=True,
            ways=ways,
            addresses=self._addresses,
            chosen=self._addresses[0].url,
            half_day_id=half_day_id,
        )
        return self.now

    def allow(self, ways: frozenset[PhoneWay]) -> PhoneDoorState:
        self.now = replace(self.now, ways=ways)
        return self.now

    def choose(self, url: str) -> PhoneDoorState:
        self._switched()
        self.now = replace(self.now, chosen=url)
        return self.now

    def state(self) -> PhoneDoorState:
        return self.now

    def projector_code(self) -> ProjectorCode:
        if self.is_slow or self.now.is_lost or PhoneWay.OWN_PHONE not in self.now.ways:
            return ProjectorCode("", 0.0)
        address = self.now.chosen.removeprefix("http://")
        return ProjectorCode(f"{self.now.chosen}/{self.slot}", 9.0, address, str(self.slot))

    def helper_address(self) -> str:
        if self.trouble is not None:
            raise UserError(self.trouble)
        return f"{self.now.chosen}/{SECRET}" if PhoneWay.HELPER in self.now.ways else ""

    def close(self) -> None:
        self.threads.append(threading.current_thread().name)
        self.closed += 1
        self.now = PhoneDoorState()

    def lose(self) -> None:
        """Let the laptop leave its network."""
        self.now = replace(self.now, is_lost=True, chosen="", addresses=())

    def find(self, address: LocalAddress) -> None:
        """Let the laptop be in a network again."""
        self.now = replace(self.now, is_lost=False, chosen=address.url, addresses=(address,))

    def hear(self, **numbers: int) -> None:
        """Let phones do something: `phones_through=1`."""
        self.now = replace(self.now, **numbers)  # type: ignore[arg-type] - counts only

    def _switched(self) -> None:
        self.threads.append(threading.current_thread().name)
        if self.bug is not None:
            raise self.bug
        if self.trouble is not None:
            raise UserError(self.trouble)
