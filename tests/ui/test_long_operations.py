"""Work that takes its time: files, keys, copies. Nobody at the door waits for it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import CheckedIn, Road
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.reports.print_badges import BadgeOrder, give_out_badges, write_given_out
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import check_in
from facilitator.services.enrol_people import add_person
from facilitator.services.giving_way import give_way
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests.builders import Pack, a_programme, a_session_draft
from tests.reports.test_badges import codes_on
from ui.lane import Lane
from ui.operations import Operations

pytestmark = pytest.mark.qt

PATIENCE_S = 5


def noted(order: list[str], what: str) -> Done[str]:
    order.append(what)
    return Done(what, Change.EXPORTS)


def refuse() -> Done[int]:
    raise UserError(Message("The stick is full."))


def heard(_value: object) -> None:
    """Hear an answer."""


@contextmanager
def long_work_under_way(operations: Operations) -> Iterator[None]:
    """Have long work that is begun and does not end before the block does."""
    begun, gate = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        assert gate.wait(PATIENCE_S)

    operations.load_long(work, heard)
    try:
        assert begun.wait(PATIENCE_S)
        yield
    finally:
        gate.set()


def test_a_scan_is_answered_while_a_file_is_written(operations: Operations, qtbot: QtBot) -> None:
    order: list[str] = []
    with long_work_under_way(operations):
        operations.run(partial(noted, [], "checked in"), order.append)
        operations.load(partial(str, "read"), order.append)
        qtbot.waitUntil(lambda: order == ["checked in", "read"])
        assert operations.is_busy
    assert operations.wait_idle()


def test_what_was_to_be_written_before_is_on_disk_when_long_work_begins(operations: Operations) -> None:
    order: list[str] = []
    gate = threading.Event()
    operations.load(gate.wait, heard)
    operations.run(partial(noted, order, "a change"), heard)
    operations.run_long(partial(noted, order, "the list"), heard)
    gate.set()
    assert operations.wait_idle()
    assert order == ["a change", "the list"]


def test_long_work_is_done_one_after_the_other_on_one_thread(operations: Operations) -> None:
    order: list[str] = []
    threads: set[int] = set()
    for n in range(5):
        operations.run_long(partial(noted, order, str(n)), heard)
        operations.load_long(threading.get_ident, threads.add)
    operations.load(threading.get_ident, threads.add)
    assert operations.wait_idle()
    assert order == list("01234")
    assert len(threads) == 2, "one for long work, one for the rest"


def test_what_long_work_changed_is_told_after_its_answer(operations: Operations) -> None:
    told: list[object] = []
    operations.changed.connect(told.append)
    operations.run_long(partial(noted, [], "file"), told.append)
    assert operations.wait_idle()
    assert told == ["file", Change.EXPORTS]


def test_numbers_are_given_out_at_once_and_answered_when_they_are_printed(
    operations: Operations, qtbot: QtBot
) -> None:
    told: list[object] = []
    operations.changed.connect(told.append)
    with long_work_under_way(operations):
        operations.run_then_long(
            partial(Done, ("001", "002"), Change.PAPER),
            lambda numbers: Done(f"{len(numbers)} forms", Change.EXPORTS),
            told.append,
        )
        qtbot.waitUntil(lambda: bool(told))
        assert told == [Change.PAPER]
    assert operations.wait_idle()
    assert told == [Change.PAPER, "2 forms", Change.EXPORTS]


def test_what_was_given_out_is_told_although_the_file_fails(operations: Operations) -> None:
    told: list[object] = []
    operations.changed.connect(told.append)

    def write(_numbers: object) -> Done[int]:
        return refuse()

    operations.run_then_long(
        partial(Done, 1, Change.PAPER), write, heard, lambda message: told.append(str(message))
    )
    assert operations.wait_idle()
    assert told == [Change.PAPER, "The stick is full."]


def test_nothing_is_printed_where_nothing_could_be_given_out(operations: Operations) -> None:
    order: list[str] = []
    operations.run_then_long(
        refuse, lambda _: noted(order, "file"), heard, lambda message: order.append(str(message))
    )
    operations.run_alone(partial(noted, order, "alone"), heard)
    assert operations.wait_idle()
    assert order == ["The stick is full.", "alone"]


def test_a_bug_is_told_to_who_waits_while_other_work_goes_on(qapp: QApplication, qtbot: QtBot) -> None:
    del qapp
    operations = Operations()
    lost: list[object] = []
    operations.lost.connect(lost.append)
    with long_work_under_way(operations):
        ticket = operations.load(partial(divmod, 1, 0), heard)
        qtbot.waitUntil(lambda: bool(lost))
        assert operations.is_busy
    operations.close()
    assert lost == [ticket]


def test_trouble_with_a_file_reaches_who_asked_for_it(operations: Operations) -> None:
    problems: list[str] = []
    operations.run_long(refuse, heard, lambda message: problems.append(str(message)))
    assert operations.wait_idle()
    assert problems == ["The stick is full."]


def test_a_bug_in_long_work_reaches_the_crash_handler_and_work_goes_on(qapp: QApplication) -> None:
    del qapp
    operations = Operations()
    crashes: list[BaseException] = []
    answers: list[int] = []
    operations.crashed.connect(crashes.append)
    operations.load_long(partial(divmod, 1, 0), heard)
    operations.load_long(partial(int, 3), answers.append)
    assert operations.wait_idle()
    operations.close()
    assert [type(crash) for crash in crashes] == [ZeroDivisionError]
    assert answers == [3]


def test_long_work_that_is_withdrawn_before_its_turn_is_never_done(operations: Operations) -> None:
    order: list[str] = []
    with long_work_under_way(operations):
        operations.run_long(partial(noted, order, "withdrawn"), order.append).cancel()
    assert operations.wait_idle()
    assert order == []


def test_what_must_be_alone_waits_for_long_work_and_keeps_nobody_else_waiting(
    operations: Operations, qtbot: QtBot
) -> None:
    order: list[str] = []
    with long_work_under_way(operations):
        operations.run_alone(partial(noted, order, "another passphrase"), heard)
        operations.run_long(partial(noted, order, "a file"), heard)
        operations.run(partial(noted, order, "a scan"), heard)
        qtbot.waitUntil(lambda: bool(order))
        assert order == ["a scan"]
    assert operations.wait_idle()
    assert order == ["a scan", "another passphrase", "a file"]


def test_long_work_that_is_asked_for_later_waits_for_what_must_be_alone(operations: Operations) -> None:
    order: list[str] = []
    gate = threading.Event()

    def put_back() -> None:
        assert gate.wait(PATIENCE_S)
        order.append("a backup put back")

    operations.load_alone(put_back, heard)
    operations.run_long(partial(noted, order, "a file"), heard)
    gate.set()
    assert operations.wait_idle()
    assert order == ["a backup put back", "a file"]


def test_nothing_comes_between_what_is_given_out_and_its_file(operations: Operations) -> None:
    order: list[str] = []
    operations.run_then_long(partial(noted, order, "numbers"), lambda _: noted(order, "their forms"), heard)
    operations.load_alone(partial(noted, order, "a backup put back"), heard)
    operations.run_then_long(partial(noted, order, "badges"), lambda _: noted(order, "their file"), heard)
    assert operations.wait_idle()
    assert order == ["numbers", "their forms", "a backup put back", "badges", "their file"]


def test_what_is_put_back_comes_after_all_that_was_asked_for_before(operations: Operations) -> None:
    order: list[str] = []
    gate = threading.Event()
    operations.load(gate.wait, heard)
    operations.load(partial(noted, order, "a page"), heard)
    operations.run(partial(noted, order, "a change"), heard)
    operations.load_alone(partial(noted, order, "a backup put back"), heard)
    gate.set()
    assert operations.wait_idle()
    assert order == ["a change", "a page", "a backup put back"]


def test_the_end_waits_for_every_file_that_was_asked_for(qapp: QApplication) -> None:
    del qapp
    operations = Operations()
    order: list[str] = []
    for n in range(3):
        operations.run_long(partial(noted, order, str(n)), heard)
    operations.close()
    assert order == list("012")


def test_both_threads_are_asked_to_end_before_one_is_waited_for(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    operations = Operations()
    order: list[str] = []
    stop, has_ended = Lane.stop, Lane.has_ended

    def noted_stop(lane: Lane) -> None:
        order.append("asked")
        stop(lane)

    def noted_end(lane: Lane, most_s: float) -> bool:
        del most_s
        order.append("waited for")
        return has_ended(lane, PATIENCE_S)

    monkeypatch.setattr(Lane, "stop", noted_stop)
    monkeypatch.setattr(Lane, "has_ended", noted_end)
    assert operations.close()
    assert order == ["asked", "asked", "waited for", "waited for"]


@pytest.mark.parametrize("ask", [Operations.load_long, Operations.load_alone])
def test_the_window_is_busy_until_it_is_done(operations: Operations, ask: Callable[..., object]) -> None:
    busy: list[bool] = []
    operations.busy_changed.connect(lambda: busy.append(operations.is_busy))
    gate = threading.Event()
    ask(operations, partial(gate.wait, PATIENCE_S), heard)
    assert not operations.wait_idle(20)
    gate.set()
    assert operations.wait_idle()
    assert busy == [True, False]


def test_long_work_pauses_between_two_pages_as_long_as_somebody_is_waited_for(
    operations: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lane, "most_pause_s", PATIENCE_S)
    order: list[str] = []
    first_page, scanned = threading.Event(), threading.Event()

    def write_pages() -> None:
        first_page.set()
        assert scanned.wait(PATIENCE_S)
        give_way()
        order.append("the second page")

    def check_in() -> Done[None]:
        scanned.set()
        assert gate.wait(PATIENCE_S)
        order.append("checked in")
        return Done(None)

    gate = threading.Event()
    operations.load_long(write_pages, heard)
    assert first_page.wait(PATIENCE_S)
    operations.run(check_in, heard)
    gate.set()
    assert operations.wait_idle()
    assert order == ["checked in", "the second page"]


def test_a_queue_that_never_ends_does_not_stop_a_file_altogether(
    operations: Operations, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Lane, "most_pause_s", 0.01)
    pages: list[int] = []
    begun, gate = threading.Event(), threading.Event()

    def write_pages() -> None:
        assert begun.wait(PATIENCE_S)
        for n in range(3):
            give_way()
            pages.append(n)

    def check_in() -> Done[None]:
        begun.set()
        assert gate.wait(PATIENCE_S)
        return Done(None)

    operations.load_long(write_pages, heard)
    operations.run(check_in, heard)
    qtbot.waitUntil(lambda: pages == [0, 1, 2])
    gate.set()
    assert operations.wait_idle()


def test_a_queue_is_checked_in_in_order_while_its_badges_are_printed_and_backed_up(
    operations: Operations, workspace: Workspace, tmp_path: Path
) -> None:
    install_pack(workspace, Pack(a_programme()))
    session = create_session(workspace, a_session_draft()).value
    half_day = session.half_days[0].id
    for n in range(12):
        add_person(workspace, half_day, f"学员{n}", employee_number=f"E{n:03d}")
    tokens = [one.badge.token for one in issue_badges(workspace, session.id).value]
    asked = (workspace, session, BadgeOrder())
    path = tmp_path / "badges.pdf"
    outcomes: list[object] = []
    operations.run_then_long(
        partial(give_out_badges, *asked), partial(write_given_out, *asked, path, (Language.EN,)), heard
    )
    operations.load_long(partial(workspace.store.back_up, "asked for"), heard)
    for token in tokens:
        operations.run(partial(check_in, workspace, half_day, token, Road.SCANNER), outcomes.append)
    assert operations.wait_idle(30_000)
    events = [one.event.id for one in outcomes if isinstance(one, CheckedIn) and one.is_new]
    with workspace.store.read() as records:
        assert [event.id for event in records.attendance.of_half_day(half_day)] == events
    assert len(events) == len(tokens)
    assert sorted(codes_on(path)) == sorted(tokens)
    assert [line.why for line in workspace.store.backups()] == ["asked for"]


def test_threads_take_short_turns_while_long_work_is_done_and_only_then(operations: Operations) -> None:
    before = sys.getswitchinterval()
    turns: list[float] = []
    operations.load_long(sys.getswitchinterval, turns.append)
    assert operations.wait_idle()
    operations.load(sys.getswitchinterval, turns.append)
    assert operations.wait_idle()
    assert turns == pytest.approx([Lane.turn_s, before])
    assert sys.getswitchinterval() == before
