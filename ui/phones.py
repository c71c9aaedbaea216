"""The door for phones as the window sees it: switched on the worker, looked at twice a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.message import Message
from facilitator.reports.qr_code import Correction, Runs, qr_runs
from facilitator.services.phone_door import PhoneDoor, PhoneDoorState, PhoneWay
from ui.operations import Operations, Ticket

LOOK_EVERY_MS = 500
"""So late at most the window hears of a phone, and the room gets the next code."""


@dataclass(frozen=True, slots=True)
class DrawnCode:
    """An address and its QR code: so many cells on a side, and the runs of black ones."""

    url: str
    cells: int
    runs: Runs
    address: str = ""
    """What somebody who cannot scan opens in a browser, without a scheme, as it is typed."""
    digits: str = ""
    """What they type there."""


class Phones(QObject):
    """Opens and closes the door for phones; off until it is asked for, and off again with its half-day.

    Whatever may take its time (a socket, a QR code) is done on the worker; the window's thread reads
    numbers only.
    """

    changed = Signal()
    """State, trouble, or what the room sees of it is new."""

    code_changed = Signal()
    """`code` is another one, or there is none any more."""

    def __init__(self, door: PhoneDoor, operations: Operations) -> None:
        super().__init__(operations)
        self._door = door
        self._operations = operations
        self._state = door.state()
        self._half_day_id: UUID | None = None
        self._ticket: Ticket | None = None
        self._problem: Message | None = None
        self._code: DrawnCode | None = None
        self._asked_url = ""
        self._is_in_room = False
        self._wifi = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        operations.busy_changed.connect(self._on_busy_changed)

    @property
    def state(self) -> PhoneDoorState:
        """How the door stood when it was looked at last."""
        return self._state

    @property
    def half_day_id(self) -> UUID | None:
        """The half-day at which phones check in; none while they are off."""
        return self._half_day_id

    @property
    def is_switching(self) -> bool:
        """Whether it is being opened, closed or moved to another address."""
        return self._ticket is not None

    @property
    def is_for_own(self) -> bool:
        """Whether people may check in with their own phones now."""
        return self._state.is_open and PhoneWay.OWN_PHONE in self._state.ways

    @property
    def is_for_helper(self) -> bool:
        """Whether a helper's phone may scan badges now."""
        return self._state.is_open and PhoneWay.HELPER in self._state.ways

    @property
    def is_lost(self) -> bool:
        """Whether they are let in, and none gets through: the laptop has left its network."""
        return self._state.is_open and self._state.is_lost

    @property
    def problem(self) -> Message | None:
        """Why the last wish was not fulfilled, or why the door closed; none where all is well."""
        return self._problem

    @property
    def code(self) -> DrawnCode | None:
        """The code that lets people in with their own phones now; none while there is none."""
        return self._code

    @property
    def has_code_soon(self) -> bool:
        """Whether there will be a code without anybody's doing: once it is drawn, or the network is back."""
        return self.is_lost or (self.is_for_own and not self.is_switching)

    @property
    def wifi(self) -> str:
        """What the trainer wrote for the room about its Wi-Fi: a name, and a password where there is one."""
        return self._wifi

    def tell_wifi(self, words: str) -> None:
        """Let the room read this about its Wi-Fi, beside the code."""
        words = " ".join(words.split())
        if words != self._wifi:
            self._wifi = words
            self.code_changed.emit()

    @property
    def is_in_room(self) -> bool:
        """Whether the code is put up for the room."""
        return self._is_in_room

    def tell_in_room(self, *, is_in_room: bool) -> None:
        """Hear from the console whether the code is put up for the room."""
        if is_in_room != self._is_in_room:
            self._is_in_room = is_in_room
            self.changed.emit()

    def open(self, half_day_id: UUID, ways: frozenset[PhoneWay]) -> None:
        """Let phones in at this half-day, in these ways."""
        self._half_day_id = half_day_id
        self._switch(partial(self._door.open, half_day_id, ways))

    def allow(self, ways: frozenset[PhoneWay]) -> None:
        """Let phones in these ways from now on, while they are let in at all; they go on as they are."""
        if self._state.is_open and not self.is_switching and ways:
            self._show(self._door.allow(ways))
            self._look_at_code()

    def choose(self, url: str) -> None:
        """Be reached at that one of the addresses; the code stays until the one for there is drawn."""
        self._switch(partial(self._door.choose, url))

    @Slot()
    def close(self) -> None:
        """Let no phone in any more; what is shown of it goes at once."""
        if self._state.is_open or self.is_switching:
            self._switch(partial(_closed, self._door))
            self._forget_code()

    def turn_to(self, half_day_id: UUID | None) -> None:
        """Close the door that belongs to another half-day than this one."""
        if half_day_id != self._half_day_id:
            self.close()

    def let_go(self) -> None:
        """Close the door, for good: here and now, so that phones that wait for the worker have their answer.

        One that is just being opened is closed by the worker, after it.
        """
        if self.is_switching:
            self.close()
        elif self._door.state().is_open:
            self._door.close()
        self._timer.stop()
        self.deleteLater()

    def draw_helper_code(
        self, on_drawn: Callable[[DrawnCode], None], on_problem: Callable[[Message], None]
    ) -> None:
        """Give the code by which a helper's phone is set up: for this laptop's screen only."""
        self._operations.load(partial(_helper_code, self._door), on_drawn, on_problem)

    @Slot()
    def look(self) -> None:
        """Read how the door stands, and have the next code drawn where it is another one."""
        if self.is_switching:
            return
        state = self._door.state()
        if not state.is_open and self._state.is_open:
            self._problem = Message("The door for phones has closed by itself. Please switch it on again.")
        if state != self._state:
            self._show(state)
        self._look_at_code()

    def _switch(self, work: Callable[[], PhoneDoorState]) -> None:
        """Do this on the worker; whatever was asked before and did not begin yet is not done."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._problem = None
        self._ticket = self._operations.load(work, self._on_switched, self._on_refused)
        self.changed.emit()

    def _show(self, state: PhoneDoorState) -> None:
        self._state = state
        if state.is_open:
            self._timer.start()
        else:
            self._timer.stop()
            self._half_day_id = None
            self._forget_code()
        self.changed.emit()

    def _look_at_code(self) -> None:
        code = self._door.projector_code()
        if not self.is_for_own or self.is_lost:
            self._forget_code()
        elif code.url not in {"", self._asked_url}:
            self._asked_url = code.url
            self._operations.load(partial(draw_code, code.url, code.address, code.digits), self._on_drawn)

    def _forget_code(self) -> None:
        self._asked_url = ""
        if self._code is not None:
            self._code = None
            self.code_changed.emit()

    def _on_switched(self, state: PhoneDoorState) -> None:
        self._ticket = None
        self._show(state)
        self._look_at_code()

    def _on_refused(self, message: Message) -> None:
        self._ticket = None
        self._problem = message
        self._show(self._door.state())

    def _on_drawn(self, code: DrawnCode) -> None:
        if code.url == self._asked_url:
            self._code = code
            self.code_changed.emit()

    @Slot()
    def _on_busy_changed(self) -> None:
        """Take wishes again after a bug, which is answered by nobody."""
        if self.is_switching and not self._operations.is_busy:
            self._ticket = None
            self._show(self._door.state())


def draw_code(url: str, address: str = "", digits: str = "") -> DrawnCode:
    """Return that address as a QR code; off the window's thread, since drawing takes its time."""
    cells, runs = qr_runs(url, Correction.MEDIUM, mask=0)
    return DrawnCode(url, cells, runs, address, digits)


def _helper_code(door: PhoneDoor) -> DrawnCode:
    address = door.helper_address()
    return draw_code(address) if address else DrawnCode("", 0, ())


def _closed(door: PhoneDoor) -> PhoneDoorState:
    door.close()
    return door.state()
