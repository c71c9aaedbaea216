"""The word of each answer, read from three metres, and what the queue's screen says, which names nobody."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain.door_answer import DoorAnswer


class OutcomeWords(QObject):
    """Speaks the window's language."""

    def word(self, answer: DoorAnswer) -> str:
        """Return the one word, or two, that is largest."""
        return {
            DoorAnswer.WELCOME: self.tr("Welcome"),
            DoorAnswer.WELCOME_BACK: self.tr("Welcome back"),
            DoorAnswer.ALREADY_HERE: self.tr("Already in"),
            DoorAnswer.LEFT: self.tr("Goodbye"),
            DoorAnswer.NOT_HERE: self.tr("Not in"),
            DoorAnswer.TAKEN_BACK: self.tr("Taken back"),
            DoorAnswer.SPARE: self.tr("Spare badge"),
            DoorAnswer.SEVERAL: self.tr("Who is it?"),
            DoorAnswer.OTHER_HALF_DAY: self.tr("Other shift"),
            DoorAnswer.OTHER_SESSION: self.tr("Other session"),
            DoorAnswer.FORGED: self.tr("Not ours"),
            DoorAnswer.WITHDRAWN: self.tr("No longer valid"),
            DoorAnswer.NOT_ON_LIST: self.tr("Not on the list"),
            DoorAnswer.UNKNOWN: self.tr("Unknown"),
            DoorAnswer.NO_BADGE: self.tr("No badge"),
            DoorAnswer.WRONG_DIGIT: self.tr("Wrong digit"),
            DoorAnswer.NOBODY: self.tr("Nobody found"),
            DoorAnswer.WAITS: self.tr("Please wait"),
            DoorAnswer.FAILED: self.tr("Not stored"),
        }[answer]

    def for_the_queue(self, answer: DoorAnswer) -> str:
        """Return what somebody in the queue has to do now, without a name."""
        if answer in {DoorAnswer.WELCOME, DoorAnswer.WELCOME_BACK}:
            return self.tr("You are checked in. Please go in.")
        if answer is DoorAnswer.ALREADY_HERE:
            return self.tr("You were checked in before. Please go in.")
        if answer is DoorAnswer.LEFT:
            return self.tr("You are signed out.")
        if answer is DoorAnswer.WAITS:
            return self.tr("Your badge is read in a moment.")
        return self.tr("Please go to the person at the desk.")
