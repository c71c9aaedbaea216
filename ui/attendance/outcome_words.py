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
        go_in = self.tr("You are checked in. Please go in.")
        return {
            DoorAnswer.WELCOME: go_in,
            DoorAnswer.WELCOME_BACK: go_in,
            DoorAnswer.ALREADY_HERE: self.tr("You were checked in before. Please go in."),
            DoorAnswer.LEFT: self.tr("You are signed out."),
            DoorAnswer.WAITS: self.tr("Your badge is read in a moment."),
            DoorAnswer.WRONG_DIGIT: self.tr("Look at your badge and type the seven digits again."),
            DoorAnswer.NO_BADGE: self.tr("Show the code on your badge."),
        }.get(answer, self.tr("Please go to the person at the desk."))
