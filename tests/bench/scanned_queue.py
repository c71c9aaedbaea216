"""A queue before the real window: from the scanner's last key to the painted card, and a burst of 500.

Run it on an idle machine: `python -m tests.bench.scanned_queue`. It is no test and sets no limit on time; it
fails where a check-in is lost, doubled or out of order.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.compose.window import parts
from facilitator.domain.attendance import AttendanceEvent, CheckedIn, Road
from facilitator.domain.names import search_key
from facilitator.domain.participant import Enrolment
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests.builders import Pack, a_person, a_programme, a_session_draft
from tests.room import open_window, wait_until
from ui.app import Program, build
from ui.attendance.door_deeds import Answer
from ui.attendance.door_page import DoorPage
from ui.shell.scanning import Scanning
from ui.widgets.page import PageId

PEOPLE = 600
TIMES = 100
BURST = 500


class Queue(QObject):
    """The Door page of a real window with a listening scanner, and the moments at which it answered."""

    def __init__(self, program: Program, session: Session) -> None:
        super().__init__(program.window)
        self.program, self.session = program, session
        self.scanning = Scanning(program.app, program.window, program.operations, program.appearance)
        self.scanning.start()
        program.window.turn_to(session.id, session.half_days[0].id)
        program.window.show_page(PageId.DOOR)
        program.operations.wait_idle()
        page = program.window.pages.front
        assert isinstance(page, DoorPage)
        self.page = page
        self.answers: list[Answer] = []
        page._deeds.answered.connect(self._on_answered)

    @property
    def workspace(self) -> Workspace:
        return self.page.tools.workspace

    @property
    def half_day(self) -> UUID:
        return self.session.half_days[0].id

    def scan(self, token: str) -> None:
        """Type a badge and Enter, as fast as keys come, into whatever has the focus."""
        focused = QApplication.focusWidget() or self.page
        QTest.keyClicks(focused, token)
        QTest.keyClick(focused, Qt.Key.Key_Return)

    def events(self) -> tuple[AttendanceEvent, ...]:
        """Return all that is on disk."""
        with self.workspace.store.read() as records:
            return records.attendance.of_half_day(self.half_day)

    def codes(self, heard: int) -> set[str]:
        """Return what was answered since so many answers were heard."""
        return {answer.code for answer in self.answers[heard:]}

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self.answers.append(answer)


def scan_to_shown(queue: Queue, tokens: list[str]) -> list[float]:
    """Return for each badge the milliseconds from the last key to the painted card, sorted."""
    found = []
    for token in tokens:
        before = len(queue.answers)
        focused = QApplication.focusWidget() or queue.page
        QTest.keyClicks(focused, token)
        begun = time.perf_counter()
        QTest.keyClick(focused, Qt.Key.Key_Return)
        wait_until(lambda before=before: len(queue.answers) > before)  # type: ignore[misc]
        queue.page.view.feedback.repaint()
        found.append((time.perf_counter() - begun) * 1000)
    return sorted(found)


def burst(queue: Queue, scanned: list[str], from_elsewhere: list[str]) -> float:
    """Let both come at once, each of `scanned` twice; returns the seconds, AssertionError for a wrong one."""
    before, heard = len(queue.events()), len(queue.answers)
    outcomes: list[UUID] = []
    errors: list[BaseException] = []

    def feed() -> None:
        try:
            for token in from_elsewhere:
                outcome = check_in(queue.workspace, queue.half_day, token, Road.COMMAND_LINE).value
                assert isinstance(outcome, CheckedIn)
                outcomes.append(outcome.event.id)
        except BaseException as error:  # noqa: BLE001 - it is raised below
            errors.append(error)

    feeder = threading.Thread(target=feed)
    begun = time.perf_counter()
    feeder.start()
    for token in scanned:
        queue.scan(token)
        queue.scan(token)
    wait_until(lambda: queue.codes(heard) >= set(scanned) and not feeder.is_alive())
    seconds = time.perf_counter() - begun
    feeder.join()
    assert errors == [], errors
    _check(queue, queue.events()[before:], heard, scanned, outcomes)
    return seconds


def _check(
    queue: Queue, stored: tuple[AttendanceEvent, ...], heard: int, scanned: list[str], elsewhere: list[UUID]
) -> None:
    assert len(stored) == len(scanned) + len(elsewhere), "one was lost or doubled"
    assert len({event.enrolment for event in stored}) == len(stored), "somebody is in twice"
    answers = queue.answers[heard:]
    first_answers = list(dict.fromkeys(answer.code for answer in answers))
    assert first_answers == scanned, "the scanner's order is lost"  # one that waits is not put in line again
    new = [a.outcome.event.id for a in answers if isinstance(a.outcome, CheckedIn) and a.outcome.is_new]
    assert [event.id for event in stored if event.road is Road.SCANNER] == new
    assert [event.id for event in stored if event.road is Road.COMMAND_LINE] == elsewhere
    assert queue.page.view.scan_edit.text() == ""


def open_queue(folder: Path, people: int) -> tuple[Queue, list[str]]:
    """Open the window on a half-day with so many people; returns it with the tokens of their badges."""
    os.environ["FACILITATOR_STATE_DIR"] = str(folder / "state")
    program = build(parts(str(folder / "queue.facilitator")))
    open_window(program)
    workspace = program.window.workspace
    assert workspace is not None
    install_pack(workspace, Pack(a_programme()))
    session = create_session(workspace, a_session_draft()).value
    half_day = session.half_days[0].id
    listed = [a_person(f"学员{n}", f"E{n:05d}") for n in range(people)]
    with workspace.store.write() as records:
        records.people.enrol(
            [
                Enrolment(workspace.ids.new_id(), session.id, half_day, one, search_key=search_key(one.name))
                for one in listed
            ]
        )
    tokens = [one.badge.token for one in issue_badges(workspace, session.id).value]
    return Queue(program, session), tokens


def main() -> None:
    """Measure and print one line a figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say = sys.stdout.write
    with TemporaryDirectory() as folder:
        queue, tokens = open_queue(Path(folder), PEOPLE)
        found = scan_to_shown(queue, tokens[:TIMES])
        p50, p95 = found[len(found) // 2], found[int(0.95 * (len(found) - 1))]
        say(f"last key → durable → shown, {PEOPLE} people: median {p50:.1f} ms, p95 {p95:.1f} ms, ")
        say(f"longest {found[-1]:.1f} ms\n")
        half = TIMES + BURST // 2
        seconds = burst(queue, tokens[TIMES:half], tokens[half : TIMES + BURST])
        say(f"{BURST} check-ins at once (half scanned, each twice, half from elsewhere): {seconds:.1f} s, ")
        say("none lost, none doubled, in order\n")
        queue.scanning.stop()
        queue.program.close()


if __name__ == "__main__":
    main()
