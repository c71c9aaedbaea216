"""Counting which lines and branches of the product this process runs.

SlipCover puts the counting into the product's own modules while they are imported. A tracer, as
coverage.py uses it below Python 3.12, is called for each line of every library as well: the run took nearly
twice its time.

What was counted once need not be counted again: `forget_what_is_counted` takes it out of the code. SlipCover
would do that each time one line more was reached fifty times, going through all there is: an eighth of the
time of some tests. And it would prepare a migration anew each time that Alembic loads it.

As a program, `python -P tests/counting.py JOB PATH`, it is the child process that reads files of strangers.
"""

from __future__ import annotations

import ast
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, ModuleType

import slipcover
from slipcover.branch import preinstrument
from slipcover.importer import SlipcoverLoader

_NEVER = -1
_prepared: dict[Path, CodeType] = {}
ROOT = Path(__file__).resolve().parent.parent
FOLDER = os.environ.get("FACILITATOR_MEASURED", "")
FILES = os.environ.get("FACILITATOR_MEASURED_FILES", "facilitator,database,ui,resources").split(",")


def begin(files: Sequence[str] = FILES) -> slipcover.Slipcover:
    """Count in those files of what is imported from now on."""
    below = [str(ROOT / name) for name in files]
    counting = slipcover.Slipcover(
        branch=True, d_miss_threshold=_NEVER, exclude_also=['if __name__ == "__main__":']
    )
    SlipcoverLoader.exec_module = _execute
    matcher = slipcover.FileMatcher(sources=below)
    slipcover.ImportManager(counting, matcher).__enter__()
    slipcover.wrap_spec_from_file_location(counting, matcher)  # so migrations are loaded
    return counting


def _execute(loader: SlipcoverLoader, module: ModuleType) -> None:
    """Execute a module so that it is counted; prepare no file twice."""
    code = _prepared.get(loader.origin)
    if code is None:
        with_branches = preinstrument(ast.parse(loader.origin.read_bytes()))
        code = loader.sci.instrument(compile(with_branches, str(loader.origin), "exec"))
        _prepared[loader.origin] = code
        loader.sci.register_module(module)
    exec(code, module.__dict__)  # noqa: S102 - as an import does


def forget_what_is_counted(counting: slipcover.Slipcover) -> None:
    """Let what was counted so far run as it would uncounted; from Python 3.12 on it does so by itself."""
    if sys.version_info < (3, 12):
        counting.deinstrument_seen()


def write(counting: slipcover.Slipcover) -> None:
    """Write what this process has run into the folder that `FACILITATOR_MEASURED` names."""
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)  # files are named from here
    file = folder / f"{os.getpid()}-{time.time_ns()}"  # a process may have the number of an earlier one
    file.write_text(json.dumps(counting.get_coverage()))
    file.rename(file.with_suffix(".json"))


def _read_as_a_child() -> int:
    counting = begin(["facilitator/imports"])
    from facilitator.imports.child import main

    try:
        return main()
    finally:
        write(counting)


if __name__ == "__main__":
    sys.exit(_read_as_a_child())
