"""The sign that phones are let in: in the head of the Door page, and in that of the window elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.phones import Phones
from ui.theme.icons import Icon
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning
from ui.widgets.badge import SHAPES
from ui.widgets.buttons import QuietButton, name_button


class SignWords(QObject):
    """What the sign says while phones are let in."""

    def of(self, phones: Phones) -> tuple[Meaning, str]:
        """Return the colour and the words."""
        if phones.is_lost:
            return Meaning.BAD, self.tr("Phones: none gets through, the network has gone")
        if phones.state.phones_through == 0:
            return Meaning.WARN, self.tr("Phones: none has got through yet")
        return Meaning.GOOD, self.tr("Phones: %n checked in", "", phones.state.checked_in)


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
        """Show how many came in once phones get through, else a mark to look; a short one its shape alone.

        The words are for a tool tip and for who cannot see it: the head of the page is full.
        """
        self._meaning = meaning
        is_good = meaning is Meaning.GOOD
        name_button(self, str(checked_in) if is_good else "!", is_short=is_short)
        self.set_icon(Icon.PHONE if is_good or not is_short else SHAPES[meaning])
        self._on_theme_changed()
        self.setAccessibleName(words)
        self.setToolTip(words)
