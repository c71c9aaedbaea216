"""The tables and groups that the list gave are the room's at one press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.groups import GroupWish
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.group_work import load_group_work
from facilitator.services.seat_people import Place, seat_people
from tests.ui.run.house import House, add_session, check_all_in
from tests.ui.run.steps import press, show
from ui.run.in_room.groups_face import GroupsFace
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day with eleven people in the room."""
    session = add_session(house, people=11)
    check_all_in(house, session)
    show(page, session, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    return session


@pytest.fixture
def face(page: RunPage, session: Session, house: House, qtbot: QtBot) -> GroupsFace:
    """Where groups are drawn, opened by its key."""
    assert session.half_days
    press(page, house, qtbot, Qt.Key.Key_F10)
    assert house.operations.wait_idle()
    return page.board.in_room.groups


def look_again(face: GroupsFace, house: House) -> None:
    face.refresh()
    assert house.operations.wait_idle()


def test_the_room_sits_as_the_list_says(face: GroupsFace, session: Session, house: House) -> None:
    half_day = session.half_days[0].id
    assert face.listed_button.isHidden()
    seat_people(house.workspace, half_day, Place.GROUP, GroupWish(3))
    look_again(face, house)
    assert not face.listed_button.isHidden()
    face.listed_button.click()
    assert house.operations.wait_idle()
    seat_people(house.workspace, half_day, Place.TABLE, GroupWish(4))
    look_again(face, house)
    face.listed_button.click()
    assert house.operations.wait_idle()
    drawn = load_group_work(house.workspace, half_day).draws
    assert [sorted(len(group) for group in one.groups) for one in drawn] == [[3, 4, 4], [2, 3, 3, 3]]
    face.undo()
    assert house.operations.wait_idle()
    assert len(load_group_work(house.workspace, half_day).draws) == 1
