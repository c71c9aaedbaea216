from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind, RunPhase
from facilitator.domain.session import Session
from facilitator.services.preferences import Preferences, read_preferences, write_preferences
from facilitator.services.run_session import act, load_run
from facilitator.services.way_words import trouble
from tests.fakes import FakeClock
from tests.ui.run.house import House, add_session, turn_to
from tests.ui.run.steps import press, show, until
from tests.ui.window_house import House as WindowHouse
from tests.ui.window_house import make_small_demo
from ui.app import build
from ui.projector.projector_window import ProjectorWindow
from ui.run.beginning import is_another_day
from ui.run.run_page import RunPage
from ui.run.run_words import RunWords
from ui.run.slide_tools.hand import Tool
from ui.widgets.page import GOES_ON, PageId

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier


def kinds(house: House, session: Session, place: int = 0) -> list[RunEventKind]:
    return [event.kind for event in load_run(house.workspace, session.half_days[place].id).events]


def begin_another_day(page: RunPage, house: House, qtbot: QtBot) -> Session:
    """Turn to a half-day that is planned for a week later, and press the key that starts."""
    house.clock.go_on(minutes=-7 * 24 * 60)
    session = add_session(house)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    return session


def test_a_half_day_of_another_day_asks_in_line_before_it_starts(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    session = begin_another_day(page, house, qtbot)
    assert kinds(house, session) == []
    assert page.board.begin.text == "This half-day is planned for 3 March 2026. Start it today?"
    QTest.mouseClick(page.board.begin.button, Qt.MouseButton.LeftButton)
    assert house.operations.wait_idle()
    assert kinds(house, session) == [RunEventKind.STARTED]
    assert page.board.begin.isHidden()


def test_the_same_key_pressed_again_says_yes(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = begin_another_day(page, house, qtbot)
    house.clock.go_on(seconds=2)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    assert kinds(house, session) == [RunEventKind.STARTED]


def test_on_another_day_no_minutes_late_or_early_are_told(house: House, page: RunPage, qtbot: QtBot) -> None:
    session = begin_another_day(page, house, qtbot)
    run = act(house.workspace, session.half_days[0].id, RunEventKind.STARTED).value
    here = run.position(house.clock.instant())
    assert RunWords().end(here, Language.EN).text == "Ends 14:50, planned for 3 March 2026"
    house.clock.go_on(minutes=14 * 24 * 60)
    assert trouble(run.position(house.clock.instant()), run) is None


def test_a_night_shift_that_begins_after_midnight_is_still_of_its_day(house: House) -> None:
    evening = house.clock.at.replace(hour=22)
    assert not is_another_day(evening, evening.replace(day=4, hour=1))
    assert is_another_day(evening, evening.replace(day=4))


def run_on(house: House, page: RunPage, qtbot: QtBot, minutes: float = 0.5) -> Session:
    """Open the page on a half-day that was left so many minutes ago, as the window does."""
    session = add_session(house)
    act(house.workspace, session.half_days[0].id, RunEventKind.STARTED)
    house.clock.go_on(minutes=minutes)
    page.receive(GOES_ON)
    show(page, session, qtbot)
    return session


def test_a_half_day_that_goes_on_says_where_it_stood(house: House, page: RunPage, qtbot: QtBot) -> None:
    run_on(house, page, qtbot)
    assert page.board.begin.text == "The half-day goes on where it stood at 13:30."
    assert not page.console.projector.is_on
    house.clock.go_on(seconds=2)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    assert page.board.begin.isHidden()


def test_where_the_time_of_a_gap_is_asked_about_nothing_else_is_said_of_it(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    run_on(house, page, qtbot, minutes=3)
    assert "3 min since the last key" in page.board.slept.text
    assert page.board.begin.isHidden()


@pytest.mark.parametrize("has_screen", [True, False])
def test_a_projector_that_was_on_is_on_again_where_its_screen_is_there(
    house: House, page: RunPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, has_screen: bool
) -> None:
    monkeypatch.setattr(ProjectorWindow, "has_screen", has_screen)
    before = house.appearance.preferences
    session = add_session(house)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    page.console.switch_projector(is_on=True)
    page.console.close()
    again = RunPage(house.tools())
    qtbot.addWidget(again)
    again.show()
    until(qtbot, again.isActiveWindow)  # before the room's window may be in front
    again.receive(GOES_ON)
    turn_to(again, session)
    until(qtbot, lambda: again.console.loaded is not None)
    assert again.console.projector.is_on is has_screen
    assert ("plug it in, then F5 lets the room see" in again.board.begin.text) is not has_screen
    again.let_go()
    house.appearance.keep(before)


def test_what_is_to_be_done_for_the_room_is_no_longer_said_once_it_is_done(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    before = house.appearance.preferences
    session = add_session(house)
    act(house.workspace, session.half_days[0].id, RunEventKind.STARTED)
    house.appearance.keep(replace(before, shown_half_day=session.half_days[0].id))
    page.receive(GOES_ON)
    show(page, session, qtbot)
    assert "then F5 lets the room see" in page.board.begin.text
    press(page, house, qtbot, Qt.Key.Key_F5)
    assert page.board.begin.isHidden()
    house.appearance.keep(before)


def test_a_projector_switched_off_by_hand_stays_off(house: House, page: RunPage, qtbot: QtBot) -> None:
    before = house.appearance.preferences
    show(page, add_session(house), qtbot)
    page.console.switch_projector(is_on=True)
    assert house.appearance.preferences.shown_half_day == page.half_day_id
    page.console.projector.close()
    assert house.appearance.preferences.shown_half_day is None
    house.appearance.keep(before)


def test_what_the_room_sees_is_remembered_on_disk(tmp_path: Path, house: House) -> None:
    half_day = add_session(house).half_days[0].id
    write_preferences(tmp_path, Preferences(shown_half_day=half_day))
    assert read_preferences(tmp_path).shown_half_day == half_day
    (tmp_path / "preferences.json").write_text('{"shown_half_day": 7}', encoding="utf-8")
    assert read_preferences(tmp_path).shown_half_day is None


def test_the_window_opens_on_the_run_that_goes_on_and_finds_what_it_can_do_from_every_page(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setenv("FACILITATOR_STATE_DIR", str(tmp_path / "state"))
    window_house = WindowHouse(tmp_path / "work.facilitator", clock, tmp_path / "own")
    workspace = window_house.open()
    made = make_small_demo(workspace).value
    act(workspace, made.half_days[0].id, RunEventKind.STARTED)
    workspace.store.close()
    parts = window_house.parts()
    program = build(replace(parts, pages={**parts.pages, PageId.RUN: RunPage}))
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    front = program.window.pages.front
    assert isinstance(front, RunPage)
    assert not front.board.begin.isHidden()
    assert front.console.loaded is not None
    assert front.console.loaded.run.position(clock.instant()).phase is RunPhase.RUNNING
    program.window.show_page(PageId.HOME)
    program.window.bar.palette_requested.emit()
    found = program.window.overlays.palette
    found.edit.setText("black")
    QTest.keyClick(found.edit, Qt.Key.Key_Return)
    assert program.operations.wait_idle(30_000)
    assert program.window.pages.front is front
    assert front.console.loaded.run.position(clock.instant()).is_black
    program.close()


@pytest.mark.usefixtures("house")
def test_on_one_screen_the_console_says_that_it_is_a_rehearsal(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    before = house.appearance.preferences
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_F5)
    assert page.board.room.state_badge.text == "Rehearsal"
    house.appearance.keep(before)


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("height", [704, 620])
def test_a_rehearsal_leaves_what_is_said_typed_and_pressed_in_sight(
    height: int, house: House, page: RunPage, qtbot: QtBot
) -> None:
    before = house.appearance.preferences
    page.resize(1000, height)
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_F5)
    window = page.console.projector.frameGeometry()
    board = page.board
    buttons = (board.in_room_button, board.room.projector_button)
    parts = (board.capture_bar, *buttons, board.time_card, board.notes)
    assert all(not window.intersects(QRect(part.mapToGlobal(QPoint()), part.size())) for part in parts)
    house.appearance.keep(before)


def test_what_is_read_after_the_page_was_let_go_is_not_shown(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    show(page, add_session(house), qtbot)
    projector, loaded = page.console.projector, page.console.loaded
    page.let_go()
    until(qtbot, lambda: not isValid(projector))
    page.console.show_loaded(loaded)
    assert page.console.loaded is None


@pytest.mark.usefixtures("house")
def test_a_rehearsal_goes_behind_what_is_opened_in_its_place_and_comes_back(
    house: House, page: RunPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = house.appearance.preferences
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    press(page, house, qtbot, Qt.Key.Key_F5)
    page.console.projector.move(page.mapToGlobal(page.board.room.pos()))
    on_top: list[str] = []
    monkeypatch.setattr(page.window(), "raise_", partial(on_top.append, "console"))
    monkeypatch.setattr(page.console.projector, "raise_", partial(on_top.append, "rehearsal"))
    for opened, closed in (
        (page.overview.toggle, page.overview.toggle),
        (partial(page.slide_tools.toggle, Tool.POINTER), partial(page.slide_tools.toggle, Tool.POINTER)),
        (page.in_room.toggle, page.in_room.toggle),
        (page.board.open_ways, page.board.close_ways),
    ):
        on_top.clear()
        opened()
        assert on_top == ["console"]
        closed()
        assert on_top == ["console", "rehearsal"]
    house.appearance.keep(before)


@pytest.mark.usefixtures("house")
def test_a_rehearsal_that_begins_beside_the_room_s_work_lies_over_the_agenda(
    house: House, page: RunPage, qtbot: QtBot
) -> None:
    before = house.appearance.preferences
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_F10)
    press(page, house, qtbot, Qt.Key.Key_F5)
    window, panel = page.console.projector.frameGeometry(), page.board.in_room
    assert not window.intersects(QRect(panel.mapToGlobal(QPoint()), panel.size()))
    house.appearance.keep(before)
