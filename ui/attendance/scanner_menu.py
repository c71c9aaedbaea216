"""Where the hand scanner is: it types like a keyboard, or it is on a serial port that is chosen here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.appearance import Appearance
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.widgets.buttons import QuietButton


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


class ScannerMenu(QuietButton):
    """A button with the ports; what is chosen is remembered on this laptop and read from there at once."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(theme, Icon.DOOR, parent=parent)
        self._appearance = appearance
        self.menu_of_ports = QMenu(self)
        self.menu_of_ports.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(self.menu_of_ports)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setText(self.tr("Scanner"))
        self.setToolTip(self.tr("Where the hand scanner is connected"))

    @Slot()
    def _on_about_to_show(self) -> None:
        menu, chosen = self.menu_of_ports, self._appearance.preferences.scanner_port
        menu.clear()
        group = QActionGroup(menu)
        found = {port.name: port.description for port in ports_there()}
        lines = [("", self.tr("It types like a keyboard: nothing to set"))]
        lines += [(name, f"{name} · {words}" if words else name) for name, words in found.items()]
        if chosen and chosen not in found:
            lines.append((chosen, self.tr("{port} · not plugged in").format(port=chosen)))
        for name, words in lines:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, name))

    def _choose(self, name: str, *more: object) -> None:
        del more
        self._appearance.keep(replace(self._appearance.preferences, scanner_port=name))


def _name(port: FoundPort) -> str:
    return port.name
