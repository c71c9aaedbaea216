"""What the keys of a running half-day do, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from facilitator.domain.run_command import ConsoleCommand, PresenterCommand, RunCommand


class CommandWords(QObject):
    """Says it the same in the list of keys, in the settings and in what is refused."""

    def does(self, command: RunCommand) -> str:
        """Return what a command does."""
        if isinstance(command, PresenterCommand):
            return self._of_presenter(command)
        return self._of_console(command)

    def _of_console(self, command: ConsoleCommand) -> str:
        return {
            ConsoleCommand.MAIN: self.tr("Start, next block, resume or finish: the filled button"),
            ConsoleCommand.BLOCK_BEFORE: self.tr("Back to the block before"),
            ConsoleCommand.PAUSE: self.tr("Pause and resume"),
            ConsoleCommand.FINISH_ON_TIME: self.tr("Finish on time: three ways, then 1, 2 or 3"),
            ConsoleCommand.UNDO: self.tr("Take the last change of the agenda back"),
            ConsoleCommand.IN_ROOM: self.tr("In the room: groups, their timers, show of hands, energizer"),
            ConsoleCommand.LESS: self.tr("One minute less for this block"),
            ConsoleCommand.MORE: self.tr("One minute more for this block"),
            ConsoleCommand.MUCH_MORE: self.tr("Five minutes more for this block"),
            ConsoleCommand.PROJECTOR: self.tr("Projector on or off"),
            ConsoleCommand.QUOTE: self.tr("Catch a quote"),
            ConsoleCommand.QUESTION: self.tr("Catch a question"),
            ConsoleCommand.OBSERVATION: self.tr("Catch an observation"),
            ConsoleCommand.PARKING_LOT: self.tr("Catch a point for later"),
            ConsoleCommand.ACTION: self.tr("Catch an agreed action"),
            ConsoleCommand.KEPT: self.tr("Read what was kept"),
            ConsoleCommand.READY: self.tr("Ready for the room? Slides, videos, sound, projector"),
            ConsoleCommand.SEEN: self.tr("Seen: what the assistant tells you"),
            ConsoleCommand.OVERVIEW: self.tr("All slides, and search in them"),
            ConsoleCommand.POINTER: self.tr("Pointer on the slide"),
            ConsoleCommand.SPOTLIGHT: self.tr("Spotlight on the slide"),
            ConsoleCommand.ZOOM: self.tr("Zoom into the slide"),
            ConsoleCommand.PEN: self.tr("Draw on the slide"),
            ConsoleCommand.CHECK_IN_CODE: self.tr("The check-in code before the room, or no longer"),
        }[command]

    def _of_presenter(self, command: PresenterCommand) -> str:
        return {
            PresenterCommand.NEXT_SLIDE: self.tr("Next slide (a clicker sends this)"),
            PresenterCommand.PREVIOUS_SLIDE: self.tr("Slide before"),
            PresenterCommand.FIRST_SLIDE: self.tr("First slide of the block"),
            PresenterCommand.LAST_SLIDE: self.tr("Last page of the block: its card"),
            PresenterCommand.BLACK: self.tr("Black screen and back"),
            PresenterCommand.WHITE: self.tr("White screen and back"),
            PresenterCommand.FREEZE: self.tr("Freeze: the room keeps its picture"),
            PresenterCommand.CARD: self.tr("Holding card: we go on in a moment"),
            PresenterCommand.CLIP_PLAY: self.tr("Play or pause the video"),
            PresenterCommand.CLIP_REWIND: self.tr("The video 10 seconds back"),
            PresenterCommand.CLIP_FORWARD: self.tr("The video 10 seconds on"),
            PresenterCommand.CLIP_RESTART: self.tr("The video from its beginning"),
            PresenterCommand.CLIP_LOUDER: self.tr("The video louder"),
            PresenterCommand.CLIP_SOFTER: self.tr("The video softer"),
            PresenterCommand.CLOSE: self.tr("Projector off, where the room's window has the keys"),
        }[command]


def shown_key(key: str) -> str:
    """Return a key as this system writes it: `PgDown` as PgDown, `Ctrl+Z` as ⌘Z on a Mac.

    Return is called Enter, as it stands on the keys.
    """
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
    return native.replace("Return", "Enter")
