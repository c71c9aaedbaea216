"""A command that is given up ends with all that it started, on Windows too."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitator.imports import watched
from facilitator.imports.watched import GivenUpError, run_watched


@pytest.mark.skipif(sys.platform == "win32", reason="the real tool is tried there, by the slides' tests")
@pytest.mark.parametrize("has_tool", [True, False])
def test_on_windows_its_own_tool_ends_the_command_and_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_tool: bool
) -> None:
    tool, began, told = tmp_path / "System32" / "taskkill.exe", tmp_path / "began", tmp_path / "told"
    if has_tool:
        tool.parent.mkdir()
        tool.write_text(f'#!/bin/sh\necho "$@" > "{told}"\n', "utf-8")
        tool.chmod(0o700)
    monkeypatch.setattr(watched, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    with pytest.raises(GivenUpError):
        run_watched(
            ["/bin/sh", "-c", f'echo $$ > "{began}"; exec sleep 600'],
            patience_seconds=60,
            is_given_up=lambda: began.is_file() and began.read_text().endswith("\n"),
        )
    pid = began.read_text().strip()
    assert (told.read_text() if told.exists() else "") == (f"/T /F /PID {pid}\n" if has_tool else "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
