"""Which SQLite speaks to the file, and how a connection is made ready.

`sqlcipher3` brings a SQLite without the WAL corruption race of 3.7.0 to 3.51.2 and notices every
damaged page, because each page is signed. The file is therefore always keyed: with the user's
passphrase, or with the published key below. The published key keeps nothing secret and does not
pretend to. A file under it begins with the 16 bytes of `OPEN_SALT`, so that a file under a
passphrase can be told from it before any key is tried.

Where there is no wheel of sqlcipher3 the standard library's SQLite serves, with a rollback journal,
which that race cannot reach.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

from database.key import OPEN_SALT, new_salt, raw_key

BUSY_MS = 5000
PLAIN_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Driver:
    """A DB-API module for SQLite files, with or without signed pages."""

    module: ModuleType
    is_keyed: bool

    @property
    def version(self) -> str:
        """The SQLite library's version, e.g. `3.53.4 (SQLCipher)`."""
        version: str = self.module.sqlite_version
        return f"{version} (SQLCipher)" if self.is_keyed else f"{version} (standard library)"


@cache
def driver() -> Driver:
    """Return SQLCipher, or the standard library's SQLite where there is none."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return Driver(sqlite3, is_keyed=False)
    return Driver(dbapi2, is_keyed=True)


def header_of(path: Path) -> bytes:
    """Return the first 16 bytes of a file; fewer, or none, of a short one."""
    with path.open("rb") as file:
        return file.read(16)


def is_locked(header: bytes) -> bool:
    """Say whether a file that begins so has a passphrase; one whose beginning is damaged seems to."""
    return header not in {OPEN_SALT, PLAIN_HEADER}


@dataclass(frozen=True, slots=True)
class Door:
    """How to open one file: the driver, the passphrase, and how much may be done to it.

    `mode` is SQLite's own word: `rwc` creates, `rw` writes, `ro` reads. `is_immutable` promises that
    nobody changes the file, so that no lock and no shared memory is needed. `is_exclusive` keeps the
    write-ahead log's index in this process, for folders where shared memory cannot be had.
    """

    driver: Driver
    path: Path
    passphrase: str | None = field(default=None, repr=False)
    mode: str = "rwc"
    is_immutable: bool = False
    is_exclusive: bool = False
    salt: bytes = field(default=b"", repr=False)

    @classmethod
    def to(cls, path: Path, passphrase: str | None = None, *, mode: str = "rwc") -> Door:
        """Return the usual door to a file that may not be there yet."""
        return cls(driver(), path, passphrase, mode, salt=new_salt(passphrase))

    @property
    def may_write(self) -> bool:
        """Whether this door lets anything be changed."""
        return self.mode != "ro"

    def for_reading(self, *, is_immutable: bool = False) -> Door:
        """Return the door to the same file through which nothing can be changed."""
        return replace(self, mode="ro", is_immutable=is_immutable, is_exclusive=False)

    def peek(self) -> sqlite3.Connection:
        """Return a connection that has touched nothing yet: keyed, no journal chosen."""
        address = f"file:{quote(self.path.as_posix())}?mode={self.mode}"
        if self.is_immutable:
            address += "&immutable=1"
        connection: sqlite3.Connection = self.driver.module.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
        )
        return _made_ready(connection, self._unlock)

    def connect(self) -> sqlite3.Connection:
        """Return a connection of its own, keyed and with every pragma set; no transaction is open."""
        return _made_ready(self.peek(), self._make_ready)

    def _unlock(self, connection: sqlite3.Connection) -> None:
        if not self.driver.is_keyed:
            return
        connection.execute("PRAGMA cipher_log_level=NONE")
        salt = header_of(self.path)
        if len(salt) < len(PLAIN_HEADER):
            salt = self.salt
        if salt != PLAIN_HEADER:
            connection.execute(f"PRAGMA key=\"x'{raw_key(self.passphrase, salt)}'\"")

    def _make_ready(self, connection: sqlite3.Connection) -> None:
        if self.is_exclusive:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        if self.may_write:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute(f"PRAGMA journal_mode={'WAL' if self.driver.is_keyed else 'DELETE'}")
            connection.execute(f"PRAGMA synchronous={'FULL' if self.driver.is_keyed else 'EXTRA'}")


def _made_ready(
    connection: sqlite3.Connection, prepare: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """Return the connection once it is prepared; one that cannot be is closed."""
    with ExitStack() as unless_ready:
        unless_ready.callback(connection.close)
        prepare(connection)
        unless_ready.pop_all()
    return connection
