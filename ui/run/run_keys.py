"""The keys of the console, for the list that F1 shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain.key_map import KeyMap
from facilitator.domain.run_command import ConsoleCommand, PresenterCommand, RunCommand
from ui.widgets.command_words import CommandWords, shown_key
from ui.widgets.page import KeyLine

_STEERING: tuple[RunCommand, ...] = (
    ConsoleCommand.MAIN,
    ConsoleCommand.BLOCK_BEFORE,
    ConsoleCommand.PAUSE,
    ConsoleCommand.FINISH_ON_TIME,
    ConsoleCommand.UNDO,
    ConsoleCommand.IN_ROOM,
    ConsoleCommand.SEEN,
    ConsoleCommand.LESS,
    ConsoleCommand.MORE,
    ConsoleCommand.MUCH_MORE,
)
_ON_THE_SLIDE: tuple[RunCommand, ...] = (
    ConsoleCommand.POINTER,
    ConsoleCommand.SPOTLIGHT,
    ConsoleCommand.ZOOM,
    ConsoleCommand.PEN,
)
_CATCHING: tuple[RunCommand, ...] = (
    ConsoleCommand.QUOTE,
    ConsoleCommand.QUESTION,
    ConsoleCommand.OBSERVATION,
    ConsoleCommand.PARKING_LOT,
    ConsoleCommand.ACTION,
    ConsoleCommand.KEPT,
)


class RunKeys(QObject):
    """Names the keys in the window's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = CommandWords(self)

    def lines(self, keys: KeyMap) -> tuple[KeyLine, ...]:
        """Return them as they are chosen, what is needed most first."""
        slides = tuple(one for one in PresenterCommand if one is not PresenterCommand.CLOSE)
        return (
            *(self._line(keys, command) for command in _STEERING),
            *(self._line(keys, command) for command in slides),
            self._line(keys, ConsoleCommand.OVERVIEW),
            KeyLine("1", self.tr("Any slide by its number: type it, then Enter")),
            *(self._line(keys, command) for command in _ON_THE_SLIDE),
            KeyLine("Up", self.tr("With a tool: arrows move it, Shift+arrows finely, + and − size it")),
            KeyLine("0", self.tr("With the zoom: the whole slide again")),
            KeyLine("Space", self.tr("With the pen: set it down and lift it; 1 to 4 choose the colour")),
            KeyLine(
                "Backspace", self.tr("With the pen: take the last stroke back, Del wipes the slide clean")
            ),
            KeyLine("Esc", self.tr("Put the tool down, and show the whole slide")),
            self._line(keys, ConsoleCommand.READY),
            self._line(keys, ConsoleCommand.PROJECTOR),
            self._line(keys, ConsoleCommand.CHECK_IN_CODE),
            self._line(keys, PresenterCommand.CLOSE),
            KeyLine("Return", self.tr("In the agenda: go to the chosen block")),
            KeyLine("Del", self.tr("In the agenda: leave the block out, or bring it back")),
            KeyLine("Shift+Del", self.tr("In the agenda: put the block off to follow-up")),
            KeyLine("Alt+Up", self.tr("In the agenda: earlier, and Alt+Down later")),
            KeyLine("+", self.tr("In the agenda: a minute more, and − a minute less")),
            KeyLine("Ins", self.tr("In the agenda: put a block of the programme in")),
            KeyLine("1", self.tr("In a show of hands: type the count of that option, then Enter")),
            *(self._line(keys, command) for command in _CATCHING),
        )

    def _line(self, keys: KeyMap, command: RunCommand) -> KeyLine:
        """Return the line of a command; keys that look alike here (Return and Enter) are named once."""
        _, *others = dict.fromkeys(map(shown_key, keys.keys_of(command)))
        does = self._words.does(command)
        if others:
            does = self.tr("{does}; also {keys}").format(does=does, keys=" · ".join(others))
        return KeyLine(keys.keys_of(command)[0], does)
