"""The Run page's keys: what was pressed, by the map that the trainer chose."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.domain.key_map import KeyMap, works_while_typing
from facilitator.domain.run_command import RUN_COMMANDS, PresenterCommand, RunCommand
from ui.projector.presenter_keys import GoToPage, PresenterKeys
from ui.theme.appearance import Appearance


class PageKeys(QObject):
    """Keys that type and move belong to what has the focus first; all others act wherever it is."""

    given = Signal(object)
    """A `RunCommand` of a key that acts wherever the focus is."""
    changed = Signal(object)
    """The `KeyMap` that is in force now."""

    def __init__(self, appearance: Appearance, page: QWidget) -> None:
        super().__init__(page)
        self._appearance = appearance
        self._page = page
        self._reader = PresenterKeys()
        self._shortcuts: list[QShortcut] = []
        self._map: KeyMap | None = None
        appearance.changed.connect(self._on_preferences_changed)
        self._on_preferences_changed()

    @property
    def map(self) -> KeyMap:
        """The keys in force."""
        return self._appearance.preferences.keys

    @property
    def number(self) -> int:
        """What is typed so far of a slide's number; 0 while none is."""
        return self._reader.number

    def read(self, event: QKeyEvent) -> RunCommand | GoToPage | None:
        """Return what a key that nothing else took asks for; Esc asks for nothing on this page."""
        command = self._reader.read(event)
        return None if command is PresenterCommand.CLOSE else command

    @Slot()
    def _on_preferences_changed(self) -> None:
        if self.map == self._map:
            return
        self._map = self.map
        self._reader.use(self.map)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = [
            self._shortcut(key, command)
            for command in RUN_COMMANDS
            for key in self.map.keys_of(command)
            if works_while_typing(key)
        ]
        self.changed.emit(self.map)

    def _shortcut(self, key: str, command: RunCommand) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(self.given.emit, command))
        return shortcut
