"""A file that lacks what this laptop stored is not opened without a choice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from database import DatabaseStore, WorkspaceIsOlder, open_workspace, restore, witness
from database.witness import state_folder
from tests.database import made


def _with_backup(path: Path, *, later: int = 5) -> Path:
    """Make a workspace with a backup and `later` commits after it; return the backup."""
    store = open_workspace(path)
    made.fill(store)
    line = store.back_up("by hand")
    assert line is not None
    _write(store, later)
    _let_go(store)
    return line.path


def _write(store: DatabaseStore, times: int) -> None:
    for n in range(times):
        with store.write() as records:
            records.journal.audit(f"later {n}")


def _let_go(store: DatabaseStore) -> None:
    """Close without the backup on closing."""
    assert store._file is not None
    store._file.backed_up = store._file.commits
    store.close()


def _audit(path: Path, *, accept_older: bool = False) -> list[str]:
    store = open_workspace(path, accept_older=accept_older)
    with store.read() as records:
        said = [line.what for line in records.journal.audit_lines()]
    store.close()
    return said


def test_a_workspace_opened_again_and_again_is_never_called_older(path: Path) -> None:
    _with_backup(path)
    for _ in range(3):
        assert len(_audit(path)) == 6


def test_a_copy_of_an_open_file_put_in_its_place_is_noticed(path: Path, tmp_path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    _write(store, 7)
    _let_go(store)
    shutil.copy(copy, path)
    with pytest.raises(WorkspaceIsOlder) as older:
        open_workspace(path)
    assert older.value.missing >= 7
    assert f"{older.value.missing} steps" in str(older.value)


def test_a_lost_log_is_noticed(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    _write(store, 9)
    left = path.with_name("left.db")
    shutil.copy(path, left)
    _let_go(store)
    shutil.copy(left, path)
    with pytest.raises(WorkspaceIsOlder) as older:
        open_workspace(path)
    assert older.value.missing >= 9


def test_an_empty_file_is_noticed(path: Path) -> None:
    backup = _with_backup(path)
    path.write_bytes(b"")
    with pytest.raises(WorkspaceIsOlder, match="is empty, and was not") as older:
        open_workspace(path)
    assert older.value.newest_backup == backup
    assert path.read_bytes() == b""


def test_a_file_that_is_gone_is_noticed(path: Path) -> None:
    backup = _with_backup(path)
    path.unlink()
    with pytest.raises(WorkspaceIsOlder, match="is gone") as older:
        open_workspace(path)
    assert older.value.newest_backup == backup
    assert not path.exists()


def test_an_empty_file_with_backups_beside_it_is_noticed_on_a_laptop_that_knows_nothing(
    path: Path, laptop: Callable[[str], None]
) -> None:
    _with_backup(path)
    path.write_bytes(b"")
    laptop("second")
    with pytest.raises(WorkspaceIsOlder):
        open_workspace(path)


def test_an_older_backup_put_in_place_by_hand_is_noticed_and_names_a_better_one(path: Path) -> None:
    first = _with_backup(path)
    store = open_workspace(path)
    newer = store.back_up("by hand")
    _write(store, 3)
    _let_go(store)
    shutil.copy(first, path)
    with pytest.raises(WorkspaceIsOlder) as older:
        open_workspace(path)
    assert newer is not None
    assert older.value.newest_backup == newer.path
    assert newer.path.name in str(older.value)


def test_the_same_number_of_commits_on_another_way_is_noticed(
    path: Path, laptop: Callable[[str], None]
) -> None:
    backup = _with_backup(path, later=3)
    laptop("second")
    shutil.copy(backup, path)
    store = open_workspace(path)
    _write(store, 40)
    _let_go(store)
    laptop("first")
    with pytest.raises(WorkspaceIsOlder) as older:
        open_workspace(path)
    assert older.value.missing >= 3


def test_what_another_laptop_stored_since_is_no_reason_to_ask(
    path: Path, laptop: Callable[[str], None]
) -> None:
    _with_backup(path)
    laptop("second")
    store = open_workspace(path)
    _write(store, 4)
    _let_go(store)
    laptop("first")
    assert len(_audit(path)) == 10


def test_another_workspace_in_its_place_is_noticed(path: Path, tmp_path: Path) -> None:
    _with_backup(path)
    other = tmp_path / "other.db"
    open_workspace(other).close()
    shutil.copy(other, path)
    with pytest.raises(WorkspaceIsOlder, match="another workspace"):
        open_workspace(path)


def test_a_workspace_that_moved_is_known_by_itself(path: Path, tmp_path: Path) -> None:
    backup = _with_backup(path)
    (tmp_path / "moved").mkdir()
    moved = path.rename(tmp_path / "moved" / "workspace.db")
    assert len(_audit(moved)) == 6
    shutil.copy(backup, moved)
    with pytest.raises(WorkspaceIsOlder):
        open_workspace(moved)


def test_going_on_with_older_data_is_a_choice_that_is_asked_once(path: Path) -> None:
    backup = _with_backup(path)
    shutil.copy(backup, path)
    assert len(_audit(path, accept_older=True)) == 1
    assert len(_audit(path)) == 1


def test_beginning_anew_is_a_choice_that_is_asked_once(path: Path) -> None:
    _with_backup(path)
    path.unlink()
    assert _audit(path, accept_older=True) == []
    assert _audit(path) == []


def test_a_laptop_that_goes_on_with_older_data_takes_a_new_number(path: Path) -> None:
    backup = _with_backup(path)
    numbers = []
    for is_put_back in (False, True, False):
        if is_put_back:
            shutil.copy(backup, path)
        store = open_workspace(path, accept_older=is_put_back)
        with store.read() as records:
            numbers.append(records.badges.laptop_number())
        _let_go(store)
    assert numbers[0] != numbers[1]
    assert numbers[1] == numbers[2]


def test_a_restored_backup_opens_without_a_question_and_with_a_new_number(path: Path) -> None:
    backup = _with_backup(path)
    store = open_workspace(path)
    with store.read() as records:
        before = records.badges.laptop_number()
    _let_go(store)
    restore(path, backup)
    store = open_workspace(path)
    with store.read() as records:
        assert records.badges.laptop_number() != before
        assert len(records.journal.audit_lines()) == 1
    store.close()


def test_a_torn_line_of_the_witness_leaves_the_other_one(path: Path) -> None:
    _with_backup(path)
    (file,) = (state_folder() / "witness").glob("*.witness")
    (known,) = witness.testimonies(state_folder())
    content = file.read_bytes()
    newest = content.index(b"%020d" % known.commits)
    file.write_bytes(content[:newest] + b"\0" * 12 + content[newest + 12 :])
    (torn,) = witness.testimonies(state_folder())
    assert torn.commits == known.commits - 1
    assert len(_audit(path)) == 6


def test_a_witness_that_cannot_be_read_or_kept_hinders_nobody(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_backup(path)
    (file,) = (state_folder() / "witness").glob("*.witness")
    file.write_bytes(b"nonsense")
    assert len(_audit(path)) == 6
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(blocked))
    store = open_workspace(path)
    _write(store, 1)
    assert store.describe()["witness"] == "no"
    store.close()


def test_the_witness_is_never_ahead_of_the_file(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    with pytest.raises(KeyError), store.write() as records:
        records.captures.replace(made.a_quote(made.a_session(), "not there"))
    (known,) = witness.testimonies(state_folder())
    assert str(known.commits) == store.describe()["commits"]
    store.close()
