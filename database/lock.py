"""One instance a workspace: a lock of the operating system on a file that says who holds it.

The lock goes with the process, however it ends, so nothing is ever left behind to be removed.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from io import FileIO
from pathlib import Path

from database.trouble import in_use

_FAR = 1 << 30  # Windows locks bytes against reading too: lock one that is never read


class WorkspaceLock:
    """The lock of one workspace file; held until `release`."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self.path = workspace.with_name(workspace.name + ".lock")
        self._file: FileIO | None = None

    def take(self, since: datetime) -> bool:
        """Take the lock; false where no lock file can be made. Raises WorkspaceInUse."""
        try:
            file = FileIO(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        except OSError:
            return False
        if not _locked(file):
            holder = _holder(file)
            file.close()
            raise in_use(self._workspace.name, holder)
        self._file = file
        who = {"process": os.getpid(), "host": platform.node(), "since": f"{since:%H:%M}"}
        with suppress(OSError):  # on a full disk the lock holds all the same
            file.truncate(0)
            file.write(json.dumps(who).encode())
        return True

    def release(self) -> None:
        """Let others in."""
        if self._file is None:
            return
        with suppress(OSError):
            self._file.truncate(0)
        self._file.close()
        self._file = None


def _locked(file: FileIO) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover - msvcrt is there on Windows alone
            import msvcrt

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(file: FileIO) -> dict[str, object] | None:
    """Return process, computer and time as the lock file says them, or none."""
    try:
        file.seek(0)
        said = json.loads(file.read(1000))
        return {"host": said["host"], "process": str(said["process"]), "since": said["since"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
