"""The table of the planned agenda with its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui.models.plan_agenda import KIND_COLUMN
from ui.widgets.table import RowsTable

_ROOM_FOR_KIND = 780
_MINUTES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AgendaTable(RowsTable):
    """Asks for changes of the chosen block: + and - for minutes, Alt with arrows, Del, Ins."""

    shift_requested = Signal(int)
    """So many places later, or earlier below zero."""
    minutes_requested = Signal(int)
    """So many minutes more, or fewer."""
    remove_requested = Signal()
    """Take the block out."""
    add_requested = Signal()
    """A fresh block after this one."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the kind, which the form tells too, to the title where there is little."""
        super().resizeEvent(event)
        self.setColumnHidden(KIND_COLUMN, event.size().width() < _ROOM_FOR_KIND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen block by its keys."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift_requested.emit(_STEPS[key])
        elif key in _MINUTES:
            self.minutes_requested.emit(_MINUTES[key])
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_requested.emit()
        else:
            super().keyPressEvent(event)
