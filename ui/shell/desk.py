"""The workspace on the desk: opened, put back from a backup, looked after, closed; all on the worker."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.services.phone_door import PhoneDoor
from facilitator.services.ports import BackupLine, Store, Workspace
from facilitator.words import said
from ui.operations import CLOSING_MAY_TAKE_S, Operations
from ui.shell.opening import NotOpened, Opened, attempt
from ui.shell.parts import Parts
from ui.shell.restoring import put_back
from ui.theme.appearance import Appearance

ASK_FOR_BACKUP_EVERY_MS = 60 * 1000
"""How often it is asked whether a backup is due; the store knows when it is."""

STORE_MAY_TAKE_S = 30.0
"""So long closing waits for the store, which makes its last backup then: of 200 MB it takes some seconds."""

WORKER_MAY_TAKE_S = 2.0
"""So long closing waits once more for the worker alone, which may be about to rest."""

NOT_BACKED_UP = "all that was shown as done is stored, but the last backup is missing: %s"
NOT_AT_REST = "all that was shown as done is stored, but the worker did not rest: the last backup is missing"
NOT_CLOSED = "all that was shown as done is stored, but the last backup was not done within %d seconds"

WAITS = "Closing waits for {work}, {seconds} seconds at most. All that was shown as done is stored."

_log = logging.getLogger(__name__)


class Desk(QObject):
    """Holds the one workspace of the window, signed with the name of who sits here."""

    opening_begun = Signal()
    """The workspace is being opened; there is none meanwhile."""

    opened = Signal(object)
    """`Opened`: the workspace that is open now, and what it shows first."""

    not_opened = Signal(object)
    """`NotOpened`: why there is none, and what can be done."""

    signed = Signal(object)
    """The same `Workspace`, signed by somebody else."""

    def __init__(self, appearance: Appearance, operations: Operations, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._operations = operations
        self._parts = parts
        self._workspace: Workspace | None = None
        self._closing_trouble: Message | None = None
        self._is_closing = self._is_store_closing = False
        self._backup_timer = QTimer(self)
        self._backup_timer.timeout.connect(self._on_backup_due)
        appearance.changed.connect(self._on_appearance_changed)

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace, or None."""
        return self._workspace

    def phone_door(self, workspace: Workspace) -> PhoneDoor | None:
        """Return the door for phones of that workspace, which signs as who sits here then, or None."""
        if self._parts.phone_door is None:
            return None
        return self._parts.phone_door(partial(self._sign, workspace), self._operations.submit)

    @property
    def can_restore(self) -> bool:
        """Say whether a backup can be put back at all."""
        return self._parts.restore is not None

    @property
    def waits_for(self) -> Message:
        """What closing waits for now, and for how long at most."""
        work, most_s = Message("a file or a backup that is still being worked on"), CLOSING_MAY_TAKE_S
        if self._is_store_closing:
            work, most_s = Message("the last backup"), STORE_MAY_TAKE_S
        elif not self._operations.is_worker_at_rest:
            work = Message("a step that is still being worked on")
        return Message(WAITS, {"work": work, "seconds": round(most_s)})

    def open(self, opening: Callable[[], Workspace] | None = None) -> None:
        """Open the workspace in the usual way, or in the way given."""
        self._open(partial(attempt, opening or self._parts.open_workspace, self._parts.ways_out))

    def restore(self, backup: BackupLine) -> None:
        """Put a backup in the place of the open workspace, which is backed up first, and open it."""
        if self._parts.restore is not None and self._workspace is not None:
            before, self._workspace = self._workspace, None
            self._open(partial(put_back, self._parts.restore, before, backup, self._parts.ways_out))

    def close(self) -> Message | None:
        """Let go of the workspace and wait until all is on disk, but not for what is stuck.

        Long work that is stuck does not keep the worker from closing the store; where the worker is, the
        file stays as a kill leaves it. Returns what to say where the last backup was not written; what was
        stored is stored all the same.
        """
        self._backup_timer.stop()
        self._closing_trouble = None
        self._is_closing = True
        try:
            if not self._operations.finish():  # a workspace may just be opening
                self._operations.wait_for_worker(WORKER_MAY_TAKE_S)
            if self._workspace is not None and self._operations.is_worker_at_rest:
                self._close_store(self._workspace.store)
            elif self._workspace is not None:
                _log.warning(NOT_AT_REST)
        finally:
            self._is_closing = self._is_store_closing = False
        if self._operations.finish():
            return self._closing_trouble
        if self._closing_trouble is not None:
            _log.warning(NOT_BACKED_UP, said(self._closing_trouble, Language.EN))
        return None

    def _close_store(self, store: Store) -> None:
        closing = self._operations.load(store.close, self._on_done, self._on_not_backed_up)
        self._workspace, self._is_store_closing = None, True
        if not self._operations.wait_done(closing, STORE_MAY_TAKE_S):
            _log.warning(NOT_CLOSED, STORE_MAY_TAKE_S)

    def _open(self, how: Callable[[], Opened | NotOpened]) -> None:
        self.opening_begun.emit()
        self._operations.load_alone(how, self._on_attempted)

    def _sign(self, workspace: Workspace) -> Workspace:
        who = self._appearance.preferences.who
        return replace(workspace, who=who) if who else workspace

    @Slot(object)
    def _on_attempted(self, outcome: Opened | NotOpened) -> None:
        if isinstance(outcome, NotOpened):
            self.not_opened.emit(outcome)
            return
        self._workspace = self._sign(outcome.workspace)
        if self._is_closing:
            return
        self._backup_timer.start(ASK_FOR_BACKUP_EVERY_MS)
        self.opened.emit(replace(outcome, workspace=self._workspace))

    @Slot()
    def _on_appearance_changed(self) -> None:
        if self._workspace is not None:
            self._workspace = self._sign(self._workspace)
            self.signed.emit(self._workspace)

    @Slot()
    def _on_backup_due(self) -> None:
        if self._workspace is not None and self._parts.back_up is not None:
            self._operations.load_long(partial(self._parts.back_up, self._workspace), self._on_done)

    @Slot(object)
    def _on_not_backed_up(self, trouble: Message) -> None:
        self._closing_trouble = trouble

    @Slot(object)
    def _on_done(self, nothing: object) -> None:
        """Take an answer that nobody waits for."""
        del nothing
