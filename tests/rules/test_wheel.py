"""The wheel holds the four rooms and all that they read, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.rules.source import PRODUCT, ROOT


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return wheel.namelist()


def test_the_wheel_brings_the_four_rooms_and_no_other_top_level_name(wheel_names: list[str]) -> None:
    tops = {Path(name).parts[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PRODUCT)


def test_the_wheel_carries_the_files_the_program_reads(wheel_names: list[str]) -> None:
    listed = subprocess.run(
        ["git", "ls-files", *PRODUCT], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert [name for name in listed if (ROOT / name).exists() and name not in wheel_names] == []


def test_the_wheel_carries_its_licence_and_notices(wheel_names: list[str]) -> None:
    inside = {Path(name).name for name in wheel_names if ".dist-info/licenses/" in name}
    assert {"LICENSE", "NOTICE.md"} <= inside
