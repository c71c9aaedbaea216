"""What is known of a workspace file by looking at it, with plain SQL and without changing a byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from database.driver import Door


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says of itself. `schema` is none for a database without our tables.

    `is_foreign` says that it has tables, and they are not ours. `openings` maps each opening for
    writing to the number of its first commit.
    """

    schema: str | None
    is_foreign: bool = False
    database: str = ""
    commits: int = 0
    openings: Mapping[str, int] = field(default_factory=dict)


def look(connection: sqlite3.Connection) -> Look:
    """Return what the open file says of itself; raises the driver's error if it cannot be read."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if "alembic_version" not in tables or "workspace" not in tables:
        return Look(None, is_foreign=bool(tables))
    (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    database, commits = connection.execute("SELECT id, commits FROM workspace").fetchone()
    openings = dict(connection.execute("SELECT id, commits FROM opening"))
    return Look(schema, database=database, commits=commits, openings=openings)


def has_log(path: Path) -> bool:
    """Say whether a write-ahead log with content lies beside the file, e.g. after a crash."""
    log = path.with_name(path.name + "-wal")
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608  names from the schema
        for table in tables
    }


def findings(connection: sqlite3.Connection, *, is_keyed: bool) -> tuple[str, ...]:
    """Return what a full check finds: damaged pages, broken structure, rows without their parent."""
    found: list[str] = []
    if is_keyed:
        found += [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
    if not found:
        lines = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)")]
        found += [line for line in lines if line != "ok"]
    if not found:
        found += [
            f"{table}: row {row} without its {parent}"
            for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
        ]
    return tuple(found)


def findings_of(door: Door) -> tuple[str, ...]:
    """Return what a full check of a file finds; a file that cannot be read is a finding."""
    try:
        with closing(door.peek()) as connection:
            return findings(connection, is_keyed=door.driver.is_keyed)
    except door.driver.module.Error as error:
        return (getattr(error, "sqlite_errorname", "") or type(error).__name__,)
