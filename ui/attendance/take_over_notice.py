"""What came of a code that the other door showed, in line above this one, which goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import Tone
from facilitator.domain.message import Message
from facilitator.services.hand_over_attendance import TakenOver, TakeOverOutcome
from facilitator.words import one_after_another
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice

_MEANINGS = {Tone.GOOD: Meaning.GOOD, Tone.AMBER: Meaning.WARN, Tone.BAD: Meaning.BAD}


def said_of(outcome: TakeOverOutcome, said: Callable[[Message], str]) -> tuple[Meaning, str]:
    """Return how an outcome looks and what it says."""
    if isinstance(outcome, TakenOver) and outcome.warning is not None:
        return Meaning.WARN, one_after_another(said(outcome.message), said(outcome.warning))
    return _MEANINGS[outcome.tone], said(outcome.message)


def leads_on(outcome: TakeOverOutcome) -> bool:
    """Say whether the other laptop has people who are not here, so that it shall have this list."""
    return isinstance(outcome, TakenOver) and outcome.strangers > 0


class TakeOverNotice(InlineNotice):
    """Hidden until a genuine code was read; the next one takes its place."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools = tools
        self._outcome: TakeOverOutcome | None = None

    def show_outcome(self, outcome: TakeOverOutcome | None) -> None:
        """Say what came of a code; None puts the notice away."""
        self._outcome = outcome
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        if self._outcome is None:
            self.hide()
        else:
            action = self.tr("Show codes for that laptop") if leads_on(self._outcome) else ""
            self.show_sentence(*said_of(self._outcome, self._tools.said), action)
