"""The library beside the agenda: blocks of the programmes and of earlier sessions, to be put in."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.block_library import LibraryBlock
from facilitator.services.block_library import block_library
from facilitator.services.changes import Change
from ui.theme.tokens import Space
from ui.widgets.block_list import BlockList
from ui.widgets.page import PageTools


class LibrarySide(QWidget):
    """Asks for a block by Enter or double click; or it is dragged into the table.

    The library is read when it is first seen, and again when something in it may have changed.
    """

    put_in_requested = Signal(object)
    """The `AgendaItem` to put behind the chosen block."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._session: UUID | None = None
        self._is_stale = True
        self.blocks = BlockList(tools.theme, has_groups=True, can_drag=True)
        self.blocks.taken.connect(self._on_taken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ONE)
        layout.addWidget(self.blocks, 1)
        tools.operations.changed.connect(self._on_changed)

    def turn_to(self, session_id: UUID) -> None:
        """Offer what fits this session."""
        if session_id != self._session:
            self._session = session_id
            self._make_stale()

    def block(self, item: UUID) -> LibraryBlock | None:
        """Return the block of that id."""
        return self.blocks.block(item)

    def begin(self) -> None:
        """Take the keys."""
        self.blocks.begin()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.blocks.set_texts(
            self.tr("Find a block"),
            self.tr("Enter puts it behind the chosen block; or drag it to its place."),
            self.tr("No block is called that. Try a part of its name."),
        )
        self.blocks.show_language(self._tools.language())
        self.blocks.name_field.edit.setPlaceholderText(self.tr("Name, method, kind or pinyin"))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is not read yet."""
        super().showEvent(event)
        self._read()

    def _make_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._is_stale and self._session is not None:
            self._is_stale = False
            read = partial(block_library, self._tools.workspace, self._session)
            self._tools.operations.load(read, partial(self._on_read, self._session))

    def _on_read(self, session_id: UUID, blocks: tuple[LibraryBlock, ...]) -> None:
        if session_id == self._session:
            self.blocks.show_blocks(blocks, self._tools.language())

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Read again what other sessions may have changed; this one's own agenda is not in it."""
        if change & Change.SESSIONS:
            self._make_stale()

    @Slot(object)
    def _on_taken(self, block: LibraryBlock) -> None:
        self.put_in_requested.emit(block.item)
