"""Workspace files to copy, made once in a process: filling one takes longer than most tests.

Each step goes on from the file of the one before and is called like the fixture that gives out what it made,
so a test gets the file that goes as far as the fixtures it asks for.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from database import open_workspace
from facilitator.domain.session import Session
from facilitator.services.ports import Workspace
from tests.fakes import FakeClock, FakeIds
from tests.fresh import no_backups, put_workspace

_IDS_BEFORE = 0x0180_0000_0000_7000_8000_0000_0000_0000
"""Below those that a test gives out."""


def prepared(folder: Path, steps: Mapping[str, Callable[[Workspace], object]]) -> dict[str, Path]:
    """Return a closed workspace file for each step, after that step."""
    path = put_workspace(folder / "workspace.db")
    ids = FakeIds(_IDS_BEFORE)
    files: dict[str, Path] = {}
    with no_backups(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_STATE_DIR", str(folder / "state"))  # no test has seen them
        for name, step in steps.items():
            clock = FakeClock()
            store = open_workspace(path, who="Li Na", now=clock.now)
            step(Workspace(store, clock, ids, who="Li Na"))
            store.close()
            files[name] = folder / f"{name}.db"
            shutil.copyfile(path, files[name])
    return files


def furthest(files: Mapping[str, Path], request: pytest.FixtureRequest) -> Path:
    """Return the file that goes as far as this test asks, or the first."""
    first, *more = files
    return files[[first, *(name for name in more if name in request.fixturenames)][-1]]


def the_session(ws: Workspace) -> Session:
    """Return the one session of a workspace."""
    with ws.store.read() as records:
        (line,) = records.sessions.lines()
        session = records.sessions.get(line.id)
    assert session is not None
    return session
