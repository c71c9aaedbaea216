"""The sign in the head of the page that phones are let in; it leads to their card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.badge import SHAPES
from ui.widgets.buttons import QuietButton, name_button


class PhoneSign(QuietButton):
    """Amber until a phone got through, then green; gone while phones are off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._meaning = Meaning.SOFT
        super().__init__(theme, Icon.PHONE, parent=parent)
        self.hide()

    @property
    def meaning(self) -> Meaning:
        """What its colour and its shape say."""
        return self._meaning

    def icon_colour(self) -> str:
        """Return the colour of the meaning."""
        return self._theme.colours.ink_of(self._meaning)

    def show_state(self, meaning: Meaning, words: str, *, checked_in: int, is_short: bool) -> None:
        """Show how many came in once phones get through; a short one shows its shape alone.

        The words are for a tool tip and for who cannot see it: the head of the page is full.
        """
        if meaning is not self._meaning:
            self._meaning = meaning
            self.set_icon(Icon.PHONE if meaning is Meaning.GOOD else SHAPES[meaning])
            self._on_theme_changed()
        count = str(checked_in) if meaning is Meaning.GOOD else ""
        name_button(self, count, is_short=is_short or not count)
        self.setAccessibleName(words)
        self.setToolTip(words)
