"""What the header says of the store: saved, working, read-only, or nothing where none is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from ui.operations import Operations
from ui.shell.desk import Desk
from ui.shell.session_bar import SessionBar
from ui.theme.tokens import Meaning

WORKING_IS_SHOWN_AFTER_MS = 400


class StoreState(QObject):
    """Keeps the badge of the header true; work that is done in a blink is not shown."""

    def __init__(self, bar: SessionBar, operations: Operations, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._operations = operations
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WORKING_IS_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.show)
        operations.busy_changed.connect(self._on_busy_changed)

    def stop(self) -> None:
        """Say nothing more of work that goes on; for closing."""
        self._timer.stop()

    @Slot()
    def show(self) -> None:
        """Say how the store is now, in the language now."""
        workspace = self._desk.workspace
        self._bar.store_badge.setVisible(workspace is not None)
        if workspace is None:
            return
        if workspace.store.is_read_only:
            self._bar.set_store_state(Meaning.WARN, self.tr("Read-only"))
        elif self._operations.is_busy:
            self._bar.set_store_state(Meaning.SOFT, self.tr("Working"))
        else:
            self._bar.set_store_state(Meaning.GOOD, self.tr("Saved"))

    @Slot()
    def _on_busy_changed(self) -> None:
        if self._operations.is_busy:
            self._timer.start()
        else:
            self._timer.stop()
            self.show()
