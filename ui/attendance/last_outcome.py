"""The outcome that stands on the card: shown, sounded, and said again in another language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from facilitator.domain.attendance import Tone
from facilitator.domain.door_answer import DoorAnswer
from facilitator.domain.message import Message
from ui.attendance.feedback import FeedbackCard
from ui.attendance.outcome_words import OutcomeWords
from ui.widgets.page import PageTools
from ui.widgets.sound_player import SoundPlayer


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the card."""

    answer: DoorAnswer
    tone: Tone
    message: Message
    detail: str


class LastOutcome(QObject):
    """Keeps what the card says as a `Message`, for the card itself knows no language."""

    shown = Signal(object)
    """What is new on the card, a `Shown`."""

    def __init__(self, tools: PageTools, card: FeedbackCard, sounds: SoundPlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._card = card
        self._sounds = sounds
        self._words = OutcomeWords(self)
        self._outcome: Shown | None = None

    def show(self, answer: DoorAnswer, tone: Tone, message: Message, detail: str = "") -> None:
        """Show an outcome and play its sound."""
        self._outcome = Shown(answer, tone, message, detail)
        self.retranslate()
        self._sounds.play(answer)
        self.shown.emit(self._outcome)

    def forget(self) -> None:
        """Be ready for the next badge."""
        self._outcome = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        one = self._outcome
        if one is None:
            self._card.show_outcome(None, self.tr("Ready for the next badge"))
        else:
            sentence = self._tools.said(one.message)
            self._card.show_outcome(one.tone, sentence, one.detail, self._words.word(one.answer))
