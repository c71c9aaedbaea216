"""White, freeze, holding card and slides by number, with real keys, and after the program was killed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.run import Cover, RunEventKind
from facilitator.domain.session import Session
from facilitator.services.run_session import load_run
from tests.ui.run.house import House, add_session, turn_to
from ui.projector.audience_view import HoldingCard, SlideView, WhiteScreen
from ui.run import run_page as run_page_module
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

WAIT_MS = 15_000
K = RunEventKind


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """Return a session in whose talk, slides 2 to 4, the trainer stands."""
    session = add_session(house)
    page.console.slides.resize(QSize(320, 180))
    turn_to(page, session)
    page.show()
    until(qtbot, lambda: page.console.loaded is not None)
    page.console.do(K.STARTED)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)
    until(qtbot, lambda: seen_page(page) == 2)
    return session


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def seen_page(page: RunPage) -> int | None:
    view = page.console.projector.view
    return view.page if isinstance(view, SlideView) else None


def press(page: RunPage, house: House, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page, key)
    assert house.operations.wait_idle(WAIT_MS)


@pytest.mark.usefixtures("session")
def test_white_and_the_holding_card_come_and_go_by_their_keys(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_Comma)
    assert page.console.projector.view == WhiteScreen()
    press(page, house, qtbot, Qt.Key.Key_Asterisk)
    assert isinstance(page.console.projector.view, HoldingCard)
    press(page, house, qtbot, Qt.Key.Key_H)
    assert seen_page(page) == 2


@pytest.mark.usefixtures("session")
def test_a_number_and_enter_show_that_slide_and_one_too_high_says_so(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_6, Qt.Key.Key_Return)
    until(qtbot, lambda: seen_page(page) == 6)
    press(page, house, qtbot, Qt.Key.Key_7, Qt.Key.Key_Return)
    assert house.toasts[-1] == "There is no slide 7 here."
    assert seen_page(page) == 6


@pytest.mark.usefixtures("session")
def test_what_is_frozen_stays_while_the_trainer_goes_on_and_follows_when_released(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_Slash, Qt.Key.Key_PageDown)
    assert seen_page(page) == 2
    press(page, house, qtbot, Qt.Key.Key_F)
    until(qtbot, lambda: seen_page(page) == 3)


def test_killed_while_frozen_and_white_the_program_comes_back_frozen_and_white(
    session: Session, page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_F, Qt.Key.Key_PageDown, Qt.Key.Key_W)
    again = RunPage(house.tools())
    qtbot.addWidget(again)
    again.console.slides.resize(QSize(320, 180))
    turn_to(again, session)
    again.show()
    until(qtbot, lambda: again.console.projector.view == WhiteScreen())
    press(again, house, qtbot, Qt.Key.Key_W)
    until(qtbot, lambda: seen_page(again) == 2)
    run = load_run(house.workspace, session.half_days[0].id)
    where = run.position(house.clock.instant())
    assert (where.slide_page, where.cover, where.frozen is None) == (3, Cover.NONE, False)
    again.let_go()


@pytest.mark.usefixtures("session")
def test_a_flip_reads_nothing_of_the_session_again(
    page: RunPage, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    read = run_page_module.read_console
    monkeypatch.setattr(
        run_page_module, "read_console", lambda *asked: (reads.append(asked), read(*asked))[1]
    )
    press(page, house, qtbot, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert reads == []
