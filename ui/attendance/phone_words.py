"""How phones stand at the door, in words and the colour that goes with them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.phones import Phones
from ui.theme.tokens import Meaning


class PhoneWords(QObject):
    """Says it on the card."""

    def light(self, phones: Phones) -> tuple[Meaning, str]:
        """Return the light: grey while off, amber until a real phone got through, then green."""
        if phones.is_switching:
            return Meaning.SOFT, self.tr("One moment …")
        if not phones.state.is_open:
            return Meaning.SOFT, self.tr("Phones are off: nothing listens on the network")
        if phones.is_lost:
            return Meaning.BAD, self.tr("This laptop has left the network: no phone gets through")
        if phones.state.phones_through == 0:
            return Meaning.WARN, self.tr("On, but no phone has got through yet: try one now")
        return Meaning.GOOD, self.tr("Phones get through")
