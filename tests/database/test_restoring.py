from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from database import (
    WorkspaceDamaged,
    WorkspaceIsNewer,
    WorkspaceIsOlder,
    move_workspace,
    open_workspace,
    restore,
)
from facilitator.domain.message import UserError
from tests.database import made
from tests.fakes import FakeClock


def _with_backup(path: Path) -> Path:
    store = open_workspace(path)
    made.fill(store)
    line = store.back_up("by hand")
    with store.write() as records:
        records.journal.audit("after the backup")
    store.close()
    assert line is not None
    return line.path


def _spoil(path: Path, at: int = 20_000) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _audit_lines(path: Path) -> int:
    store = open_workspace(path)
    with store.read() as records:
        count = len(records.journal.audit_lines())
    store.close()
    return count


def test_a_restored_backup_stands_in_its_place_and_the_replaced_file_is_kept(path: Path) -> None:
    backup = _with_backup(path)
    before = path.read_bytes()
    kept = restore(path, backup, now=FakeClock().now)
    assert kept == path.with_name("workspace.db.replaced-20260303-083000")
    assert kept.read_bytes() == before
    assert backup.exists()
    assert _audit_lines(path) == 1


def test_a_replaced_file_keeps_the_log_that_belongs_to_it(path: Path, tmp_path: Path) -> None:
    backup = _with_backup(path)
    store = open_workspace(path)
    with store.write() as records:
        records.journal.audit("only in the log")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in (path, path.with_name(path.name + "-wal")):
        shutil.copy(file, crashed / file.name)
    store.close()
    kept = restore(crashed / path.name, backup)
    assert kept is not None
    assert kept.with_name(kept.name + "-wal").exists()
    found = open_workspace(kept)
    with found.read() as records:
        assert records.journal.audit_lines()[0].what == "only in the log"
    found.close()


def test_a_damaged_file_names_the_newest_sound_backup_and_is_kept(path: Path) -> None:
    _with_backup(path)
    store = open_workspace(path)
    bad = store.back_up("later")
    store.close()
    assert bad is not None
    _spoil(bad.path)
    _spoil(path, 100)
    with pytest.raises(WorkspaceDamaged) as damaged:
        open_workspace(path)
    assert damaged.value.newest_backup is not None
    assert damaged.value.newest_backup != bad.path
    kept = restore(path, damaged.value.newest_backup)
    assert kept is not None
    assert ".damaged-" in kept.name
    assert _audit_lines(path) == 2


def test_damage_found_while_reading_is_said_in_one_sentence(path: Path) -> None:
    _with_backup(path)
    size = path.stat().st_size
    content = bytearray(path.read_bytes())
    for at in range(49 * 4096, size, 4096):
        content[at + 2000] ^= 255
    path.write_bytes(content)
    with pytest.raises(WorkspaceDamaged) as damaged:
        _read_everything(path)
    assert damaged.value.newest_backup is not None
    assert "Restore the backup" in str(damaged.value)


def _read_everything(path: Path) -> None:
    store = open_workspace(path)
    try:
        with store.read() as records:
            records.sessions.get(made.a_session().id)
            records.sessions.lines()
            records.journal.audit_lines()
            records.paper.sheets_of_session(made.a_session().id)
            records.questionnaires.all()
    finally:
        store.close()


def test_a_damaged_backup_changes_nothing(path: Path) -> None:
    backup = _with_backup(path)
    _spoil(backup)
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"is damaged\. Choose another one"):
        restore(path, backup)
    assert path.read_bytes() == before
    assert _audit_lines(path) == 2


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_backup_changes_nothing(path: Path, tmp_path: Path, content: bytes) -> None:
    _with_backup(path)
    stranger = tmp_path / "stranger.db"
    stranger.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(UserError):
        restore(path, stranger)
    with pytest.raises(UserError, match="There is no backup"):
        restore(path, tmp_path / "none.db")
    assert path.read_bytes() == before


def test_a_backup_of_a_newer_version_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = _with_backup(path)
    monkeypatch.setattr("database.schema.HEAD", "0000")
    with pytest.raises(WorkspaceIsNewer):
        restore(path, backup)
    assert path.exists()


def test_a_full_disk_stops_a_restore_before_anything_moves(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = _with_backup(path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(UserError, match="everything is as it was"):
        restore(path, backup)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("*.restoring")] == []


def test_a_workspace_that_is_gone_is_restored(path: Path) -> None:
    backup = _with_backup(path)
    path.unlink()
    assert restore(path, backup) is None
    assert _audit_lines(path) == 1


def test_a_server_is_not_restored_from_here() -> None:
    with pytest.raises(UserError, match="on a server"):
        restore("postgresql://localhost/x", Path("x.db"))


def test_a_workspace_moves_whole_and_the_old_file_is_kept(path: Path, tmp_path: Path) -> None:
    _with_backup(path)
    target = tmp_path / "own" / "computer" / "workspace.db"
    kept = move_workspace(path, target)
    assert ".moved-" in kept.name
    assert kept.exists()
    assert not path.exists()
    assert _audit_lines(target) == 2
    with pytest.raises(UserError, match="there already"):
        move_workspace(kept, target)
    with pytest.raises(WorkspaceIsOlder):
        open_workspace(path)


def _refuse(monkeypatch: pytest.MonkeyPatch, verb: str, name: str) -> None:
    """Let that verb of a path fail for a file of that name, as Windows does for one in use."""
    real = getattr(Path, verb)

    def held(self: Path, target: Path) -> Path:
        if self.name == name:
            raise PermissionError(13, "in use")
        return real(self, target)  # type: ignore[no-any-return]

    monkeypatch.setattr(Path, verb, held)


def _names(folder: Path) -> set[str]:
    """Return what lies there, without the index that SQLite makes anew whenever it looks."""
    return {file.name for file in folder.iterdir() if not file.name.endswith("-shm")}


@pytest.mark.parametrize(
    ("verb", "name"), [("replace", "workspace.db.restoring"), ("rename", "workspace.db")]
)
def test_a_file_that_is_held_stops_a_restore_and_everything_is_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, name: str
) -> None:
    backup = _with_backup(path)
    log = path.with_name("workspace.db-wal")
    log.write_bytes(b"a log" if verb == "rename" else b"")
    before, content = _names(path.parent), path.read_bytes()
    with monkeypatch.context() as patch:
        _refuse(patch, verb, name)
        with pytest.raises(UserError, match=r"Another program holds .* everything is as it was"):
            restore(path, backup)
    assert _names(path.parent) == before
    assert path.read_bytes() == content


def test_a_held_log_stays_beside_its_workspace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = _with_backup(path)
    path.with_name("workspace.db-wal").write_bytes(b"a log")
    before = _names(path.parent)
    with monkeypatch.context() as patch:
        _refuse(patch, "rename", "workspace.db-wal")
        with pytest.raises(UserError, match="Another program holds"):
            restore(path, backup)
    assert _names(path.parent) == before


def test_a_workspace_that_is_held_does_not_move_and_leaves_no_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_backup(path)
    target = tmp_path / "elsewhere" / "workspace.db"
    with monkeypatch.context() as patch:
        _refuse(patch, "rename", "workspace.db")
        with pytest.raises(UserError, match="Another program holds"):
            move_workspace(path, target)
    assert _names(target.parent) == set()
    assert _audit_lines(path) == 2


def test_a_damaged_workspace_does_not_move_and_leaves_no_copy(path: Path, tmp_path: Path) -> None:
    _with_backup(path)
    _spoil(path)
    target = tmp_path / "elsewhere" / "workspace.db"
    with pytest.raises(UserError, match="is damaged"):
        move_workspace(path, target)
    assert _names(target.parent) == set()
    assert path.exists()
