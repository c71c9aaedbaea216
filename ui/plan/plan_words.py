"""Words of the Plan page beside those of every block: needs, and fields of a roster."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain.programme import Priority
from facilitator.domain.roster import RosterField


class PlanWords(QObject):
    """Words of the Plan page."""

    def priority(self, priority: Priority) -> str:
        """Return how needed a block is."""
        return {
            Priority.MUST: self.tr("must stay"),
            Priority.SHOULD: self.tr("can be shortened"),
            Priority.COULD: self.tr("can be cut"),
        }[priority]

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
