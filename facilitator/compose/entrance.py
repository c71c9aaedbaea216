"""How the window comes to its workspace: address and passphrase as they stand, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import compose
from facilitator.domain.message import UserError
from facilitator.services.change_passphrase import PassphraseChange, change_passphrase
from facilitator.services.changes import Done
from facilitator.services.ports import BackupLine, Workspace

if TYPE_CHECKING:
    from ui.shell.parts import WayOut, WayOutKind


class Entrance:
    """Opens the workspace, remembers a passphrase that was typed and a place it was moved to.

    Everything here runs on the window's worker, one call after the other, and raises UserError.
    """

    def __init__(self, address: str | None, *, accept_older: bool = False) -> None:
        """Keep the address (none: the user's own workspace) and the choice made at the command line."""
        self._address = address
        self._accept_older = accept_older
        self._passphrase: str | None = None

    def open(self) -> Workspace:
        """Open the workspace, made if there is none yet."""
        return self._open(accept_older=self._accept_older)

    def restore(self, open_now: Workspace | None, backup: BackupLine | None) -> Workspace:
        """Put that backup (the newest for none) in the place of the workspace and open it."""
        if open_now is not None:
            with suppress(UserError):  # a last backup that failed: its file stays beside the new one
                open_now.store.close()
        newest = partial(compose.newest_backup, self._address, passphrase=self._passphrase)
        return self._restore(newest() if backup is None else backup.path)

    def change_passphrase(self, ws: Workspace, present: str, new: str) -> Done[PassphraseChange]:
        """Put the open workspace under another passphrase ("" for none) and open it by that from now on."""
        done = change_passphrase(ws, present, new)
        self._passphrase = new
        return done

    def ways_out(self, error: UserError) -> tuple[WayOut, ...]:
        """Return what can be done about an error that opening raised; the first is the one to try first."""
        import database
        from ui.shell.parts import WayOutKind

        match error:
            case database.BackupLocked(backup=backup):
                return _ways({WayOutKind.PASSPHRASE: partial(self._restore_locked, backup)})
            case database.PassphraseNeeded():
                return _ways({WayOutKind.PASSPHRASE: self._unlock})
            case database.WorkspaceDamaged(newest_backup=Path() as backup):
                return _ways({WayOutKind.NEWEST_BACKUP: partial(self._restored, backup)})
            case database.WorkspaceIsOlder():
                newest = error.newest_backup
                back = {WayOutKind.NEWEST_BACKUP: partial(self._restored, newest)} if newest else {}
                go_on = WayOutKind.BEGIN_EMPTY if error.is_gone else WayOutKind.GO_ON
                return _ways({**back, go_on: self._go_on})
            case database.WorkspaceInCloud(suggested=Path() as suggested):
                return _ways({WayOutKind.MOVE: partial(self._move, suggested)})
        return ()

    def _open(self, *, accept_older: bool = False) -> Workspace:
        return compose.open_workspace(self._address, accept_older=accept_older, passphrase=self._passphrase)

    def _restore(self, backup: Path) -> Workspace:
        compose.restore(self._address, backup, passphrase=self._passphrase)
        return self._open()

    def _unlock(self, passphrase: str) -> Workspace:
        before, self._passphrase = self._passphrase, passphrase
        try:
            return self.open()
        except UserError:
            self._passphrase = before
            raise

    def _restored(self, backup: Path, nothing: str) -> Workspace:
        del nothing
        return self._restore(backup)

    def _restore_locked(self, backup: Path, passphrase: str) -> Workspace:
        """Restore a backup that has a passphrase of its own; with no workspace there it keeps it."""
        compose.restore(self._address, backup, passphrase=self._passphrase, of_backup=passphrase)
        try:
            return self._open()
        except UserError as error:
            if not compose.is_passphrase_needed(error):
                raise
        return self._unlock(passphrase)

    def _go_on(self, nothing: str) -> Workspace:
        del nothing
        return self._open(accept_older=True)

    def _move(self, target: Path, nothing: str) -> Workspace:
        del nothing
        compose.move(self._address, target, passphrase=self._passphrase)
        self._address = str(target)
        return self.open()


def _ways(ways: Mapping[WayOutKind, Callable[[str], Workspace]]) -> tuple[WayOut, ...]:
    from ui.shell.parts import WayOut

    return tuple(WayOut(kind, way) for kind, way in ways.items())
