"""Words of the Plan page beside those of every block: needs, past runs, what was done, fields of a roster."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain.past_runs import PastMinutes, safe_minutes, usual_minutes
from facilitator.domain.programme import Priority
from facilitator.domain.roster import RosterField
from ui.plan.agenda_history import Deed


class PlanWords(QObject):
    """Words of the Plan page."""

    def priority(self, priority: Priority) -> str:
        """Return how needed a block is."""
        return {
            Priority.MUST: self.tr("must stay"),
            Priority.SHOULD: self.tr("can be shortened"),
            Priority.COULD: self.tr("can be cut"),
        }[priority]

    def past(self, past: PastMinutes) -> str:
        """Return what a block took before, such as `22–28 min`: half and four fifths kept within."""
        usual, safe = usual_minutes(past), safe_minutes(past)
        if usual == safe:
            return self.tr("%n min", "", usual)
        return self.tr("{usual}–{safe} min").format(usual=usual, safe=safe)

    def fixed_start(self, late_minutes: int) -> str:
        """Return what the pin beside a begin says."""
        if late_minutes:
            return self.tr("fixed start, %n min late", "", late_minutes)
        return self.tr("fixed start")

    def deed(self, deed: Deed, title: str) -> str:
        """Return what was done to the agenda, as a name for undo and redo."""
        sentence = {
            Deed.MOVE: self.tr('"{title}" moved'),
            Deed.LENGTH: self.tr('minutes of "{title}"'),
            Deed.REMOVE: self.tr('"{title}" taken out'),
            Deed.PUT_BACK: self.tr('"{title}" put back'),
            Deed.ADD: self.tr('"{title}" added'),
            Deed.PUT_IN: self.tr('"{title}" put in from the library'),
            Deed.EDIT: self.tr('"{title}" edited'),
            Deed.TAKE_OVER: self.tr("agenda taken over from a file"),
        }[deed]
        return sentence.format(title=title)

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
