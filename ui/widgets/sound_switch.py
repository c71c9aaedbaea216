"""Sounds of a page, and the key that turns them on and off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from ui.widgets.page import Command, KeyLine, PageTools
from ui.widgets.sound_player import SoundPlayer

KEYS = "Ctrl+M"


class SoundSwitch(QObject):
    """Plays a page's sounds; what it offers goes into the page's keys and commands."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.player = SoundPlayer(tools.appearance, self)
        self._names: tuple[str, ...] = ()

    def get_ready(self, names: Iterable[str]) -> None:
        """Make these sounds ready, now or when sounds are turned on."""
        self._names = tuple(names)
        self.player.get_ready(self._tools.operations, self._names)

    def key_line(self) -> KeyLine:
        """Return the line of the F1 list."""
        return KeyLine(KEYS, self.tr("Sounds on or off"))

    def command(self) -> Command:
        """Return what the palette can do."""
        return Command(self.tr("Sounds on or off"), self.switch, keys=KEYS)

    @Slot()
    def switch(self) -> None:
        """Turn the sounds of this laptop on or off, and say which it is now."""
        self._tools.announce(self.tr("Sounds are on") if self.player.switch() else self.tr("Sounds are off"))
        self.get_ready(self._names)
