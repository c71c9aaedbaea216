"""A full disk: nothing half stored, one sentence, and room to go on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import DatabaseStore, NotStored, open_workspace
from tests.database import made


def _fill_up(store: DatabaseStore) -> tuple[int, str]:
    """Store until nothing goes any more; return how many were acknowledged, and what was said."""
    for n in range(100_000):
        try:
            with store.write() as records:
                records.journal.put_setting(f"setting {n}", "x" * 50_000)
        except NotStored as refused:
            return n, str(refused)
    raise AssertionError


def test_a_step_that_has_no_room_is_not_stored_and_can_be_done_again(path: Path) -> None:
    store = open_workspace(path)
    made.fill(store)
    with store._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 40}")
    stored, said = _fill_up(store)
    assert "The disk is full, so this last step was not stored. Make room" in said
    store._file.reserve._path.write_bytes(b"room")  # type: ignore[union-attr]
    _, said = _fill_up(store)
    assert "Space kept for this case is free now" in said
    with store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    with store.write() as records:
        records.journal.put_setting("after", "yes")
    with store.read() as records:
        kept = [records.journal.setting(f"setting {n}") for n in range(stored + 1)]
    assert [value is None for value in kept] == [False] * stored + [True]
    assert store.check() == ()
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    made_it = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=False)
    if made_it.returncode != 0:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_disk_that_is_really_full_the_reserve_lets_the_step_in(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.reserve.SIZE", 400_000)
    monkeypatch.setattr("database.reserve._ROOM_BEFORE", 0)
    path = small_disk / "workspace.db"
    store = open_workspace(path)
    made.fill(store)
    assert store._file is not None
    store._file.reserve.lay_up()
    first, said = _fill_up(store)
    assert "Space kept for this case is free now" in said
    with store.write() as records:
        records.journal.put_setting(f"setting {first}", "the step in hand")
    more, said = _fill_up(store)
    assert more >= first
    with pytest.raises(NotStored, match="too little room"):
        store.close()
    store = open_workspace(path)
    with store.read() as records:
        assert records.journal.setting(f"setting {first - 1}") is not None
        assert records.sessions.get(made.a_session().id) == made.a_session()
    assert store.check() == ()
    _leave(store)


def test_a_workspace_on_a_full_disk_is_opened_at_least_for_reading(small_disk: Path) -> None:
    path = small_disk / "workspace.db"
    store = open_workspace(path)
    session = made.fill(store)
    _leave(store)
    with (small_disk / "ballast").open("wb") as ballast:
        free = shutil.disk_usage(small_disk).free
        ballast.write(bytes(free))
    store = open_workspace(path)
    with store.read() as records:
        assert records.sessions.get(session.id) == session
    assert store.is_read_only
    store.close()
    (small_disk / "ballast").unlink()
    store = open_workspace(path)
    assert not store.is_read_only
    _leave(store)


def _leave(store: DatabaseStore) -> None:
    """Close without the backup on closing."""
    assert store._file is not None
    store._file.backed_up = store._file.commits
    store.close()


def test_a_new_workspace_on_a_full_disk_leaves_nothing_behind(small_disk: Path) -> None:
    with (small_disk / "ballast").open("wb") as ballast:
        ballast.write(bytes(shutil.disk_usage(small_disk).free - 40_960))
    with pytest.raises(NotStored, match="The disk is full"):
        open_workspace(small_disk / "workspace.db")
    assert not (small_disk / "workspace.db").exists()
