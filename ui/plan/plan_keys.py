"""The keys of the Plan page, for the list that F1 shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.widgets.page import KeyLine


class PlanKeys(QObject):
    """Names the keys in the window's language."""

    def lines(self) -> tuple[KeyLine, ...]:
        """Return them, those of the whole page first."""
        return (
            KeyLine("Ctrl+N", self.tr("New session")),
            KeyLine("Ctrl+PgDown", self.tr("Next tab")),
            KeyLine("Ctrl+PgUp", self.tr("Previous tab")),
            KeyLine("+", self.tr("Agenda: one minute more for the block")),
            KeyLine("-", self.tr("Agenda: one minute less for the block")),
            KeyLine("Alt+Up", self.tr("Agenda: the block earlier")),
            KeyLine("Alt+Down", self.tr("Agenda: the block later")),
            KeyLine("Ins", self.tr("Agenda: a new block after this one")),
            KeyLine("Del", self.tr("Agenda: remove the block")),
            KeyLine("Ctrl+Z", self.tr("Agenda: undo")),
            KeyLine("Ctrl+Y", self.tr("Agenda: redo, as Ctrl+Shift+Z")),
            KeyLine("F2", self.tr("Agenda: edit the block; Esc goes back")),
            KeyLine("F2", self.tr("People: put the person right; Esc goes back")),
            KeyLine("Ctrl+M", self.tr("People: two lines are one person")),
            KeyLine("Del", self.tr("People: take the person off the list")),
            KeyLine("Ctrl+Z", self.tr("People: undo")),
            KeyLine("Ctrl+B", self.tr("Agenda: find a block in the library")),
            KeyLine("Ctrl+T", self.tr("Agenda: plan the usual minutes; with Shift the safe ones")),
            KeyLine("F8", self.tr("Agenda: go to the next thing to look at")),
            KeyLine("Ctrl+P", self.tr("Agenda: print, or Excel out and in")),
            KeyLine("Ctrl+D", self.tr("A session like this one, a week later")),
        )
