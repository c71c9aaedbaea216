"""Writes `files/workspace-<revision>.db`: run once when a revision is released, never again.

python -m tests.database.make_stored_file
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from database import open_workspace
from database.schema import HEAD
from tests.database import made
from tests.fakes import FakeClock

FILES = Path(__file__).parent / "files"


def main() -> None:
    """Write the file of the present revision, filled with one session."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FACILITATOR_STATE_DIR"] = folder
        path = Path(folder) / "workspace.db"
        store = open_workspace(path, who="Li Na", now=FakeClock().now)
        made.fill(store)
        line = store.back_up("released")
        store.close()
        if line is None:
            raise SystemExit(1)
        FILES.mkdir(exist_ok=True)
        shutil.copy(line.path, FILES / f"workspace-{HEAD}.db")


if __name__ == "__main__":
    main()
