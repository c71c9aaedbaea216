"""Runs of a program that a test kills: each is a fork of a process that has imported all it needs.

What dies is the same program at the same file calls, only its start does not take a second each time.

python -m tests.database.forked MODULE; a line of JSON on standard input is one run of MODULE's `main`.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.uncompiled import uncompiled

ROOT = Path(__file__).parents[2]
STRACE = ("strace", "-f", "-qq")  # with --seccomp-bpf, strace 6.1 injects nothing
_MAY_BE_TRACED_BY = 0x59616D61  # PR_SET_PTRACER of prctl(2), for systems where only parents may

_PATIENCE_SECONDS = 60.0


class Forked:
    """A program to be run under `strace` as often as wanted."""

    def __init__(self, module: str) -> None:
        self._source = subprocess.Popen(
            [sys.executable, "-m", "tests.database.forked", module],
            cwd=ROOT, env=uncompiled(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._source.communicate()

    def run(self, said: Path, log: Path, traced: tuple[str, ...], *arguments: str) -> int:
        """Run the program's `main` on the arguments; return its exit code, below nought for a signal.

        What it says goes to the file `said`; `traced` are the options of `strace`, which writes to `log`.
        """
        assert self._source.stdin is not None
        assert self._source.stdout is not None
        laptop = os.environ["FACILITATOR_STATE_DIR"]
        self._source.stdin.write(json.dumps([laptop, str(said), *arguments]) + "\n")
        self._source.stdin.flush()
        pid = self._source.stdout.readline().strip()
        subprocess.run([*STRACE, "-o", str(log), *traced, "-p", pid], stderr=subprocess.DEVNULL, check=False)
        return int(self._source.stdout.readline())


def _wait_for_strace() -> None:
    """Return once this process is traced, so that none of its file calls is missed; give up in time."""
    ctypes.CDLL(None).prctl(_MAY_BE_TRACED_BY, ctypes.c_long(-1), 0, 0, 0)
    patience_ends = time.monotonic() + _PATIENCE_SECONDS
    while "TracerPid:\t0\n" in Path("/proc/self/status").read_text():
        if time.monotonic() > patience_ends:
            raise TimeoutError("strace was not let in")
        time.sleep(0.001)
    time.sleep(0.01)  # it has hold of the process, and is about to look


def main(module: str) -> int:
    """Fork a run for each line; say its process, then how it ended. In the fork, return how it ended."""
    run = importlib.import_module(module).main
    for line in sys.stdin:
        laptop, said, *arguments = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os.environ["FACILITATOR_STATE_DIR"] = laptop
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), sys.stdout.fileno())
            _wait_for_strace()
            return int(run(*arguments))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
