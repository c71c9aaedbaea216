"""One demo workspace for every test of the page: each looks at a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.demo import copy_demo
from tests.ui.run.house import House, close_house, open_house


@pytest.fixture(scope="session")
def demo_folder(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed workspace with the demo in it."""
    del qapp
    folder = tmp_path_factory.mktemp("demo")
    copy_demo(tmp_path_factory, folder)
    return folder


@pytest.fixture
def house(
    demo_folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    """Open a copy under a laptop's state of its own: the witness would call the second copy an older one."""
    del qtbot
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)
    house = open_house(tmp_path)
    yield house
    close_house(house)


@pytest.fixture
def demo_id(demo_folder: Path) -> UUID:
    return UUID((demo_folder / "session").read_text())
