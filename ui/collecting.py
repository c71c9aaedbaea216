"""Python looks for garbage on the window's thread alone, and when that is not felt."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from ui.operations import Operations

REST_MS = 5000

LATEST_MS = 60_000
"""So long young garbage may wait where the worker never rests."""


class Collecting(QObject):
    """Looks for garbage in place of Python, which would do so on whichever thread makes an object next.

    Where that is a worker, an object of Qt that stands in a circle ends there, while the window's thread
    still delivers events to it: the process is gone. Here it ends on the window's thread.

    A full collection holds the interpreter for as long as it takes to visit every object (0.2 to 1.1 s
    were measured in an export), so it waits until the worker has rested for five seconds. Where it never
    rests that long, what is young is looked through once a minute, in a moment in which nothing is asked
    for: what was made since takes some milliseconds.

    At the first rest what a start imported and built is set aside without a look: it is there to stay, and
    no later collection visits it.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self._operations = operations
        self._is_begun = False
        self._is_due = False
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rested)
        self._latest = QTimer(self)
        self._latest.setInterval(LATEST_MS)
        self._latest.timeout.connect(self._on_latest)
        operations.busy_changed.connect(self._on_busy_changed)
        self._rest.start()
        self._latest.start()

    @Slot()
    def settle(self) -> None:
        """Count all that is there now as there to stay: no later collection visits it."""
        self._is_begun = True
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Leave collecting as it was; call once, last."""
        self._rest.stop()
        self._latest.stop()
        self._operations.busy_changed.disconnect(self._on_busy_changed)
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _on_busy_changed(self) -> None:
        if self._operations.is_busy:
            self._rest.stop()
            return
        if self._is_due:
            self._look_through_young()
        self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        if self._is_begun:
            self._is_due = False
            gc.collect()
        else:
            self._set_aside()

    @Slot()
    def _on_latest(self) -> None:
        self._is_due = True
        if not self._operations.is_busy:
            self._look_through_young()

    def _look_through_young(self) -> None:
        self._is_due = False
        if self._is_begun:
            gc.collect(0)
        else:
            self._set_aside()

    def _set_aside(self) -> None:
        self._is_begun = True
        gc.freeze()
