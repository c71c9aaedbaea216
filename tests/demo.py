"""The demo, made once in a run, whichever process of it asks first: it takes five seconds."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from facilitator import compose

_FILE = "workspace.db"
_PATIENCE_SECONDS = 120.0


def copy_demo(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    """Put a closed workspace with the demo, and the id of its session, into a folder; return its path."""
    for file in _made(tmp_path_factory).iterdir():
        if file.is_file():
            shutil.copyfile(file, folder / file.name)
    return folder / _FILE


def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the demo is ready; the first process to come makes it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "the demo"
    ready = shared / "ready"
    try:
        shared.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not ready.is_dir():
            assert time.monotonic() < deadline, "no process has made the demo"
            time.sleep(0.1)
        return ready
    try:
        _make(shared).rename(ready)
    except BaseException:
        shutil.rmtree(shared)  # the next one to come tries it and fails for the same reason
        raise
    return ready


def _make(shared: Path) -> Path:
    making = shared / "making"
    making.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_STATE_DIR", str(shared / "state"))
        workspace = compose.open_workspace(str(making / _FILE), who="test")
        session = compose.make_demo(workspace).value
        workspace.store.close()
    (making / "session").write_text(str(session.id))
    return making
