from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.message import Message, UserError
from facilitator.services.changes import Change, Done
from ui.operations import Operations


def number(n: int) -> int:
    return n


def refuse() -> Done[int]:
    raise UserError(Message("The disk is full."))


def test_the_work_runs_beside_the_window_and_the_answer_comes_to_it(operations: Operations) -> None:
    at_work: list[QThread] = []
    answered: list[QThread] = []

    def work() -> int:
        at_work.append(QThread.currentThread())
        return 7

    def answer(value: int) -> None:
        assert value == 7
        answered.append(QThread.currentThread())

    operations.load(work, answer)
    assert operations.wait_idle()
    window_thread = QApplication.instance().thread()  # type: ignore[union-attr]
    assert answered == [window_thread]
    assert at_work != [window_thread]


def test_all_work_runs_on_one_thread(operations: Operations) -> None:
    threads: set[int] = set()
    for _ in range(20):
        operations.load(threading.get_ident, threads.add)
    assert operations.wait_idle()
    assert len(threads) == 1


def test_what_changed_is_told_after_the_answer(operations: Operations) -> None:
    heard: list[object] = []
    operations.changed.connect(heard.append)
    operations.run(partial(Done, "value", Change.ROSTER), heard.append)
    assert operations.wait_idle()
    assert heard == ["value", Change.ROSTER]


def test_nothing_changed_is_not_told(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(operations.changed):
        operations.run(partial(Done, 1), number)
        operations.wait_idle()


def test_a_users_mistake_reaches_the_page_that_asked(operations: Operations) -> None:
    problems: list[str] = []
    operations.run(refuse, number, lambda message: problems.append(str(message)))
    assert operations.wait_idle()
    assert problems == ["The disk is full."]


def test_a_users_mistake_without_a_page_reaches_the_window(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.problem_met) as blocker:
        operations.run(refuse, number)
    assert str(blocker.args[0]) == "The disk is full."


def test_a_bug_reaches_the_crash_handler_and_work_goes_on(qapp: QApplication) -> None:
    del qapp
    operations = Operations()
    crashes: list[BaseException] = []
    answers: list[int] = []
    operations.crashed.connect(crashes.append)

    def broken() -> int:
        return 1 // 0

    operations.load(broken, answers.append)
    operations.load(partial(number, 3), answers.append)
    assert operations.wait_idle()
    operations.close()
    assert [type(crash) for crash in crashes] == [ZeroDivisionError]
    assert answers == [3]


def test_writing_overtakes_reading_that_still_waits(operations: Operations) -> None:
    order: list[str] = []
    gate = threading.Event()
    operations.load(gate.wait, lambda _: None)
    operations.load(partial(str, "read"), order.append)
    operations.run(partial(Done, "write"), order.append)
    gate.set()
    assert operations.wait_idle()
    assert order == ["write", "read"]


def test_cancelled_work_is_not_heard_of(operations: Operations) -> None:
    heard: list[int] = []
    gate = threading.Event()
    operations.load(gate.wait, lambda _: None)
    ticket = operations.load(partial(number, 1), heard.append)
    ticket.cancel()
    gate.set()
    assert operations.wait_idle()
    assert heard == []


class Listener(QObject):
    def hear(self, value: int) -> None:
        raise AssertionError(f"heard {value} after its end")


def test_an_owner_that_is_gone_is_not_called(operations: Operations) -> None:
    listener = Listener()
    gate = threading.Event()
    operations.load(gate.wait, lambda _: None)
    operations.load(partial(number, 1), listener.hear)
    operations.load(partial(number, 1), partial(listener.hear))
    listener.deleteLater()
    QApplication.sendPostedEvents(listener, 52)
    gate.set()
    assert operations.wait_idle()


class Owner:
    """Owns a callback, as a widget does, and notes on which thread it ends."""

    def __init__(self, ends: list[int]) -> None:
        self._ends = ends

    def hear(self, value: object) -> None:
        del value

    def __del__(self) -> None:
        self._ends.append(threading.get_ident())


@pytest.mark.parametrize(
    "ask", [Operations.load, Operations.run, Operations.load_long, Operations.run_long, Operations.run_alone]
)
@pytest.mark.parametrize("has_answer", [True, False])
def test_whoever_asked_is_let_go_of_on_the_windows_thread_and_not_before_the_next_answer(
    operations: Operations, ask: Callable[..., object], *, has_answer: bool
) -> None:
    ends: list[int] = []
    owner = Owner(ends)
    ask(operations, partial(Done, 1) if has_answer else refuse, owner.hear, owner.hear)
    del owner
    assert operations.wait_idle()
    assert ends == [], "held until the next answer: its thread may not have forgotten it yet"
    ask(operations, partial(Done, 2), number)
    assert operations.wait_idle()
    assert ends == [threading.get_ident()]


def test_whoever_asked_last_is_let_go_of_on_the_windows_thread_at_the_end(qapp: QApplication) -> None:
    del qapp
    operations = Operations()
    ends: list[int] = []
    operations.load(partial(number, 1), Owner(ends).hear)
    operations.close()
    assert ends == [threading.get_ident()]


def test_waiting_gives_up_when_work_takes_too_long(operations: Operations) -> None:
    gate = threading.Event()
    operations.load(gate.wait, lambda _: None)
    assert not operations.wait_idle(50)
    gate.set()
    assert operations.wait_idle()


class Bell(QObject):
    rung = Signal(object)
    told = Signal(bool)


@pytest.mark.parametrize("value", [True, False, None, Change.ROSTER])
def test_ten_thousand_emits_lose_no_reference(qapp: QApplication, value: object) -> None:
    """PySide6 6.12.0 loses a reference of True, False or None at each emit on Python 3.11."""
    del qapp
    bell = Bell()
    heard = [0]

    def hear(got: object) -> None:
        assert got is value
        heard[0] += 1

    bell.rung.connect(hear)
    for _ in range(10_000):
        bell.rung.emit(value)
        bell.told.emit(bool(value))
    assert heard == [10_000]
