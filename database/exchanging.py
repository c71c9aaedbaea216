"""One whole file in the place of another: the steps by which a workspace file is exchanged."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from facilitator.domain.message import Message, UserError
from facilitator.services.private_files import make_private_file

LOGS = ("-wal", "-journal")
"""How the names of the logs end that belong to a file as long as they hold something."""


def exchange(path: Path, fresh: Path, ending: str) -> Path | None:
    """Put `fresh` in the place of `path`; return where the replaced file is kept, none if there was none.

    The kept file is named after `path` with `ending`. It gets that name before its place is taken, so
    that a whole file lies there at every moment; not so on a disk where a file has one name (FAT), and
    where a log belongs to the file: then both are renamed first. Raises UserError, with the workspace
    in its place, where a file is held.
    """
    kept = None
    try:
        kept = _put_aside(path, ending)
        fresh.replace(path)
    except OSError:
        drop(fresh)
        if kept is not None:
            _take_back(kept, path)
        raise held(path) from None
    folder_to_disk(path.parent)
    return kept


def _put_aside(path: Path, ending: str) -> Path | None:
    if not path.exists():
        return None
    if not has_logs(path):
        kept = _free_name(path, ending)
        try:
            kept.hardlink_to(path)
        except OSError:
            pass
        else:
            folder_to_disk(path.parent)
            with suppress(OSError):
                beside(path, "-shm").unlink(missing_ok=True)
            return kept
    return renamed(path, ending)


def _take_back(kept: Path, path: Path) -> None:
    if path.exists():
        kept.unlink()
    else:
        _rename_whole(kept, path)


def renamed(path: Path, ending: str) -> Path:
    """Rename a workspace file with the log that belongs to it; OSError where one of them is held."""
    kept = _free_name(path, ending)
    _rename_whole(path, kept)
    return kept


def _free_name(path: Path, ending: str) -> Path:
    kept = beside(path, f".{ending}")
    number = 1
    while kept.exists():
        number += 1
        kept = beside(path, f".{ending}-{number}")
    return kept


def _rename_whole(old: Path, new: Path) -> None:
    """Rename a workspace file with the log that belongs to it: both, or (with an OSError) neither."""
    moved: list[str] = []
    try:
        for ending in (*LOGS, ""):
            if beside(old, ending).exists():
                beside(old, ending).rename(beside(new, ending))
                moved.append(ending)
    except OSError:
        for ending in moved:
            beside(new, ending).rename(beside(old, ending))
        raise
    with suppress(OSError):
        beside(old, "-shm").unlink(missing_ok=True)


def has_logs(path: Path) -> bool:
    """Say whether beside the file lies a log that holds a part of it, e.g. after a crash."""
    return any(log.exists() and log.stat().st_size > 0 for log in (beside(path, ending) for ending in LOGS))


def drop(copy: Path) -> None:
    """Delete a copy that is not to be used, with what lies beside it."""
    for ending in ("", *LOGS, "-shm"):
        with suppress(OSError):
            beside(copy, ending).unlink(missing_ok=True)


def beside(path: Path, ending: str) -> Path:
    """Return the path with that ending after its name."""
    return path.with_name(path.name + ending)


def copy_to_disk(source: Path, target: Path) -> None:
    """Copy a file, for this user alone, until it is on disk."""
    make_private_file(target)
    with source.open("rb") as old, target.open("wb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())


def folder_to_disk(folder: Path) -> None:
    """Bring renamed files to disk; Windows does so by itself and cannot open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def held(path: Path) -> UserError:
    """Return that another program keeps a file from being exchanged."""
    return UserError(
        Message(
            "Another program holds {file}; everything is as it was. Close that program, then try again.",
            {"file": path.name},
        )
    )


def no_room(folder: Path) -> UserError:
    """Return that a copy could not be written."""
    return UserError(
        Message(
            "The copy could not be written to {folder}; everything is as it was. Make room on the disk, "
            "then try again.",
            {"folder": str(folder)},
        )
    )
