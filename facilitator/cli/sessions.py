"""`facilitator sessions`, `demo` and `export SESSION`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from facilitator import compose
from facilitator.cli.choosing import choose_session
from facilitator.cli.desk import Desk, languages_of
from facilitator.cli.exit_code import ExitCode
from facilitator.domain.message import Message, UserError
from facilitator.services.plan_session import list_sessions

FORMATS = ("pdf", "xlsx", "csv")


def run_sessions(desk: Desk, asked: Namespace) -> int:
    """List the sessions, the newest first."""
    with desk.workspace() as ws:
        lines = list_sessions(ws, with_archived=asked.archived)
    if not lines:
        desk.tell(Message("There is no session yet: make one in the window, or try `facilitator demo`."))
    for line in lines:
        desk.tell(
            Message(
                "{id}  {day}  {title} · {site} · {present} of {expected} came, {sheets} forms",
                {
                    "id": str(line.id),
                    "day": f"{line.starts_at:%Y-%m-%d}",
                    "title": line.title,
                    "site": line.site,
                    "present": line.present,
                    "expected": line.expected,
                    "sheets": line.sheets,
                },
            )
        )
        desk.give(
            {
                "session": line.id,
                "title": line.title,
                "site": line.site,
                "starts_at": line.starts_at,
                "half_days": line.half_days,
                "expected": line.expected,
                "present": line.present,
                "sheets": line.sheets,
                "is_demo": line.is_demo,
                "archived": line.archived,
            }
        )
    return ExitCode.DONE


def run_demo(desk: Desk, asked: Namespace) -> int:
    """Make the demo session and say its id."""
    del asked
    with desk.workspace() as ws:
        session = compose.make_demo(ws).value
    desk.tell(Message("The demo session is ready: {id}", {"id": str(session.id)}))
    desk.give({"ok": True, "session": session.id, "title": session.title})
    return ExitCode.DONE


def run_export(desk: Desk, asked: Namespace) -> int:
    """Write the files of a session's summary into a folder."""
    from facilitator.reports.share import export_session

    formats = [part.strip().casefold() for part in asked.formats.split(",") if part.strip()]
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        raise UserError(
            Message(
                "{typed} is no format. There are: {formats}.",
                {"typed": unknown[0] if unknown else "–", "formats": ", ".join(FORMATS)},
            )
        )
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        languages = languages_of(asked.language, desk.language)
        files = export_session(ws, session.id, Path(asked.to).absolute(), languages, formats).value
    for file in files:
        desk.show(str(file))
    desk.give({"ok": True, "session": session.id, "files": [str(file) for file in files]})
    return ExitCode.DONE
