"""The form numbers that a session has on paper already, so that they can be printed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator.domain.form_number import read_form_number
from facilitator.domain.message import Message, UserError
from facilitator.services.found import find_session
from facilitator.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class PrintRun:
    """Numbers that were issued together; `unused` are those of them under which nothing is keyed yet."""

    issued_at: datetime
    numbers: tuple[str, ...]
    unused: tuple[str, ...]


def print_runs(ws: Workspace, session_id: UUID) -> tuple[PrintRun, ...]:
    """Return every print run of the session, the first one first; UserError if it was removed."""
    with ws.store.read() as records:
        find_session(records, session_id)
        keyed = records.paper.keyed_numbers(session_id)
        runs = records.paper.print_runs(session_id)
    return tuple(
        PrintRun(at, numbers, tuple(number for number in numbers if number not in keyed))
        for at, numbers in runs
    )


def issued_numbers(
    ws: Workspace, session_id: UUID, *, first: str = "", last: str = "", only_unused: bool = False
) -> tuple[str, ...]:
    """Return the issued numbers from `first` to `last` as typed, in the order of issue; issues none.

    Without `first` or `last` from the beginning, to the end. UserError for a number that was not issued
    here, and where nothing is left.
    """
    runs = print_runs(ws, session_id)
    issued = [number for run in runs for number in run.numbers]
    begin = _place(issued, first) if first else 0
    end = _place(issued, last) + 1 if last else len(issued)
    unused = {number for run in runs for number in run.unused}
    chosen = tuple(n for n in issued[begin:end] if not only_unused or n in unused)
    if not chosen:
        raise UserError(Message("There is no number to print again here. Print new ones instead."))
    return chosen


def _place(issued: list[str], typed: str) -> int:
    number = read_form_number(typed)
    if number not in issued:
        raise UserError(Message("{number} was not printed for this session.", {"number": typed}))
    return issued.index(number)
