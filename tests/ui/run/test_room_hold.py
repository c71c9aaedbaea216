"""Another session is planned or looked at while a half-day runs before the room: the room keeps its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.plan_session import remove_session
from facilitator.services.run_session import act, load_run
from tests.ui.run.house import House, add_session, turn_to
from tests.ui.run.steps import press, show, until
from ui.projector.audience_view import ActivityCard, BlackScreen, HoldingCard
from ui.run.run_page import RunPage
from ui.widgets.page import PageId, PageRequest, SessionRequest

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CONTROL = Qt.KeyboardModifier.ControlModifier
K = RunEventKind


@pytest.fixture
def running(page: RunPage, house: House, qtbot: QtBot) -> Session:
    """Put an activity with a countdown before the room."""
    session = add_session(house)
    half_day = session.half_days[0].id
    act(house.workspace, half_day, K.STARTED)
    act(house.workspace, half_day, K.JUMPED, item=session.agenda[2].id)
    show(page, session, qtbot)
    page.console.switch_projector(is_on=True)
    until(qtbot, lambda: isinstance(page.console.projector.view, ActivityCard))
    return session


@pytest.fixture
def other(page: RunPage, house: House, running: Session) -> Session:
    """Look at another session elsewhere, as the shell does when one is planned."""
    del running
    other = add_session(house)
    page.hide()
    turn_to(page, other)
    assert house.operations.wait_idle()
    return other


def left_seconds(page: RunPage) -> int:
    view = page.console.projector.view
    assert isinstance(view, ActivityCard)
    assert view.countdown is not None
    return view.countdown.left_seconds


def kinds(house: House, session: Session) -> list[RunEventKind]:
    assert house.operations.wait_idle()
    return [event.kind for event in load_run(house.workspace, session.half_days[0].id).events]


def test_the_rooms_countdown_runs_on_while_another_session_is_looked_at(
    page: RunPage, house: House, running: Session, other: Session, qtbot: QtBot
) -> None:
    del running, other
    before = left_seconds(page)
    house.clock.go_on(minutes=5)
    until(qtbot, lambda: left_seconds(page) == before - 300)


def test_the_clicker_goes_on_steering_what_the_room_sees(
    page: RunPage, house: House, running: Session, other: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.console.projector, Qt.Key.Key_B)
    assert kinds(house, running)[-1] is K.BLACKED
    assert kinds(house, other) == []
    until(qtbot, lambda: isinstance(page.console.projector.view, BlackScreen))


def test_the_run_page_keeps_the_running_half_day_and_says_so_in_a_line(
    page: RunPage, running: Session, other: Session
) -> None:
    page.show()
    assert page.half_day_id == running.half_days[0].id
    assert isinstance(page.console.projector.view, ActivityCard)
    assert page.board.elsewhere.isVisible()
    assert "runs before the room, so it stays here" in page.board.elsewhere.text
    assert page.board.elsewhere.button.text() == "Show that one here"
    turn_to(page, running)
    assert page.board.elsewhere.isHidden()
    del other


def test_the_line_speaks_the_language_of_the_window(
    page: RunPage, house: House, running: Session, other: Session
) -> None:
    del running, other
    page.show()
    house.appearance.set_language(Language.ZH)
    page.retranslate()
    assert "所以留在这里" in page.board.elsewhere.text


def test_the_button_turns_to_the_other_one_all_the_same(
    page: RunPage, running: Session, other: Session, qtbot: QtBot
) -> None:
    del running
    page.show()
    page.board.elsewhere.button.click()
    until(qtbot, lambda: isinstance(page.console.projector.view, HoldingCard))
    assert page.half_day_id == other.half_days[0].id
    assert page.board.elsewhere.isHidden()


def test_once_it_is_finished_the_thanks_stay_until_the_window_turns_again(
    page: RunPage, house: House, running: Session, other: Session
) -> None:
    page.show()
    page.console.do(K.FINISHED)
    assert kinds(house, running)[-1] is K.FINISHED
    assert page.half_day_id == running.half_days[0].id
    assert "is still here" in page.board.elsewhere.text
    turn_to(page, other)
    assert page.half_day_id == other.half_days[0].id


def test_with_the_projector_off_the_page_turns_with_the_window(
    page: RunPage, house: House, running: Session, other: Session
) -> None:
    del running
    page.console.switch_projector(is_on=False)
    turn_to(page, other)
    assert page.half_day_id == other.half_days[0].id
    assert house.operations.wait_idle()


def test_a_running_session_that_is_removed_is_not_kept(
    page: RunPage, house: House, running: Session, other: Session, qtbot: QtBot
) -> None:
    remove_session(house.workspace, running.id)
    turn_to(page, other)
    until(qtbot, lambda: page.half_day_id == other.half_days[0].id)


def test_where_the_other_session_is_removed_nothing_is_offered(
    page: RunPage, house: House, running: Session, other: Session
) -> None:
    remove_session(house.workspace, other.id)
    turn_to(page, other)
    assert house.operations.wait_idle()
    page.show()
    assert page.half_day_id == running.half_days[0].id
    assert page.board.elsewhere.isHidden()


def test_from_the_end_the_way_leads_to_the_paper_of_the_half_day_that_ran(
    page: RunPage, house: House, running: Session, other: Session, qtbot: QtBot
) -> None:
    del other
    asked: list[object] = []
    page.session_requested.connect(asked.append)
    page.page_requested.connect(asked.append)
    page.console.do(K.FINISHED)
    assert kinds(house, running)[-1] is K.FINISHED
    page.show()
    until(qtbot, page.isActiveWindow)
    press(page, house, qtbot, Qt.Key.Key_Return, CONTROL)
    assert asked == [SessionRequest(running.id, running.half_days[0].id), PageRequest(PageId.PAPER)]
