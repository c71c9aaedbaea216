from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.domain.session import Session
from tests.ui.plan.hands import until
from tests.ui.run.house import House, add_session, close_house, open_house, turn_to
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
    page.let_go()


@pytest.fixture
def session(house: House, page: PlanPage, qtbot: QtBot) -> Session:
    session = add_session(house, people=0, half_days=2)
    turn_to(page, session)
    page.show()
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: page.agenda.plan is not None)
    return session
