"""Keys that the trainer chose, on the console and in the room's window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.key_map import KeyMap
from facilitator.domain.run import Cover, RunEventKind, RunPhase
from facilitator.domain.run_command import ConsoleCommand, PresenterCommand
from facilitator.services.run_session import load_run
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import press, show, until
from ui.run.overview.shelf_slide import shelf_slides
from ui.run.run_page import RunPage

pytestmark = pytest.mark.qt

CHOSEN = KeyMap({ConsoleCommand.PAUSE: ("F13",), PresenterCommand.BLACK: ("#", "X")})


def choose(house: House, keys: KeyMap) -> None:
    house.appearance.keep(replace(house.appearance.preferences, keys=keys))


@pytest.fixture(autouse=True)
def _keys_go_back(house: House) -> object:
    yield
    choose(house, KeyMap())


def test_a_chosen_key_acts_at_once_and_the_old_one_no_longer(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    choose(house, CHOSEN)
    press(page, house, qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    day = session.half_days[0].id

    press(page, house, qtbot, Qt.Key.Key_F9)
    assert load_run(house.workspace, day).tally.phase is RunPhase.RUNNING
    press(page, house, qtbot, Qt.Key.Key_F13)
    assert load_run(house.workspace, day).tally.phase is RunPhase.PAUSED

    press(page, house, qtbot, Qt.Key.Key_B)
    assert load_run(house.workspace, day).tally.cover is Cover.NONE
    press(page, house, qtbot, Qt.Key.Key_NumberSign, Qt.KeyboardModifier.ShiftModifier)
    assert load_run(house.workspace, day).tally.cover is Cover.BLACK


def test_the_rooms_window_obeys_the_same_keys_the_consoles_too(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    choose(house, CHOSEN)
    projector, day = page.console.projector, session.half_days[0].id
    page.console.switch_projector(is_on=True)
    until(qtbot, projector.isVisible)
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F13, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_NumberSign, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(projector, key, modifier)
        assert house.operations.wait_idle()
    tally = load_run(house.workspace, day).tally
    assert (tally.phase, tally.cover) == (RunPhase.PAUSED, Cover.BLACK)


def test_in_the_line_for_notes_a_chosen_letter_is_a_letter(page: RunPage, house: House, qtbot: QtBot) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    choose(house, CHOSEN)
    press(page, house, qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(page, house, qtbot, Qt.Key.Key_F2)
    line = page.board.capture_bar.line_edit
    qtbot.keyClicks(line, "x#.b")
    assert line.text() == "x#.b"
    assert load_run(house.workspace, session.half_days[0].id).tally.cover is Cover.NONE


def test_lists_and_buttons_name_the_keys_that_were_chosen(page: RunPage, house: House) -> None:
    choose(house, CHOSEN)
    lines = {line.keys: line.does for line in page.keys()}
    assert "F13" in lines
    assert "F9" not in lines
    assert lines["#"] == "Black screen and back; also X"
    assert page.board.room.black_button.toolTip() == "Black screen  # / X"
    assert "F13" in page.board.time_card._pause_button.toolTip()


def test_what_to_do_before_a_slide_can_be_shown_names_the_keys_that_were_chosen(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    choose(house, KeyMap({ConsoleCommand.MAIN: ("F14",), ConsoleCommand.BLOCK_BEFORE: ("F15",)}))
    slide = shelf_slides(session.agenda, {"main": 6})[0]
    page.overview.go(slide)
    assert house.toasts[-1] == "Start the half-day first: F14."
    page.console.do(RunEventKind.STARTED)
    page.console.do(RunEventKind.FINISHED)
    assert house.operations.wait_idle()
    page.overview.go(slide)
    assert house.toasts[-1] == "The half-day is over: open it again with F15 first."


def test_no_command_is_listed_twice(page: RunPage) -> None:
    does = [line.does for line in page.keys()]
    assert sorted(does) == sorted(set(does))


def test_every_command_is_in_the_list_of_keys(page: RunPage) -> None:
    listed = {line.keys for line in page.keys()}
    shipped = KeyMap()
    assert {shipped.keys_of(one)[0] for one in (*ConsoleCommand, *PresenterCommand)} <= listed


def test_every_command_of_the_console_does_something(page: RunPage) -> None:
    assert set(page._deeds) == set(ConsoleCommand)
