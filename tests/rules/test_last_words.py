"""A process of the tests that dies is heard: what it said stands at the end of the run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from launch import testing
from tests.rules.source import ROOT


def said_by(body: str, folder: Path, *arguments: str, **variables: str) -> str:
    """Run one test of that body in a process of its own, and return what is told of it at the end."""
    said, file = folder / "said", folder / "test_of_a_death.py"
    said.mkdir()
    file.write_text(f"def test_dies():\n    {body}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.last_words", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *arguments, "--rootdir", folder, file],
        cwd=ROOT,
        env={**os.environ, "FACILITATOR_LAST_WORDS": str(said), **variables},
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) == (body == "pass"), done.stdout
    return testing._last_words(said)


def test_the_trace_of_a_process_that_died_is_told(tmp_path: Path) -> None:
    words = said_by(
        "import faulthandler; faulthandler._sigsegv()", tmp_path, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"
    )
    assert re.match(r"== last words of (main|gw\d+)-\d+\nFatal Python error: Segmentation fault\n", words)
    assert re.search(r"test_of_a_death\.py\"?, line 2 in test_dies\n", words)


def test_nothing_is_told_of_processes_that_lived(tmp_path: Path) -> None:
    assert said_by("pass", tmp_path, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1") == ""


@pytest.mark.qt
def test_what_qt_said_before_it_gave_up_is_told(tmp_path: Path) -> None:
    words = said_by(
        "from PySide6.QtCore import QThread; thread = QThread(); thread.start(); del thread", tmp_path
    )
    assert re.search(r"\nQt: QThread: Destroyed while thread .*\nFatal Python error: Aborted\n", words)
