"""Where the hand scanner is: it types like a keyboard, or it is on a serial port that is chosen here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.appearance import Appearance


@dataclass(frozen=True, slots=True)
class FoundPort:
    """A serial port of this laptop and what its maker calls it."""

    name: str
    description: str


def ports_there() -> tuple[FoundPort, ...]:
    """Return the ports of this laptop; none where Qt cannot read any."""
    try:
        from PySide6.QtSerialPort import QSerialPortInfo
    except ImportError:
        return ()
    found = (FoundPort(one.portName(), one.description()) for one in QSerialPortInfo.availablePorts())
    return tuple(sorted(found, key=_name))


class ScannerMenu(QMenu):
    """The ports; what is chosen is remembered on this laptop and read from there at once."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.aboutToShow.connect(self._on_about_to_show)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setTitle(self.tr("Where the hand scanner is connected"))

    @Slot()
    def _on_about_to_show(self) -> None:
        chosen = self._appearance.preferences.scanner_port
        self.clear()
        group = QActionGroup(self)
        found = {port.name: port.description for port in ports_there()}
        lines = [("", self.tr("It types like a keyboard: nothing to set"))]
        lines += [(name, f"{name} · {words}" if words else name) for name, words in found.items()]
        if chosen and chosen not in found:
            lines.append((chosen, self.tr("{port} · not plugged in").format(port=chosen)))
        for name, words in lines:
            action = self.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, name))

    def _choose(self, name: str, *more: object) -> None:
        del more
        self._appearance.keep(replace(self._appearance.preferences, scanner_port=name))


def _name(port: FoundPort) -> str:
    return port.name
