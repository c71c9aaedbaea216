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
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

PUBLISHED_KEY = "facilitator workspace without a passphrase"
OPEN_SALT = b"Facilitator open"
OPEN_ROUNDS = 4000
BUSY_MS = 5000


def _sqlcipher() -> ModuleType | None:
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415  optional where there is no wheel
    except ImportError:
        return None
    module: ModuleType = dbapi2
    return module


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


def driver() -> Driver:
    """Return SQLCipher, or the standard library's SQLite where there is none."""
    sqlcipher = _sqlcipher()
    return Driver(sqlite3, is_keyed=False) if sqlcipher is None else Driver(sqlcipher, is_keyed=True)


@dataclass(frozen=True, slots=True)
class Door:
    """How to open one file: the driver, the passphrase, and how much may be done to it.

    `mode` is SQLite's own word: `rwc` creates, `rw` writes, `ro` reads. `is_immutable` promises that
    nobody changes the file, so that no lock and no shared memory is needed. `is_exclusive` keeps the
    write-ahead log's index in this process, for folders where shared memory cannot be had.
    """

    driver: Driver
    path: Path
    passphrase: str | None = None
    mode: str = "rw"
    is_immutable: bool = False
    is_exclusive: bool = False

    @property
    def may_write(self) -> bool:
        """Whether this door lets anything be changed."""
        return self.mode != "ro"

    def connect(self) -> sqlite3.Connection:
        """Return a connection of its own, keyed and with every pragma set; no transaction is open."""
        address = f"file:{quote(self.path.as_posix())}?mode={self.mode}"
        if self.is_immutable:
            address += "&immutable=1"
        connection: sqlite3.Connection = self.driver.module.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
        )
        try:
            self._make_ready(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_ready(self, connection: sqlite3.Connection) -> None:
        if self.driver.is_keyed:
            self._unlock(connection)
        if self.is_exclusive:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        if self.may_write:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute(f"PRAGMA journal_mode={'WAL' if self.driver.is_keyed else 'DELETE'}")
            connection.execute(f"PRAGMA synchronous={'FULL' if self.driver.is_keyed else 'EXTRA'}")

    def _unlock(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA cipher_log_level=NONE")
        if self.passphrase is not None:
            connection.execute(f"PRAGMA key={_quoted(self.passphrase)}")
            return
        connection.execute(f"PRAGMA key={_quoted(PUBLISHED_KEY)}")
        connection.execute(f"PRAGMA kdf_iter={OPEN_ROUNDS}")
        if not self.path.exists() or self.path.stat().st_size == 0:
            connection.execute(f"PRAGMA cipher_salt=\"x'{OPEN_SALT.hex()}'\"")


def _quoted(text: str) -> str:
    """Return an SQL literal; one passphrase is one key however its characters were composed."""
    return "'" + unicodedata.normalize("NFC", text).replace("'", "''") + "'"
