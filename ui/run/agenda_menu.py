"""What can be done with a block of the running agenda, as a menu beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.domain.run import ItemProgress, LeftOut
from facilitator.domain.run_command import ConsoleCommand
from ui.run.agenda_wish import AgendaWish, Deed
from ui.widgets.names_keys import NamesKeys

_STEP_MINUTES = 5


class AgendaMenu(NamesKeys, QMenu):
    """Names each deed with the key that does the same."""

    chosen = Signal(object)
    """An `AgendaWish`."""
    jump_requested = Signal(UUID)
    """The run shall go on from that block."""
    insert_requested = Signal(UUID)
    """A block shall be put in behind that one."""
    undo_requested = Signal()
    """The last change shall be taken back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._deeds: list[Callable[[], None]] = []
        self.triggered.connect(self._on_triggered)

    def offer(self, progress: ItemProgress, at: QPoint) -> None:
        """Come up at that point of the screen with what can be done with that block."""
        self.fill(progress)
        self.popup(at)

    def fill(self, progress: ItemProgress) -> None:
        """List what can be done with that block."""
        self.clear()
        self._deeds = []
        block = progress.item.id
        is_past = progress.is_current or progress.is_done
        is_out = progress.is_skipped or progress.left_out is not LeftOut.NO
        if not progress.is_current:
            self._add(self.tr("Go to this block"), "Return", partial(self.jump_requested.emit, block))
            self.addSeparator()
        if not is_past and is_out:
            self._add_wish(self.tr("Bring back"), "Del", AgendaWish(Deed.BRING_BACK, block))
        elif not is_past:
            self._add_wish(self.tr("Leave out"), "Del", AgendaWish(Deed.LEAVE_OUT, block))
        if not is_past and progress.left_out is not LeftOut.FOLLOW_UP:
            self._add_wish(self.tr("Put off to follow-up"), "Shift+Del", AgendaWish(Deed.PUT_OFF, block))
        if not is_past:
            self._add_wish(self.tr("Earlier"), "Alt+Up", AgendaWish(Deed.SHIFT, block, -1))
            self._add_wish(self.tr("Later"), "Alt+Down", AgendaWish(Deed.SHIFT, block, 1))
        if not progress.is_done:
            self._add_wish(self.tr("One minute more"), "+", AgendaWish(Deed.LENGTHEN, block, 1))
            self._add_wish(self.tr("One minute less"), "-", AgendaWish(Deed.LENGTHEN, block, -1))
            self._add_wish(self.tr("Five minutes more"), "", AgendaWish(Deed.LENGTHEN, block, _STEP_MINUTES))
            self._add_wish(self.tr("Five minutes less"), "", AgendaWish(Deed.LENGTHEN, block, -_STEP_MINUTES))
        self.addSeparator()
        self._add(self.tr("Put a block in after it…"), "Ins", partial(self.insert_requested.emit, block))
        self._add(
            self.tr("Take the last change back"), self.key_for(ConsoleCommand.UNDO), self.undo_requested.emit
        )

    def _add_wish(self, words: str, keys: str, wish: AgendaWish) -> None:
        self._add(words, keys, partial(self.chosen.emit, wish))

    def _add(self, words: str, keys: str, deed: Callable[[], None]) -> None:
        """Add a line; the key stands beside it and is not bound a second time."""
        action = self.addAction(f"{words}\t{keys}" if keys else words)
        action.setData(len(self._deeds))
        self._deeds.append(deed)

    @Slot(object)
    def _on_triggered(self, action: QAction) -> None:
        self._deeds[action.data()]()
