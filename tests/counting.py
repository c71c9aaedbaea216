"""Counting which lines and branches of the product this process runs.

SlipCover puts the counting into the product's own modules while they are imported. A tracer, as
coverage.py uses it below Python 3.12, is called for each line of every library as well: the run took nearly
twice its time.

As a program, `python -P tests/counting.py JOB PATH`, it is the child process that reads files of strangers.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import slipcover

ROOT = Path(__file__).resolve().parent.parent
FOLDER = os.environ.get("FACILITATOR_MEASURED", "")
FILES = os.environ.get("FACILITATOR_MEASURED_FILES", "facilitator,database,ui,resources").split(",")


def begin(*, knows_all: bool = False, files: Sequence[str] = FILES) -> slipcover.Slipcover:
    """Count in those files of what is imported from now on; with `knows_all` also say what nobody imports."""
    below = [str(ROOT / name) for name in files]
    counting = slipcover.Slipcover(
        branch=True, source=below if knows_all else None, exclude_also=['if __name__ == "__main__":']
    )
    matcher = slipcover.FileMatcher(sources=below)
    slipcover.ImportManager(counting, matcher).__enter__()
    slipcover.wrap_spec_from_file_location(counting, matcher)  # so migrations are loaded
    return counting


def write(counting: slipcover.Slipcover) -> None:
    """Write what this process has run into the folder that `FACILITATOR_MEASURED` names."""
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)  # files are named from here
    file = folder / f"{os.getpid()}-{time.time_ns()}"  # a process may have the number of an earlier one
    file.write_text(json.dumps(counting.get_coverage()))
    file.rename(file.with_suffix(".json"))


def _read_as_a_child() -> int:
    counting = begin(files=["facilitator/imports"])
    from facilitator.imports.child import main

    try:
        return main()
    finally:
        write(counting)


if __name__ == "__main__":
    sys.exit(_read_as_a_child())
