from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.run.house import House, close_house, open_house
from ui.run.run_page import RunPage


@pytest.fixture(autouse=True)
def _system_agrees_to_stay_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nothing of the machine that runs the tests: wakepy's own switch for tests."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    del qtbot
    house = open_house(tmp_path)
    crashes: list[BaseException] = []
    house.operations.crashed.connect(crashes.append)
    yield house
    close_house(house)
    assert crashes == []


@pytest.fixture
def page(house: House, qtbot: QtBot) -> Iterator[RunPage]:
    page = RunPage(house.tools())
    page.resize(1278, 704)
    qtbot.addWidget(page)
    yield page
    page.let_go()
