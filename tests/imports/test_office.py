"""Where LibreOffice is looked for."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitator.imports import office
from facilitator.imports.office import find_office


@pytest.fixture(autouse=True)
def nothing_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


def _put(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    path.touch()
    return path


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "PROGRAMFILES", "LibreOffice/program/soffice.com"),
        ("win32", "PROGRAMFILES(X86)", "LibreOffice 7/program/soffice.com"),
        ("win32", "LOCALAPPDATA", "Programs/LibreOffice/program/soffice.com"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the home folder is no variable there")
def test_it_is_found_where_its_installer_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, place: str
) -> None:
    monkeypatch.setattr(office, "sys", SimpleNamespace(platform=platform))
    monkeypatch.setenv(variable, str(tmp_path))
    program = _put(tmp_path / place)
    assert find_office() == program


def test_the_newest_of_several_versions_is_taken_and_a_folder_is_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(office._PLACES, sys.platform, ((str(tmp_path), "libreoffice*/program/soffice"),))
    assert find_office() is None
    (tmp_path / "libreoffice99/program/soffice").mkdir(parents=True)
    _put(tmp_path / "libreoffice7.6/program/soffice")
    newest = _put(tmp_path / "libreoffice24.8/program/soffice")
    assert find_office() == newest
