"""`facilitator check-in SESSION`: a code a line, as a scanner or a person would type it."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from uuid import UUID

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.lines import Record, answer_lines
from facilitator.domain.attendance import CheckedIn, DoorCount, Road
from facilitator.domain.participant import Enrolment
from facilitator.services.check_in import check_in
from facilitator.services.ports import Workspace


def run_check_in(desk: Desk, asked: Namespace) -> int:
    """Check in whoever each line means; answer when it is on disk. Returns DONE whatever was refused."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        answer_lines(desk, partial(_checked_in, ws, half_day.id))
    return ExitCode.DONE


def _checked_in(ws: Workspace, half_day_id: UUID, code: str) -> Record:
    outcome = check_in(ws, half_day_id, code, Road.COMMAND_LINE).value
    if isinstance(outcome, CheckedIn):
        return {
            "ok": True,
            "is_new": outcome.is_new,
            **_person(outcome.enrolment),
            "event": outcome.event.id,
            "at": outcome.event.at,
            "message": outcome.message,
            "tone": outcome.tone,
            **_count(outcome.count),
        }
    return {
        "ok": False,
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
