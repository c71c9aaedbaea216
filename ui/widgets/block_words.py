"""What the kinds of blocks and their lengths are called, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain.programme import BlockKind

_HOUR = 60


class BlockWords(QObject):
    """Words that every page uses for the blocks of an agenda."""

    def kind(self, kind: BlockKind) -> str:
        """Return what people do in a block of that kind."""
        return {
            BlockKind.TALK: self.tr("Talk"),
            BlockKind.QUESTIONS: self.tr("Questions and answers"),
            BlockKind.GROUP_ACTIVITY: self.tr("Group activity"),
            BlockKind.DISCUSSION: self.tr("Discussion"),
            BlockKind.VIDEO: self.tr("Video"),
            BlockKind.ROLE_PLAY: self.tr("Role play"),
            BlockKind.CASE_STUDY: self.tr("Case study"),
            BlockKind.SHARING: self.tr("Sharing"),
            BlockKind.BREAK: self.tr("Break"),
            BlockKind.QUESTIONNAIRE: self.tr("Questionnaire"),
            BlockKind.CHECK_IN: self.tr("Check-in"),
            BlockKind.ENERGIZER: self.tr("Energizer"),
        }[kind]

    def minutes(self, minutes: int) -> str:
        """Return a length such as `35 min`."""
        return self.tr("%n min", "", minutes)

    def length(self, minutes: int) -> str:
        """Return a length in hours and minutes."""
        hours, rest = divmod(minutes, _HOUR)
        if hours == 0:
            return self.minutes(rest)
        if rest == 0:
            return self.tr("%n h", "", hours)
        return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)
