"""The desk at the door, with what its tests look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.attendance.desk import Desk
from tests.ui.run.house import add_session, close_house, open_house, turn_to
from ui.attendance.door_page import DoorPage


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    house = open_house(tmp_path)
    session = add_session(house, half_days=2)
    page = DoorPage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, session)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    desk = Desk(house, page, session, qtbot)
    desk.settle()
    yield desk
    close_house(house)
