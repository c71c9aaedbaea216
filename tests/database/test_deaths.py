"""Nothing that was acknowledged is lost, at whatever moment or file call the program dies.

A few moments in each run; all of them with FACILITATOR_KILLS=100 and FACILITATOR_DEATHS=1000.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import open_workspace
from tests.database import made
from tests.database.forked import ROOT, Forked
from tests.database.writer import stored_steps
from tests.uncompiled import uncompiled

KILLS = int(os.environ.get("FACILITATOR_KILLS", "6"))
DEATHS = int(os.environ.get("FACILITATOR_DEATHS", "2"))
FILE_CALLS = ("write", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "rename")

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@pytest.fixture
def prepared(path: Path) -> Path:
    """A workspace with a session to write into."""
    store = open_workspace(path)
    made.fill(store)
    store.close()
    return path


@pytest.fixture(scope="module")
def writer() -> Iterator[Forked]:
    with Forked("tests.database.writer") as program:
        yield program


def _writer(path: Path, steps: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.database.writer", str(path), str(steps)],
        cwd=ROOT, env=uncompiled(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def _is_whole(path: Path, acknowledged: list[int]) -> list[int]:
    """Open the workspace as a user would; return the stored steps once all is found sound."""
    store = open_workspace(path)
    steps = stored_steps(store)
    assert steps == list(range(len(steps)))
    assert steps[: len(acknowledged)] == acknowledged
    assert store.check() == ()
    store.close()
    return steps


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_kill_at_any_moment_loses_nothing_acknowledged(prepared: Path) -> None:
    chance = random.Random(20260303)  # noqa: S311  moments, not secrets
    acknowledged: list[int] = []
    for _ in range(KILLS):
        wanted = chance.choice((0, 1, chance.randrange(2, 60)))
        with _writer(prepared, 10_000) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(wanted)]
            time.sleep(chance.random() * (0.02 if wanted else 0.8))
            writer.kill()
            said += writer.stdout.readlines()
        acknowledged += [int(line) for line in said if line.endswith("\n")]
        steps = _is_whole(prepared, acknowledged)
        assert len(steps) <= len(acknowledged) + 1
        acknowledged = steps


def _file_calls(writer: Forked, path: Path, log: Path) -> list[tuple[str, int]]:
    """Return every file call of a short run, as name and how many of that name it is."""
    writer.run(Path(os.devnull), log, ("-e", "trace=" + ",".join(FILE_CALLS)), str(path), "3")
    names = re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE)
    return [(name, number + 1) for name in FILE_CALLS for number in range(names.count(name))]


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("fate", ["signal=KILL", "error=ENOSPC", "error=EIO"])
def test_a_death_or_a_refusal_at_any_file_call_loses_nothing_acknowledged(
    prepared: Path, tmp_path: Path, writer: Forked, fate: str
) -> None:
    spare = tmp_path / "spare"
    shutil.copytree(prepared.parent, spare, ignore=shutil.ignore_patterns("spare"))
    calls = _file_calls(writer, prepared, tmp_path / "calls")
    assert {"pwrite64", "fdatasync"} & {name for name, _ in calls}
    chance = random.Random(fate)  # noqa: S311  moments, not secrets
    tried = chance.sample(calls, min(DEATHS, len(calls)))
    struck = 0
    for name, number in tried:
        for file in prepared.parent.glob("workspace.db*"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        shutil.copytree(spare, prepared.parent, dirs_exist_ok=True)
        death = ("-e", f"trace={name}", "-e", f"inject={name}:{fate}:when={number}")
        log, said = tmp_path / "death", tmp_path / "said"
        writer.run(said, log, death, str(prepared), "3")
        struck += any(sign in log.read_text(errors="replace") for sign in ("INJECTED", "killed by SIGKILL"))
        _is_whole(prepared, [int(line) for line in said.read_text().splitlines()])
    assert struck >= 0.9 * len(tried) - 1, (
        "strace did not strike"
    )  # the last calls of a run may not come again
