"""A program to be killed: stores one step after the other and says each number once it is on disk.

python -m tests.database.writer WORKSPACE STEPS
"""

from __future__ import annotations

import sys
from pathlib import Path

from database import DatabaseStore, open_workspace
from facilitator.domain.answers import Answer
from facilitator.domain.message import UserError
from tests.database import made


def stored_steps(store: DatabaseStore) -> list[int]:
    """Return the numbers of the steps whose every part is stored."""
    session = made.a_session()
    with store.read() as records:
        events = [event.seconds for event in records.runs.of_half_day(session.half_days[0].id)]
        arrivals = [event.who for event in records.attendance.of_half_day(session.half_days[0].id)]
        sheets = records.paper.sheets_of_session(session.id)
        keys = [entry.keys for sheet in sheets for entry in records.paper.key_log(sheet.id)]
    steps = events[1:]
    if arrivals[1:] != [str(n) for n in steps] or keys[1:] != [str(n) for n in steps]:
        raise AssertionError((steps, arrivals, keys))
    return steps


def main(path: str, steps: str) -> int:
    """Go on from where the last run stopped."""
    store = open_workspace(Path(path))
    session = made.a_session()
    enrolment = made.an_enrolment(session)
    begun = len(stored_steps(store))
    try:
        for n in range(begun, begun + int(steps)):
            event = made.a_run_event(session.half_days[0], f"step {n}")
            with store.write() as records:
                sheet = records.paper.sheets_of_session(session.id)[0]
                records.runs.append(type(event)(event.id, event.half_day, event.kind, event.at, seconds=n))
                records.attendance.append(made.an_arrival(enrolment, f"step {n}", who=str(n)))
                answer = Answer("guilt", (str(n % 5 + 1),))
                records.paper.log(made.a_key(sheet, str(n), "guilt", answer=answer))
            sys.stdout.write(f"{n}\n")
            sys.stdout.flush()
    except UserError:
        return 3
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
