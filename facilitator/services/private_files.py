"""Files and folders for this user alone: the workspace and all that tells of it holds people's names.

POSIX says so by the mode of a file. On Windows a user's own folders are closed to other users by what
they inherit, and the calls below change nothing there.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone; OSError if it cannot be.

    One that is there keeps its mode: it may be shared with others on purpose.
    """
    missing = [one for one in folder.parents if not one.exists()]
    for one in (*reversed(missing), folder):
        one.mkdir(mode=FOLDER_MODE, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make a file for this user alone, empty unless it was there; OSError if it cannot be made."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    close_to_others(path)


def hold_back(path: Path) -> int:
    """Make an empty file for this user alone until it is whole; OSError if it cannot be made.

    Returns the mode with which it may then be given to others: that of any file made in its folder.
    """
    path.unlink(missing_ok=True)
    path.touch()
    usual = stat.S_IMODE(path.stat().st_mode)
    close_to_others(path)
    return usual


def write_whole(path: Path, content: bytes) -> None:
    """Write a file for this user alone, whole and on disk, or leave what was there; raises OSError."""
    part = path.with_name(f".{path.name}.part")
    try:
        hold_back(part)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def close_to_others(path: Path) -> None:
    """Take from a file or folder what others may do with it; where that is not ours to do it stays."""
    with suppress(OSError):
        mode = path.lstat().st_mode
        if (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and mode & 0o077:
            path.chmod(stat.S_IMODE(mode) & FOLDER_MODE)
