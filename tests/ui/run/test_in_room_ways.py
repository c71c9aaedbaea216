"""Into the room's own work and out of it again: Esc, the door."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.capture import CaptureKind
from facilitator.domain.run import RunEventKind
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import press, show
from ui.run.run_page import RunPage
from ui.widgets.page import PageId, PageRequest

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.mark.parametrize("way", ["click", "note"])
def test_esc_puts_the_panel_away_after_a_click_beside_its_parts_and_after_a_note(
    page: RunPage, house: House, qtbot: QtBot, way: str
) -> None:
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_F10)
    panel = page.board.in_room
    assert panel.isVisible()
    if way == "click":
        qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(3, panel.height() - 3))
    else:
        page.board.capture_bar.open(CaptureKind.QUOTE)
        press(page, house, qtbot, Qt.Key.Key_Escape)
        assert panel.isVisible()
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert page.hasFocus()


def test_with_nobody_here_groups_lead_to_the_door(page: RunPage, house: House, qtbot: QtBot) -> None:
    show(page, add_session(house), qtbot)
    page.in_room.open(page.board.in_room.groups)
    assert house.operations.wait_idle()
    wishes: list[PageRequest] = []
    page.page_requested.connect(wishes.append)
    groups = page.board.in_room.groups
    assert not groups.draw_button.isVisible()
    qtbot.mouseClick(groups.door_button, Qt.MouseButton.LeftButton)
    assert wishes == [PageRequest(PageId.DOOR)]


@pytest.mark.parametrize(("groups", "width"), [(4, 1278), (12, 1278), (12, 840)])
def test_every_group_timer_is_in_sight_at_once(
    page: RunPage, house: House, qtbot: QtBot, groups: int, width: int
) -> None:
    show(page, add_session(house, people=11), qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    press(page, house, qtbot, Qt.Key.Key_F10)
    panel = page.board.in_room
    page.resize(width, 704)
    panel.turn_to(panel.timers)
    panel.timers.groups.edit.setValue(groups)
    panel.timers.set_up_button.click()
    assert house.operations.wait_idle()

    def in_sight() -> bool:
        seen = panel.timers._area.viewport().rect()
        tiles = [QRect(tile.pos(), tile.size()) for tile in panel.timers.tiles]
        return len(tiles) == groups and all(seen.contains(tile) for tile in tiles)

    qtbot.waitUntil(in_sight)  # layouts within layouts take more than one round of events
