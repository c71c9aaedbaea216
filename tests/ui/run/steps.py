"""What the trainer does on the Run page, in steps that the tests share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.run import LeftOut
from facilitator.domain.session import Session
from facilitator.services.run_session import load_run
from tests.ui.run.house import House, turn_to
from ui.run.run_page import RunPage

WAIT_MS = 15_000
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def show(page: RunPage, session: Session, qtbot: QtBot) -> None:
    """Turn the page to a session and wait until its keys work."""
    turn_to(page, session)
    page.show()
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: page.console.loaded is not None)


def press(
    page: RunPage, house: House, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER
) -> None:
    """Press a key where the focus is, and wait until what it asked for is on disk."""
    qtbot.keyClick(page.focusWidget() or page, key, modifier)
    assert house.operations.wait_idle(WAIT_MS)


def pass_minutes(page: RunPage, house: House, minutes: float) -> None:
    """Let time pass and the console see it."""
    house.clock.go_on(minutes=minutes)
    page.console.tick()
    assert house.operations.wait_idle()


def stored(house: House, session: Session) -> list[tuple[str, int, LeftOut]]:
    """Return the running agenda as it is on disk: title, minutes, whether it is left out."""
    agenda = load_run(house.workspace, session.half_days[0].id).tally.agenda
    return [(one.item.title.en, one.planned_seconds // 60, one.left_out) for one in agenda]
