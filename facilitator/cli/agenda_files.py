"""`facilitator export-agenda` and `import-agenda FILE`: an agenda as a workbook, out and in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from facilitator.cli.choosing import choose_session
from facilitator.cli.desk import Desk, languages_of
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.folders import made_folder
from facilitator.cli.imports import problems_as_record, tell_problems
from facilitator.domain.message import Message, UserError
from facilitator.services.plan_session import edit_agenda


def run_export_agenda(desk: Desk, asked: Namespace) -> int:
    """Write the agenda of a session as a workbook, headers in the caller's language."""
    from facilitator.reports.agenda_workbook import write_agenda_workbook

    target = Path(asked.to).absolute()
    if target.exists() and not target.is_file():
        raise UserError(Message("{file} is not a file. Name a workbook to write.", {"file": str(target)}))
    made_folder(target.parent)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
    write_agenda_workbook(target, session.agenda, languages_of(asked.language, desk.language)[0])
    desk.tell(Message("{file} is written.", {"file": str(target)}))
    desk.give({"ok": True, "file": target, "blocks": len(session.agenda)})
    return ExitCode.DONE


def run_import_agenda(desk: Desk, asked: Namespace) -> int:
    """Replace the agenda of a session by that of a workbook; problems are told by row."""
    from facilitator.imports.agenda_workbook import read_agenda

    path = Path(asked.file)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        reading = read_agenda(path, ws.ids.new_id, [item.id for item in session.agenda])
        if not reading.items:
            raise UserError(Message("{file} holds no block that can be used.", {"file": path.name}))
        if not asked.dry_run:
            edit_agenda(ws, session.id, reading.items)
    tell_problems(desk, reading.problems)
    n: dict[str, object] = {"n": len(reading.items)}
    if asked.dry_run:
        desk.tell(Message("{n} blocks are planned. Nothing was written.", n))
    else:
        desk.tell(Message("{n} blocks are planned.", n))
    desk.give(
        {
            "ok": True,
            "written": not asked.dry_run,
            "session": session.id,
            "blocks": len(reading.items),
            **problems_as_record(reading.problems),
        }
    )
    return ExitCode.DONE
