from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from facilitator.domain.programme import Priority
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.run_session import load_run
from tests.ui.run import house as houses
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import show
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


def begun(house: House, page: RunPage, qtbot: QtBot) -> Session:
    session = add_session(house)
    show(page, session, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    return session


def jump(house: House, page: RunPage, session: Session, place: int) -> None:
    page.board.agenda.jump_requested.emit(session.agenda[place].id)
    assert house.operations.wait_idle()


def current(house: House, session: Session) -> int | None:
    return load_run(house.workspace, session.half_days[0].id).position(house.clock.instant()).index


def test_moving_on_names_what_is_left_out_and_one_press_takes_it_back(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    session = begun(house, page, qtbot)
    jump(house, page, session, 4)
    assert house.toasts[-1] == "Moved; left out: Why it hurts to be apart and 2 more."
    back = house.undo[-1]
    assert back is not None
    back()
    assert house.operations.wait_idle()
    assert current(house, session) == 0


def test_a_block_that_must_stay_is_named_before_others(
    house: House, page: RunPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = list(houses.agenda())
    blocks[2] = replace(blocks[2], priority=Priority.MUST)
    monkeypatch.setattr(houses, "agenda", lambda: tuple(blocks))
    session = begun(house, page, qtbot)
    jump(house, page, session, 3)
    assert house.toasts[-1] == "Moved; left out: A day in my child's life and 1 more."


def test_moving_to_the_next_block_leaves_nothing_out(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = begun(house, page, qtbot)
    jump(house, page, session, 1)
    assert house.toasts[-1] == "Moved to another block."
    jump(house, page, session, 3)
    assert house.toasts[-1] == "Moved; left out: A day in my child's life."
