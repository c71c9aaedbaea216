"""Keys of one form on their way to the disk: one after the other, in the order they were pressed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.keying import KeyingState, Step
from facilitator.domain.message import Message
from facilitator.services.enter_answers import press_key
from ui.widgets.once import Once
from ui.widgets.page import PageTools


class KeyQueue(QObject):
    """Each key is durable before the next is pressed, so nobody can type faster than the desk remembers."""

    pressed = Signal(object)
    """The `Step` of a key that is on disk."""

    failed = Signal(object)
    """A `Message`: the key was not taken, and those after it are dropped."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._sheet_id: UUID | None = None
        self._state: KeyingState | None = None
        self._waiting: deque[str] = deque()
        self._deed: Callable[[], None] | None = None
        self._pressing = Once(tools.operations, self)
        self._pressing.lost.connect(self._on_lost)

    @property
    def is_empty(self) -> bool:
        """Whether every key is on disk."""
        return not self._waiting and not self._pressing.is_running

    def begin(self, sheet_id: UUID, state: KeyingState) -> None:
        """Take the keys of that sheet, whose keying stands so."""
        self._sheet_id, self._state = sheet_id, state
        self._waiting.clear()
        self._deed = None

    def end(self) -> tuple[str, ...]:
        """Take no more keys, and return those that were not pressed."""
        rest = tuple(self._waiting)
        self._sheet_id, self._state, self._deed = None, None, None
        self._waiting.clear()
        return rest

    def add(self, keys: Iterable[str]) -> None:
        """Press these keys after those that wait."""
        self._waiting.extend(keys)
        self._press_next()

    def then(self, deed: Callable[[], None]) -> None:
        """Do this once every key pressed so far is on disk: now, or when the last of them is."""
        self._deed = deed
        self._press_next()

    def _press_next(self) -> None:
        if self._pressing.is_running:
            return
        if self._waiting and self._sheet_id is not None and self._state is not None:
            key = self._waiting.popleft()
            use_case = partial(press_key, self._tools.workspace, self._sheet_id, self._state, key)
            self._pressing.run(use_case, self._on_pressed, self._on_failed)
        elif self._deed is not None:
            deed, self._deed = self._deed, None
            deed()

    def _on_pressed(self, step: Step) -> None:
        self._state = step.state
        self.pressed.emit(step)
        self._press_next()

    def _on_failed(self, message: Message) -> None:
        self._waiting.clear()
        self.failed.emit(message)
        self._press_next()

    @Slot()
    def _on_lost(self) -> None:
        self._on_failed(Message("This key was not stored. Press it again."))
