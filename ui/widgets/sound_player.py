"""Short sounds by name.

QtMultimedia loads at the first sound, or on the worker where `get_ready` comes before it; a laptop without
sound stays silent, and so does a program without a screen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QGuiApplication

from resources import sound_path
from ui.operations import Operations
from ui.theme.appearance import Appearance
from ui.widgets.multimedia import load_multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect


class SoundPlayer(QObject):
    """Plays the sounds of `resources/sounds`, unless this laptop's preferences keep them off."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._effects: dict[str, QSoundEffect] = {}
        self._has_device: bool | None = None
        self._wanted: deque[str] = deque()
        self._is_loading = False
        self._late = ""

    @property
    def is_on(self) -> bool:
        """Whether sounds are wanted at this laptop."""
        return self._appearance.preferences.sound_on

    def switch(self) -> bool:
        """Turn sounds on or off for this laptop, and return whether they are on now."""
        preferences = self._appearance.preferences
        self._appearance.keep(replace(preferences, sound_on=not preferences.sound_on))
        return self.is_on

    def get_ready(self, operations: Operations, names: Iterable[str]) -> None:
        """Make these sounds before they are needed, so that the first of the day stops no window.

        The library is loaded on the worker; the sounds are made one at each turn of the window's thread.
        """
        wanted = [name for name in names if name not in self._effects]
        if not wanted or not self.is_on or self._is_loading or self._has_device is False:
            return
        if QGuiApplication.platformName() != "offscreen":
            self._wanted, self._is_loading = deque(wanted), True
            operations.load(load_multimedia, self._on_loaded)

    def play(self, name: str) -> None:
        """Play that sound at once, if sounds are on and there is a device."""
        if self.is_on:
            self.ring(name)

    def ring(self, name: str) -> None:
        """Play it although the sounds of door and keying are off: it has a switch of its own."""
        if self._is_loading:
            self._late = name
        elif self._finds_device():
            self._effect(name).play()

    def _on_loaded(self, _loaded: None) -> None:
        late, self._late = self._late, ""
        self._is_loading = False
        if late:
            self.ring(late)
        if self._finds_device():
            self._make_next()

    @Slot()
    def _make_next(self) -> None:
        if self._wanted:
            self._effect(self._wanted.popleft())
            QTimer.singleShot(0, self, self._make_next)

    def _finds_device(self) -> bool:
        if self._has_device is None and QGuiApplication.platformName() == "offscreen":
            self._has_device = False
        if self._has_device is None:
            from PySide6.QtMultimedia import QMediaDevices

            self._has_device = not QMediaDevices.defaultAudioOutput().isNull()
        return self._has_device

    def _effect(self, name: str) -> QSoundEffect:
        if name not in self._effects:
            from PySide6.QtMultimedia import QSoundEffect

            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(sound_path(name))))
            self._effects[name] = effect
        return self._effects[name]
