"""One side of "In the room": what all four have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.message import Message
from facilitator.domain.run import Instant
from facilitator.services.changes import Done
from ui.projector.audience_view import AudienceView
from ui.theme.tokens import Meaning, Space
from ui.widgets.once import Once
from ui.widgets.page import PageTools
from ui.widgets.states import InlineNotice

T = TypeVar("T")


class Face(QWidget):
    """Asks the use cases itself, one at a time; what was refused stands in line below."""

    changed = Signal()
    """What could be shown in the room, or undone, is new."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.half_day: UUID | None = None
        self.block: UUID | None = None
        self.once = Once(tools.operations, self)
        self.notice = InlineNotice(tools.theme)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.ONE)

    @abstractmethod
    def title(self) -> str:
        """Return its name in the window's language."""

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word anew."""

    def turn_to(self, half_day: UUID | None) -> None:
        """Belong to another half-day."""
        self.half_day = half_day
        self.notice.hide()

    def refresh(self) -> None:
        """Read what is shown; called while it is in front."""

    @abstractmethod
    def first_focus(self) -> QWidget:
        """Return what takes the keys when the face comes to the front."""

    def room_key(self) -> UUID | None:
        """Return what of this face the room could see now; none where nothing."""
        return None

    def room_view(self, key: UUID, now: Instant) -> AudienceView | None:
        """Return what the room sees of it; none once it is no longer there."""
        del key, now
        return None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back here."""
        return False

    def undo(self) -> None:
        """Take the last thing done here back."""

    def do(self, use_case: Callable[[], Done[T]], on_success: Callable[[T], None]) -> None:
        """Run a use case unless one still runs; what it refuses is said in line."""
        self.once.run(use_case, self.heard_here(on_success), self._on_refused)

    def heard_here(self, on_success: Callable[[T], None]) -> Callable[[T], None]:
        """Return what takes an answer unless the face turned to another half-day meanwhile."""
        return partial(self._on_kept, self.half_day, on_success)

    def _on_kept(self, half_day: UUID | None, on_success: Callable[[T], None], value: T) -> None:
        if half_day != self.half_day:
            return
        self.notice.hide()
        on_success(value)
        self.changed.emit()

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self.notice.show_sentence(Meaning.WARN, self.tools.said(message))
