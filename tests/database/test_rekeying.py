"""A workspace gets a passphrase, another one, or none; whole at every moment."""

from __future__ import annotations

import os
import random
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from database import (
    BackupLocked,
    DatabaseStore,
    NotStored,
    PassphraseNeeded,
    WorkspaceDamaged,
    inspection,
    open_workspace,
    restore,
)
from database.driver import Door, header_of
from database.key import OPEN_SALT
from facilitator.domain.message import UserError
from tests.database import made
from tests.database.forked import Forked
from tests.database.test_deaths import DEATHS, FILE_CALLS, needs_strace

SECRET = "通关 café 42"  # noqa: S105  of the tests
OTHER = "green apple"


def filled(path: Path, passphrase: str | None = None) -> DatabaseStore:
    store = open_workspace(path, passphrase=passphrase)
    made.fill(store)
    return store


def seen(path: Path, passphrase: str | None = None) -> tuple[inspection.Look, dict[str, int]]:
    """Return all that a look tells of a closed file, and how many rows each table has."""
    connection = Door.to(path, passphrase, mode="rw").peek()
    try:
        return inspection.look(connection), inspection.counts(connection)
    finally:
        connection.close()


def last_audit(store: DatabaseStore) -> str:
    with store.read() as records:
        return records.journal.audit_lines()[0].what


def beside(path: Path) -> set[str]:
    """Return the names of the files there, without the log and its index that SQLite makes anew."""
    return {
        file.name
        for file in path.parent.iterdir()
        if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    }


@pytest.mark.parametrize(("before", "after"), [("", SECRET), (SECRET, OTHER), (SECRET, "")])
def test_the_new_passphrase_opens_all_there_was_and_the_old_one_nothing(
    path: Path, before: str, after: str
) -> None:
    filled(path, before or None).close()
    look, rows = seen(path, before or None)
    store = open_workspace(path, passphrase=before or None)
    store.change_passphrase(before, after, "passphrase changed")
    assert last_audit(store) == "passphrase changed"
    with store.read() as records:
        assert records.sessions.get(made.a_session().id) == made.a_session()
    store.close()
    assert (header_of(path) == OPEN_SALT) is (after == "")
    now_look, now_rows = seen(path, after or None)
    assert (now_look.database, now_look.schema) == (look.database, look.schema)
    assert set(look.openings) < set(now_look.openings)
    assert now_rows == rows | {"audit": rows["audit"] + 1, "opening": rows["opening"] + 1}
    with pytest.raises(PassphraseNeeded):
        open_workspace(path, passphrase=before or None)
    store = open_workspace(path, passphrase=unicodedata.normalize("NFD", after) or None)
    assert store.check() == ()
    store.close()


def test_work_goes_on_in_the_open_workspace_and_nothing_is_left_beside_it(path: Path) -> None:
    store = filled(path)
    before = beside(path)
    store.change_passphrase("", SECRET, "passphrase set")
    made.fill(store, made.a_session("May"))
    assert store.describe()["passphrase"] == "yes"  # noqa: S105  a word
    assert beside(path) == before
    store.close()
    store = open_workspace(path, passphrase=SECRET)
    with store.read() as records:
        assert len(records.sessions.lines()) == 2
    store.close()


def test_earlier_backups_keep_the_passphrase_of_their_time(path: Path) -> None:
    store = filled(path, SECRET)
    store.change_passphrase(SECRET, OTHER, "passphrase changed")
    store.back_up("by hand")
    after, before = store.backups()
    assert before.why == "before a new passphrase"
    store.close()
    for line, fits, does_not in ((before, SECRET, OTHER), (after, OTHER, SECRET)):
        assert inspection.findings_of(Door.to(line.path, fits, mode="ro")) == ()
        assert inspection.findings_of(Door.to(line.path, does_not, mode="ro")) != ()


@pytest.mark.parametrize("given", ["", OTHER, SECRET + " ", "\ud83d"])
def test_who_does_not_know_the_present_passphrase_changes_nothing(path: Path, given: str) -> None:
    filled(path, SECRET).close()
    content = path.read_bytes()
    store = open_workspace(path, passphrase=SECRET)
    with pytest.raises(PassphraseNeeded, match="not the passphrase of the workspace"):
        store.change_passphrase(given, "", "passphrase removed")
    assert store.backups() == () or store.backups()[0].why != "before a new passphrase"
    store.close()
    assert header_of(path) == content[:16]


def test_a_passphrase_that_is_half_a_sign_is_a_wrong_one(path: Path) -> None:
    filled(path, SECRET).close()
    with pytest.raises(PassphraseNeeded):
        open_workspace(path, passphrase="\ud83d")  # noqa: S106  of the tests


def test_a_passphrase_that_was_set_is_asked_for_and_not_taken_for_damage(
    path: Path, laptop: Callable[[str], None]
) -> None:
    filled(path).close()
    laptop("second")
    store = open_workspace(path, accept_older=True)
    store.change_passphrase("", SECRET, "passphrase set")
    store.back_up("by hand")
    store.close()
    for name in ("second", "first"):
        laptop(name)
        with pytest.raises(PassphraseNeeded, match="Type it to open"):
            open_workspace(path)


def test_a_damaged_beginning_is_damage_after_the_passphrase_was_removed(path: Path) -> None:
    store = filled(path, SECRET)
    store.change_passphrase(SECRET, "", "passphrase removed")
    store.back_up("by hand")
    store.close()
    path.write_bytes(b"spoilt" * 1000)
    with pytest.raises(WorkspaceDamaged):
        open_workspace(path)


# ------------------------------------------------------------------ refusals


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def held(*_: object) -> Path:
    raise PermissionError(13, "in use")


def unsound(*_: object) -> tuple[str, ...]:
    return ("page 3",)


@pytest.mark.parametrize(
    ("place", "fails", "sentence"),
    [
        ("database.keyed_copy.make_private_file", full, "Make room on the disk"),
        ("database.keyed_copy.inspection.findings_of", unsound, "could not be written"),
        ("pathlib.Path.replace", held, "Another program holds workspace.db"),
        ("database.rekeying.has_logs", lambda _: True, "Another program holds workspace.db"),
    ],
)
def test_a_change_that_fails_leaves_everything_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, place: str, fails: object, sentence: str
) -> None:
    store = filled(path)
    monkeypatch.setattr(store, "back_up", lambda _: None)
    before = beside(path)
    with monkeypatch.context() as patch:
        patch.setattr(place, fails)
        with pytest.raises(UserError, match=f"{sentence}.*"):
            store.change_passphrase("", SECRET, "passphrase set")
    assert beside(path) == before
    assert last_audit(store) != "passphrase set"
    made.fill(store, made.a_session("May"))
    store.close()
    store = open_workspace(path)
    with store.read() as records:
        assert len(records.sessions.lines()) == 2
    store.close()


def test_a_copy_that_holds_something_else_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(path)
    with monkeypatch.context() as patch:
        counted = iter([{"person": 40}, {"person": 40}, {"person": 40}, {"person": 39}])
        patch.setattr("database.inspection.counts", lambda _: next(counted))
        with pytest.raises(UserError, match="could not be written"):
            store.change_passphrase("", SECRET, "passphrase set")
    store.close()
    assert header_of(path) == OPEN_SALT


def test_another_program_that_reads_the_file_stops_the_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.driver.BUSY_MS", 50)
    store = filled(path)
    other = Door.to(path, mode="rw").connect()
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM person").fetchone()
    with pytest.raises(UserError, match="Another program holds"):
        store.change_passphrase("", SECRET, "passphrase set")
    other.close()
    store.change_passphrase("", SECRET, "passphrase set")
    store.close()


def test_without_a_backup_nothing_is_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(path)
    with monkeypatch.context() as patch:
        patch.setattr("database.backups._ROOM_LEFT", 10**18)
        with pytest.raises(NotStored, match="too little room"):
            store.change_passphrase("", SECRET, "passphrase set")
    store.close()
    assert header_of(path) == OPEN_SALT


@pytest.mark.postgres
def test_a_server_is_locked_by_who_looks_after_it(postgres: str) -> None:
    store = open_workspace(postgres)
    with pytest.raises(UserError, match="on a server"):
        store.change_passphrase("", SECRET, "passphrase set")
    store.close()


def test_where_nothing_can_be_locked_it_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(path)
    with monkeypatch.context() as patch:
        patch.setattr(type(store), "is_read_only", True)
        with pytest.raises(NotStored, match="only be read"):
            store.change_passphrase("", SECRET, "passphrase set")
    assert store._file is not None
    door = store._file.door
    store._file.door = replace(door, driver=replace(door.driver, is_keyed=False))
    with pytest.raises(UserError, match="sqlcipher3 is missing"):
        store.change_passphrase("", SECRET, "passphrase set")
    store._file.door = door
    store.close()


# ------------------------------------------------------------------ going back to before the change


@pytest.mark.parametrize(("before", "after"), [("", SECRET), (SECRET, OTHER), (SECRET, "")])
def test_what_is_restored_has_the_passphrase_of_the_workspace(path: Path, before: str, after: str) -> None:
    store = filled(path, before or None)
    store.change_passphrase(before, after, "passphrase changed")
    (backup,) = store.backups()
    made.fill(store, made.a_session("May"))
    store.close()
    if before:
        for of_backup in (None, "", "red apple"):
            with pytest.raises(BackupLocked, match="does not open with this passphrase") as locked:
                restore(path, backup.path, passphrase=after or None, of_backup=of_backup)
            assert locked.value.backup == backup.path
    restore(path, backup.path, passphrase=after or None, of_backup=before or None)
    store = open_workspace(path, passphrase=after or None)
    with store.read() as records:
        assert len(records.sessions.lines()) == 1
    assert store.check() == ()
    store.close()


def test_what_is_restored_for_a_workspace_that_is_gone_keeps_its_passphrase(path: Path) -> None:
    store = filled(path, SECRET)
    line = store.back_up("by hand")
    store.close()
    assert line is not None
    path.unlink()
    restore(path, line.path, of_backup=SECRET)
    with pytest.raises(PassphraseNeeded):
        open_workspace(path)
    open_workspace(path, passphrase=SECRET).close()


def test_a_full_disk_while_a_backup_is_keyed_anew_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(path)
    store.change_passphrase("", SECRET, "passphrase set")
    backup = store.backups()[-1]
    store.close()
    before, content = beside(path), path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("database.restoring.check_and_sync", full)
        with pytest.raises(UserError, match="everything is as it was"):
            restore(path, backup.path, passphrase=SECRET)
    assert (beside(path), path.read_bytes()) == (before, content)


def test_the_place_is_never_empty_while_a_backup_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(path)
    line = store.back_up("by hand")
    store.close()
    assert line is not None
    content, real = path.read_bytes(), Path.replace
    lain: list[bool] = []

    def look_first(self: Path, target: Path) -> Path:
        lain.append(path.read_bytes() == content)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", look_first)
    kept = restore(path, line.path)
    assert lain == [True]
    assert kept is not None
    assert kept.read_bytes() == content


@pytest.mark.parametrize("verbs", [("replace",), ("replace", "hardlink_to")])
def test_a_backup_that_cannot_take_the_place_leaves_one_name_to_the_file_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, verbs: tuple[str, ...]
) -> None:
    store = filled(path)
    line = store.back_up("by hand")
    store.close()
    assert line is not None
    before = beside(path)
    for verb in verbs:
        monkeypatch.setattr(Path, verb, held)
    with pytest.raises(UserError, match="Another program holds"):
        restore(path, line.path)
    assert beside(path) == before


def test_on_a_disk_where_a_file_has_one_name_a_backup_is_put_back_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(path)
    line = store.back_up("by hand")
    store.close()
    assert line is not None
    monkeypatch.setattr(Path, "hardlink_to", held)
    content = path.read_bytes()
    kept = restore(path, line.path)
    assert kept is not None
    assert kept.read_bytes() == content
    open_workspace(path).close()


# ------------------------------------------------------------------ deaths


@pytest.fixture(scope="module")
def rekeyer() -> Iterator[Forked]:
    with Forked("tests.database.rekeyer") as program:
        yield program


def opened_by(path: Path, *passphrases: str) -> DatabaseStore:
    """Return the store by the first of these passphrases that opens it; whole files only have one."""
    for passphrase in passphrases:
        try:
            return open_workspace(path, passphrase=passphrase or None)
        except PassphraseNeeded:
            continue
    raise AssertionError(passphrases)


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("present", "new"), [("", OTHER), (OTHER, "")])
def test_a_death_at_any_file_call_leaves_a_whole_file_under_one_of_the_two(
    path: Path, tmp_path: Path, rekeyer: Forked, present: str, new: str
) -> None:
    filled(path, present or None).close()
    spare = tmp_path / "spare"
    shutil.copytree(path.parent, spare, ignore=shutil.ignore_patterns("spare"))
    log = tmp_path / "calls"
    quiet = Path(os.devnull)
    rekeyer.run(quiet, log, ("-e", "trace=" + ",".join(FILE_CALLS)), str(path), present, new)
    names = re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE)
    calls = [(name, number + 1) for name in FILE_CALLS for number in range(names.count(name))]
    renames = [call for call in calls if call[0] == "rename"]
    assert renames
    chance = random.Random(f"{present}-{new}")  # noqa: S311  moments, not secrets
    chosen = chance.sample(calls, min(DEATHS, len(calls))) if len(calls) > DEATHS else calls
    tried = dict.fromkeys([*chosen, *renames])
    struck = 0
    for name, number in tried:
        for file in path.parent.iterdir():
            if file not in {spare, log}:
                shutil.rmtree(file) if file.is_dir() else file.unlink()
        shutil.copytree(spare, path.parent, dirs_exist_ok=True)
        death = ("-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}")
        struck += rekeyer.run(quiet, quiet, death, str(path), present, new) != 0
        store = opened_by(path, present, new)
        assert store.check() == (), (name, number)
        with store.read() as records:
            assert records.sessions.get(made.a_session().id) == made.a_session()
        store.close()
        assert not list(path.parent.glob("*.rekeying*")), (name, number)
    assert struck >= 0.9 * len(tried) - 1, "strace did not strike"  # a call may not come again in another run
