"""What was done to the list of people in this visit, so that it can be taken back, the last first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.message import Message
from facilitator.services.changes import Done
from ui.operations import Operations


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: what takes it back, and what is said then."""

    undo: Callable[[], Done[Any]]
    undone: str


class PeopleHistory(QObject):
    """Takes deeds back through the use cases; one that is refused is told and forgotten."""

    undone = Signal(str)
    """The sentence of a deed that was taken back."""

    refused = Signal(object)
    """A `Message`: why it could not be."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._deeds: list[Deed] = []

    def add(self, undo: Callable[[], Done[Any]], undone: str) -> None:
        """Remember what was done last."""
        self._deeds.append(Deed(undo, undone))

    def forget(self) -> None:
        """Forget everything: another list is in front."""
        self._deeds.clear()

    @Slot()
    def take_back(self) -> None:
        """Take the last deed back."""
        if self._deeds:
            deed = self._deeds.pop()
            _Answer(self, deed.undone).ask(self._operations, deed.undo)


class _Answer(QObject):
    """Waits for one deed to be taken back."""

    def __init__(self, history: PeopleHistory, sentence: str) -> None:
        super().__init__(history)
        self._history, self._sentence = history, sentence

    def ask(self, operations: Operations, undo: Callable[[], Done[Any]]) -> None:
        """Run it."""
        operations.run(undo, self._on_done, self._on_problem)

    def _on_done(self, _value: object) -> None:
        self._history.undone.emit(self._sentence)
        self.deleteLater()

    def _on_problem(self, message: Message) -> None:
        self._history.refused.emit(message)
        self.deleteLater()
