"""Putting a backup in the place of a workspace, and bringing a workspace out of a cloud folder.

The file that is replaced is never thrown away: it stays beside the workspace under a name that says
why and when.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from database import history, inspection, schema
from database.address import place_of, regular_file
from database.backups import Backups
from database.driver import Door
from database.inspection import Look
from database.lock import WorkspaceLock
from database.moment import local_now
from database.trouble import newer
from database.witness import forget, state_folder, testimonies
from facilitator.domain.message import Message, UserError
from facilitator.services.private_files import make_private_file, make_private_folder

_BESIDE = ("-wal", "-journal")


def restore(
    address: str | Path | None,
    backup: Path,
    *,
    passphrase: str | None = None,
    now: Callable[[], datetime] = local_now,
) -> Path | None:
    """Put a checked copy of `backup` in the place of the workspace, which must be closed.

    Returns where the replaced file is kept now, or none if there was no file. Raises UserError, and
    leaves everything as it was, when the backup is not sound, the disk is full, the workspace is open
    or its file is held by another program.
    """
    path, backup = file_of(address), regular_file(backup)
    lock = WorkspaceLock(path)
    lock.take(now())
    try:
        seen = _sound(backup, passphrase)
        fresh = _copied(backup, path.with_name(path.name + ".restoring"), passphrase)
        kept = _exchanged(path, fresh, passphrase, now())
        _folder_to_disk(path.parent)
        _forget(path, seen)
    finally:
        lock.release()
    return kept


def move_workspace(
    address: str | Path,
    target: Path,
    *,
    passphrase: str | None = None,
    now: Callable[[], datetime] = local_now,
) -> Path:
    """Copy a closed workspace to `target`, check the copy, and rename the old file; returns its new name.

    For a workspace that lies in a cloud folder. The old file is kept until the user deletes it.
    """
    path, target = file_of(address), regular_file(target)
    if target.exists():
        raise UserError(
            Message("{file} is there already. Choose another place for the workspace.", {"file": str(target)})
        )
    lock = WorkspaceLock(path)
    lock.take(now())
    try:
        _copy_whole(path, target, passphrase)
        try:
            kept = _renamed(path, f"moved-{now():%Y%m%d-%H%M%S}")
        except OSError:
            _drop(target)
            raise _held(path) from None
        _forget(path, Look(None))
    finally:
        lock.release()
    return kept


def _copy_whole(path: Path, target: Path, passphrase: str | None) -> None:
    """Copy a workspace with its log; raises UserError, and leaves no copy, where it is not sound."""
    try:
        make_private_folder(target.parent)
        for ending in ("", *_BESIDE):
            source = _beside(path, ending)
            if source.exists():
                _copy_to_disk(source, _beside(target, ending))
        _sound(target, passphrase)
    except OSError:
        _drop(target)
        raise _no_room(target.parent) from None
    except UserError:
        _drop(target)
        raise


def newest_backup(address: str | Path | None, *, passphrase: str | None = None) -> Path | None:
    """Return the newest backup of a workspace file that is sound now, or none; the file stays unopened."""
    return Backups(file_of(address), local_now).newest_good(passphrase)


def file_of(address: str | Path | None) -> Path:
    """Return where the file of a workspace lies, or would lie; raises UserError for one on a server."""
    place = place_of(address)
    if isinstance(place, URL):
        raise UserError(
            Message("A workspace on a server is backed up and restored by whoever looks after the server.")
        )
    return place


def _sound(backup: Path, passphrase: str | None) -> Look:
    """Return what the backup says of itself; raises UserError when it cannot serve."""
    if not backup.is_file():
        raise UserError(Message("There is no backup {file}. Choose another one.", {"file": backup.name}))
    door = Door.to(backup, passphrase, mode="ro")
    if inspection.findings_of(door):
        raise UserError(
            Message(
                "The backup {file} is damaged, or has another passphrase. Choose another one.",
                {"file": backup.name},
            )
        )
    with closing(door.peek()) as connection:
        seen = inspection.look(connection)
    if seen.schema is None:
        raise UserError(
            Message("{file} is no backup of a workspace. Choose another file.", {"file": backup.name})
        )
    if schema.is_newer(seen.schema):
        raise newer(backup.name)
    return seen


def _copied(backup: Path, fresh: Path, passphrase: str | None) -> Path:
    """Return a scratch copy that is on disk and was found sound."""
    try:
        _copy_to_disk(backup, fresh)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise _no_room(fresh.parent) from None
    if inspection.findings_of(Door.to(fresh, passphrase, mode="ro")):
        fresh.unlink(missing_ok=True)
        raise _no_room(fresh.parent)
    return fresh


def _exchanged(path: Path, fresh: Path, passphrase: str | None, at: datetime) -> Path | None:
    """Put `fresh` in the place of `path`; return where the replaced file is kept.

    Raises UserError, with the workspace in its place, where a file cannot be renamed.
    """
    kept = None
    try:
        kept = _put_aside(path, passphrase, at)
        fresh.replace(path)
    except OSError:
        _drop(fresh)
        if kept is not None:
            _rename_whole(kept, path)
        raise _held(path) from None
    return kept


def _put_aside(path: Path, passphrase: str | None, at: datetime) -> Path | None:
    """Rename the workspace file with the log that belongs to it; none where there is no file."""
    if not path.exists():
        return None
    is_sound = path.stat().st_size > 0 and not inspection.findings_of(Door.to(path, passphrase, mode="ro"))
    return _renamed(path, f"{'replaced' if is_sound else 'damaged'}-{at:%Y%m%d-%H%M%S}")


def _renamed(path: Path, ending: str) -> Path:
    kept = path.with_name(f"{path.name}.{ending}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.{ending}-{number}")
    _rename_whole(path, kept)
    return kept


def _rename_whole(old: Path, new: Path) -> None:
    """Rename a workspace file with the log that belongs to it: both, or (with an OSError) neither."""
    moved: list[str] = []
    try:
        for ending in (*_BESIDE, ""):
            if _beside(old, ending).exists():
                _beside(old, ending).rename(_beside(new, ending))
                moved.append(ending)
    except OSError:
        for ending in moved:
            _beside(new, ending).rename(_beside(old, ending))
        raise
    with suppress(OSError):
        _beside(old, "-shm").unlink(missing_ok=True)


def _drop(copy: Path) -> None:
    """Delete a copy that is not to be used, with what lies beside it."""
    for ending in ("", *_BESIDE, "-shm"):
        with suppress(OSError):
            _beside(copy, ending).unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _copy_to_disk(source: Path, target: Path) -> None:
    make_private_file(target)
    with source.open("rb") as old, target.open("wb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())


def _folder_to_disk(folder: Path) -> None:
    """Bring renamed files to disk; Windows does so by itself and cannot open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget(path: Path, seen: Look) -> None:
    """Drop what the witness knew: the user chose this file knowingly."""
    state = state_folder()
    place = history.same_place(path)
    for said in testimonies(state):
        if said.path == place or said.database == seen.database:
            forget(state, said.database)


def _held(path: Path) -> UserError:
    return UserError(
        Message(
            "Another program holds {file}; everything is as it was. Close that program, then try again.",
            {"file": path.name},
        )
    )


def _no_room(folder: Path) -> UserError:
    return UserError(
        Message(
            "The copy could not be written to {folder}; everything is as it was. Make room on the disk, "
            "then try again.",
            {"folder": str(folder)},
        )
    )
