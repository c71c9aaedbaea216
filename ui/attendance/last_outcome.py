"""The outcome that stands on the card: shown, sounded, and said again in another language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from facilitator.domain.attendance import Tone
from facilitator.domain.message import Message
from ui.attendance.feedback import FeedbackCard
from ui.widgets.page import PageTools
from ui.widgets.sound_player import SoundPlayer

SOUNDS = {Tone.GOOD: "good", Tone.AMBER: "amber", Tone.BAD: "bad"}


@dataclass(frozen=True, slots=True)
class _Outcome:
    tone: Tone
    message: Message
    detail: str


class LastOutcome(QObject):
    """Keeps what the card says as a `Message`, for the card itself knows no language."""

    def __init__(self, tools: PageTools, card: FeedbackCard, sounds: SoundPlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._card = card
        self._sounds = sounds
        self._outcome: _Outcome | None = None

    def show(self, tone: Tone, message: Message, detail: str = "") -> None:
        """Show an outcome and play its sound."""
        self._outcome = _Outcome(tone, message, detail)
        self.retranslate()
        self._sounds.play(SOUNDS[tone])

    def forget(self) -> None:
        """Be ready for the next badge."""
        self._outcome = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        if self._outcome is None:
            self._card.show_outcome(None, self.tr("Ready for the next badge"))
        else:
            sentence = self._tools.said(self._outcome.message)
            self._card.show_outcome(self._outcome.tone, sentence, self._outcome.detail)
