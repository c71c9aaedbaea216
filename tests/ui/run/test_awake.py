"""The laptop stays awake while the room needs it, and the trainer knows whether it does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from tests.ui.run.house import House, add_session
from tests.ui.run.session_bus import DBUS_DAEMON, session_bus
from tests.ui.run.steps import press, show, until
from ui.run import awake as awake_module
from ui.run.awake import Awake, Awakeness
from ui.run.awake_words import AwakeWords
from ui.run.run_page import RunPage
from ui.theme.tokens import Meaning

pytestmark = pytest.mark.qt

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class FakeSystem:
    """A system that agrees, refuses, breaks or takes its time; it notes what is held."""

    agrees: bool = True
    breaks: bool = False
    answers: threading.Event = field(default_factory=threading.Event)
    held: int = 0
    asked: int = 0

    @contextmanager
    def keep(self) -> Iterator[bool]:
        self.asked += 1
        assert self.answers.wait(10)
        if self.breaks:
            raise OSError
        self.held += 1
        try:
            yield self.agrees
        finally:
            self.held -= 1


@pytest.fixture(autouse=True)
def asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake_module, "CALM_SECONDS", 0.0)


@pytest.fixture
def system() -> FakeSystem:
    system = FakeSystem()
    system.answers.set()
    return system


@pytest.fixture
def awake(system: FakeSystem, qapp: object) -> Iterator[Awake]:
    del qapp
    parent = QObject()
    awake = Awake(parent, system.keep)
    yield awake
    awake.close()
    assert system.held == 0


def test_what_the_system_agreed_to_is_known_and_given_back(
    awake: Awake, system: FakeSystem, qtbot: QtBot
) -> None:
    awake.want(is_wanted=True)
    assert awake.state is Awakeness.ASKING
    until(qtbot, lambda: awake.state is Awakeness.KEPT)
    assert system.held == 1
    awake.want(is_wanted=True)
    assert system.asked == 1
    awake.want(is_wanted=False)
    assert awake.state is Awakeness.NOT_WANTED
    until(qtbot, lambda: system.held == 0)


def test_a_bus_that_is_stuck_does_not_keep_the_window_from_closing(
    system: FakeSystem, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awake_module, "GIVING_BACK_MAY_TAKE_S", 0.1)
    system.answers.clear()
    parent = QObject()
    awake = Awake(parent, system.keep)
    awake.want(is_wanted=True)
    (thread,) = awake._threads
    until(qtbot, lambda: system.asked == 1)
    awake.close()
    assert thread.is_alive()
    told: list[object] = []
    awake._told.connect(told.append, Qt.ConnectionType.DirectConnection)
    system.answers.set()
    thread.join()
    assert told == []
    assert system.held == 0


@pytest.mark.parametrize("trouble", ["refuses", "breaks"])
def test_a_system_that_does_not_agree_is_never_taken_for_one_that_does(
    awake: Awake, system: FakeSystem, qtbot: QtBot, trouble: str
) -> None:
    system.agrees, system.breaks = False, trouble == "breaks"
    awake.want(is_wanted=True)
    until(qtbot, lambda: awake.state is Awakeness.NOT_KEPT)


def test_a_slow_answer_holds_nobody_up_and_one_that_comes_too_late_counts_for_nothing(
    awake: Awake, system: FakeSystem, qtbot: QtBot
) -> None:
    system.answers.clear()
    awake.want(is_wanted=True)
    awake.want(is_wanted=False)
    assert awake.state is Awakeness.NOT_WANTED
    awake.want(is_wanted=True)
    system.answers.set()
    until(qtbot, lambda: awake.state is Awakeness.KEPT)
    until(qtbot, lambda: system.held == 1)


def test_a_laptop_that_slept_all_the_same_is_no_longer_believed(
    awake: Awake, system: FakeSystem, qtbot: QtBot
) -> None:
    del system
    awake.learn_of_sleep()
    assert awake.state is Awakeness.NOT_WANTED
    awake.want(is_wanted=True)
    until(qtbot, lambda: awake.state is Awakeness.KEPT)
    awake.learn_of_sleep()
    assert awake.state is Awakeness.NOT_KEPT


def test_the_end_of_its_parent_is_the_end_of_staying_awake(system: FakeSystem, qtbot: QtBot) -> None:
    parent = QObject()
    awake = Awake(parent, system.keep)
    awake.want(is_wanted=True)
    until(qtbot, lambda: system.held == 1)
    parent.deleteLater()
    until(qtbot, lambda: system.held == 0)


@pytest.mark.parametrize(
    ("platform", "place"), [("win32", "Settings"), ("darwin", "System Settings"), ("linux", "power settings")]
)
def test_the_way_out_is_the_systems_own(qapp: object, platform: str, place: str) -> None:
    assert place in AwakeWords(qapp)._way_out(platform)  # type: ignore[arg-type]


def test_the_console_asks_while_a_half_day_runs_or_the_projector_is_on(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    assert page.surroundings.awake.state is Awakeness.NOT_WANTED
    assert page.board.room._awake_line.isHidden()
    page.console.switch_projector(is_on=True)
    until(qtbot, lambda: page.surroundings.awake.state is Awakeness.KEPT)
    assert page.board.room._awake_line.text() == "The laptop stays awake."
    page.console.switch_projector(is_on=False)
    assert page.surroundings.awake.state is Awakeness.NOT_WANTED
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: page.surroundings.awake.state is Awakeness.KEPT)
    press(page, house, qtbot, Qt.Key.Key_F9)
    assert page.surroundings.awake.state is Awakeness.KEPT
    page._finish()
    until(qtbot, lambda: page.surroundings.awake.state is Awakeness.NOT_WANTED)
    assert page.board.room._awake_line.isHidden()


def test_where_the_system_does_not_agree_the_console_says_what_to_do(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    page.console.switch_projector(is_on=True)
    until(qtbot, lambda: page.surroundings.awake.state is Awakeness.KEPT)
    page.console.slept.emit(600)
    sentence = page.board.room._awake_line.text()
    assert sentence.startswith("This laptop may fall asleep:")
    assert sentence not in house.toasts
    assert page.surroundings._awake_words.line(page.surroundings.awake.state).meaning is Meaning.WARN  # type: ignore[union-attr]


def test_where_that_line_is_not_in_sight_it_is_announced(page: RunPage, house: House, qtbot: QtBot) -> None:
    show(page, add_session(house), qtbot)
    page.board.room.set_compact(is_compact=True)
    page.console.switch_projector(is_on=True)
    until(qtbot, lambda: page.surroundings.awake.state is Awakeness.KEPT)
    page.console.slept.emit(600)
    assert page.board.room._awake_line.isHidden()
    assert any(toast.startswith("This laptop may fall asleep:") for toast in house.toasts)


@pytest.mark.skipif(DBUS_DAEMON is None, reason="a session bus of one's own needs dbus-daemon (Linux)")
@pytest.mark.parametrize("has_screen_saver", [True, False])
def test_on_a_real_session_bus_it_is_kept_where_somebody_answers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, has_screen_saver: bool
) -> None:
    with session_bus(has_screen_saver=has_screen_saver) as (address, saver):
        monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        parent = QObject()
        awake = Awake(parent)
        awake.want(is_wanted=True)
        expected = Awakeness.KEPT if has_screen_saver else Awakeness.NOT_KEPT
        until(qtbot, lambda: awake.state is expected)
        awake.close()
        assert saver.wait_for(*(("Inhibit", "UnInhibit") if has_screen_saver else ()))
