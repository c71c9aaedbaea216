"""The real program on a workspace of its own: in this process, or in one that can be killed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitator.cli import main
from tests.uncompiled import uncompiled

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answered:
    """What the program answered."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, object]]:
        """The lines of standard output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def record(self) -> dict[str, object]:
        """The one line of JSON."""
        (record,) = self.records
        return record


@dataclass(frozen=True)
class Program:
    """Starts commands in `folder`, where its workspace and its own files are."""

    folder: Path

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace.db"

    @property
    def environment(self) -> dict[str, str]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        return {
            **keep,
            **self.own_environment,
            "PYTHONPATH": os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)])),
            "QT_QPA_PLATFORM": "offscreen",
        }

    @property
    def own_environment(self) -> dict[str, str]:
        """What keeps the program's own files inside the folder."""
        return {
            "FACILITATOR_STATE_DIR": str(self.folder / "state"),
            "FACILITATOR_CONFIG_DIR": str(self.folder / "config"),
        }

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-P", "-m", "facilitator", "--workspace", str(self.workspace), *arguments]

    def run(self, *arguments: str, lines: bytes | str = b"", **environment: str) -> Answered:
        """Run a command to its end in this process, as the program's entrance does."""
        given = lines.encode() if isinstance(lines, str) else lines
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch:
            for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
                patch.delenv(name, raising=False)
            for name, value in {**self.own_environment, **environment}.items():
                patch.setenv(name, value)
            patch.chdir(self.folder)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main(["--workspace", str(self.workspace), *arguments])
        return Answered(code, *(_written(stream) for stream in (out, err)))

    def run_apart(self, *arguments: str, **environment: str) -> Answered:
        """Run a command to its end as a process of its own."""
        done = subprocess.run(
            self.command(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=120,
            cwd=self.folder,
            env={**self.environment, **environment},
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return Answered(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that is fed and killed by the test."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=uncompiled(self.environment),
        )


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
