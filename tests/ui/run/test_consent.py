"""Consent to be quoted belongs to the words of one person, and goes with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.capture import CaptureKind
from facilitator.domain.session import Session
from tests.ui.run.house import House, add_session, turn_to
from tests.ui.run.steps import show
from ui.run.run_page import RunPage

pytestmark = pytest.mark.qt


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    session = add_session(house)
    show(page, session, qtbot)
    return session


def _ticked_for(page: RunPage, text: str) -> None:
    """Type words that may be quoted."""
    bar = page.board.capture_bar
    bar.open(CaptureKind.QUOTE)
    bar.line_edit.setText(text)
    bar.consent_box.setChecked(True)


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("way", ["cleared", "typed over", "left", "begun on an empty line and left"])
def test_consent_goes_with_the_words_it_was_given_for(page: RunPage, qtbot: QtBot, way: str) -> None:
    bar = page.board.capture_bar
    _ticked_for(page, "" if "empty" in way else "I miss my son")
    if way == "cleared":
        bar.line_edit.clear()
    elif way == "typed over":
        bar.line_edit.selectAll()
        qtbot.keyClicks(bar.line_edit, "Do not tell")
    else:
        qtbot.keyClick(bar.line_edit, Qt.Key.Key_Escape if way == "left" else Qt.Key.Key_Return)
    assert not bar.consent_box.isChecked()


@pytest.mark.usefixtures("session")
def test_consent_stays_while_the_same_words_are_put_right(page: RunPage, qtbot: QtBot) -> None:
    bar = page.board.capture_bar
    _ticked_for(page, "I miss my son")
    bar.line_edit.setSelection(7, 2)
    qtbot.keyClicks(bar.line_edit, "our")
    qtbot.keyClick(bar.line_edit, Qt.Key.Key_Backspace)
    assert bar.line_edit.text() == "I miss ou son"
    assert bar.consent_box.isChecked()


def test_consent_does_not_come_along_to_another_half_day(
    page: RunPage, session: Session, house: House
) -> None:
    del session
    _ticked_for(page, "I miss my son")
    turn_to(page, add_session(house))
    assert house.operations.wait_idle()
    assert not page.board.capture_bar.consent_box.isChecked()
    assert page.board.capture_bar.line_edit.text() == "I miss my son"
