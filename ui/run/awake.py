"""Keeps laptop and projector from falling asleep while the room needs them, and knows whether it worked."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from wakepy import DBusAdapter

KeepAwake = Callable[[], AbstractContextManager[bool]]
"""Asks the system to stay awake within its context; what it gives says whether the system agreed."""

CALM_SECONDS = 1.5
"""So long asking waits: a laptop that is in use does not sleep at once, and the first slide comes first."""

GIVING_BACK_MAY_TAKE_S = 3.0
"""So long closing waits until what was asked for is given back: a bus that answers has it in a blink."""

_TROUBLE = (OSError, RuntimeError, ImportError, queue.Empty)
"""What asking may raise: no bus, no helper program, an answer that does not come."""


class Awakeness(Enum):
    """What is known of the laptop's sleep."""

    NOT_WANTED = auto()
    ASKING = auto()
    KEPT = auto()
    NOT_KEPT = auto()


@contextmanager
def system_awake() -> Iterator[bool]:
    """Ask Windows, macOS or the desktop's session bus, by wakepy; say whether one agreed.

    Whatever was asked for ends with the process, also where that is killed: with its thread on Windows, by
    a closed pipe on macOS, with the connection to the bus elsewhere.
    """
    from wakepy import keep

    with _session_bus() as bus, keep.presenting(on_fail="pass", dbus_adapter=bus) as mode:
        yield mode.active


@contextmanager
def _session_bus() -> Iterator[type[DBusAdapter] | None]:
    """Give wakepy's adapter for the bus, without its two habits; none where there is no such bus.

    It leaves the connection open where nobody agreed, and collects all garbage where it closes it: that
    stops every thread of the program, and would end widgets on this one.
    """
    try:
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter
    except ImportError:
        yield None
        return
    made: list[DBusAdapter] = []

    class Bus(JeepneyDBusAdapter):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

        def close_connections(self) -> None:
            """Close them and no more."""
            while self._connections:
                self.close_connection(self._connections.popitem()[1])

    try:
        yield Bus
    finally:
        for adapter in made:
            adapter.close_connections()


class Awake(QObject):
    """Asks on a thread of its own, for a session bus may let it wait for seconds.

    The thread lives only while staying awake is wanted: what was asked for has to be given back by the
    thread that asked. Once this object is closed it says nothing more: where the bus is stuck it outlives it.
    """

    changed = Signal()
    """`state` is another one."""
    _told = Signal(object)
    """An `Awakeness`, on its way from the thread."""

    def __init__(self, parent: QObject, keep: KeepAwake = system_awake) -> None:
        super().__init__(parent)
        self._keep = keep
        self._threads: list[threading.Thread] = []
        self._release = threading.Event()
        self._release.set()
        self._state = Awakeness.NOT_WANTED
        self._told.connect(self._on_told)
        parent.destroyed.connect(self.close)  # told before the children of the parent go

    @property
    def state(self) -> Awakeness:
        """What is known now."""
        return self._state

    def want(self, *, is_wanted: bool) -> None:
        """Stay awake from now on, or no longer."""
        if is_wanted and self._release.is_set():
            self._begin()
        elif not is_wanted and not self._release.is_set():
            self._release.set()
            self._set(Awakeness.NOT_WANTED)

    @Slot()
    def learn_of_sleep(self) -> None:
        """The laptop slept all the same: what it had agreed to counts for nothing until it is asked anew."""
        if self._state is Awakeness.KEPT:
            self._set(Awakeness.NOT_KEPT)

    @Slot()
    def close(self) -> None:
        """Let the laptop sleep again, for good, and wait until that is told, unless the bus is stuck.

        What was asked for then ends with the process, which does not wait for the thread.
        """
        self._release.set()
        until = time.monotonic() + GIVING_BACK_MAY_TAKE_S
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._threads = []
        self._state = Awakeness.NOT_WANTED

    def _begin(self) -> None:
        self._release = threading.Event()
        thread = threading.Thread(target=self._stay_awake, args=(self._release,), name="awake", daemon=True)
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        self._set(Awakeness.ASKING)
        thread.start()

    def _stay_awake(self, release: threading.Event) -> None:
        """Hold what was asked for until it is released. Runs on the thread."""
        if release.wait(CALM_SECONDS):
            return
        try:
            with self._keep() as is_kept:
                if not release.is_set():
                    self._told.emit((release, Awakeness.KEPT if is_kept else Awakeness.NOT_KEPT))
                release.wait()
        except _TROUBLE:
            if not release.is_set():
                self._told.emit((release, Awakeness.NOT_KEPT))

    @Slot(object)
    def _on_told(self, told: tuple[threading.Event, Awakeness]) -> None:
        """Take an answer, unless it is one to an earlier question."""
        release, state = told
        if release is self._release and not release.is_set():
            self._set(state)

    def _set(self, state: Awakeness) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()
