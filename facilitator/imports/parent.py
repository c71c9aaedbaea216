"""Handing a file from a stranger to the child process, and making its answer ours again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from facilitator.domain.message import Message, UserError
from facilitator.domain.table import Table
from facilitator.imports.relayed import relayed
from facilitator.services.scratch import scratch_folder

PATIENCE_SECONDS = 30.0
MOST_FILE_BYTES = 64 * 1024 * 1024
CHILD = "facilitator.imports.child"
_ROOT = Path(__file__).resolve().parents[2]


def _check_file(path: Path) -> None:
    """Raise UserError unless `path` is a file of sensible size that may be opened."""
    try:
        if path.is_dir():
            raise UserError(Message("{file} is a folder: choose the file inside it.", {"file": path.name}))
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError as trouble:
        raise UserError(
            Message("{file} cannot be found: it may have been moved or renamed.", {"file": path.name})
        ) from trouble
    except OSError as trouble:
        raise UserError(
            Message(
                "{file} cannot be opened: close it in other programs and choose it again.",
                {"file": path.name},
            )
        ) from trouble
    if size == 0:
        raise UserError(Message("{file} is empty.", {"file": path.name}))
    if size > MOST_FILE_BYTES:
        raise UserError(
            Message(
                "{file} is too large to read: keep only the rows you need and save it again.",
                {"file": path.name},
            )
        )


def child_command(job: str, path: Path) -> list[str]:
    """Return the command that does one job in the child process."""
    return [sys.executable, "-m", CHILD, job, str(path)]


def child_environment() -> dict[str, str]:
    """Return the environment in which the child finds this program and speaks UTF-8.

    numpy would reserve memory for each core, which with many of them is more than the child may have.
    """
    own = {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
    return {**os.environ, **own, "OPENBLAS_NUM_THREADS": "1"}


def _run(job: str, path: Path, patience_seconds: float) -> bytes:
    """Return what the child printed. Raises UserError when it dies or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, the path is one argument
            child_command(job, path),
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience_seconds,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as trouble:
        raise UserError(
            Message(
                "{file} took longer than {seconds} seconds to read and was given up: keep only the rows "
                "you need and save it again.",
                {"file": path.name, "seconds": round(patience_seconds)},
            )
        ) from trouble
    except subprocess.CalledProcessError as trouble:
        raise UserError(
            Message(
                "{file} could not be read: open it in Excel, save it as a new .xlsx and choose that one.",
                {"file": path.name},
            )
        ) from trouble
    return done.stdout


def _ask(job: str, path: Path, patience_seconds: float) -> dict[str, Any]:
    """Return the child's answer to a job; raise UserError with the sentence that it found."""
    _check_file(path)
    answer: dict[str, Any] = json.loads(_run(job, path.resolve(), patience_seconds))
    if "problem" in answer:
        raise relayed(*answer["problem"])
    return answer


def read_tables(path: Path, *, patience_seconds: float = PATIENCE_SECONDS) -> tuple[Table, ...]:
    """Return the tables of an .xlsx, .xls, .csv or .txt file, every cell as a person reads it.

    The file is parsed in a child process; whatever is wrong with it comes as one UserError.
    """
    tables = _ask("tables", path, patience_seconds)["tables"]
    return tuple(
        Table(name, tuple(tuple(row) for row in rows), is_hidden, tuple((c, a, b) for c, a, b in merged))
        for name, is_hidden, rows, merged in tables
    )


def count_pages(path: Path, *, patience_seconds: float = PATIENCE_SECONDS) -> int:
    """Return how many pages a PDF has; 0 when it is none. Raises UserError when it cannot be opened."""
    pages: int = _ask("pages", path, patience_seconds)["pages"]
    return pages


def count_pages_of(pdf: bytes) -> int:
    """Return how many pages these bytes of a PDF have; 0 where they cannot be opened."""
    with scratch_folder() as folder:
        path = folder / "deck.pdf"
        path.write_bytes(pdf)
        try:
            return int(json.loads(_run("pages", path, PATIENCE_SECONDS))["pages"])
        except (UserError, KeyError):
            return 0
