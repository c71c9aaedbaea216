"""The menu of ports says what is plugged in, and keeps what was chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.attendance.desk import Desk
from ui.attendance import scanner_menu
from ui.attendance.scanner_menu import FoundPort, ScannerMenu, ports_there


@pytest.fixture
def menu(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ScannerMenu:
    plugged_in = (FoundPort("COM3", "Honeywell 1470"), FoundPort("COM7", ""))
    monkeypatch.setattr(scanner_menu, "ports_there", lambda: plugged_in)
    menu = ScannerMenu(desk.page.tools.appearance)
    qtbot.addWidget(menu)
    menu.retranslate()
    return menu


def opened(menu: ScannerMenu) -> dict[str, bool]:
    """Open the menu; return its lines and which of them is ticked."""
    menu.aboutToShow.emit()
    return {action.text(): action.isChecked() for action in menu.actions()}


def choose(menu: ScannerMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_a_port_that_is_chosen_is_kept_until_another_one_is(menu: ScannerMenu) -> None:
    keyboard = "It types like a keyboard: nothing to set"
    assert opened(menu) == {keyboard: True, "COM3 · Honeywell 1470": False, "COM7": False}
    choose(menu, "COM7")
    assert opened(menu) == {keyboard: False, "COM3 · Honeywell 1470": False, "COM7": True}
    choose(menu, keyboard)
    assert opened(menu)[keyboard] is True


def test_a_port_that_is_not_plugged_in_stays_chosen(
    menu: ScannerMenu, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(menu)
    choose(menu, "COM7")
    monkeypatch.setattr(scanner_menu, "ports_there", tuple)
    assert opened(menu) == {
        "It types like a keyboard: nothing to set": False,
        "COM7 · not plugged in": True,
    }
    opened(menu)
    choose(menu, "It types like a keyboard: nothing to set")


def test_the_ports_of_this_machine_are_named_in_order() -> None:
    names = [port.name for port in ports_there()]
    assert names == sorted(names)
    assert all(names)
