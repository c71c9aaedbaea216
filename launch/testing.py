"""The tests and the checks, as README and `.ci/run` call them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from launch import environment, system
from launch.environment import CHECKOUT, Purpose
from launch.terminal import CannotGoOnError, write

_WITHOUT_QT = CHECKOUT / "tests" / "without_qt"
_WORKERS = (os.cpu_count() or 1) + 1  # one computes while another waits for the disk
_SLOWEST = "--durations=15"  # named, so that the run stays short
_CLOSING = re.compile(r"^=* ?(\d.*?) in ([\d.]+)s\b")
_COUNTED = re.compile(r"(\d+) ([a-z]+)")
_BELOW, _WINDOW = "facilitator,database,resources", "ui"
_COVERED = ((_BELOW, 99.9 if shutil.which("soffice") else 99.4), (_WINDOW, 96))  # without it its lines rest
_NEEDS_QT_TOO = f"{_WINDOW},facilitator/compose"
_TOOLS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("vulture",),
    ("deptry", "."),
    ("codespell",),
)


def test(arguments: Sequence[str]) -> int:
    """Run the tests; with arguments only what they choose, else all, with coverage.

    The closing line of the whole run comes last. Returns 0 when all is well, else 1.
    """
    system.mend(is_first_start=not environment.is_ready(Purpose.TEST))
    if not arguments:
        system.bring_browser()
    return _test(environment.prepare(Purpose.TEST), arguments)


def check() -> int:
    """Run all that CI runs: the tools, then the tests. Returns 0 when all is well, else 1."""
    return check_without_tests() or test(())


def check_without_tests() -> int:
    """Run the tools: style, types, layers, dead code, dependencies, spelling. Returns 0 or 1.

    Two run at a time, for the types take as long as all others; what they say comes in order.
    """
    python = environment.prepare(Purpose.CHECK)
    with ThreadPoolExecutor(2) as pool:
        said = pool.map(partial(_said_by, python), _TOOLS)
        failed = [tool[0] for tool, is_well in zip(_TOOLS, map(_tell, said), strict=True) if not is_well]
    if failed:
        write(f"Failed: {', '.join(failed)}\n")
    return 1 if failed else 0


def _test(python: Path, arguments: Sequence[str]) -> int:
    """Run each test once: what needs no Qt where there is none, then the rest.

    What is below the window is covered by the first, the window and how it is put together by the second:
    so a use case that only a click reaches is noticed, and counting takes half the time.
    """
    if arguments:
        return subprocess.run([python, "-m", "pytest", *arguments], check=False, cwd=CHECKOUT).returncode
    _refuse_qt(python)
    with (
        TemporaryDirectory(prefix="facilitator-measured-") as measured,
        TemporaryDirectory(prefix="facilitator-last-words-") as said,
    ):
        counted = {"FACILITATOR_MEASURED": measured, "FACILITATOR_LAST_WORDS": said}
        below = _pytest(
            python,
            "pytest, without PySide6",
            ["-m", "not qt", "-p", "no:pytest-qt"],
            {**counted, "FACILITATOR_MEASURED_FILES": _BELOW, "PYTHONPATH": str(_WITHOUT_QT)},
        )
        rest = _pytest(
            python,
            "pytest, what needs PySide6",
            ["-m", "qt"],
            {**counted, "FACILITATOR_MEASURED_FILES": _NEEDS_QT_TOO},
        )
        is_well = below[0] == rest[0] == 0
        is_covered = not is_well or _is_covered(python, measured)
        write(_last_words(Path(said)))
    write(f"{_total((below[1], rest[1]))}\n")
    return 0 if is_well and is_covered else 1


def _refuse_qt(python: Path) -> None:
    """Raise unless PySide6 cannot be imported in the run that is to be without it."""
    environ = {**os.environ, "PYTHONPATH": str(_WITHOUT_QT)}
    probe = [str(python), "-c", "import PySide6"]
    if subprocess.run(probe, check=False, capture_output=True, env=environ).returncode == 0:
        raise CannotGoOnError(f"PySide6 could be imported in spite of {_WITHOUT_QT}")


def _pytest(
    python: Path, title: str, arguments: Sequence[str], variables: Mapping[str, str]
) -> tuple[int, str]:
    """Run the tests that `arguments` choose, with coverage; return pytest's exit code and closing line."""
    write(f"== {title}\n")
    command = [
        str(python),
        "-m",
        "pytest",
        *("-n", str(_WORKERS), "--dist", "worksteal"),
        *("-p", "tests.measuring", "-p", "tests.last_words"),
        "--color=no",
        _SLOWEST,
        *arguments,
    ]
    closing = b""
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, env={**os.environ, **variables}
    ) as pytest:
        while pytest.stdout and (piece := os.read(pytest.stdout.fileno(), 65_536)):
            write(piece.decode("utf-8", "replace"))
            closing = (closing + piece)[-4096:]
    lines = closing.decode("utf-8", "replace").strip().splitlines()
    return pytest.returncode, lines[-1] if lines else ""


def _total(closing_lines: Sequence[str]) -> str:
    """Return one closing line that adds those of the runs, deselected tests left out.

    >>> _total(("== 3 passed, 2 deselected in 1.50s ==", "== 1 failed, 2 passed in 2.00s =="))
    '=== 1 failed, 5 passed in 3.50s ==='
    """
    counts: dict[str, int] = {}
    seconds = 0.0
    for line in closing_lines:
        if (closing := _CLOSING.match(line)) is None:
            return line  # pytest did not come to its end; its last words say why
        seconds += float(closing[2])
        for number, kind in _COUNTED.findall(closing[1]):
            counts[kind] = counts.get(kind, 0) + int(number)
    counts.pop("deselected", None)
    return f"=== {', '.join(f'{counts[kind]} {kind}' for kind in sorted(counts))} in {seconds:.2f}s ==="


def _last_words(folder: Path) -> str:
    """Return what processes of the tests said when they died; nothing when all lived."""
    said = {path.stem: path.read_text("utf-8", "replace") for path in sorted(folder.iterdir())}
    return "".join(f"== last words of {name}\n{words}\n" for name, words in said.items() if words)


def _is_covered(python: Path, measured: str) -> bool:
    """Hold the two floors of coverage, with branches; the lines that are missing are listed."""
    report = [str(python), "-m", "tests.measuring", measured]
    held = [_step(f"coverage of {files}", [*report, files, str(least)]) for files, least in _COVERED]
    return all(held)


@dataclass(frozen=True)
class _Said:
    """What a tool said, its exit code, and how many seconds it took."""

    title: str
    words: str
    code: int
    seconds: float


def _said_by(python: Path, tool: Sequence[str]) -> _Said:
    """Run a tool to its end and return what it said."""
    began = time.monotonic()
    command = [str(python.with_name(tool[0])), *tool[1:]]
    done = subprocess.run(
        command, check=False, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    words = done.stdout.decode("utf-8", "replace")
    return _Said(" ".join(tool), words, done.returncode, time.monotonic() - began)


def _tell(said: _Said) -> bool:
    """Write what a tool said below a line that names it; say whether it is well."""
    write(f"== {said.title}\n{said.words}")
    write(f"   {'ok' if said.code == 0 else 'FAILED'}, {said.seconds:.1f} s\n")
    return said.code == 0


def _step(title: str, command: list[str]) -> bool:
    """Run one step below a line that names it; say how long it took and whether it is well."""
    write(f"== {title}\n")
    began = time.monotonic()
    done = subprocess.run(command, check=False, cwd=CHECKOUT)
    write(f"   {'ok' if done.returncode == 0 else 'FAILED'}, {time.monotonic() - began:.1f} s\n")
    return done.returncode == 0
