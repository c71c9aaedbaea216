"""Room on the disk that is given up when the disk is full, so that the step in hand can be stored."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from facilitator.services.private_files import make_private_file

SIZE = 32 * 1024 * 1024
_ROOM_BEFORE = 20 * SIZE


class Reserve:
    """The reserve file beside a workspace."""

    def __init__(self, workspace: Path) -> None:
        self._path = workspace.with_name(workspace.name + ".reserve")

    def lay_up(self) -> bool:
        """Set the room aside where the disk has plenty; returns whether it is there."""
        if self._path.exists():
            return True
        try:
            if shutil.disk_usage(self._path.parent).free < _ROOM_BEFORE:
                return False
            make_private_file(self._path)
            with self._path.open("wb") as file:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, SIZE)
                else:
                    file.write(bytes(SIZE))
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True

    def give_up(self) -> bool:
        """Free the room; returns whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
