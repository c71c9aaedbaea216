"""Somebody of another half-day stands at this door: one press lets them in, until the next answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from facilitator.domain.attendance import NotCheckedIn
from ui.attendance.door_deeds import DoorDeeds
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools

KEYS = "F7"


class LetInOffer(QObject):
    """What the toast's button and its key do; both are gone once they were taken up or are out of date."""

    def __init__(self, tools: PageTools, deeds: DoorDeeds, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._deeds = deeds
        self._let_in: Callable[[], None] | None = None
        self._sentence = ""

    def make(self, outcome: NotCheckedIn) -> None:
        """Offer to let in here whom a code or a name means who is expected elsewhere."""
        self._let_in = self._deeds.later(outcome.candidates[0].id)
        self._sentence = self._tools.said(outcome.message)
        words = self.tr("Let them in here (F7)")
        self._tools.announce(self._sentence, Meaning.WARN, words, self.take_up)

    @Slot()
    def take_up(self) -> None:
        """Let them in, once."""
        let_in = self._let_in
        self.end()
        if let_in is not None:
            let_in()

    def end(self) -> None:
        """Offer nothing more: something else was answered, or another half-day is in front."""
        if self._sentence:
            self._tools.withdraw(self._sentence)
        self._let_in, self._sentence = None, ""
