"""Folders in which a stranger's file is worked on: for this user alone, and gone when the work is done.

A presentation and its notes may tell of people. What a program left that was killed is swept at the next
start, and before the next work; a folder that a running program holds stays.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from facilitator.services.private_files import FOLDER_MODE, make_private_file, make_private_folder

_LOCK = ".lock"
_NAME_BYTES = 8
_TRIES = 3


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty private folder that goes with all that is in it; OSError where none can be made."""
    home = _home()
    make_private_folder(home)
    sweep_scratch()
    lock, folder = _claimed(home)
    try:
        folder.mkdir(mode=FOLDER_MODE)
        yield folder
    finally:
        _remove(lock, folder)


def sweep_scratch() -> None:
    """Delete the folders that no running program holds; what cannot be deleted waits for the next time."""
    with suppress(OSError):
        for path in list(_home().glob(f"*{_LOCK}")):
            lock = _locked(path)
            if lock is not None:
                _remove(lock, path.with_suffix(""))


def _home() -> Path:
    """Return where these folders lie: in the user's cache, which no backup takes along.

    `FACILITATOR_STATE_DIR` names another place.
    """
    named = os.environ.get("FACILITATOR_STATE_DIR")
    if named:
        return Path(named) / "work"
    from platformdirs import user_cache_path

    return user_cache_path("Facilitator", appauthor=False) / "work"


def _claimed(home: Path) -> tuple[BinaryIO | None, Path]:
    """Return a folder still to be made and the lock on it; none on a disk that knows no locks."""
    for _ in range(_TRIES):  # a sweep of another program may be quicker than the lock
        folder = home / secrets.token_hex(_NAME_BYTES)
        make_private_file(folder.with_suffix(_LOCK))
        lock = _locked(folder.with_suffix(_LOCK))
        if lock is not None:
            return lock, folder
        with suppress(OSError):
            folder.with_suffix(_LOCK).unlink()
    return None, folder


def _locked(path: Path) -> BinaryIO | None:
    """Return the file, locked as long as it is open; none where another program holds it."""
    file: BinaryIO | None = None
    try:
        file = path.open("r+b")
        if sys.platform == "win32":  # pragma: no cover - msvcrt is there on Windows alone
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if file is not None:
            file.close()
        return None
    return file


def _remove(lock: BinaryIO | None, folder: Path) -> None:
    """Delete the folder, then its lock; the lock stays as long as something in the folder does."""
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        lock.close()
    if not folder.exists():
        with suppress(OSError):
            folder.with_suffix(_LOCK).unlink()
