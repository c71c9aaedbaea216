"""What the trainer has to do about the screens, in the words of this system."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject

from facilitator.words import one_after_another
from ui.projector.screens import Placement, Placing
from ui.theme.tokens import Meaning


@dataclass(frozen=True, slots=True)
class ScreenNews:
    """A sentence about the screens; `action` is what the button says that shows the picture all the same."""

    meaning: Meaning
    text: str
    action: str = ""


class ScreenWords(QObject):
    """Says where the room's picture is, if it is not simply where it should be."""

    def news(
        self, placing: Placing, *, is_projector_known: bool, platform: str = sys.platform
    ) -> ScreenNews | None:
        """Return what to say; none where the room sees the picture in full.

        A system that mirrors often shows two screens as one: so one screen alone is told, too, the more
        urgently where this laptop has known a projector before.
        """
        extend = self._extend(platform)
        match placing.placement:
            case Placement.LOST:
                lost = self.tr(
                    "The projector is gone. Plug it in again: the same picture comes back by itself."
                )
                return ScreenNews(Meaning.WARN, lost)
            case Placement.MIRRORED:
                mirrored = self.tr("The projector shows your own screen, so the room's picture stays hidden.")
                return ScreenNews(Meaning.WARN, one_after_another(mirrored, extend))
            case Placement.CONSOLE_ON_PROJECTOR:
                swapped = self.tr(
                    "This window stands on the projector. Drag it to the screen in front of you."
                )
                return ScreenNews(Meaning.WARN, swapped, self.tr("That screen is mine"))
            case Placement.REHEARSAL:
                alone = self.tr("One screen is found, so this is a rehearsal in a window.")
                meaning = Meaning.WARN if is_projector_known else Meaning.INFO
                return ScreenNews(meaning, one_after_another(alone, self._is_there(platform)))
        return None

    def _extend(self, platform: str) -> str:
        if platform == "win32":
            return self.tr("Press Win+P and choose Extend.")
        if platform == "darwin":
            return self.tr("Press Command+F1, or choose Extended display in System Settings, Displays.")
        return self.tr("Press Super+P, or choose Join displays in the system's display settings.")

    def _is_there(self, platform: str) -> str:
        if platform == "win32":
            return self.tr("If the projector is plugged in, press Win+P and choose Extend.")
        if platform == "darwin":
            return self.tr("If the projector is plugged in, press Command+F1 to end mirroring.")
        return self.tr("If the projector is plugged in, press Super+P and choose Join displays.")
