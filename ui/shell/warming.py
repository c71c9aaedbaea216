"""Makes the pages ready while nobody waits, so that the first visit of each costs what the next one does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.operations import Operations
from ui.shell.pages import Pages
from ui.widgets.page import PageId

BREATH_MS = 250
"""Between two steps: room for whatever the user began meanwhile."""


class Warming(QObject):
    """Loads the code of each page on the worker and then makes the page, one page a step.

    It holds still while a line takes keys, while a page other than Home is in front and while the worker
    is busy: making a page stops the window for a moment, which must not be felt.
    """

    finished = Signal()
    """Every page is made."""

    def __init__(
        self,
        pages: Pages,
        operations: Operations,
        loaders: Mapping[PageId, Callable[[], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._operations = operations
        self._waiting = list(loaders.items())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BREATH_MS)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin; the first page is made ready a breath later."""
        self._timer.start()

    def stop(self) -> None:
        """Make no page any more; for closing."""
        self._timer.stop()
        self._waiting.clear()

    @Slot()
    def _on_timeout(self) -> None:
        if not self._waiting:
            self.finished.emit()
            return
        if self._is_felt():
            self._timer.start()
        else:
            page, load = self._waiting[0]
            self._operations.load(load, partial(self._on_loaded, page))

    def _on_loaded(self, page: PageId, loaded: object) -> None:
        del loaded
        if not self._waiting:
            return
        if not self._is_felt():
            self._waiting.pop(0)
            self._pages.make(page)
        self._timer.start()

    def _is_felt(self) -> bool:
        front = self._pages.front
        at_rest = front is not None and front.page_id is PageId.HOME and not self._operations.is_busy
        focus = QApplication.focusWidget()
        takes_keys = focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return takes_keys or not at_rest
