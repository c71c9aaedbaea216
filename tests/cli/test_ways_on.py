"""How the window comes to its workspace, and what it offers where that does not open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import database
from facilitator.compose.entrance import Entrance
from facilitator.domain.message import Message, UserError
from facilitator.services.ports import Workspace

pytestmark = pytest.mark.qt
SECRET = "通关 42"  # noqa: S105  of the tests


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a workspace will lie, on a laptop of the test's own."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "workspace.db"


def kept_days(path: Path, days: int, passphrase: str | None = None) -> None:
    """Work on `days` days, with a backup at the end of each."""
    for day in range(days):
        store = database.open_workspace(path, passphrase=passphrase)
        with store.write() as records:
            records.journal.put_setting(f"day {day}", "kept")
        store.close()


def days_in(workspace: Workspace) -> list[bool]:
    with workspace.store.read() as records:
        found = [records.journal.setting(f"day {day}") is not None for day in range(2)]
    workspace.store.close()
    return found


@contextmanager
def refused(entrance: Entrance) -> Iterator[dict[str, object]]:
    """Give the ways out of an opening that fails, by their names."""
    with pytest.raises(UserError) as error:
        entrance.open()
    yield {way.kind.value: way.open for way in entrance.ways_out(error.value)}


def way(ways: dict[str, object], name: str, typed: str = "") -> Workspace:
    return ways[name](typed)  # type: ignore[operator,no-any-return]


def test_a_passphrase_is_tried_until_it_fits_and_serves_from_then_on(path: Path) -> None:
    kept_days(path, 2, SECRET)
    entrance = Entrance(str(path))
    with refused(entrance) as ways:
        assert list(ways) == ["passphrase"]
        with pytest.raises(database.PassphraseNeeded):
            way(ways, "passphrase", "wrong")
        workspace = way(ways, "passphrase", SECRET)
    backup = workspace.store.backups()[-1]
    assert days_in(entrance.restore(workspace, backup)) == [True, False]
    assert days_in(entrance.restore(None, None)) == [True, True]


def test_a_passphrase_that_was_changed_in_the_window_serves_from_then_on(path: Path) -> None:
    kept_days(path, 1)
    entrance = Entrance(str(path))
    workspace = entrance.open()
    entrance.change_passphrase(workspace, "", SECRET)
    before = next(line for line in workspace.store.backups() if line.why == "before a new passphrase")
    assert days_in(entrance.restore(workspace, before)) == [True, False]
    with pytest.raises(database.PassphraseNeeded):
        database.open_workspace(path)
    assert days_in(entrance.open()) == [True, False]


def test_a_backup_with_another_passphrase_asks_for_it_and_gets_the_one_of_today(path: Path) -> None:
    kept_days(path, 1, SECRET)
    entrance = Entrance(str(path))
    with refused(entrance) as ways:
        workspace = way(ways, "passphrase", SECRET)
    entrance.change_passphrase(workspace, SECRET, "")
    backup = workspace.store.backups()[-1]
    with pytest.raises(database.BackupLocked) as locked:
        entrance.restore(workspace, backup)
    (only,) = entrance.ways_out(locked.value)
    with pytest.raises(database.BackupLocked):
        only.open("wrong")
    assert days_in(only.open(SECRET)) == [True, False]
    database.open_workspace(path).close()


def test_a_locked_backup_that_is_put_back_and_then_held_says_who_holds_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_days(path, 1, SECRET)
    backup = database.newest_backup(path, passphrase=SECRET)
    assert backup is not None
    entrance = Entrance(str(path))

    def held(**_: object) -> Workspace:
        raise database.WorkspaceInUse(Message("It is open elsewhere."))

    monkeypatch.setattr(entrance, "_open", held)
    with pytest.raises(database.WorkspaceInUse):
        entrance._restore_locked(backup, SECRET)


def test_a_locked_backup_of_a_workspace_that_is_gone_keeps_its_passphrase(path: Path) -> None:
    kept_days(path, 1, SECRET)
    backup = database.newest_backup(path, passphrase=SECRET)
    assert backup is not None
    path.unlink()
    entrance = Entrance(str(path))
    with pytest.raises(database.BackupLocked) as locked:
        entrance._restore(backup)
    (only,) = entrance.ways_out(locked.value)
    assert days_in(only.open(SECRET)) == [True, False]
    assert days_in(entrance.open()) == [True, False]


def test_a_damaged_workspace_comes_back_from_its_newest_backup(path: Path) -> None:
    kept_days(path, 2)
    path.write_bytes(b"spoilt" * 1000)
    entrance = Entrance(str(path))
    with refused(entrance) as ways:
        assert list(ways) == ["newest_backup"]
        assert days_in(way(ways, "newest_backup")) == [True, True]


def test_damage_without_a_backup_offers_nothing_that_would_not_help(path: Path) -> None:
    database.open_workspace(path).close()
    path.write_bytes(b"spoilt" * 1000)
    with refused(Entrance(str(path))) as ways:
        assert ways == {}


def test_a_workspace_that_is_gone_is_restored_first_or_begun_empty(path: Path) -> None:
    kept_days(path, 1)
    path.unlink()
    with refused(Entrance(str(path))) as ways:
        assert list(ways) == ["newest_backup", "begin_empty"]
        assert days_in(way(ways, "begin_empty")) == [False, False]


def test_an_older_copy_without_a_better_backup_is_gone_on_with(path: Path, tmp_path: Path) -> None:
    kept_days(path, 1)
    shutil.copy(path, tmp_path / "copy.db")
    kept_days(path, 2)
    shutil.rmtree(path.with_name(path.name + ".backups"))
    shutil.copy(tmp_path / "copy.db", path)
    with refused(Entrance(str(path))) as ways:
        assert list(ways) == ["go_on"]
        assert days_in(way(ways, "go_on")) == [True, False]


def test_an_older_copy_is_opened_at_once_where_the_command_line_said_so(path: Path, tmp_path: Path) -> None:
    kept_days(path, 1)
    shutil.copy(path, tmp_path / "copy.db")
    kept_days(path, 2)
    shutil.copy(tmp_path / "copy.db", path)
    assert days_in(Entrance(str(path), accept_older=True).open()) == [True, False]


def test_a_workspace_in_a_cloud_folder_moves_to_this_computer_and_stays_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own" / "workspace.db"
    monkeypatch.setattr("database.places.default_address", lambda: own)
    cloud = tmp_path / "Dropbox" / "workspace.db"
    kept_days(path, 1)
    cloud.parent.mkdir()
    path.rename(cloud)
    entrance = Entrance(str(cloud))
    with refused(entrance) as ways:
        assert list(ways) == ["move"]
        assert days_in(way(ways, "move")) == [True, False]
    assert days_in(entrance.open()) == [True, False]
    assert own.exists()


def test_a_workspace_that_cannot_be_backed_up_any_more_is_restored_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_days(path, 1)
    entrance = Entrance(str(path))
    workspace = entrance.open()
    real = workspace.store.close

    def fails() -> None:
        real()
        raise database.NotStored(Message("There is too little room."))

    monkeypatch.setattr(workspace.store, "close", fails)
    assert days_in(entrance.restore(workspace, workspace.store.backups()[0])) == [True, False]
