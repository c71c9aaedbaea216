"""Where a stranger's file is worked on: nobody else reads it, and nothing of it stays behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.services.scratch import scratch_folder, sweep_scratch

_WORKS_UNTIL_KILLED = """
import sys, time
from facilitator.services.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "notes.pptx").write_text("of people")
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folders lie in this test."""
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path))
    return tmp_path / "work"


def test_a_folder_is_private_and_gone_after_the_work(home: Path) -> None:
    with scratch_folder() as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "notes.pptx").touch()
        assert folder.parent == home
        if sys.platform != "win32":
            assert {stat.S_IMODE(one.stat().st_mode) for one in (home, folder)} == {0o700}
    assert list(home.iterdir()) == []


def test_what_a_killed_program_left_is_swept_but_not_what_a_running_one_holds(home: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _WORKS_UNTIL_KILLED],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    try:
        assert program.stdout is not None
        folder = Path(program.stdout.readline().strip())
        sweep_scratch()
        assert (folder / "notes.pptx").is_file()
    finally:
        program.kill()
        program.communicate()
    assert (folder / "notes.pptx").is_file()
    with scratch_folder() as mine:
        sweep_scratch()
        assert {one.stem for one in home.iterdir()} == {mine.name}


def test_on_a_disk_that_knows_no_locks_the_work_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.services.scratch._locked", lambda _: None)
    with scratch_folder() as folder:
        assert folder.is_dir()
    assert list(home.iterdir()) == []


def test_nothing_to_sweep_is_no_trouble(home: Path) -> None:
    sweep_scratch()
    assert not home.exists()


def test_a_lock_that_cannot_be_removed_ends_no_work(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stays(_path: Path) -> None:
        raise PermissionError

    with scratch_folder() as folder:
        monkeypatch.setattr(Path, "unlink", stays)
    assert [one.suffix for one in home.iterdir()] == [".lock"]
    assert not folder.exists()


def test_a_folder_that_cannot_be_removed_keeps_its_lock_until_the_next_sweep(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        with scratch_folder() as folder:
            pass
    assert {one.name for one in home.iterdir()} == {folder.name, folder.with_suffix(".lock").name}
    sweep_scratch()
    assert list(home.iterdir()) == []


def test_a_lock_that_cannot_be_opened_is_left_to_whoever_holds_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    home.mkdir()
    (home / "ab.lock").touch()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused)
        sweep_scratch()
    assert (home / "ab.lock").exists()
