"""Which lines and branches of the product the tests run.

`pytest -p tests.measuring` counts them where `FACILITATOR_MEASURED` names a folder: each process of pytest
writes a file there when it ends. `FACILITATOR_MEASURED_FILES` says in which folders of the product
("ui" or "facilitator,database"). `python -m tests.measuring FOLDER FILES LEAST` adds them up for the files
below such folders, lists what no test runs, and ends with 1 where less than LEAST per cent are run.

Of child processes only the one that reads files of strangers is counted.
"""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import slipcover

from tests.counting import FOLDER, ROOT, begin, forget_what_is_counted, write

_TESTS_OF_READING = ROOT / "tests" / "imports"
_TESTS_UNTIL_FORGOTTEN = 100
_finished = count(1)
_counting = begin() if FOLDER else None


@pytest.fixture(autouse=True)
def counts_in_the_child(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have the child process that reads files of strangers counted, too, in the tests of that reading."""
    if _counting is None or not request.path.is_relative_to(_TESTS_OF_READING):
        yield  # the process is started as the program starts it
        return
    from facilitator.imports import parent, slides

    def reader(job: str, path: Path) -> list[str]:
        return [sys.executable, "-P", str(ROOT / "tests" / "counting.py"), job, str(path)]

    with pytest.MonkeyPatch.context() as patch:
        for module in (parent, slides):
            patch.setattr(module, "child_command", reader)
        yield


def pytest_runtest_logfinish() -> None:
    """Count no longer what these tests have run."""
    if _counting is not None and next(_finished) % _TESTS_UNTIL_FORGOTTEN == 0:
        forget_what_is_counted(_counting)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write what this process has run."""
    if _counting is not None:
        write(_counting)


def main(arguments: Sequence[str]) -> int:
    """Print what is missed in the files asked for; return 1 where too little is run, or nothing counted."""
    folder, files, least = arguments
    below = tuple(f"{name}{os.sep}" for name in files.split(","))
    counted = {name: file for name, file in _added_up(Path(folder)).items() if name.startswith(below)}
    if forgotten := _sources(below) - counted.keys():
        sys.stdout.write(f"nobody counted in {', '.join(sorted(forgotten))}\n")
        return 1
    for name, file in sorted(counted.items()):
        if missed := _missed(file):
            sys.stdout.write(f"{name}: {missed}\n")
    run = _sum(counted, "covered_lines", "covered_branches")
    not_run = _sum(counted, "missing_lines", "missing_branches")
    whole = run + not_run
    share = 100 * run / whole if whole else 0.0
    sys.stdout.write(
        f"{share:.2f} % of {whole} lines and branches are run, {not_run} are not; wanted {least} %\n"
    )
    return 0 if share >= float(least) else 1


def _added_up(folder: Path) -> dict[str, Any]:
    """Return what all processes together have run, by file below the project."""
    total: dict[str, Any] | None = None
    for path in sorted(folder.glob("*.json")):
        one = json.loads(path.read_text())
        total = one if total is None else slipcover.merge_coverage(total, one)
    return {} if total is None else total["files"]


def _sources(below: Sequence[str]) -> set[str]:
    """Return the modules below those folders that hold more than words."""
    modules = (path for folder in below for path in (ROOT / folder).rglob("*.py"))
    return {str(path.relative_to(ROOT)) for path in modules if _does_something(path)}


def _does_something(path: Path) -> bool:
    return any(not isinstance(step, ast.Expr) for step in ast.parse(path.read_bytes()).body)


def _sum(files: dict[str, Any], *figures: str) -> int:
    return sum(file["summary"][figure] for file in files.values() for figure in figures)


def _missed(file: dict[str, Any]) -> str:
    """Return the lines no test runs, and the steps from line to line (0: out of the function) none takes."""
    lines = [str(line) for line in file["missing_lines"]]
    return ", ".join(lines + [f"{start}->{end}" for start, end in file["missing_branches"]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
