"""Trying keys, and giving them another meaning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.domain.key_map import KeyMap
from facilitator.domain.run_command import ConsoleCommand, PresenterCommand, RunCommand
from ui.settings.keys_card import KeysCard
from ui.settings.settings_page import SettingsPage
from ui.widgets.page import PageTools

BLACK, NEXT, PAUSE = PresenterCommand.BLACK, PresenterCommand.NEXT_SLIDE, ConsoleCommand.PAUSE


@pytest.fixture
def page(tools: PageTools, qtbot: QtBot) -> Iterator[SettingsPage]:
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(1278, 704)
    page.show()
    assert tools.operations.wait_idle()
    yield page
    tools.operations.wait_idle()


@pytest.fixture
def card(page: SettingsPage) -> KeysCard:
    return page.keys_card


def choose(card: KeysCard, command: RunCommand) -> None:
    card.table.selectRow(card.model.row_number(command.value))


def said(card: KeysCard) -> str:
    return card.notice.text if card.notice.isVisibleTo(card) else ""


@pytest.mark.parametrize(
    ("key", "then"),
    [
        (Qt.Key.Key_PageDown, "PgDown: Next slide (a clicker sends this)"),
        (Qt.Key.Key_Escape, "Esc: Projector off, where the room's window has the keys"),
        (
            Qt.Key.Key_VolumeUp,
            "Volume Up does nothing yet. Choose below what it shall do, then give it the key.",
        ),
        (Qt.Key.Key_F1, "F1 is needed elsewhere in the program."),
    ],
)
def test_a_key_that_is_tried_says_what_it_does(card: KeysCard, key: Qt.Key, then: str) -> None:
    QTest.keyClick(card.test_edit, key)
    assert card.finding.text() == then


def test_a_key_that_is_tried_does_nothing_else(page: SettingsPage, card: KeysCard) -> None:
    before = page.frame.header.title_label.text()
    page.activateWindow()
    card.test_edit.setFocus()
    QTest.keyClick(card.test_edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.frame.header.title_label.text() == before
    assert card.finding.text() == "Ctrl+L is needed elsewhere in the program."


def test_tab_leaves_the_line(page: SettingsPage, card: KeysCard, qtbot: QtBot) -> None:
    page.activateWindow()
    card.test_edit.setFocus()
    qtbot.waitUntil(card.test_edit.hasFocus)
    QTest.keyClick(card.test_edit, Qt.Key.Key_Tab)
    assert not card.test_edit.hasFocus()


def test_esc_after_esc_leaves_the_line(page: SettingsPage, card: KeysCard, qtbot: QtBot) -> None:
    page.activateWindow()
    card.test_edit.setFocus()
    qtbot.waitUntil(card.test_edit.hasFocus)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Escape):
        QTest.keyClick(card.test_edit, key)
    assert card.test_edit.hasFocus()
    QTest.keyClick(card.test_edit, Qt.Key.Key_Escape)
    assert card.again_button.hasFocus()


def test_what_a_key_does_is_in_sight_wherever_the_page_stood(
    page: SettingsPage, card: KeysCard, qtbot: QtBot
) -> None:
    page.resize(1278, 300)
    page.frame.scroll_to_top()
    page.activateWindow()
    card.test_edit.setFocus()
    qtbot.waitUntil(card.test_edit.hasFocus)
    QTest.keyClick(card.test_edit, Qt.Key.Key_PageDown)
    for part in (card.test_edit, card.finding, card.again_button):
        assert part.visibleRegion().boundingRect() == part.rect()


def test_what_an_input_method_took_is_said(card: KeysCard) -> None:
    event = QInputMethodEvent("不", [])
    QCoreApplication.sendEvent(card.test_edit, event)
    assert "input method" in card.finding.text()
    assert "不" in card.finding.text()


def test_a_clicker_ticks_its_usual_keys_off(card: KeysCard) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Period, Qt.Key.Key_F5, Qt.Key.Key_Escape):
        assert not card.check.is_whole
        QTest.keyClick(card.test_edit, key)
    assert card.check.is_whole
    assert [badge.text for badge in card.check.badges.values()] == [
        "Next: PgDown",
        "Back: PgUp",
        "Black: .",
        "Start: F5",
        "End: Esc",
    ]
    QTest.mouseClick(card.again_button, Qt.MouseButton.LeftButton)
    assert not card.check.is_whole
    assert card.test_edit.text() == ""


def test_the_key_that_was_tried_is_given_to_the_chosen_command(card: KeysCard, tools: PageTools) -> None:
    QTest.keyClick(card.test_edit, Qt.Key.Key_VolumeUp)
    assert not card.give_button.isEnabled()
    choose(card, NEXT)
    assert card.give_button.text() == "Give it Volume Up"
    card.give_button.click()
    assert tools.appearance.preferences.keys.command_of("Volume Up") is NEXT
    assert card.finding.text() == "Volume Up: Next slide (a clicker sends this)"
    card.shipped_button.click()
    assert tools.appearance.preferences.keys == KeyMap()


def test_a_key_that_is_taken_is_refused_in_one_sentence(card: KeysCard, tools: PageTools) -> None:
    QTest.keyClick(card.test_edit, Qt.Key.Key_PageDown)
    choose(card, PAUSE)
    card.give_button.click()
    assert said(card) == (
        "PgDown is taken: Next slide (a clicker sends this). Take it away there first, or choose another key."
    )
    assert tools.appearance.preferences.keys == KeyMap()


def test_a_key_is_taken_away_unless_it_is_the_last_that_always_arrives(
    card: KeysCard, tools: PageTools
) -> None:
    choose(card, BLACK)
    card.take_buttons["."].click()
    assert "no letter" in said(card)
    card.take_buttons["B"].click()
    assert tools.appearance.preferences.keys.keys_of(BLACK) == (".",)
    assert said(card) == ""
    card.take_buttons["."].click()
    assert said(card) == "Each command keeps one key. Give it another one first."


def test_the_way_out_of_the_projector_cannot_be_changed(card: KeysCard) -> None:
    QTest.keyClick(card.test_edit, Qt.Key.Key_VolumeUp)
    choose(card, PresenterCommand.CLOSE)
    assert not card.give_button.isEnabled()
    assert not card.shipped_button.isEnabled()


def test_all_keys_come_back_at_once(card: KeysCard, tools: PageTools) -> None:
    QTest.keyClick(card.test_edit, Qt.Key.Key_VolumeUp)
    for command, key in ((NEXT, Qt.Key.Key_VolumeUp), (PAUSE, Qt.Key.Key_F13)):
        QTest.keyClick(card.test_edit, key)
        choose(card, command)
        card.give_button.click()
    assert len(tools.appearance.preferences.keys.chosen) == 2
    card.all_button.click()
    assert tools.appearance.preferences.keys == KeyMap()
    assert not card.all_button.isEnabled()


def test_who_comes_for_the_keys_stands_in_the_line(page: SettingsPage, card: KeysCard, qtbot: QtBot) -> None:
    page.activateWindow()
    page.receive("keys")
    qtbot.waitUntil(card.test_edit.hasFocus)
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().top() == 0)
