"""Lines from the room on their way to disk: kept, put right, deleted, and brought back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.capture import CapturedItem
from facilitator.domain.message import Message
from facilitator.services.capture import capture, edit_capture, remove_capture, restore_capture
from ui.run.capture_bar import CaptureBar, CapturedLine
from ui.run.kept_notes import KeptNotes
from ui.theme.tokens import Meaning
from ui.widgets.once import Once
from ui.widgets.page import PageTools


class NoteTaking(QObject):
    """Stands between the capture line, the list of what was kept, and the use cases."""

    kept = Signal()
    """A line is on disk and nothing more is being typed: the focus belongs to the page again."""

    def __init__(self, tools: PageTools, bar: CaptureBar, notes: KeptNotes, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._bar = bar
        self._notes = notes
        self._once = Once(tools.operations, self)
        self._deleting = Once(tools.operations, self)
        notes.edit_requested.connect(self._on_edit)
        notes.remove_requested.connect(self._on_remove)

    def keep(
        self, line: CapturedLine, session_id: UUID, half_day_id: UUID | None, block: UUID | None
    ) -> None:
        """Put a line on disk; the same Enter pressed twice keeps it once."""
        use_case = partial(
            capture,
            self._tools.workspace,
            session_id,
            half_day_id,
            line.kind,
            line.text,
            agenda_item=block,
            has_consent=line.has_consent,
        )
        self._once.run(use_case, self._on_kept)

    @Slot(object)
    def _on_kept(self, item: CapturedItem) -> None:
        if self._bar.take_kept(item.text):
            self.kept.emit()

    @Slot(object)
    def _on_edit(self, item: CapturedItem) -> None:
        use_case = partial(edit_capture, self._tools.workspace, item)
        self._tools.operations.run(use_case, self._notes.take_saved, self._on_refused)

    @Slot(object)
    def _on_remove(self, item: CapturedItem) -> None:
        self._deleting.run(
            partial(remove_capture, self._tools.workspace, item.id), self._on_removed, self._on_refused
        )

    @Slot(object)
    def _on_removed(self, item: CapturedItem) -> None:
        self._tools.announce(
            self.tr("The note is deleted."), Meaning.INFO, self.tr("Undo"), partial(self._bring_back, item)
        )

    def _bring_back(self, item: CapturedItem) -> None:
        use_case = partial(restore_capture, self._tools.workspace, item)
        self._tools.operations.run(use_case, self._on_brought_back)

    @Slot(object)
    def _on_brought_back(self, item: CapturedItem) -> None:
        """Wait for the page to load again; the line is on disk."""

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self._notes.show_problem(self._tools.said(message))
