"""The energizer of the room's own work: suggested, put in next, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language, Text
from facilitator.domain.programme import BlockKind
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.plan_session import edit_agenda
from tests.ui.run.house import House, add_session, item
from tests.ui.run.steps import press, show, stored
from ui.run.in_room.panel import InRoomPanel
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day that runs."""
    session = add_session(house)
    show(page, session, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    return session


@pytest.fixture
def panel(page: RunPage, session: Session, house: House, qtbot: QtBot) -> InRoomPanel:
    """The panel, opened by its key."""
    del session
    press(page, house, qtbot, Qt.Key.Key_F10)
    assert house.operations.wait_idle()
    return page.board.in_room


def test_an_energizer_is_put_in_next_and_taken_back(
    page: RunPage, panel: InRoomPanel, session: Session, house: House
) -> None:
    page.in_room.open(panel.energizer)
    assert house.operations.wait_idle()
    assert panel.energizer.name.text() == "No energizer is left"
    before = stored(house, session)
    panel.energizer.put_in.emit(
        replace(
            item(BlockKind.ENERGIZER, Text("Wind and trees", "风和树"), 5),
            steps=(Text("Stand up.", "起立。"),),
        )
    )
    assert house.operations.wait_idle()
    assert stored(house, session)[1][0] == "Wind and trees"
    assert house.toasts[-1] == "Wind and trees comes next."
    panel.take_keys()
    page.in_room.undo_where_keys_go()
    assert house.operations.wait_idle()
    assert stored(house, session) == before


def test_the_energizer_that_was_not_used_is_suggested_in_the_trainer_s_language(
    page: RunPage, panel: InRoomPanel, house: House, qtbot: QtBot
) -> None:
    other = add_session(house)
    game = item(
        BlockKind.ENERGIZER, Text("Wind and trees", "风和树"), 5, steps=(Text("Stand up.", "起立。"),)
    )
    edit_agenda(house.workspace, other.id, (game, *other.agenda))
    show(page, other, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    page.in_room.open(panel.energizer)
    assert house.operations.wait_idle()
    assert panel.energizer.name.text() == "Wind and trees"
    assert panel.energizer.facts.text() == "5 min · used at 13:30"
    house.appearance.set_language(Language.ZH)
    panel.energizer.retranslate()
    assert panel.energizer.name.text() == "风和树"
    assert panel.energizer.steps.plain_text == "起立。"
