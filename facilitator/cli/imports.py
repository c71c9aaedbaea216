"""`facilitator import-roster FILE` and `import-questionnaire FILE`; `--dry-run` writes nothing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from facilitator.cli.choosing import choose_half_day, choose_session
from facilitator.cli.desk import Desk
from facilitator.cli.exit_code import ExitCode
from facilitator.compose.clock import SystemClock
from facilitator.domain.message import Message, UserError
from facilitator.domain.own_field import own_columns
from facilitator.domain.roster import RosterReading, read_roster
from facilitator.domain.roster_sheets import RosterSheet, read_sheets, rosters_among
from facilitator.domain.table import RowProblem
from facilitator.services.enrol_people import import_roster, preview_roster
from facilitator.services.enter_answers import use_questionnaire
from facilitator.services.own_fields import list_own_fields
from facilitator.services.plan_session import list_sessions
from facilitator.services.ports import Workspace


def run_import_roster(desk: Desk, asked: Namespace) -> int:
    """Read a roster file and put the people of one sheet on the list of a half-day."""
    sheet = _sheet(Path(asked.file), asked.sheet)
    reading = sheet.reading
    tell_problems(desk, reading.problems)
    with desk.workspace() as ws:
        if asked.dry_run and not list_sessions(ws):
            desk.tell(Message("{n} people are named. Nothing was written.", {"n": len(reading.rows)}))
            desk.give(
                {
                    "ok": True,
                    "written": False,
                    "sheet": sheet.table.name,
                    "named": len(reading.rows),
                    **problems_as_record(reading.problems),
                }
            )
            return ExitCode.DONE
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        reading = _by_own_fields(ws, sheet)
        preview = preview_roster(ws, session.id, half_day.id, reading)
        is_written = preview.would_change and not asked.dry_run
        done = import_roster(ws, preview).value if is_written else None
    counts: dict[str, object] = {
        "new": len(preview.new),
        "changed": len(preview.changed),
        "already": len(preview.already),
    }
    desk.tell(
        Message(
            "{half_day}: {new} new, {changed} changed, {already} already on the list.",
            {"half_day": half_day.label or session.title, **counts},
        )
    )
    if not is_written:
        desk.tell(Message("Nothing was written."))
    desk.give(
        {
            "ok": True,
            "written": is_written,
            "import": done.import_id if done else None,
            "session": session.id,
            "half_day": half_day.id,
            "sheet": sheet.table.name,
            "named": len(reading.rows),
            **counts,
            **problems_as_record((*reading.problems, *preview.problems)),
        }
    )
    return ExitCode.DONE


def _by_own_fields(ws: Workspace, sheet: RosterSheet) -> RosterReading:
    """Return what a sheet says, with columns in the fields that the organisation added."""
    mapping = own_columns(sheet.table, sheet.mapping, list_own_fields(ws))
    return read_roster(sheet.table, mapping, today=ws.clock.now().date())


def _sheet(path: Path, wanted: str | None) -> RosterSheet:
    """Return the sheet that was asked for by name or number, or the only one that names people.

    UserError where there is none, or several: nobody is left out without a word.
    """
    from facilitator.imports.parent import read_tables

    sheets = read_sheets(read_tables(path), today=SystemClock().now().date())
    named = rosters_among(sheets)
    if wanted is not None:
        asked = [one for place, one in enumerate(sheets, 1) if wanted in {one.table.name, str(place)}]
        if not asked:
            raise UserError(
                Message(
                    "{file} has no sheet {typed}. It has: {sheets}.",
                    {"file": path.name, "typed": wanted, "sheets": _names(sheets)},
                )
            )
        named = tuple(one for one in asked if one.reading.rows)[:1]
    if not named:
        raise UserError(Message("{file} names nobody.", {"file": path.name}))
    if len(named) > 1:
        raise UserError(
            Message(
                "{file} names people on several sheets: {sheets}. Import one after the other with --sheet.",
                {"file": path.name, "sheets": _names(named)},
            )
        )
    return named[0]


def _names(sheets: Iterable[RosterSheet]) -> str:
    return ", ".join(f"{one.table.name} ({len(one.reading.rows)})" for one in sheets)


def run_import_questionnaire(desk: Desk, asked: Namespace) -> int:
    """Read a questionnaire file and use it in a session."""
    from facilitator.imports.xlsform import read_xlsform

    reading = read_xlsform(Path(asked.file))
    tell_problems(desk, reading.problems)
    questionnaire = reading.questionnaire
    if questionnaire is None:
        raise UserError(Message("{file} asks no question.", {"file": Path(asked.file).name}))
    key, items = questionnaire.key, len(questionnaire.items)
    if asked.dry_run:
        desk.tell(Message("{key}: {n} questions. Nothing was written.", {"key": key, "n": items}))
        session_id = None
    else:
        with desk.workspace() as ws:
            session_id = choose_session(ws, asked.session).id
            use_questionnaire(ws, session_id, questionnaire)
        desk.tell(Message("{key}: {n} questions, ready to print.", {"key": key, "n": items}))
    desk.give(
        {
            "ok": True,
            "written": not asked.dry_run,
            "session": session_id,
            "questionnaire": key,
            "title": questionnaire.title,
            "items": items,
            **problems_as_record(reading.problems),
        }
    )
    return ExitCode.DONE


def tell_problems(desk: Desk, problems: Iterable[RowProblem]) -> None:
    """Say each problem with its row, if it has one."""
    for problem in problems:
        if problem.row_number:
            desk.tell(
                Message("Row {row}: {problem}", {"row": problem.row_number, "problem": problem.message})
            )
        else:
            desk.tell(problem.message)


def problems_as_record(problems: Iterable[RowProblem]) -> dict[str, object]:
    """Return the problems for a program."""
    return {"problems": [{"row": one.row_number, "message": one.message} for one in problems]}
