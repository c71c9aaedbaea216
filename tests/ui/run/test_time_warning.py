"""Warnings as a block draws to its end: in colour, shape and words, and a chime where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.run.house import House, add_session
from tests.ui.run.steps import pass_minutes, press, show, until
from ui.projector.audience_view import SlideView
from ui.run.run_page import RunPage
from ui.theme.tokens import Meaning

pytestmark = pytest.mark.qt

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _chime_is_off_again(house: House) -> Iterator[None]:
    yield
    house.appearance.keep(replace(house.appearance.preferences, chime_on=False))


@pytest.fixture
def rung(page: RunPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setattr(page.surroundings.chime.player, "ring", rung.append)
    return rung


def test_it_is_said_in_words_and_shape_as_time_runs_out(page: RunPage, house: House, qtbot: QtBot) -> None:
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    card = page.board.time_card
    said = []
    for minutes in (7.5, 1.0, 1.0, 1.0):
        pass_minutes(page, house, minutes)
        said.append(("" if card.warning_badge.isHidden() else card.warning_badge.text, card.big_time.meaning))
    assert said == [
        ("", Meaning.PLAIN),
        ("Time to wrap up", Meaning.WARN),
        ("Nearly over", Meaning.BAD),
        ("Over its time by", Meaning.BAD),
    ]


def test_a_minute_more_takes_the_warning_back_and_a_pause_is_calm(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    pass_minutes(page, house, 8.5)
    card = page.board.time_card
    assert not card.warning_badge.isHidden()
    press(page, house, qtbot, Qt.Key.Key_F9)
    assert card.warning_badge.isHidden()
    press(page, house, qtbot, Qt.Key.Key_F9)
    assert not card.warning_badge.isHidden()
    press(page, house, qtbot, Qt.Key.Key_F8)
    assert card.warning_badge.isHidden()


def test_it_is_silent_until_the_trainer_switches_the_chime_on(
    page: RunPage, house: House, qtbot: QtBot, rung: list[str]
) -> None:
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    pass_minutes(page, house, 8.5)
    assert rung == []
    QTest.mouseClick(page.board.time_card.chime_button, Qt.MouseButton.LeftButton)
    assert house.appearance.preferences.chime_on
    assert page.board.time_card.chime_button.isChecked()
    pass_minutes(page, house, 1)
    pass_minutes(page, house, 0.1)
    pass_minutes(page, house, 1)
    assert rung == ["good", "amber"]


def test_nothing_rings_for_what_was_so_already(
    page: RunPage, house: House, qtbot: QtBot, rung: list[str]
) -> None:
    house.appearance.keep(replace(house.appearance.preferences, chime_on=True))
    session = add_session(house)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    page.set_session(None, None)
    pass_minutes(page, house, 11)
    show(page, session, qtbot)
    pass_minutes(page, house, 1)
    assert rung == []


def test_the_room_hears_and_sees_nothing_of_the_warning_on_its_picture(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    show(page, add_session(house), qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    page.console.switch_projector(is_on=True)
    until(qtbot, lambda: isinstance(page.console.projector.view, SlideView))
    before = page.console.projector.view
    pass_minutes(page, house, 8.5)
    assert not page.board.time_card.warning_badge.isHidden()
    assert page.console.projector.view == before
    assert "wrap up" not in str(page.console.projector.view)
