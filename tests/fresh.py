"""A workspace file with nothing in it, made once in a run: laying its tables takes a quarter second."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from database.opening import open_workspace
from tests.fakes import FakeClock


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_STATE_DIR", str(Path(folder) / "state"))
        path = Path(folder) / "empty.facilitator"
        open_workspace(path, now=FakeClock().now).close()
        return path.read_bytes()


def put_workspace(path: Path) -> Path:
    """Put an empty workspace there unless there is one, and return its path."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_empty())
    return path
