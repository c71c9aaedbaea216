"""What is one of two: the language, the theme, a window or the full screen; and how the window comes up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.language import Language
from facilitator.services.preferences import ThemeChoice
from ui.theme.appearance import Appearance
from ui.theme.theme import Theme

_FRAME = 40
"""Pixels that a title bar takes of the screen's height."""


def come_up(window: QWidget) -> None:
    """Show the window: on the whole of a screen that has no room for it and its frame."""
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() + _FRAME > room.height():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    window.show()


class Switches(QObject):
    """Each switches to the other one, at once."""

    def __init__(self, window: QWidget, appearance: Appearance, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._theme = theme

    @Slot()
    def toggle_language(self) -> None:
        """Speak the other language."""
        is_english = self._appearance.language is Language.EN
        self._appearance.set_language(Language.ZH if is_english else Language.EN)

    @Slot()
    def toggle_theme(self) -> None:
        """Wear light instead of dark, or dark instead of light."""
        is_dark = self._theme.colours.is_dark
        self._appearance.set_theme(ThemeChoice.LIGHT if is_dark else ThemeChoice.DARK)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or be as before: a window, or one that fills what the desktop leaves."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
