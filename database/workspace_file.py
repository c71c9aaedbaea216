"""An open workspace file and what guards it: lock, witness, reserve, backups."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from database import inspection
from database.backups import Backups, not_backed_up
from database.driver import Door
from database.lock import WorkspaceLock
from database.reserve import Reserve
from database.trouble import damaged, is_damage, is_full, not_stored
from database.witness import Witness
from facilitator.domain.message import UserError
from facilitator.services.ports import BackupLine

BACK_UP_EVERY = timedelta(minutes=10)


@dataclass(slots=True)
class WorkspaceFile:
    """The file of an open workspace. `witness` has not begun where it is only read."""

    door: Door
    lock: WorkspaceLock
    witness: Witness
    reserve: Reserve
    backups: Backups
    now: Callable[[], datetime]
    commits: int
    backed_up: int
    tried_at: datetime

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.door.path

    @property
    def has_changed(self) -> bool:
        """Whether something was stored that no backup holds."""
        return self.commits > self.backed_up

    def committed(self, commits: int) -> None:
        """Note a commit that is on disk."""
        self.commits = commits
        self.witness.saw(commits)

    def trouble(self, code: str) -> UserError:
        """Return what to say when the file failed with that SQLite error."""
        if is_damage(code):
            return damaged(self.path.name, self.backups.newest_good(self.door.passphrase))
        return not_stored(code, was_space_freed=is_full(code) and self.reserve.give_up())

    def back_up(self, why: str, connection: sqlite3.Connection | None = None) -> BackupLine:
        """Write a checked copy, through a connection of its own where none is given.

        One that fails is not due again before ten minutes have passed.
        """
        commits = self.commits
        self.tried_at = self.now()
        line = self._taken(why) if connection is None else self.backups.take(connection, self.door, why)
        self.backed_up = max(self.backed_up, commits)
        return line

    def _taken(self, why: str) -> BackupLine:
        try:
            connection = self.door.connect()
        except self.door.driver.module.Error as error:
            trouble = not_backed_up(error)
        else:
            with closing(connection):
                return self.backups.take(connection, self.door, why)
        raise trouble

    def is_backup_due(self, now: datetime) -> bool:
        """Whether data changed and the last backup is ten minutes old.

        A clock that was set back since does not tell how old it is: then one is due.
        """
        is_recent = self.tried_at <= now < self.tried_at + BACK_UP_EVERY
        return self.has_changed and not is_recent

    def check(self) -> tuple[str, ...]:
        """Return what a full check of the file finds."""
        return inspection.findings_of(self.door)

    def describe(self) -> Mapping[str, str]:
        """Say what guards the file and how it stands."""
        newest = next(iter(self.backups.lines()), None)
        return {
            "path": str(self.path),
            "size_bytes": str(self.path.stat().st_size),
            "free_bytes": str(shutil.disk_usage(self.path.parent).free),
            "library": self.door.driver.version,
            "pages_signed": _yes_or_no(self.door.driver.is_keyed),
            "passphrase": _yes_or_no(self.door.passphrase is not None),
            "witness": _yes_or_no(self.witness.is_kept),
            "commits": str(self.commits),
            "newest_backup": "" if newest is None else newest.taken_at.isoformat(timespec="seconds"),
            "backup_folder": str(self.backups.folder),
        }

    def close(self) -> None:
        """Let go of witness and lock."""
        self.witness.close()
        self.lock.release()


def _yes_or_no(is_so: bool) -> str:
    return "yes" if is_so else "no"
