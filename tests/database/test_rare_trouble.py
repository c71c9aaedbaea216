"""Trouble that is rare on a healthy laptop: each is one sentence, and nothing is lost or left behind."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from database import (
    DatabaseStore,
    NotStored,
    ServerUnreachable,
    StoreFault,
    WorkspaceDamaged,
    WorkspaceIsOlder,
    ladder,
    migration,
    move_workspace,
    open_workspace,
    restore,
    witness,
)
from database.backups import _Measure
from database.driver import driver
from database.engine import postgres_engine, writing_engine
from database.file_opening import FileOpening
from database.laptop_number import free_number
from database.places import is_on_network
from database.reserve import SIZE, Reserve
from database.trouble import not_stored, server_trouble
from facilitator.domain.message import UserError
from tests.database import made
from tests.fakes import FakeClock


def failure(code: str) -> Exception:
    """Return the driver's error with SQLite's name of it."""
    error: Exception = driver().module.OperationalError("as the driver says it")
    error.sqlite_errorname = code  # type: ignore[attr-defined]
    return error


def fails_first(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the first transaction of the next opening fail once."""
    real = FileOpening._enter
    errors = [failure(code)]

    def enter(self: FileOpening, *arguments: object) -> object:
        if errors:
            raise errors.pop()
        return real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(FileOpening, "_enter", enter)


def sound(path: Path) -> Path:
    store = open_workspace(path)
    made.fill(store)
    line = store.back_up("by hand")
    store.close()
    assert line is not None
    return line.path


# ------------------------------------------------------------------ what is said


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("SQLITE_FULL", "Make room on the disk, then do it again"),
        ("SQLITE_READONLY_DBMOVED", "can only be read here"),
        ("SQLITE_BUSY", "another program holds the workspace file"),
        ("SQLITE_LOCKED_SHAREDCACHE", "another program holds the workspace file"),
        ("SQLITE_IOERR_FSYNC", "the disk did not take it"),
    ],
)
def test_a_failed_write_says_why_and_what_to_do(code: str, sentence: str) -> None:
    assert sentence in str(not_stored(code, was_space_freed=False))


class ServerError(Exception):
    """An error as psycopg raises it."""

    def __init__(self, state: str | None, constraint: str | None = None) -> None:
        super().__init__("DETAIL: Key (name)=(Li Na) already exists")
        self.sqlstate = state
        self.diag = type("Diagnosis", (), {"constraint_name": constraint})


@pytest.mark.parametrize(
    ("state", "kind", "sentence"),
    [
        (None, ServerUnreachable, "does not answer"),
        ("08006", ServerUnreachable, "does not answer"),
        ("53100", NotStored, "no room left"),
        ("40001", NotStored, "at this moment"),
        ("55P03", NotStored, "at this moment"),
        ("23505", StoreFault, "23505 pk_person"),
    ],
)
def test_a_server_s_error_says_what_to_do_and_no_name(
    state: str | None, kind: type[Exception], sentence: str
) -> None:
    said = server_trouble(DBAPIError("INSERT", {}, ServerError(state, "pk_person")))
    assert isinstance(said, kind)
    assert sentence in str(said)
    assert "Li Na" not in str(said)


@pytest.mark.parametrize("given", ["://", "postgresql://host:port/db"])
def test_an_address_that_is_misspelled_is_said_so(given: str) -> None:
    with pytest.raises(UserError, match="is no workspace"):
        open_workspace(given)


def test_damage_without_a_backup_says_to_keep_the_file(path: Path) -> None:
    open_workspace(path).close()
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(WorkspaceDamaged, match=r"there is no backup of it\. Keep the file") as damaged:
        open_workspace(path)
    assert damaged.value.newest_backup is None


def test_damage_in_an_open_workspace_names_the_backup_and_is_a_finding(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = path_store.back_up("by hand")
    assert path_store._file is not None
    assert line is not None
    assert line.path.name in str(path_store._file.trouble("SQLITE_CORRUPT"))
    monkeypatch.setattr("database.inspection.findings_of", lambda _: ("page 3",))
    assert path_store.check() == ("page 3",)


def test_a_workspace_takes_no_more_than_a_thousand_laptops() -> None:
    with pytest.raises(UserError, match="a thousand laptops"):
        free_number(set(range(1000)))


# ------------------------------------------------------------------ opening


def test_a_full_disk_on_opening_is_given_the_reserve(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(path)
    reserve = path.with_name(path.name + ".reserve")
    reserve.write_bytes(b"room")
    fails_first(monkeypatch, "SQLITE_FULL")
    store = open_workspace(path)
    assert not store.is_read_only
    assert not reserve.exists()
    store.close()


def test_damage_met_while_entering_names_the_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = sound(path)
    monkeypatch.setattr("database.ladder.writing_ways", lambda door: (door,))
    fails_first(monkeypatch, "SQLITE_CORRUPT")
    with pytest.raises(WorkspaceDamaged) as damaged:
        open_workspace(path)
    assert damaged.value.newest_backup == backup


def test_what_can_be_looked_at_but_not_read_is_told_to_be_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(_: object) -> object:
        raise failure("SQLITE_CANTOPEN")

    sound(path)
    monkeypatch.setattr(ladder, "writing_ways", lambda _: ())
    monkeypatch.setattr(ladder, "reading_door", shut)
    with pytest.raises(UserError, match="cannot be opened where it lies"):
        open_workspace(path)


@pytest.mark.postgres
def test_an_older_server_is_brought_up_to_date_before_it_is_used(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    server: str = request.getfixturevalue("postgres")
    engine = postgres_engine(make_url(server))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CREATE DATABASE older")
    engine.dispose()
    address = server.replace("/postgres?", "/older?")
    open_workspace(address).close()
    upgraded: list[object] = []
    monkeypatch.setattr("database.schema.HEAD", "9999")
    monkeypatch.setattr("database.migration.upgrade", upgraded.append)
    open_workspace(address).close()
    assert len(upgraded) == 1


def test_a_migration_that_leaves_a_row_without_its_parent_is_undone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from database.driver import Door

    def orphan(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE child (parent REFERENCES person(id))")  # type: ignore[attr-defined]
        connection.exec_driver_sql("INSERT INTO child VALUES ('nobody')")  # type: ignore[attr-defined]

    engine = writing_engine(Door.to(path))
    monkeypatch.setattr("database.migration.protect", orphan)
    with pytest.raises(RuntimeError, match="without their parent"):
        migration.upgrade(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    engine.dispose()


def test_a_new_revision_is_written_with_plain_types(path: Path, tmp_path: Path) -> None:
    from alembic import command

    from database.driver import Door

    engine = writing_engine(Door.to(path))
    migration.upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE attendance_event")
        config = migration.configuration(connection)
        versions = Path(migration.__file__).parent / "migrations" / "versions"
        config.set_main_option("version_locations", f"{versions}{os.pathsep}{tmp_path}")
        command.revision(config, "again", autogenerate=True, version_path=str(tmp_path))
    engine.dispose()
    (written,) = tmp_path.glob("*_again.py")
    text = written.read_text()
    assert "sa.String(length=" in text
    assert "sa.Uuid(" in text or "sa.CHAR(" in text
    assert "database.rows" not in text


# ------------------------------------------------------------------ what this laptop offers


def test_without_sqlcipher_the_standard_library_is_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    found = driver.__wrapped__()
    assert (found.module, found.is_keyed) == (sqlite3, False)


def test_the_witness_lies_in_the_user_s_state_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACILITATOR_STATE_DIR")
    assert "Facilitator" in str(witness.state_folder())


def test_where_the_system_lists_no_mounts_a_folder_counts_as_this_computer_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", missing)
    assert not is_on_network(tmp_path / "workspace.db")


def test_the_reserve_is_written_out_where_the_system_cannot_set_it_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    assert Reserve(path).lay_up()
    assert path.with_name("workspace.db.reserve").stat().st_size == SIZE


def test_a_reserve_that_finds_no_room_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.posix_fallocate", full, raising=False)
        assert not Reserve(path).lay_up()
    with monkeypatch.context() as patch:
        patch.setattr("database.reserve._ROOM_BEFORE", 1 << 62)
        assert not Reserve(path).lay_up()
    assert not path.with_name("workspace.db.reserve").exists()


# ------------------------------------------------------------------ backups, restoring, moving


def test_a_folder_of_backups_that_cannot_be_listed_holds_none(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> object:
        raise OSError(5, "Input/output error")

    path_store.back_up("by hand")
    monkeypatch.setattr(Path, "glob", failing)
    assert path_store.backups() == ()


def test_a_copy_of_an_older_state_does_not_count(
    path_store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    measures = iter([_Measure(5, {}), _Measure(1, {})])
    monkeypatch.setattr("database.backups._measure", lambda _: next(measures))
    with pytest.raises(NotStored, match="not good"):
        path_store.back_up("bad")
    assert path_store.backups() == ()


@pytest.fixture
def spoilt_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes every byte and keeps one of them wrong."""

    def copy(source: Path, target: Path) -> None:
        content = bytearray(source.read_bytes())
        content[5000] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr("database.restoring.copy_to_disk", copy)


@pytest.mark.usefixtures("spoilt_copies")
def test_a_copy_that_the_disk_kept_wrong_is_not_restored(path: Path) -> None:
    backup = sound(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="everything is as it was"):
        restore(path, backup)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*.restoring")) == []


def test_a_full_disk_stops_a_move_and_leaves_no_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    sound(path)
    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(UserError, match="everything is as it was"):
        move_workspace(path, tmp_path / "elsewhere" / "workspace.db")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert path.exists()


def test_two_restores_in_one_second_keep_two_files(path: Path) -> None:
    backup = sound(path)
    kept = [restore(path, backup, now=FakeClock().now) for _ in range(2)]
    assert None not in kept
    assert len(set(kept)) == 2
    assert all(file is not None and file.exists() for file in kept)


def test_restoring_one_workspace_forgets_nothing_about_another(
    path: Path, tmp_path: Path, laptop: Callable[[str], None]
) -> None:
    laptop("only")
    other = tmp_path / "other.db"
    sound(other)
    backup = sound(path)
    restore(path, backup)
    other.unlink()
    with pytest.raises(WorkspaceIsOlder, match="is gone"):
        open_workspace(other)
