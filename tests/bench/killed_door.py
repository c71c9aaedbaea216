"""The program that is to be killed at the door: badges from a scanner and undo, fast.

`python -m tests.bench.killed_door FOLDER SEED` says in JSON, a line each: `back` with all on disk, then
`in` and `undone` once the door has shown it green or amber. Without SEED it makes the half-day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, Slot

from facilitator import compose
from facilitator.compose.window import parts
from facilitator.domain.attendance import AttendanceEvent, CheckedIn, CheckInOutcome, Presence, TakenBack
from facilitator.domain.language import Text
from facilitator.programmes import read_pack, shipped_packs
from facilitator.services.check_in import door_state
from facilitator.services.enrol_people import add_person
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import (
    HalfDayDraft,
    SessionDraft,
    create_session,
    install_pack,
    list_sessions,
)
from tests.bench.random_deeds import say
from tests.room import open_window, rest, wait_until
from ui.app import Program, build
from ui.attendance.door_deeds import Answer
from ui.attendance.door_page import DoorPage
from ui.widgets.page import PageId

PEOPLE = 60
UNDO_SHARE = 0.15
MOST_AT_ONCE = 8


def prepare(folder: Path) -> None:
    """Make a half-day with people and badges."""
    workspace = compose.open_workspace(str(_file(folder)))
    pack = read_pack(shipped_packs()[0])
    install_pack(workspace, pack)
    now = workspace.clock.now()
    half_day = HalfDayDraft("A", now, now + timedelta(hours=3), "1")
    key, version = pack.programme.key, pack.programme.version
    draft = SessionDraft(Text("The door", "签到"), "Plant", ("Li Na",), (half_day,), key, version)
    session = create_session(workspace, draft).value
    for number in range(PEOPLE):
        add_person(workspace, session.half_days[0].id, f"Person {number}", employee_number=f"E{number:04}")
    issue_badges(workspace, session.id)
    workspace.store.close()


def go_on_until_killed(folder: Path, seed: int) -> None:
    """Open, say what is there, and let the queue in until the end comes."""
    program = build(parts(str(_file(folder)), folder / "own"))
    page, tokens = _open_door(program)
    half_day = page.half_day_id
    assert half_day is not None
    state = door_state(page.tools.workspace, half_day)
    with page.tools.workspace.store.read() as records:
        events = [str(event.id) for event in records.attendance.of_half_day(half_day)]
    say("back", events=events, here=_here(state.presences))
    witness = Witness(page)
    chance = Random(seed)  # noqa: S311 - moments, not secrets
    while True:
        for _ in range(chance.randint(1, MOST_AT_ONCE)):
            if witness.last is not None and chance.random() < UNDO_SHARE:
                page._deeds.take_back(witness.last)
            else:
                page.take_scan(chance.choice(tokens))
        if chance.random() < 0.7:  # else the next badge comes before the last one is on disk
            program.operations.wait_idle()
        rest(chance.choice((0.0, 0.0, 0.005, 0.02)))


class Witness(QObject):
    """Says what the door has shown."""

    def __init__(self, page: DoorPage) -> None:
        super().__init__(page)
        self.last: AttendanceEvent | None = None
        page._deeds.answered.connect(self._on_answered)
        page._deeds.taken_back.connect(self._on_taken_back)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        outcome: CheckInOutcome = answer.outcome
        if isinstance(outcome, CheckedIn):
            self.last = outcome.event
            person = str(outcome.enrolment.id)
            say("in", event=str(outcome.event.id), person=person, is_new=outcome.is_new)

    @Slot(object)
    def _on_taken_back(self, taken: TakenBack) -> None:
        self.last = None
        person = str(taken.presence.enrolment.id)
        say("undone", event=str(taken.event.id), person=person, is_here=taken.presence.is_present)


def _open_door(program: Program) -> tuple[DoorPage, list[str]]:
    open_window(program)
    workspace = program.window.workspace
    assert workspace is not None
    session = list_sessions(workspace)[0].id
    wait_until(lambda: program.window.current.half_day_id is not None)
    program.window.show_page(PageId.DOOR)
    program.operations.wait_idle()
    page = program.window.pages.front
    assert isinstance(page, DoorPage)
    with workspace.store.read() as records:
        return page, [badge.token for badge in records.badges.of_session(session)]


def _here(presences: Iterable[Presence]) -> list[str]:
    return [str(one.enrolment.id) for one in presences if one.is_present]


def _file(folder: Path) -> Path:
    return folder / "door.facilitator"


if __name__ == "__main__":
    if sys.argv[2:]:
        go_on_until_killed(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        prepare(Path(sys.argv[1]))
