"""Backups of a workspace file: whole, checked before they count, thinned over a year.

A backup is a file and, written last, a line about it (`.json`). Without that line it does not count,
so a copy that was interrupted or found bad never stands among the good ones, nor replaces one.

Backups are numbered as they are taken, and the highest number is the newest. The clock does not say
which is: it may have been wrong. Nor does the count of commits: it goes back with a restore.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from database import inspection
from database.driver import Door, header_of, is_locked
from database.thinning import superfluous
from database.trouble import NotStored, is_damage
from facilitator.domain.message import Message
from facilitator.services.ports import BEFORE_A_RESTORE, BackupLine
from facilitator.services.private_files import close_to_others, make_private_file, make_private_folder

_ROOM_LEFT = 64 * 1024 * 1024
_TURN_S = 10.0
"""So long a backup, or closing, waits for whoever came before, who may be stuck on a disk that is gone."""


@dataclass(frozen=True, slots=True)
class StoredBackup:
    """A checked backup: its line, which database it is of, and that database's commit number.

    `number` counts the backups of the folder from 1; it is 0 where an earlier version gave none.
    """

    line: BackupLine
    database: str
    commits: int
    number: int = 0

    @property
    def order(self) -> tuple[int, int, datetime]:
        """What sorts backups as they were taken."""
        return (self.number, self.commits, self.line.taken_at)


class Backups:
    """The folder of backups that belongs to one workspace file."""

    def __init__(self, workspace: Path, now: Callable[[], datetime]) -> None:
        self.folder = workspace.with_name(workspace.name + ".backups")
        self._stem = workspace.stem
        self._now = now
        self._one_at_a_time = threading.Lock()

    def stored(self) -> tuple[StoredBackup, ...]:
        """Return every backup that counts, newest first."""
        try:
            abouts = list(self.folder.glob("*.json"))
        except OSError:
            return ()
        found = [backup for about in abouts if (backup := _read(about)) is not None]
        return tuple(sorted(found, key=attrgetter("order"), reverse=True))

    def lines(self) -> tuple[BackupLine, ...]:
        """Return the line of every backup that counts, newest first."""
        return tuple(backup.line for backup in self.stored())

    def is_newest_locked(self) -> bool:
        """Say whether the newest backup has a passphrase."""
        newest = next(iter(self.stored()), None)
        try:
            return newest is not None and is_locked(header_of(newest.line.path))
        except OSError:
            return False

    def newest_good(self, passphrase: str | None, *, more_than: int = -1) -> Path | None:
        """Return the newest backup that is sound now and has more commits than that, or none."""
        for backup in self.stored():
            door = Door.to(backup.line.path, passphrase, mode="ro")
            if backup.commits > more_than and not inspection.findings_of(door):
                return backup.line.path
        return None

    def take(self, connection: sqlite3.Connection, door: Door, why: str) -> BackupLine:
        """Copy the database that `connection` has open; raises NotStored when the copy is not good.

        Any thread may ask; one copy is made after the other.
        """
        if not take_turn(self._one_at_a_time):
            raise TurnNotCome
        try:
            return self._taken(connection, door, why)
        finally:
            self._one_at_a_time.release()

    def _taken(self, connection: sqlite3.Connection, door: Door, why: str) -> BackupLine:
        at = self._now()
        target = self._free_name(at)
        fresh = target.with_suffix(".part")
        try:
            make_private_folder(self.folder)
            self._forget_parts()
            self._make_room(door.path)
            make_private_file(fresh)
            before = _measure(connection)
            connection.execute("VACUUM INTO ?", (str(fresh),))
            after = inspection.look(connection)
            commits = _checked(replace(door, path=fresh, mode="ro"), before, after)
            _to_disk(fresh)
            fresh.replace(target)
            line = BackupLine(target, at, target.stat().st_size, why)
            self._write_about(StoredBackup(line, after.database, commits, self._next_number()))
        except (OSError, door.driver.module.Error, _BadCopyError) as error:
            trouble = not_backed_up(error)
        else:
            if why != BEFORE_A_RESTORE:  # the backup that was chosen must not be the one given up
                self.thin()
            return line
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise trouble

    def close_to_others(self) -> None:
        """Let nobody but this user read the backups, also those an earlier version took."""
        if self.folder.is_dir():
            for path in (self.folder, *self.folder.iterdir()):
                close_to_others(path)

    def thin(self) -> None:
        """Delete backups that the rule of `superfluous` gives up."""
        lines = self.lines()
        for place in superfluous([line.taken_at for line in lines]):
            _delete(lines[place].path)

    def _next_number(self) -> int:
        return max((backup.number for backup in self.stored()), default=0) + 1

    def _forget_parts(self) -> None:
        """Delete what a backup left that never came to its end; whoever is here has the turn and the lock."""
        for part in self.folder.glob("*.part"):
            with suppress(OSError):
                part.unlink()

    def _make_room(self, workspace: Path) -> None:
        """Refuse a backup that would fill the disk."""
        wanted = workspace.stat().st_size + _ROOM_LEFT
        if shutil.disk_usage(self.folder).free < wanted:
            raise NotStored(
                Message("There is too little room on the disk for a backup. Make room, then back up again.")
            )

    def _free_name(self, at: datetime) -> Path:
        name = f"{self._stem} {at:%Y-%m-%d %H.%M.%S}"
        path, number = self.folder / f"{name}.db", 1
        while path.exists():
            number += 1
            path = self.folder / f"{name} ({number}).db"
        return path

    def _write_about(self, backup: StoredBackup) -> None:
        about = {
            "taken_at": backup.line.taken_at.isoformat(),
            "why": backup.line.why,
            "size_bytes": backup.line.size_bytes,
            "database": backup.database,
            "commits": backup.commits,
            "number": backup.number,
        }
        path = backup.line.path.with_suffix(".json")
        fresh = path.with_suffix(".new")
        make_private_file(fresh)
        fresh.write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        _to_disk(fresh)
        fresh.replace(path)


class TurnNotCome(NotStored):
    """No backup was begun: whoever came before, a backup or a writer, is slow or stuck."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "No backup was written, because the step before is still being worked on: the disk may be "
                "slow. Back up again in a little while."
            )
        )


class _BadCopyError(Exception):
    """The copy does not hold what the workspace holds."""


@dataclass(frozen=True, slots=True)
class _Measure:
    commits: int
    counts: dict[str, int]


def _measure(connection: sqlite3.Connection) -> _Measure:
    """Return commits and row counts of one state."""
    connection.execute("BEGIN")
    try:
        return _Measure(inspection.look(connection).commits, inspection.counts(connection))
    finally:
        connection.execute("ROLLBACK")


def _checked(copy: Door, before: _Measure, after: inspection.Look) -> int:
    """Return the copy's commit number once it was found sound and complete."""
    with closing(copy.peek()) as connection:
        if inspection.findings(connection, is_keyed=copy.driver.is_keyed):
            raise _BadCopyError
        measure = _measure(connection)
    is_same_state = measure.commits == before.commits
    if is_same_state and measure.counts != before.counts:
        raise _BadCopyError
    if not before.commits <= measure.commits <= after.commits:
        raise _BadCopyError
    return measure.commits


def take_turn(lock: threading.Lock, most_s: float | None = None) -> bool:
    """Take that lock, or say after a while (ten seconds, or `most_s`) that whoever has it may be stuck."""
    return lock.acquire(timeout=_TURN_S if most_s is None else most_s)


def not_backed_up(error: Exception) -> NotStored:
    """Return what to say when no backup came of it."""
    code = getattr(error, "sqlite_errorname", "")
    if isinstance(error, _BadCopyError) or is_damage(code):
        return NotStored(
            Message(
                "The backup was not good and was thrown away; earlier backups are untouched. Check the "
                "workspace in Settings."
            )
        )
    return NotStored(
        Message(
            "No backup was written, because the disk did not take it. Make room on the disk, or check "
            "that the backup folder may be written to, then back up again."
        )
    )


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _read(about: Path) -> StoredBackup | None:
    try:
        said = json.loads(about.read_text(encoding="utf-8"))
        path = about.with_suffix(".db")
        line = BackupLine(
            path=path,
            taken_at=datetime.fromisoformat(said["taken_at"]),
            size_bytes=path.stat().st_size,
            why=said["why"],
        )
        return StoredBackup(line, said["database"], said["commits"], said.get("number", 0))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _delete(backup: Path) -> None:
    with suppress(OSError):
        backup.with_suffix(".json").unlink(missing_ok=True)
        backup.unlink(missing_ok=True)
