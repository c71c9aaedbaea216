from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from database import WorkspaceInUse, move_workspace, open_workspace, restore
from tests.uncompiled import uncompiled

HOLD = """
import sys
from database import open_workspace
store = open_workspace(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_instance_is_told_who_holds_the_workspace(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        env=uncompiled(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(WorkspaceInUse) as refused:
            open_workspace(path)
        other.kill()
    assert platform.node() in str(refused.value)
    assert str(other.pid) in str(refused.value)
    open_workspace(path).close()


def test_the_same_process_cannot_open_it_twice(path: Path) -> None:
    store = open_workspace(path)
    with pytest.raises(WorkspaceInUse, match=str(os.getpid())):
        open_workspace(path)
    store.close()
    open_workspace(path).close()


def test_an_open_workspace_is_neither_restored_nor_moved(path: Path, tmp_path: Path) -> None:
    store = open_workspace(path)
    line = store.back_up("by hand")
    assert line is not None
    with pytest.raises(WorkspaceInUse):
        restore(path, line.path)
    with pytest.raises(WorkspaceInUse):
        move_workspace(path, tmp_path / "elsewhere.db")
    store.close()


def test_a_refused_opening_leaves_no_lock(path: Path) -> None:
    path.write_bytes(b"not a workspace " * 400)
    for _ in range(2):
        with pytest.raises(Exception, match=r"passphrase") as refused:
            open_workspace(path)
        assert not isinstance(refused.value, WorkspaceInUse)


def test_a_lock_that_says_nothing_is_a_lock(path: Path) -> None:
    store = open_workspace(path)
    lock = path.with_name(path.name + ".lock")
    lock.write_text("")
    with pytest.raises(WorkspaceInUse, match="another window"):
        open_workspace(path)
    store.close()
