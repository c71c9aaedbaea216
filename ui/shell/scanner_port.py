"""A hand scanner on a serial port (COM3, /dev/ttyACM0): read wherever the focus is, lost and back again.

QtSerialPort is loaded when a port is chosen, not before. A port that goes is looked for every two seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.badge_ear import LONGEST_WAIT_MS
from facilitator.domain.scanner_line import Received, ScannerLine

if TYPE_CHECKING:
    from PySide6.QtSerialPort import QSerialPort

LOOK_AGAIN_MS = 2000


class PortState(StrEnum):
    """How it stands with the port."""

    OPEN = "open"
    MISSING = "missing"
    TAKEN = "taken"
    GARBAGE = "garbage"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class PortNews:
    """What happened to which port; `is_back` says that it is open after it was not."""

    state: PortState
    port: str
    is_back: bool = False


class ScannerPort(QObject):
    """Listens at one port at a time; each of its sentences comes once, until something changes."""

    scanned = Signal(str)
    """What was scanned, whole, of whatever kind."""

    told = Signal(object)
    """A `PortNews`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._name = ""
        self._port: QSerialPort | None = None
        self._line = ScannerLine()
        self._told: PortState | None = None
        self._silence = _timer(self, round(LONGEST_WAIT_MS), self._on_silence)
        self._look_again = _timer(self, LOOK_AGAIN_MS, self._open)

    @property
    def is_open(self) -> bool:
        """Whether the port is there and read."""
        return self._port is not None

    def use(self, name: str) -> None:
        """Read that port from now on; "" reads none."""
        if name == self._name:
            return
        self._close()
        self._name, self._told = name, None
        self._look_again.stop()
        if name:
            self._open()

    @Slot()
    def _open(self) -> None:
        try:
            from PySide6.QtSerialPort import QSerialPort
        except ImportError:
            self._tell(PortState.UNSUPPORTED)
            return
        port = QSerialPort(self._name, self)
        if not port.open(QSerialPort.OpenModeFlag.ReadOnly):
            is_taken = port.error() is QSerialPort.SerialPortError.PermissionError
            port.deleteLater()
            self._tell(PortState.TAKEN if is_taken else PortState.MISSING)
            self._look_again.start()
            return
        self._port = port
        port.readyRead.connect(self._on_ready)
        port.errorOccurred.connect(self._on_error)
        self._tell(PortState.OPEN)

    def _close(self) -> None:
        port, self._port = self._port, None
        self._silence.stop()
        self._line.forget()
        if port is not None:
            port.readyRead.disconnect(self._on_ready)
            port.errorOccurred.disconnect(self._on_error)
            port.close()
            port.deleteLater()

    @Slot()
    def _on_ready(self) -> None:
        if self._port is None:
            return
        received = self._line.receive(bytes(self._port.readAll().data()))
        self._hand_on(received)
        if self._line.is_begun:
            self._silence.start()
        else:
            self._silence.stop()

    @Slot()
    def _on_silence(self) -> None:
        self._hand_on(self._line.end())

    def _hand_on(self, received: Received) -> None:
        for code in received.codes:
            self.scanned.emit(code)
        if received.codes:
            self._told = PortState.OPEN
        if received.is_garbage:
            self._tell(PortState.GARBAGE)

    @Slot()
    def _on_error(self) -> None:
        """Close a port that is gone, and look for it."""
        from PySide6.QtSerialPort import QSerialPort

        if self._port is None or self._port.error() is QSerialPort.SerialPortError.NoError:
            return
        self._close()
        self._tell(PortState.MISSING)
        self._look_again.start()

    def _tell(self, state: PortState) -> None:
        before, self._told = self._told, state
        if state is not before:
            is_back = before not in {None, PortState.GARBAGE}
            self.told.emit(PortNews(state, self._name, is_back=is_back))


def _timer(parent: QObject, interval_ms: int, deed: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(deed)
    return timer
