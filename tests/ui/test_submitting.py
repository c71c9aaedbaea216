"""Work that another thread hands to the window's one worker, as phones at the door do."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.message import Message, UserError
from facilitator.services.changes import Change, Done
from ui.operations import Operations

PATIENCE_S = 5


def refuse() -> Done[int]:
    raise UserError(Message("The disk is full."))


def break_down() -> Done[int]:
    raise ZeroDivisionError


def work(order: list[str], name: str) -> Done[str]:
    order.append(name)
    return Done(name)


def test_the_answer_is_there_before_the_window_turns_and_the_pages_are_told(
    operations: Operations, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(operations.changed) as told:
        assert operations.submit(partial(Done, 7, Change.ATTENDANCE)).result(PATIENCE_S) == 7
        assert not operations.is_busy
    assert told.args == [Change.ATTENDANCE]


def test_what_a_crowd_changed_is_told_together_and_what_changed_nothing_is_not(
    operations: Operations, qtbot: QtBot
) -> None:
    heard: list[Change] = []
    operations.changed.connect(heard.append)
    for changes in (Change.NOTHING, Change.ATTENDANCE, Change.ATTENDANCE, Change.ROSTER):
        operations.submit(partial(Done, None, changes)).result(PATIENCE_S)
    qtbot.waitUntil(lambda: bool(heard))
    operations.run(partial(Done, None, Change.INK), lambda _: None)
    assert operations.wait_idle()
    assert heard == [Change.ATTENDANCE | Change.ROSTER, Change.INK]


def test_what_many_threads_hand_in_is_done_once_each_and_in_the_order_of_each(
    operations: Operations,
) -> None:
    order: list[str] = []

    def hand_in(who: int) -> None:
        for n in range(20):
            operations.submit(partial(work, order, f"{who}-{n:02d}"))

    threads = [threading.Thread(target=hand_in, args=(who,)) for who in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    operations.submit(partial(Done, None)).result(PATIENCE_S)
    assert len(order) == 100
    for who in range(5):
        assert [name for name in order if name.startswith(f"{who}-")] == [f"{who}-{n:02d}" for n in range(20)]


def test_what_is_handed_in_overtakes_reading_but_no_writing_before_it(operations: Operations) -> None:
    order: list[str] = []
    gate = threading.Event()
    operations.load(gate.wait, lambda _: None)
    operations.load(partial(order.append, "read"), lambda _: None)
    operations.run(partial(work, order, "written"), lambda _: None)
    operations.submit(partial(work, order, "handed in"))
    gate.set()
    assert operations.wait_idle()
    assert order == ["written", "handed in", "read"]


def test_a_users_mistake_is_for_who_handed_it_in_and_nobody_else(operations: Operations) -> None:
    problems: list[object] = []
    operations.problem_met.connect(problems.append)
    assert isinstance(operations.submit(refuse).exception(PATIENCE_S), UserError)
    operations.load(int, lambda _: None)
    assert operations.wait_idle()
    assert problems == []


def test_a_bug_reaches_who_handed_it_in_and_the_crash_handler(qapp: QApplication) -> None:
    del qapp
    operations = Operations()
    crashes: list[BaseException] = []
    operations.crashed.connect(crashes.append)
    error = operations.submit(break_down).exception(PATIENCE_S)
    operations.load(int, lambda _: None)
    assert operations.wait_idle()
    operations.close()
    assert crashes == [error]


def test_what_is_withdrawn_before_its_turn_is_never_done(operations: Operations) -> None:
    order: list[str] = []
    gate = threading.Event()
    operations.load(gate.wait, lambda _: None)
    future = operations.submit(partial(work, order, "late"))
    assert future.cancel()
    gate.set()
    assert operations.wait_idle()
    operations.submit(partial(Done, None)).result(PATIENCE_S)
    assert order == []


def test_what_comes_before_the_end_is_done_and_what_comes_after_is_cancelled(qapp: QApplication) -> None:
    del qapp
    operations = Operations()
    order: list[str] = []
    last = operations.submit(partial(work, order, "last"))
    operations.close()
    assert last.result(0) == "last"
    with pytest.raises(CancelledError):
        operations.submit(partial(work, order, "too late")).result(0)
    assert order == ["last"]
