"""Opens "Ready for the room?" and has everything looked at."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.run.ready_check import ReadyCheck
from ui.run.run_board import RunBoard
from ui.widgets.page import PageRequest, PageTools


class ReadyDesk(QObject):
    """Looks each time it is opened: what was ready an hour ago need not be now."""

    left = Signal()
    """The panel is closed: the focus belongs to the page again."""
    page_requested = Signal(object)
    """The `PageRequest` where something can be mended."""

    def __init__(self, tools: PageTools, board: RunBoard, page: QWidget) -> None:
        super().__init__(page)
        self._board = board
        self._session: UUID | None = None
        self.check = ReadyCheck(tools, page, self)
        board.ready.follow(self.check)
        board.ready.closed.connect(self.close)
        board.ready.again_requested.connect(self.look)
        board.ready.way_out_requested.connect(self._on_way_out)
        board.ready_button.clicked.connect(self.toggle)

    def turn_to(self, session_id: UUID | None) -> None:
        """Belong to another session; what was found of the one before is forgotten."""
        if session_id != self._session:
            self._session = session_id
            self.check.stop()
            self._board.close_ready()

    @Slot()
    def toggle(self) -> None:
        """Open the panel and look, or put it away."""
        if self._board.ready.isHidden():
            self.open()
        else:
            self.close()

    def open(self) -> None:
        """Open the panel and look at everything."""
        if self._session is not None:
            self._board.open_ready()
            self._board.ready.again_button.setFocus(Qt.FocusReason.TabFocusReason)
            self.look()

    @Slot()
    def close(self) -> None:
        """Put the panel away and look no further."""
        self.check.stop()
        self._board.close_ready()
        self.left.emit()

    @Slot()
    def look(self) -> None:
        """Look at everything anew."""
        if self._session is not None:
            self.check.start(self._session)

    @Slot(object)
    def _on_way_out(self, request: PageRequest) -> None:
        self.page_requested.emit(request)
