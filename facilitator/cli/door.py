"""`facilitator check-in SESSION`: a code a line, as a scanner or a person would type it.

Each line of input gets one line of JSON, once what it says is on disk. Its `outcome` is one word for a
program: `checked_in`, `came_back`, `already_in`, with --leave `left`, `left_before` or `never_came`; else
why nobody was meant (`not_a_badge`, `forged`, `withdrawn_key`, `wrong_check_digit`, `unknown_badge`,
`not_on_list` for a genuine badge of somebody who is not on this list, `spare_badge`, `wrong_session`,
`wrong_half_day`, `wrong_kind`, `several_people`, `nobody_found`), `unreadable` for a line that is no text,
`refused` for anything else.
"""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from uuid import UUID

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.lines import Record, answer_lines
from facilitator.domain.attendance import CheckedIn, DoorCount, NotCheckedIn, Road
from facilitator.domain.participant import Enrolment
from facilitator.services.check_in import check_in, sign_out_by_code
from facilitator.services.ports import Workspace


def run_check_in(desk: Desk, asked: Namespace) -> int:
    """Check in whoever each line means; answer when it is on disk. Returns DONE whatever was refused."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        take = _signed_out if asked.leave else _checked_in
        answer_lines(desk, partial(take, ws, half_day.id))
    return ExitCode.DONE


def _checked_in(ws: Workspace, half_day_id: UUID, code: str) -> Record:
    outcome = check_in(ws, half_day_id, code, Road.COMMAND_LINE).value
    if isinstance(outcome, CheckedIn):
        return {
            "ok": True,
            "outcome": _word(outcome),
            "is_new": outcome.is_new,
            **_person(outcome.enrolment),
            "event": outcome.event.id,
            "at": outcome.event.at,
            "message": outcome.message,
            "tone": outcome.tone,
            **_count(outcome.count),
        }
    return _not_found(outcome)


def _signed_out(ws: Workspace, half_day_id: UUID, code: str) -> Record:
    found = sign_out_by_code(ws, half_day_id, code, Road.COMMAND_LINE).value
    if isinstance(found, NotCheckedIn):
        return _not_found(found)
    event = found.event
    return {
        "ok": True,
        "outcome": "left" if found.is_new else "never_came" if event is None else "left_before",
        "is_new": found.is_new,
        **_person(found.enrolment),
        "event": None if event is None else event.id,
        "at": None if event is None else event.at,
        "message": found.message,
        "tone": found.tone,
        **_count(found.count),
    }


def _word(outcome: CheckedIn) -> str:
    if not outcome.is_new:
        return "already_in"
    return "came_back" if outcome.is_back else "checked_in"


def _not_found(outcome: NotCheckedIn) -> Record:
    return {
        "ok": False,
        "outcome": outcome.problem,
        "problem": outcome.problem,
        "message": outcome.message,
        "tone": outcome.tone,
        "candidates": [
            {key: str(value) for key, value in _person(one).items()} for one in outcome.candidates
        ],
    }


def _person(enrolment: Enrolment) -> Record:
    return {"enrolment": enrolment.id, "name": enrolment.person.name}


def _count(count: DoorCount) -> Record:
    return {"expected": count.expected, "present": count.present, "missing": count.missing}
