"""The Paper page with a stack of three sheets to key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.domain.questionnaire import Wave
from facilitator.services.enter_answers import issue_numbers, open_batch, use_questionnaire
from tests.builders import a_questionnaire
from tests.ui.entry.office import Office
from tests.ui.run.house import add_session, close_house, open_house, turn_to
from ui.entry.paper_page import PaperPage


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    house = open_house(tmp_path)
    session = add_session(house)
    used = use_questionnaire(house.workspace, session.id, a_questionnaire()).value
    assert used.id is not None
    numbers = issue_numbers(house.workspace, session.id, 12).value
    batch = open_batch(house.workspace, session.id, used.id, Wave.PRE, 3).value
    page = PaperPage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, session)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    office = Office(house, qtbot, page, session, batch)
    office.numbers = numbers
    office.settle()
    yield office
    close_house(house)
