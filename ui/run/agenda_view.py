"""The agenda beside the timer: what is done, what runs, what comes and when; changed here while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from facilitator.domain.key_map import KeyMap
from facilitator.domain.language import Language
from facilitator.domain.run import ItemProgress, LeftOut
from ui.models.run_agenda import RunAgendaModel
from ui.projector.presenter_keys import PresenterKeys
from ui.run.agenda_menu import AgendaMenu
from ui.run.agenda_rows import AgendaRows
from ui.run.agenda_wish import AgendaWish, Deed
from ui.run.run_words import RunWords
from ui.theme.theme import Theme

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MINUTES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class AgendaView(QListView):
    """Rows of blocks; Enter or a double click asks to go on from one, other keys to change them."""

    jump_requested = Signal(UUID)
    """The id of the block to go to."""
    change_requested = Signal(object)
    """An `AgendaWish`."""
    insert_requested = Signal(UUID)
    """A block shall be put in behind that one."""
    undo_requested = Signal()
    """The last change of the agenda shall be taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = RunWords(self)
        self._model = RunAgendaModel(self._words.row, self)
        self._followed: UUID | None = None
        self._keys = PresenterKeys()
        self.menu = AgendaMenu(self)
        self.setModel(self._model)
        self.setItemDelegate(AgendaRows(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(self._on_activated)
        self._model.placed.connect(self._on_placed)
        self.menu.chosen.connect(self.change_requested)
        self.menu.jump_requested.connect(self.jump_requested)
        self.menu.insert_requested.connect(self.insert_requested)
        self.menu.undo_requested.connect(self.undo_requested)
        theme.changed.connect(self._on_theme_changed)

    @property
    def agenda(self) -> RunAgendaModel:
        """The rows shown."""
        return self._model

    def use_keys(self, keys: KeyMap) -> None:
        """Leave the keys of that map to the page."""
        self._keys.use(keys)
        self.menu.use_keys(keys)

    def show_progress(self, progress: Sequence[ItemProgress], language: Language) -> None:
        """Show these blocks; the chosen one stays chosen wherever it moved, what runs comes into sight."""
        before = self._model.progress_at(self.currentIndex())
        self._model.set_progress(progress, language)
        place = self._model.current_place
        running = progress[place].item.id if place >= 0 else None
        if running != self._followed and place >= 0:
            self._followed = running
            self.choose(running)
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        elif before is not None and not self.currentIndex().isValid():
            self.choose(before.item.id)

    def choose(self, block: UUID | None) -> None:
        """Choose that block."""
        self.setCurrentIndex(self._model.index(self._model.place_of(block)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row; arrows move here, a clicker's other keys pass to the page."""
        progress = self._model.progress_at(self.currentIndex())
        if event.key() in _ENTER:
            self._on_activated(self.currentIndex())
        elif progress is not None and self._changed_by(event, progress):
            event.accept()
        elif event.key() not in _ARROWS and self._keys.command_of(event) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the pointer, or with the chosen one."""
        is_keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_keyed else self.indexAt(event.pos())
        progress = self._model.progress_at(index)
        if progress is not None:
            self.setCurrentIndex(index)
            row = self.visualRect(index)
            at = QPoint(row.left(), row.bottom()) if is_keyed else event.pos()
            self.menu.offer(progress, self.viewport().mapToGlobal(at))

    def _changed_by(self, event: QKeyEvent, progress: ItemProgress) -> bool:
        """Ask for the change that a key means; False where it means none."""
        block, key = progress.item.id, Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        is_plain = modifiers == Qt.KeyboardModifier.NoModifier
        if key is Qt.Key.Key_Delete and (is_plain or is_shifted):
            self.change_requested.emit(AgendaWish(_left_out(progress, is_shifted=is_shifted), block))
        elif key in _ARROWS and modifiers == Qt.KeyboardModifier.AltModifier:
            self.change_requested.emit(AgendaWish(Deed.SHIFT, block, _ARROWS[key]))
        elif key is Qt.Key.Key_Insert and is_plain:
            self.insert_requested.emit(block)
        elif key in _MINUTES and (is_plain or is_shifted):
            self.change_requested.emit(AgendaWish(Deed.LENGTHEN, block, _MINUTES[key]))
        else:
            return False
        return True

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        progress = self._model.progress_at(index)
        if progress is not None and not progress.is_current:
            self.jump_requested.emit(progress.item.id)

    @Slot(UUID, int)
    def _on_placed(self, block: UUID, place: int) -> None:
        self.change_requested.emit(AgendaWish(Deed.PLACE, block, place))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


def _left_out(progress: ItemProgress, *, is_shifted: bool) -> Deed:
    """Return what Delete means for a block: one that is left out comes back."""
    is_out = progress.is_skipped or progress.left_out is not LeftOut.NO
    if is_shifted:
        return Deed.BRING_BACK if progress.left_out is LeftOut.FOLLOW_UP else Deed.PUT_OFF
    return Deed.BRING_BACK if is_out else Deed.LEAVE_OUT
