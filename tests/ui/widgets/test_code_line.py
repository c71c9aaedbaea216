"""Codes in line: one of a road on its way at a time, a run of refusals felt by all that come after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import NotCheckedIn, Road
from facilitator.domain.badge import BadgeKind, make_token
from facilitator.domain.message import Message, UserError
from facilitator.domain.refusal_run import FREE_REFUSALS
from facilitator.services.changes import Change, Done
from facilitator.services.check_in import door_state
from facilitator.services.issue_badges import issue_badges
from facilitator.services.scanned_code import CodeOutcome
from tests.builders import OTHER_KEY
from tests.ui.run.house import House, add_session, close_house, open_house
from ui.widgets import code_line
from ui.widgets.code_line import MOST_WAITING, CodeLine, SentCode

pytestmark = pytest.mark.qt

FORGED = [make_token(BadgeKind.PERSON, serial, OTHER_KEY) for serial in range(60)]


class Asker:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.outcomes: list[CodeOutcome] = []
        self.problems: list[Message] = []
        self.waiting: list[Message] = []
        self.slowed: list[Message] = []

    def hear_outcome(self, sent: SentCode, outcome: CodeOutcome, changes: Change) -> None:
        del sent, changes
        self.outcomes.append(outcome)

    def hear_problem(self, sent: SentCode, message: Message) -> None:
        del sent
        self.problems.append(message)

    def hear_waiting(self, sent: SentCode, message: Message) -> None:
        del sent
        self.waiting.append(message)

    def hear_slowed(self, message: Message) -> None:
        self.slowed.append(message)


class Queue:
    """A line at a real workspace, its clock in the test's hand."""

    def __init__(self, house: House, parent: QObject) -> None:
        self.house = house
        self.session = add_session(house, half_days=2)
        self.badges = [one.badge.token for one in issue_badges(house.workspace, self.session.id).value]
        self.now_s = 0.0
        self.line = CodeLine(house.operations, parent, lambda: self.now_s)
        self.asker = Asker()

    def take(self, *codes: str, road: Road = Road.CAMERA, half_day: int = 0) -> None:
        for code in codes:
            self.line.take(SentCode(self.house.workspace, self.half_day(half_day), code, road), self.asker)

    def settle(self) -> None:
        assert self.house.operations.wait_idle(30_000)

    def wait(self, seconds: float, road: Road = Road.CAMERA) -> None:
        """Let time pass, as the timer of the line would have it."""
        self.now_s += seconds
        self.line.go_on(road)
        self.settle()

    def half_day(self, number: int) -> UUID:
        return self.session.half_days[number].id

    def present(self, half_day: int = 0) -> int:
        return door_state(self.house.workspace, self.half_day(half_day)).count.present


@pytest.fixture
def queue(tmp_path: Path, qtbot: QtBot) -> Iterator[Queue]:
    del qtbot
    house = open_house(tmp_path)
    parent = QObject()
    yield Queue(house, parent)
    close_house(house)
    del parent


def test_of_a_pile_of_forgeries_in_one_frame_no_more_pass_than_one_by_one(queue: Queue) -> None:
    queue.take(*FORGED[:20])
    queue.settle()
    assert len(queue.asker.outcomes) == FREE_REFUSALS
    assert len(queue.asker.slowed) == 1
    queue.wait(2.0)
    assert len(queue.asker.outcomes) == FREE_REFUSALS + 1
    queue.wait(2.0)
    assert len(queue.asker.outcomes) == FREE_REFUSALS + 1
    queue.wait(2.0)
    assert len(queue.asker.outcomes) == FREE_REFUSALS + 2


def test_a_pile_of_genuine_badges_is_through_at_once(queue: Queue) -> None:
    queue.take(*queue.badges)
    queue.settle()
    assert (queue.present(), queue.asker.waiting) == (3, [])


def test_ones_own_badge_between_forgeries_buys_no_more_of_them(queue: Queue) -> None:
    for n in range(0, 40, 4):
        queue.take(*FORGED[n : n + 4], queue.badges[0])
        queue.settle()
    assert sum(isinstance(one, NotCheckedIn) for one in queue.asker.outcomes) < 2 * FREE_REFUSALS


def test_roads_do_not_wait_for_each_other(queue: Queue) -> None:
    queue.take(*FORGED[:6])
    queue.take(queue.badges[0], road=Road.SCANNER)
    queue.settle()
    assert queue.present() == 1


def test_a_code_that_waits_is_told_of_once_in_line_and_taken_where_it_was_meant(queue: Queue) -> None:
    queue.take(*FORGED[:5])
    queue.settle()
    queue.take(queue.badges[0], queue.badges[0])
    queue.take(queue.badges[1], half_day=1)
    said = [(one.values["seconds"], one.values.get("n")) for one in queue.asker.waiting]
    assert said == [(2, None), (2, None), (2, 1)]
    assert (queue.present(), queue.present(1)) == (0, 0)
    queue.wait(2.5)
    assert queue.present() == 1
    assert len(queue.asker.outcomes) == FREE_REFUSALS + 2


def test_a_poster_and_names_slow_nothing_and_wait_for_nothing(queue: Queue) -> None:
    queue.take(*["https://pay.example/abc"] * 9)
    queue.settle()
    queue.take(*FORGED[:5])
    queue.settle()
    queue.take("Person 2", road=Road.KEYBOARD)
    queue.take("https://pay.example/abc")
    queue.settle()
    assert len(queue.asker.slowed) == 1
    assert (queue.present(), queue.asker.waiting) == (1, [])


def test_more_than_a_pile_is_not_kept_waiting(queue: Queue) -> None:
    queue.take(*FORGED[:5])
    queue.settle()
    queue.take(*FORGED[5 : 5 + MOST_WAITING + 1])
    assert [one.sentence[:14] for one in queue.asker.problems] == ["Too many codes"]
    queue.line.forget()
    queue.wait(2.0)
    assert len(queue.asker.outcomes) == FREE_REFUSALS


def test_the_line_goes_on_by_itself_when_the_pause_is_over(queue: Queue, qtbot: QtBot) -> None:
    queue.take(*FORGED[:5])
    queue.settle()
    queue.now_s += 1.999
    queue.take(queue.badges[0])
    queue.now_s += 1.0
    qtbot.waitUntil(lambda: queue.present() == 1)


def test_a_problem_is_told_and_the_next_code_has_its_turn(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = code_line.take_code

    def full_disk(*_all: object) -> Done[CodeOutcome]:
        monkeypatch.setattr(code_line, "take_code", real)
        raise UserError(Message("The disk is full."))

    monkeypatch.setattr(code_line, "take_code", full_disk)
    queue.take(*queue.badges[:1])
    queue.settle()
    queue.take(*queue.badges[1:])
    queue.settle()
    assert (len(queue.asker.problems), queue.present()) == (1, 2)


def test_a_bug_holds_no_line_for_ever(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    real = code_line.take_code

    def broken(*_all: object) -> Done[CodeOutcome]:
        monkeypatch.setattr(code_line, "take_code", real)
        raise RuntimeError

    monkeypatch.setattr(code_line, "take_code", broken)
    queue.take(*queue.badges)
    queue.settle()
    assert queue.present() == 2


def test_who_is_gone_hears_nothing(queue: Queue) -> None:
    class Gone(QObject, Asker):
        """A page that is closed meanwhile."""

        def __init__(self) -> None:
            QObject.__init__(self)
            Asker.__init__(self)

    import shiboken6

    for code in (queue.badges[0], "4821070"):
        gone = Gone()
        queue.line.take(SentCode(queue.house.workspace, queue.half_day(0), code, Road.CAMERA), gone)
        shiboken6.delete(gone)
        queue.settle()
        assert (gone.outcomes, gone.problems) == ([], [])
    assert queue.present() == 1
