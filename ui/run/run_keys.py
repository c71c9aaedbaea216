"""The keys of the console, for the list that F1 shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.widgets.page import KeyLine


class RunKeys(QObject):
    """Names the keys in the window's language."""

    def lines(self) -> tuple[KeyLine, ...]:
        """Return them, what is needed most first."""
        return (
            KeyLine("Ctrl+Return", self.tr("Start, next block, resume or finish: the filled button")),
            KeyLine("Ctrl+Backspace", self.tr("Back to the block before")),
            KeyLine("F9", self.tr("Pause and resume")),
            KeyLine("F4", self.tr("Finish on time: three ways, then 1, 2 or 3")),
            KeyLine("Ctrl+Z", self.tr("Take the last change of the agenda back")),
            KeyLine("F10", self.tr("In the room: groups, their timers, show of hands, energizer")),
            KeyLine("F6", self.tr("One minute less for this block")),
            KeyLine("F7", self.tr("One minute more for this block")),
            KeyLine("F8", self.tr("Five minutes more for this block")),
            KeyLine("PageDown", self.tr("Next slide (a clicker sends this)")),
            KeyLine("PageUp", self.tr("Slide before")),
            KeyLine("Home", self.tr("First slide of the block")),
            KeyLine("End", self.tr("Last page of the block: its card")),
            KeyLine("1", self.tr("Any slide by its number: type it, then Enter")),
            KeyLine(".", self.tr("Black screen and back, also B")),
            KeyLine(",", self.tr("White screen and back, also W")),
            KeyLine("/", self.tr("Freeze: the room keeps its picture while you move on, also F")),
            KeyLine("*", self.tr("Holding card: we go on in a moment, also H")),
            KeyLine("F12", self.tr("Video: play or pause, also K")),
            KeyLine("Ctrl+Left", self.tr("Video: 10 seconds back, also J; Ctrl+Right or L on")),
            KeyLine("Ctrl+Home", self.tr("Video: from the beginning")),
            KeyLine("Ctrl+Up", self.tr("Video: louder, and Ctrl+Down softer")),
            KeyLine("F5", self.tr("Projector on or off")),
            KeyLine("Return", self.tr("In the agenda: go to the chosen block")),
            KeyLine("Del", self.tr("In the agenda: leave the block out, or bring it back")),
            KeyLine("Shift+Del", self.tr("In the agenda: put the block off to follow-up")),
            KeyLine("Alt+Up", self.tr("In the agenda: earlier, and Alt+Down later")),
            KeyLine("+", self.tr("In the agenda: a minute more, and − a minute less")),
            KeyLine("Ins", self.tr("In the agenda: put a block of the programme in")),
            KeyLine("1", self.tr("In a show of hands: type the count of that option, then Enter")),
            KeyLine("F2", self.tr("Catch a quote")),
            KeyLine("F3", self.tr("Read what was kept")),
            KeyLine(
                "Alt+1", self.tr("Catch a quote, question, observation, later point or action: Alt+1 to 5")
            ),
        )
