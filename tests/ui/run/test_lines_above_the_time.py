"""Lines above the time: they hide no button of the room's work and leave no key to the next block."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import Road
from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in_person
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import press, show
from ui.run.in_room.panel import InRoomPanel
from ui.run.run_page import RunPage
from ui.theme.tokens import Meaning
from ui.widgets.buttons import IconButton

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day that runs, with eleven people in the room."""
    session = add_session(house, people=11)
    with house.workspace.store.read() as records:
        people = records.people.of_session(session.id)
    for one in people:
        check_in_person(house.workspace, session.half_days[0].id, one.id, Road.SEARCH)
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


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("language", list(Language))
def test_on_a_small_laptop_the_button_that_begins_stays_in_sight_under_lines_above_the_time(
    language: Language, lines: int, page: RunPage, panel: InRoomPanel, house: House
) -> None:
    page.resize(1278, 685)
    house.appearance.set_language(language)
    page.retranslate()
    page.board.notice.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    page.board.elsewhere.show_sentence(Meaning.WARN, "Another is shown." if lines > 1 else "", "Go there")
    page.board.close_in_room()
    page.board.open_in_room()
    for face, button in ((panel.groups, panel.groups.draw_button), (panel.hands, panel.hands.ask_button)):
        panel.turn_to(face)
        QCoreApplication.processEvents()
        assert button.visibleRegion().boundingRect() == button.rect()
    page.board.notice.hide()
    page.board.elsewhere.hide()
    page.board.close_in_room()
    page.board.open_in_room()
    assert page.board.time_card.chime_button.isVisible()
    house.appearance.set_language(Language.EN)


def test_a_line_that_is_put_away_gives_the_keys_to_the_page_not_to_the_next_block(
    page: RunPage, session: Session, qtbot: QtBot
) -> None:
    show(page, session, qtbot)
    page.activateWindow()
    page.board.notice.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    cross = page.board.notice.findChildren(IconButton)[0]
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert page.hasFocus()
    page.board.notice.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    cross.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert page.hasFocus()
