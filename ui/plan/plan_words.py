"""Names of kinds, fields and lengths on the Plan page, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain.programme import BlockKind, Priority
from facilitator.domain.roster import RosterField

_HOUR = 60


class PlanWords(QObject):
    """Words of the Plan page."""

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

    def priority(self, priority: Priority) -> str:
        """Return how needed a block is."""
        return {
            Priority.MUST: self.tr("must be"),
            Priority.SHOULD: self.tr("should be"),
            Priority.COULD: self.tr("could go"),
        }[priority]

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

    def field(self, field: RosterField | None) -> str:
        """Return what a column of a roster holds; none is a column that is left out."""
        if field is None:
            return self.tr("Leave out")
        return {
            RosterField.NAME: self.tr("Name"),
            RosterField.FAMILY_NAME: self.tr("Family name"),
            RosterField.GIVEN_NAME: self.tr("Given name"),
            RosterField.EMPLOYEE_NUMBER: self.tr("Employee number"),
            RosterField.SEX: self.tr("Sex"),
            RosterField.DEPARTMENT: self.tr("Department"),
            RosterField.HOME_PROVINCE: self.tr("Home province"),
            RosterField.PHONE: self.tr("Phone"),
            RosterField.HIRED_ON: self.tr("Hired on"),
            RosterField.CHILD_AGE: self.tr("Child's age"),
            RosterField.CHILD_LEFT_BEHIND: self.tr("Child stayed behind"),
            RosterField.LANGUAGE: self.tr("Language"),
            RosterField.EXTRA: self.tr("Keep as it is"),
        }[field]
