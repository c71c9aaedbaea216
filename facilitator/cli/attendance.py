"""`attendance`, `hand-over-attendance` and `take-over-attendance`: who was there, and two doors as one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.attendance import Stay
from facilitator.domain.hand_over_file import MOST_BYTES
from facilitator.domain.message import Message, plural
from facilitator.domain.trained import Standing, rule_in_words
from facilitator.services.hand_over_attendance import (
    NotTakenOver,
    TakeOverOutcome,
    hand_over_codes,
    hand_over_file,
    take_over,
    take_over_file,
)
from facilitator.services.sign_in_entry import SheetEntry, heads_in_words, sheet_entry
from facilitator.services.sitting import label_of
from facilitator.services.who_is_trained import TrainedLine, who_is_trained

_STANDARD_INPUT = "-"
_NOT_COME = frozenset({Standing.DID_NOT_COME, Standing.EXCUSED})


def run_attendance(desk: Desk, asked: Namespace) -> int:
    """Say of everybody how long they were present, and whether they count as trained or why not.

    With --not-come only of who was expected and did not come, or was excused. Where heads were counted for
    the sign-in sheet, they stand before everybody against those noted, and in each line of `--json`.
    """
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        report = who_is_trained(ws, session.id)
        chosen = choose_half_day(session, asked.half_day, ws.clock.now()) if asked.half_day else None
        entries = {one.id: sheet_entry(ws, one.id) for one in session.half_days}
    labels = {half_day.id: label_of(half_day) for half_day in session.half_days}
    desk.tell(rule_in_words(report.rule))
    for half_day_id, entry in entries.items():
        if entry.heads is not None and (chosen is None or half_day_id == chosen.id):
            values = {"half_day": labels[half_day_id], "heads": heads_in_words(entry)}
            desk.tell(Message("{half_day} · {heads}", values))
    for line in report.lines:
        half_day = line.presence.enrolment.half_day
        is_asked = not asked.not_come or line.verdict.standing in _NOT_COME
        if is_asked and (chosen is None or half_day == chosen.id):
            _give(desk, line, labels[half_day], entries[half_day])
    return ExitCode.DONE


def _give(desk: Desk, line: TrainedLine, half_day: str, entry: SheetEntry) -> None:
    person = line.presence.enrolment.person
    values: dict[str, object] = {"half_day": half_day, "name": person.name, "reason": line.verdict.reason}
    desk.tell(Message("{half_day} · {name}: {reason}", values))
    desk.give(
        {
            "half_day": half_day,
            "enrolment": line.presence.enrolment.id,
            "name": person.name,
            "employee_number": person.employee_number,
            "is_walk_in": line.presence.enrolment.is_walk_in,
            "stays": [_stay(stay) for stay in line.presence.stays],
            "late_minutes": round(line.credit.late, 1),
            "early_minutes": round(line.credit.early, 1),
            "modules": [
                {"module": number, "present": round(part.present, 1), "held": round(part.held, 1)}
                for number in line.credit.modules
                for part in [line.credit.of_module(number)]
            ],
            "present": round(line.credit.present, 1),
            "held": round(line.credit.held, 1),
            "standing": line.verdict.standing,
            "trained": line.verdict.is_trained,
            "reason": line.verdict.reason,
            "heads": _heads(entry),
        }
    )


def _heads(entry: SheetEntry) -> dict[str, object] | None:
    """Return the heads counted in the room of that half-day against those noted; none were counted: none."""
    if entry.heads is None:
        return None
    heads = entry.heads
    return {"counted": heads.counted, "noted": entry.came, "at": heads.at.isoformat(), "who": heads.who}


def _stay(stay: Stay) -> dict[str, str | None]:
    return {
        "came_at": stay.came_at.isoformat(),
        "left_at": None if stay.left_at is None else stay.left_at.isoformat(),
    }


def run_hand_over(desk: Desk, asked: Namespace) -> int:
    """Write what was noted at a half-day into a file for the other laptop, or as digits of codes."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        if asked.codes:
            codes = hand_over_codes(ws, half_day.id)
            for digits in codes:
                desk.show(digits)
            desk.give({"ok": True, "half_day": label_of(half_day), "codes": list(codes)})
            return ExitCode.DONE
        handed = hand_over_file(ws, half_day.id, Path(asked.to).absolute()).value
    desk.tell(
        plural(
            "{file} hands over {n} entry. Take it over on the other laptop.",
            "{file} hands over {n} entries. Take it over on the other laptop.",
            handed.events,
            file=str(handed.path),
        )
    )
    desk.give(
        {
            "ok": True,
            "half_day": label_of(half_day),
            "file": handed.path,
            "entries": handed.events,
            "people": handed.people,
        }
    )
    return ExitCode.DONE


def run_take_over(desk: Desk, asked: Namespace) -> int:
    """Take over what another laptop noted, from a file or, for `-`, from standard input."""
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        if asked.file == _STANDARD_INPUT:
            outcome = take_over(ws, half_day.id, sys.stdin.buffer.read(MOST_BYTES + 1)).value
        else:
            outcome = take_over_file(ws, half_day.id, Path(asked.file)).value
    return _tell(desk, outcome)


def _tell(desk: Desk, outcome: TakeOverOutcome) -> int:
    if isinstance(outcome, NotTakenOver):
        if not desk.is_json:
            desk.warn(outcome.message)
        desk.give({"ok": False, "outcome": outcome.problem, "message": outcome.message})
        return ExitCode.TROUBLE
    desk.tell(outcome.message)
    if outcome.warning is not None:
        desk.tell(outcome.warning)
    desk.give(
        {
            "ok": True,
            "outcome": "taken_over" if outcome.new else "known",
            "new": outcome.new,
            "known": outcome.known,
            "strangers": outcome.strangers,
            "part": outcome.part,
            "parts": outcome.parts,
            "message": outcome.message,
            "warning": outcome.warning,
        }
    )
    return ExitCode.DONE
