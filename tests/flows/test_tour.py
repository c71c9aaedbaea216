"""The tour that start.py gives where there is no display can be given again, whatever was deleted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facilitator.cli import main
from launch.commands import _demo_steps


def test_the_tour_is_given_again_after_its_folder_was_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    folder = tmp_path / "demo-output"
    for _ in range(2):
        folder.mkdir()
        make_the_demo, *_ = _demo_steps(folder)
        assert main(make_the_demo) == 0, capsys.readouterr().err
        shutil.rmtree(folder)
