from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.run.house import House, close_house, open_house
from ui.plan.plan_page import PlanPage
from ui.widgets.page import SessionRequest


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
def page(house: House, qtbot: QtBot) -> Iterator[PlanPage]:
    page = PlanPage(house.tools())
    page.resize(1278, 704)
    qtbot.addWidget(page)

    def turn_to(request: SessionRequest) -> None:
        page.set_session(request.session_id, request.half_day_id)

    page.session_requested.connect(turn_to)
    yield page
    page.slides.strip.slides.close()
