"""What a queue and a keyer wait for, by the size of the workspace.

Run it on an idle machine: `python -m tests.bench.door_and_desk`. It is no test and sets no limit; what
it prints goes into the commit that changes it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from database import open_workspace
from facilitator.domain.answers import Answer, Batch, Sheet, SheetState
from facilitator.domain.attendance import Road
from facilitator.domain.names import search_key
from facilitator.domain.participant import Enrolment
from facilitator.domain.questionnaire import ItemKind, Level, Wave
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in, door_state
from facilitator.services.enter_answers import (
    Begun,
    begin_sheet,
    issue_numbers,
    keying_statistics,
    open_batch,
    press_key,
    use_questionnaire,
)
from facilitator.services.paper_overview import paper_overview
from facilitator.services.plan_session import create_session, install_pack
from facilitator.services.ports import Workspace
from tests.builders import Pack, a_person, a_programme, a_questionnaire, a_session_draft, an_item
from tests.fakes import FakeClock, FakeIds

PEOPLE = (100, 1000)
SHEETS = (10, 200)
ITEMS = 30
TIMES = 25


def main() -> None:
    """Measure at each size and print one line a figure."""
    for size in PEOPLE:
        with _workspace() as (ws, session):
            _door(ws, session, size)
    for size in SHEETS:
        with _workspace() as (ws, session):
            _desk(ws, session, size)


@contextmanager
def _workspace() -> Iterator[tuple[Workspace, Session]]:
    with TemporaryDirectory() as folder:
        os.environ["FACILITATOR_STATE_DIR"] = str(Path(folder) / "state")
        store = open_workspace(Path(folder) / "data" / "workspace.db", who="bench", now=FakeClock().now)
        ws = Workspace(store, FakeClock(), FakeIds(), who="bench")
        install_pack(ws, Pack(a_programme()))
        yield ws, create_session(ws, a_session_draft()).value
        store.close()


def _door(ws: Workspace, session: Session, size: int) -> None:
    """Let half of the list arrive, then measure the next arrivals by number."""
    half_day = session.half_days[0].id
    people = [a_person(f"学员{n}", f"E{n:05d}") for n in range(size)]
    with ws.store.write() as records:
        records.people.enrol(
            [
                Enrolment(ws.ids.new_id(), session.id, half_day, one, search_key=search_key(one.name))
                for one in people
            ]
        )
    codes = iter([one.employee_number for one in people])
    for _ in range(size // 2):
        check_in(ws, half_day, next(codes), Road.SCANNER)
    _say(f"check_in, {size} people", lambda: check_in(ws, half_day, next(codes), Road.SCANNER))
    _say(f"door_state, {size} people", lambda: door_state(ws, half_day))


def _desk(ws: Workspace, session: Session, size: int) -> None:
    """Fill a stack with keyed sheets, then measure the next ones."""
    head = an_item("line", ItemKind.SINGLE, level=Level.NONE)
    asked = a_questionnaire(head, *(an_item(f"q{n}") for n in range(1, ITEMS)))
    questionnaire = use_questionnaire(ws, session.id, asked).value
    assert questionnaire.id is not None
    numbers = iter([one.digits for one in issue_numbers(ws, session.id, size + 2 * TIMES).value])
    batch = open_batch(ws, session.id, questionnaire.id, Wave.PRE, size + 2 * TIMES).value
    with ws.store.write() as records:
        for _ in range(size):
            records.paper.open_sheet(_keyed(ws, batch, next(numbers)))
    _say(f"begin_sheet, {size} sheets", lambda: begin_sheet(ws, batch.id, next(numbers)))
    begun = begin_sheet(ws, batch.id, next(numbers)).value
    assert isinstance(begun, Begun)
    state, sheet_id = begun.state, begun.sheet.id

    def press_one() -> None:
        nonlocal state
        state = press_key(ws, sheet_id, state, "1").value.state

    _say(f"press_key, {size} sheets", press_one)
    _say(f"paper_overview, {size} sheets", lambda: paper_overview(ws, session.id))
    _say(f"keying_statistics, {size} sheets", lambda: keying_statistics(ws, batch.id))


def _keyed(ws: Workspace, batch: Batch, number: str) -> Sheet:
    return Sheet(
        id=ws.ids.new_id(),
        batch=batch.id,
        session=batch.session,
        questionnaire=batch.questionnaire,
        wave=batch.wave,
        number=number,
        pass_number=1,
        state=SheetState.KEYED,
        answers=(Answer("line", ("1",)), *(Answer(f"q{n}", ("3",)) for n in range(1, ITEMS))),
        keyed_by="bench",
        opened_at=ws.clock.now(),
        finished_at=ws.clock.now(),
    )


def _say(what: str, act: Callable[[], object]) -> None:
    act()
    seconds = median(_seconds(act) for _ in range(TIMES - 1))
    sys.stdout.write(f"{what:32} {seconds * 1000:8.1f} ms\n")


def _seconds(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


if __name__ == "__main__":
    main()
