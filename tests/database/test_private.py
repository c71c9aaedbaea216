"""What is stored is for the eyes of this user alone."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import DatabaseStore, move_workspace, open_workspace, restore
from tests.database import made

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists, not modes")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """The umask of most systems, under which a plain file can be read by everybody."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _open_to_others(folder: Path) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


def test_nobody_else_can_read_a_workspace_its_log_its_backups_or_the_witness(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "w.db"
    store = open_workspace(path)
    made.fill(store)
    line = store.back_up("by hand")
    assert line is not None
    assert {"w.db", "w.db-wal", "w.db-shm", "w.db.lock", "w.db.backups", line.path.name} < _names(tmp_path)
    assert any(name.endswith(".witness") for name in _names(tmp_path))
    assert _open_to_others(tmp_path) == []
    store.close()
    restore(path, line.path)
    move_workspace(path, tmp_path / "other" / "folder" / "w.db")
    assert _open_to_others(tmp_path) == []


def test_opening_closes_to_others_what_an_earlier_version_left_open_and_nothing_else(
    path: Path, path_store: DatabaseStore
) -> None:
    made.fill(path_store)
    path_store.back_up("by hand")
    path_store.close()
    neighbours = [path.with_name("notes.txt"), path.with_name("workspace.database")]
    for neighbour in neighbours:
        neighbour.write_text("not ours")
    path.with_name(path.name + ".replaced-20260101-000000").write_bytes(b"of an earlier restore")
    target = path.with_name("somewhere else")
    target.write_text("what a link leads to is not ours")
    path.with_name(path.name + ".link").symlink_to(target)
    for file in path.parent.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)
    open_workspace(path).close()
    assert set(_open_to_others(path.parent)) == {
        "notes.txt",
        "workspace.database",
        "somewhere else",
        "workspace.db.link",
        "state of first",
    }


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    open_workspace(shared / "w.db").close()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


def test_the_user_s_own_data_folder_is_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "Facilitator"
    folder.mkdir(parents=True)
    monkeypatch.setattr("database.address.default_address", lambda: folder / "workspace.db")
    monkeypatch.setattr("database.file_opening.default_address", lambda: folder / "workspace.db")
    open_workspace().close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o755
