"""A command that is waited for: ended, with all that it started, when it takes long or is given up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_LOOK_SECONDS = 0.05
_GRACE_SECONDS = 5.0


class GivenUpError(Exception):
    """The user asked to stop."""


def never() -> bool:
    """Say that nobody asked to stop."""
    return False


def run_watched(
    command: Sequence[str],
    *,
    patience_seconds: float,
    is_given_up: Callable[[], bool] = never,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> bytes:
    """Return what the command printed.

    Raises GivenUpError, subprocess.TimeoutExpired or subprocess.CalledProcessError; the command and its
    children have ended then.
    """
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(  # noqa: S603 - commands of our own; what the user chose is one argument
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=folder,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            _wait(process, patience_seconds, is_given_up)
        except BaseException:
            _end(process)
            raise
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, list(command))
        out.seek(0)
        return out.read()


def _wait(process: subprocess.Popen[bytes], patience_seconds: float, is_given_up: Callable[[], bool]) -> None:
    deadline = time.monotonic() + patience_seconds
    while True:
        if is_given_up():
            raise GivenUpError
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return
        if time.monotonic() > deadline:
            raise subprocess.TimeoutExpired(process.args, patience_seconds)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command and what it started; LibreOffice's starter leaves its child behind otherwise."""
    if sys.platform == "win32":
        with suppress(OSError, subprocess.SubprocessError):
            taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
            subprocess.run(  # noqa: S603 - a tool of the system
                [str(taskkill), "/T", "/F", "/PID", str(process.pid)],
                check=False,
                capture_output=True,
                timeout=_GRACE_SECONDS,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE_SECONDS)
