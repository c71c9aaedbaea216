"""`facilitator print-certificates` and `check-certificate`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from uuid import UUID

from facilitator.cli.choosing import choose_session
from facilitator.cli.desk import Desk, printed_languages
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.printing import target_file
from facilitator.domain.message import Message, UserError, plural
from facilitator.domain.names import clean_name, matches
from facilitator.domain.session import Session
from facilitator.services.certificates import check_certificate
from facilitator.services.ports import Workspace


def run_print_certificates(desk: Desk, asked: Namespace) -> int:
    """Write the certificates of who counts as trained; who is left out is said with the reason."""
    from facilitator.reports.print_certificates import print_certificates

    target = target_file(asked.to)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        only = _people(ws, session, asked.only)
        done = print_certificates(ws, session.id, target, printed_languages(asked.language), only).value
    for one in done.left_out:
        desk.tell(Message("{name}: {reason}", {"name": one.person.name, "reason": one.reason}))
    for warning in done.warnings:
        desk.tell(warning)
    desk.tell(
        plural("{file}: {n} certificate.", "{file}: {n} certificates.", done.count, file=str(done.path))
    )
    left_out = [{"name": one.person.name, "reason": one.reason} for one in done.left_out]
    desk.give(
        {"ok": True, "file": done.path, "count": done.count, "left_out": left_out, "warnings": done.warnings}
    )
    return ExitCode.DONE


def run_check_certificate(desk: Desk, asked: Namespace) -> int:
    """Say whose certificate has that number, for what, and whether it holds by what is known now."""
    with desk.workspace() as ws:
        found = check_certificate(ws, " ".join(asked.number))
    name = found.person.name
    desk.tell(
        Message("{name}: {title}, {site}.", {"name": name, "title": found.title, "site": found.session.site})
    )
    desk.tell(found.reason)
    desk.give(
        {
            "ok": True,
            "name": name,
            "session": found.session.id,
            "title": found.title,
            "trained": found.is_trained,
            "reason": found.reason,
        }
    )
    return ExitCode.DONE if found.is_trained else ExitCode.TROUBLE


def _people(ws: Workspace, session: Session, wanted: Iterable[str]) -> frozenset[UUID]:
    """Return the persons meant by employee numbers or names; UserError where one means nobody."""
    with ws.store.read() as records:
        listed = records.people.of_session(session.id)
    found: set[UUID] = set()
    for who in wanted:
        typed = clean_name(who).casefold()
        meant = [one for one in listed if typed and one.person.employee_number.casefold() == typed]
        meant = meant or [one for one in listed if matches(who, one)]
        if not meant:
            raise UserError(Message("Nobody on the list fits {what}.", {"what": who}))
        found.update(one.person.id for one in meant)
    return frozenset(found)
