"""Lines above the time: they hide no button of the room's work and leave no key to the next block."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from tests.ui.run.house import House, add_session, check_all_in
from tests.ui.run.steps import press, show
from ui.run.in_room.panel import InRoomPanel
from ui.run.room_picture import LEAST_WIDTH
from ui.run.run_page import RunPage
from ui.run.slept import Gap
from ui.theme.tokens import Meaning
from ui.widgets.buttons import Button, IconButton
from ui.widgets.states import InlineNotice

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day that runs as the window draws it, with eleven people in the room."""
    house.theme.dress(page)
    session = add_session(house, people=11)
    check_all_in(house, session)
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


def test_what_stands_below_lines_gives_way_as_soon_as_they_come_and_has_its_room_back_once_they_are_gone(
    page: RunPage, session: Session, qtbot: QtBot
) -> None:
    del session
    page.resize(1278, 685)
    lines = (page.board.notice, page.board.elsewhere)
    chime = page.board.time_card.chime_button
    page.console._timer.stop()
    for line in lines:
        line.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    qtbot.waitUntil(chime.isHidden)
    for line in lines:
        line.hide()
    qtbot.waitUntil(chime.isVisible)


@pytest.mark.parametrize("language", list(Language))
def test_black_moves_nothing_that_the_trainer_reads(
    language: Language, page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    house.appearance.set_language(language)
    page.retranslate()
    page.resize(1278, 685)
    page.console.switch_projector(is_on=True)
    assert house.operations.wait_idle()
    card, button = page.board.room, page.board.room.black_button
    before, words = card.minimumSizeHint().width(), set()
    for _ in range(2):
        press(page, house, qtbot, Qt.Key.Key_B)
        assert house.operations.wait_idle()
        QCoreApplication.processEvents()
        words.add(button.text())
        assert abs(card.minimumSizeHint().width() - before) <= 2
    assert len(words) == 2


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("language", list(Language))
def test_on_a_small_laptop_the_button_that_begins_stays_in_sight_under_lines_above_the_time(
    language: Language, lines: int, page: RunPage, panel: InRoomPanel, house: House
) -> None:
    page.resize(1278, 685)
    house.appearance.set_language(language)
    page.retranslate()
    page.board.notice.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    page.board.elsewhere.show_sentence(Meaning.WARN, "Another is shown." if lines > 1 else "", "Go there")
    page.board.clock_set.show_sentence(Meaning.INFO, "The clock was put back." if lines > 2 else "")
    page.board.close_in_room()
    page.board.open_in_room()
    for face, button in ((panel.groups, panel.groups.draw_button), (panel.hands, panel.hands.ask_button)):
        panel.turn_to(face)
        QCoreApplication.processEvents()
        assert button.visibleRegion().boundingRect() == button.rect()
    page.board.notice.hide()
    page.board.elsewhere.hide()
    page.board.clock_set.hide()
    page.board.close_in_room()
    page.board.open_in_room()
    assert page.board.time_card.chime_button.isVisible()
    house.appearance.set_language(Language.EN)


def test_on_a_small_laptop_two_lines_leave_the_rooms_picture_large_enough_to_be_read(
    page: RunPage, session: Session
) -> None:
    del session
    page.resize(1278, 685)
    page.board.notice.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    page.board.elsewhere.show_sentence(Meaning.WARN, "Another is shown.", "Go there")
    page.console.tick()
    QCoreApplication.processEvents()
    assert page.board.room.picture.box().width() >= LEAST_WIDTH


Line = tuple[InlineNotice, Button]


def _of_sleep_counted(page: RunPage) -> Line:
    page.board.slept.ask(Gap(page.console.current_item, 600))
    return page.board.slept, page.board.slept.count_button


def _of_sleep_not_counted(page: RunPage) -> Line:
    page.board.slept.ask(Gap(page.console.current_item, 600))
    return page.board.slept, page.board.slept.button


def _of_another_half_day(page: RunPage) -> Line:
    page.board.elsewhere.show_sentence(Meaning.WARN, "Another is shown.", "Go there")
    page.board.elsewhere.action_requested.connect(page.board.elsewhere.hide)
    return page.board.elsewhere, page.board.elsewhere.button


def _of_beginning(page: RunPage) -> Line:
    page.board.begin.tell(lambda: (Meaning.WARN, "It was left in the midst.", "Go on"))
    page.board.begin.action_requested.connect(page.board.begin.hide)
    return page.board.begin, page.board.begin.button


def _of_what_was_done(page: RunPage) -> Line:
    page.board.finish.show_done("2 blocks are shorter")
    page.board.finish.undo_requested.connect(page.board.finish.forget)
    return page.board.finish, page.board.finish.button


def _with_a_cross(page: RunPage) -> Line:
    page.board.notice.show_sentence(Meaning.INFO, "The half-day goes on where it stood.")
    return page.board.notice, page.board.notice.findChildren(IconButton)[0]


LINES = (
    _of_sleep_counted,
    _of_sleep_not_counted,
    _of_another_half_day,
    _of_beginning,
    _of_what_was_done,
    _with_a_cross,
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_answered_by_keys_gives_them_to_the_page_not_to_the_next_block(
    line: Callable[[RunPage], Line], page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.activateWindow()
    strip, button = line(page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, house, qtbot, Qt.Key.Key_Space)
    assert strip.isHidden()
    assert page.hasFocus()


def test_a_button_that_goes_from_a_line_which_stays_gives_its_keys_to_the_page(
    page: RunPage, session: Session
) -> None:
    del session
    page.activateWindow()
    strip, button = _of_another_half_day(page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    strip.show_sentence(Meaning.INFO, "Nothing can be done about it.")
    assert page.hasFocus()
