"""When Python looks for garbage, so that its looking is not felt."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from ui.operations import Operations

NEVER = 1_000_000
"""As threshold of the oldest generation: never by itself."""

REST_MS = 5000

LATEST_MS = 60_000
"""After the start: from then on young garbage is looked for, also where the worker never rested."""


class Collecting(QObject):
    """Puts off Python's full collections until the worker has rested for five seconds.

    A full collection holds the interpreter for as long as it takes to visit every object (0.2 to 1.1 s
    were measured in an export). One that the worker sets off stops the window all the same. The young
    generations go on by themselves: they take some milliseconds.

    Until the first rest nothing is collected at all where the entrance switched it off: what a start imports
    and builds is there to stay, and looking through it again and again was an eighth of the start. At that
    rest it is set aside without a look, so that no later collection visits it.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self._operations = operations
        self._is_begun = False
        self._before = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._on_rested)
        operations.busy_changed.connect(self._on_busy_changed)
        gc.set_threshold(self._before[0], self._before[1], NEVER)
        self._timer.start()
        QTimer.singleShot(LATEST_MS, self, gc.enable)

    @Slot()
    def settle(self) -> None:
        """Count all that is there now as there to stay: no later collection visits it."""
        self._begin()
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Leave collecting to Python again; call once, last."""
        self._timer.stop()
        self._is_begun = True
        gc.unfreeze()
        gc.set_threshold(*self._before)
        gc.enable()

    @Slot()
    def _on_busy_changed(self) -> None:
        if self._operations.is_busy:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def _on_rested(self) -> None:
        if self._is_begun:
            gc.collect()
        else:
            self._begin()

    @Slot()
    def _begin(self) -> None:
        if not self._is_begun:
            self._is_begun = True
            gc.freeze()
            gc.enable()
