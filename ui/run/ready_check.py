"""Looks whether everything is ready for the room: slides, videos, sound, projector. Nothing of it is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.domain.message import Message, plural
from facilitator.services.preflight import Prepared, read_prepared
from ui.operations import Ticket
from ui.projector.first_frame import FirstFrame, FrameFound, FrameRefused
from ui.projector.screens import are_mirrored, choose, facts_of
from ui.run.ready_line import TO_THE_SLIDES, ReadyLine, line_of
from ui.run.ready_look import Looked, ReadyLook
from ui.run.sound_test import SoundTest
from ui.theme.tokens import Meaning
from ui.widgets.page import PageTools


class ReadyCheck(QObject):
    """Goes through everything in the background; each line is told as soon as it is known."""

    changed = Signal()
    """`lines` or `progress` are new."""

    def __init__(self, tools: PageTools, page: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._page = page
        self._reading: Ticket | None = None
        self._lines: list[ReadyLine] = []
        self._clips = self._tried = self._playing = 0
        self._needs_sound = False
        self.other_lines: list[Callable[[], ReadyLine | None]] = []
        """What else has something to say, such as whether the laptop may fall asleep."""
        self.is_running = False
        self.sound = SoundTest(self)
        self.sound.changed.connect(self.changed)
        self._look = ReadyLook(tools.workspace, self)
        self._look.found.connect(self._on_looked)
        self._look.crashed.connect(self._on_crashed)
        self._first_frame = FirstFrame(self)
        self._first_frame.found.connect(self._on_found)
        self._first_frame.refused.connect(self._on_refused)

    @property
    def lines(self) -> tuple[ReadyLine, ...]:
        """What is known so far; screen and sound as they are now."""
        others = [line for ask in self.other_lines if (line := ask()) is not None]
        return (*self._lines, self._projector(), self.sound.line(is_needed=self._needs_sound), *others)

    @property
    def progress(self) -> tuple[int, int]:
        """How many videos were tried, and of how many."""
        return (self._tried, self._clips)

    def start(self, session_id: UUID) -> None:
        """Look at everything of that session; what an earlier look found is forgotten."""
        self.stop()
        self.is_running = True
        self.sound.begin()
        read = partial(read_prepared, self._tools.workspace, session_id)
        self._reading = self._tools.operations.load(read, self._on_read, self._on_problem)
        self.changed.emit()

    def stop(self) -> None:
        """Look no further."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._look.stop()
        self._first_frame.stop()
        self._lines.clear()
        self._clips = self._tried = self._playing = 0
        self._needs_sound = False
        self.is_running = False

    def _projector(self) -> ReadyLine:
        """Say which screen the room would see."""
        screens = QGuiApplication.screens()
        facts = [facts_of(screen) for screen in screens]
        trainers = self._page.screen()
        own = facts[screens.index(trainers)] if trainers in screens else facts[0]
        chosen = choose(facts, own, self._tools.appearance.preferences.projector)
        if chosen is not None:
            named = Message("Projector: {name}.", {"name": chosen.identity})
            return ReadyLine(Meaning.GOOD, named if chosen.identity else Message("A projector is connected."))
        if are_mirrored(facts):
            return ReadyLine(Meaning.BAD, _how_to_extend(sys.platform))
        return ReadyLine(
            Meaning.WARN,
            Message("No projector is connected. Plug it in and switch it on, then look again."),
        )

    def _on_read(self, prepared: Prepared) -> None:
        """Look at the files beside the run's worker: they may be large, or far away."""
        self._reading = None
        self._look.begin(prepared)

    @Slot(object)
    def _on_crashed(self, error: Exception) -> None:
        self.stop()
        self._tools.operations.crashed.emit(error)
        self.changed.emit()

    @Slot(object)
    def _on_looked(self, looked: Looked) -> None:
        self._lines = [line_of(finding) for finding in looked.findings]
        has_trouble = any(line.meaning is not Meaning.INFO for line in self._lines)
        if looked.decks and not has_trouble:
            found = plural("One set of slides opens.", "{n} sets of slides open.", looked.decks)
            self._lines.append(ReadyLine(Meaning.GOOD, found))
        self._clips = len(looked.clips)
        for clip, path in looked.clips:
            if path is None:
                self._tried += 1
                missing = Message(
                    "{file} is missing. Choose the same file again in Plan, under Slides.",
                    {"file": clip.name},
                )
                self._lines.append(ReadyLine(Meaning.BAD, missing, TO_THE_SLIDES))
        for clip, path in looked.clips:
            if path is not None:
                self._first_frame.look_at(path, clip.name)
        self._end_if_all_tried()

    def _on_problem(self, message: Message) -> None:
        self._reading = None
        self._lines = [ReadyLine(Meaning.BAD, message)]
        self._end_if_all_tried()

    @Slot(object)
    def _on_found(self, found: FrameFound) -> None:
        self._needs_sound = self._needs_sound or found.has_sound
        self._tried += 1
        self._playing += 1
        self._end_if_all_tried()

    @Slot(object)
    def _on_refused(self, refused: FrameRefused) -> None:
        self._tried += 1
        self._lines.append(ReadyLine(Meaning.BAD, refused.message, TO_THE_SLIDES))
        self._end_if_all_tried()

    def _end_if_all_tried(self) -> None:
        if self._tried == self._clips:
            self.is_running = False
            if self._playing:
                played = plural("One video plays.", "{n} videos play.", self._playing)
                self._lines.append(ReadyLine(Meaning.GOOD, played))
        self.changed.emit()


def _how_to_extend(platform: str) -> Message:
    """Return what to press where both screens show the same, on this system."""
    if platform == "win32":
        return Message("The projector shows your own screen. Press Win+P and choose Extend.")
    if platform == "darwin":
        return Message(
            "The projector shows your own screen. Press Command+F1, or choose Extended display in System "
            "Settings, Displays."
        )
    return Message(
        "The projector shows your own screen. Press Super+P, or choose Join displays in the system's display "
        "settings."
    )
