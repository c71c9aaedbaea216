"""What tests of other things than the store need not pay for each time.

Laying the tables of a workspace takes a quarter second, a backup on closing the time of ten commits, each
engine compiles every statement anew, and each commit waits until the disk has it twice.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

import database.engine
from database import DatabaseStore
from database.driver import Door, Driver
from database.opening import open_workspace
from tests.fakes import FakeClock


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_STATE_DIR", str(Path(folder) / "state"))
        path = Path(folder) / "empty.facilitator"
        open_workspace(path, now=FakeClock().now).close()
        return path.read_bytes()


@contextmanager
def no_backups() -> Iterator[None]:
    """Take no backup meanwhile; what is told of backups has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseStore, "back_up", lambda _store, _why: None)
        yield


def put_away(store: DatabaseStore) -> None:
    """Close a store that nobody will open again."""
    with no_backups():
        store.close()


@contextmanager
def one_dialect() -> Iterator[None]:
    """Let the engines over files share what they have compiled: they are of one kind, with one schema."""
    first: dict[object, Engine] = {}

    def create(*arguments: Any, **named: Any) -> Engine:  # noqa: ANN401 - as the library has it
        engine = create_engine(*arguments, **named)
        if "creator" not in named:
            return engine
        shared = first.setdefault(named["module"], engine)
        if getattr(shared.dialect, "server_version_info", None) is None:
            first[named["module"]] = engine  # the first one was never connected
        else:
            engine.dialect, engine._compiled_cache = shared.dialect, shared._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database.engine, "create_engine", create)
        yield


def wait_for_no_disk(patch: pytest.MonkeyPatch) -> None:
    """Leave what is written in the hands of the system, which outlives a process; no test cuts the power."""
    make_ready = Door._make_ready

    def make_ready_at_once(door: Door, connection: sqlite3.Connection) -> None:
        make_ready(door, connection)
        connection.execute("PRAGMA synchronous=OFF")

    patch.setattr(Door, "_make_ready", make_ready_at_once)
    patch.setattr(os, "fsync", lambda _file: None)


def use_plain_sqlite(patch: pytest.MonkeyPatch) -> None:
    """Have Python's own SQLite in the place of SQLCipher, as where there is no wheel of it."""
    plain = Driver(sqlite3, is_keyed=False)
    for module in ("database.driver", "database.file_opening"):
        patch.setattr(f"{module}.driver", lambda: plain)


def put_workspace(path: Path) -> Path:
    """Put an empty workspace there unless there is one, and return its path."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_empty())
    return path
