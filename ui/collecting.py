"""When Python looks for garbage, so that its looking is not felt."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from ui.operations import Operations

NEVER = 1_000_000
"""As threshold of the oldest generation: never by itself."""

REST_MS = 5000


class Collecting(QObject):
    """Puts off Python's full collections until the worker has rested for five seconds.

    A full collection holds the interpreter for as long as it takes to visit every object (0.2 to 1.1 s
    were measured in an export). One that the worker sets off stops the window all the same. The young
    generations go on by themselves: they take some milliseconds.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self._operations = operations
        self._before = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._on_rested)
        operations.busy_changed.connect(self._on_busy_changed)
        gc.set_threshold(self._before[0], self._before[1], NEVER)

    @Slot()
    def settle(self) -> None:
        """Count all that is there now as there to stay: no later collection visits it."""
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Leave collecting to Python again; call once, last."""
        self._timer.stop()
        gc.unfreeze()
        gc.set_threshold(*self._before)

    @Slot()
    def _on_busy_changed(self) -> None:
        if self._operations.is_busy:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def _on_rested(self) -> None:
        gc.collect()
