"""Putting a backup in the place of a workspace, and bringing a workspace out of a cloud folder.

The file that is replaced is never thrown away: it stays beside the workspace under a name that says
why and when.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from database import history, inspection, schema
from database.address import place_of, regular_file
from database.backups import Backups
from database.driver import Door, driver, header_of, is_locked
from database.exchanging import LOGS, beside, copy_to_disk, drop, exchange, held, no_room, renamed
from database.inspection import Look
from database.keyed_copy import UnequalCopyError, check_and_sync, keyed_copy
from database.lock import WorkspaceLock
from database.moment import local_now
from database.rekeying import UNFINISHED
from database.trouble import BackupLocked, newer
from database.witness import forget, state_folder, testimonies
from facilitator.domain.message import Message, UserError
from facilitator.services.private_files import make_private_folder


def restore(
    address: str | Path | None,
    backup: Path,
    *,
    passphrase: str | None = None,
    of_backup: str | None = None,
    now: Callable[[], datetime] = local_now,
) -> Path | None:
    """Put a checked copy of `backup` in the place of the workspace, which must be closed.

    `passphrase` is the workspace's and tried on the backup too; `of_backup` is the backup's where it is
    another one. What is restored has the passphrase of the workspace, or the backup's where there is no
    workspace that opens. Returns where the replaced file is kept now, or none if there was no file.
    Raises UserError, and leaves everything as it was, when the backup is not sound, the disk is full,
    the workspace is open or its file is held by another program; BackupLocked when the backup has
    another passphrase.
    """
    path, backup = file_of(address), regular_file(backup)
    lock = WorkspaceLock(path)
    lock.take(now())
    try:
        door = _door_to(backup, passphrase if of_backup is None else of_backup or None)
        seen = _sound(door)
        place = Door.to(path, passphrase, mode="ro")
        is_sound = path.exists() and path.stat().st_size > 0 and not inspection.findings_of(place)
        fresh = _copied(door, beside(path, ".restoring"))
        if is_sound and door.driver.is_keyed and door.passphrase != passphrase:
            fresh = _keyed_as(passphrase, fresh, beside(path, UNFINISHED))
        kept = exchange(path, fresh.path, f"{'replaced' if is_sound else 'damaged'}-{now():%Y%m%d-%H%M%S}")
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
            kept = renamed(path, f"moved-{now():%Y%m%d-%H%M%S}")
        except OSError:
            drop(target)
            raise held(path) from None
        _forget(path, Look(None))
    finally:
        lock.release()
    return kept


def _copy_whole(path: Path, target: Path, passphrase: str | None) -> None:
    """Copy a workspace with its log; raises UserError, and leaves no copy, where it is not sound."""
    try:
        make_private_folder(target.parent)
        for ending in ("", *LOGS):
            source = beside(path, ending)
            if source.exists():
                copy_to_disk(source, beside(target, ending))
        _sound(_door_to(target, passphrase))
    except OSError:
        drop(target)
        raise no_room(target.parent) from None
    except UserError:
        drop(target)
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


def _door_to(backup: Path, passphrase: str | None) -> Door:
    """Return the door to a backup; one that has no passphrase needs none. UserError where none opens it."""
    if not backup.is_file():
        raise UserError(Message("There is no backup {file}. Choose another one.", {"file": backup.name}))
    has_passphrase = driver().is_keyed and is_locked(header_of(backup))
    door = Door.to(backup, passphrase if has_passphrase else None, mode="ro")
    if has_passphrase and not _opens(door):
        raise BackupLocked(
            Message(
                "The backup {file} does not open with this passphrase: it has another one, or is damaged. "
                "Type the passphrase that the workspace had then, or try again with another backup.",
                {"file": backup.name},
            ),
            backup,
        )
    return door


def _opens(door: Door) -> bool:
    """Say whether the first page can be read, which a wrong passphrase never lets."""
    try:
        with closing(door.peek()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except door.driver.module.Error:
        return False
    return True


def _sound(backup: Door) -> Look:
    """Return what the backup says of itself; raises UserError when it cannot serve."""
    name: dict[str, object] = {"file": backup.path.name}
    if inspection.findings_of(backup):
        raise UserError(Message("The backup {file} is damaged. Choose another one.", name))
    with closing(backup.peek()) as connection:
        seen = inspection.look(connection)
    if seen.schema is None:
        raise UserError(Message("{file} is no backup of a workspace. Choose another file.", name))
    if schema.is_newer(seen.schema):
        raise newer(backup.path.name)
    return seen


def _copied(backup: Door, fresh: Path) -> Door:
    """Return the door to a scratch copy that is on disk and was found sound."""
    copy = Door.to(fresh, backup.passphrase, mode="rw")
    try:
        copy_to_disk(backup.path, fresh)
    except OSError:
        drop(fresh)
        raise no_room(fresh.parent) from None
    if inspection.findings_of(copy.for_reading()):
        drop(fresh)
        raise no_room(fresh.parent)
    return copy


def _keyed_as(passphrase: str | None, copy: Door, target: Path) -> Door:
    """Return the door to the same content under another passphrase; the copy is dropped."""
    fresh: Door | None = None
    try:
        fresh = keyed_copy(copy, target, passphrase)
        check_and_sync(fresh)
    except (OSError, copy.driver.module.Error, UnequalCopyError):
        fresh = None
    drop(copy.path)
    if fresh is None:
        drop(target)
        raise no_room(target.parent)
    return fresh


def _forget(path: Path, seen: Look) -> None:
    """Drop what the witness knew: the user chose this file knowingly."""
    state = state_folder()
    place = history.same_place(path)
    for said in testimonies(state):
        if said.path == place or said.database == seen.database:
            forget(state, said.database)
