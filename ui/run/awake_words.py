"""What the trainer reads of the laptop's sleep."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from ui.run.awake import Awakeness
from ui.run.run_words import Spoken
from ui.theme.tokens import Meaning


class AwakeWords(QObject):
    """One calm line, or none where staying awake is not wanted."""

    def line(self, state: Awakeness) -> Spoken | None:
        """Return the line of that state."""
        match state:
            case Awakeness.KEPT:
                return Spoken(Meaning.SOFT, self.tr("The laptop stays awake."))
            case Awakeness.NOT_KEPT:
                return Spoken(Meaning.WARN, self._way_out(sys.platform))
        return None

    def _way_out(self, platform: str) -> str:
        if platform == "win32":
            return self.tr("This laptop may fall asleep: set sleep to Never in Settings, System, Power.")
        if platform == "darwin":
            return self.tr("This laptop may fall asleep: set it to Never in System Settings, Lock Screen.")
        return self.tr("This laptop may fall asleep: switch sleep off in the system's power settings.")
