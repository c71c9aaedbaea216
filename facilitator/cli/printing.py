"""`facilitator print-forms`, `print-badges`, `print-sign-in`, `print-run-sheet`, `print-key-card`: as PDF."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from facilitator.cli.choosing import choose_half_day, choose_questionnaire, choose_session, choose_waves
from facilitator.cli.desk import Desk, printed_languages
from facilitator.cli.exit_code import ExitCode
from facilitator.cli.folders import made_folder
from facilitator.domain.badge_sheet import BadgeFormat, BadgePrint
from facilitator.domain.form_layout import printed_number
from facilitator.domain.message import Message, UserError
from facilitator.services.enrol_people import list_people
from facilitator.services.enter_answers import issue_numbers
from facilitator.services.issued_numbers import issued_numbers
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import Workspace


def run_print_forms(desk: Desk, asked: Namespace) -> int:
    """Print forms with fresh numbers, issued first so that none is printed twice; or issued ones again."""
    from facilitator.reports.paper_form import write_forms

    target = target_file(asked.to)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        _, questionnaire = choose_questionnaire(ws, session, asked.questionnaire)
        waves = choose_waves(asked.waves)
        numbers = _numbers(ws, session.id, asked)
        languages = printed_languages(asked.language)
        pages = write_forms(
            target, session, questionnaire, waves, numbers, languages, organisation=organisation(ws)
        )
    first, last = printed_number(numbers[0]), printed_number(numbers[-1])
    desk.tell(
        Message(
            "{file}: {pages} pages, numbers {first} to {last}.",
            {"file": str(target), "pages": pages, "first": first, "last": last},
        )
    )
    desk.give({"ok": True, "file": target, "pages": pages, "numbers": numbers})
    return ExitCode.DONE


def _numbers(ws: Workspace, session_id: UUID, asked: Namespace) -> Sequence[str]:
    if asked.again:
        return issued_numbers(ws, session_id, first=asked.first, last=asked.last, only_unused=asked.unused)
    return [number.digits for number in issue_numbers(ws, session_id, asked.count).value]


def run_print_badges(desk: Desk, asked: Namespace) -> int:
    """Print a badge for everybody on the list, or for some of them, and spare ones if asked for."""
    from facilitator.reports.print_badges import BadgeOrder, Whose, print_badges

    target = target_file(asked.to)
    whose = Whose.CHOSEN if asked.only else Whose.SPARE if asked.pool else Whose.EVERYBODY
    print_as = BadgePrint(BadgeFormat(asked.format), asked.start, asked.both_faces)
    order = BadgeOrder(whose, wanted=tuple(asked.only), fresh_spares=asked.spares, print_as=print_as)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        done = print_badges(ws, session, order, target, printed_languages(asked.language)).value
    if done.spares_left:
        desk.tell(Message("Spare badges left to give out: {n}.", {"n": done.spares_left}))
    _finish(desk, target, done.count, done.warnings, spares_left=done.spares_left)
    return ExitCode.DONE


def run_print_sign_in(desk: Desk, asked: Namespace) -> int:
    """Print the sign-in sheet of one half-day."""
    from facilitator.reports.print_sign_in import keep_sheet
    from facilitator.reports.sign_in_sheet import write_sign_in_sheet

    target = target_file(asked.to)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        people = list_people(ws, half_day.id)
        languages = printed_languages(asked.language)
        warnings = write_sign_in_sheet(
            target, session, half_day, people, languages, organisation=organisation(ws)
        )
        keep_sheet(ws, half_day.id, people)
    _finish(desk, target, len(people), warnings)
    return ExitCode.DONE


def run_print_run_sheet(desk: Desk, asked: Namespace) -> int:
    """Print the run sheet of one half-day, or with --materials the list of what to bring to it."""
    from facilitator.reports.materials_list import write_materials_list
    from facilitator.reports.run_sheet import write_run_sheet

    target = target_file(asked.to)
    languages = printed_languages(asked.language)
    with desk.workspace() as ws:
        session = choose_session(ws, asked.session)
        half_day = choose_half_day(session, asked.half_day, ws.clock.now())
        people = len(list_people(ws, half_day.id)) if asked.people is None else max(0, asked.people)
    if asked.materials:
        warnings = write_materials_list(target, session, half_day, people, languages)
    else:
        warnings = write_run_sheet(target, session, half_day, languages)
    _finish(desk, target, people, warnings)
    return ExitCode.DONE


def run_print_key_card(desk: Desk, asked: Namespace) -> int:
    """Print the card with the keys of the entry page."""
    from facilitator.reports.key_card import write_key_card

    target = target_file(asked.to)
    write_key_card(target, printed_languages(asked.language))
    desk.tell(Message("{file} is written.", {"file": str(target)}))
    desk.give({"ok": True, "file": target})
    return ExitCode.DONE


def _finish(desk: Desk, target: Path, people: int, warnings: Iterable[Message], **more: object) -> None:
    said = list(warnings)
    for warning in said:
        desk.tell(warning)
    desk.tell(Message("{file} is written.", {"file": str(target)}))
    desk.give({"ok": True, "file": target, "count": people, "warnings": said, **more})


def target_file(to: str) -> Path:
    """Return the file to write, once its folder is there; a device or a folder is never written over."""
    target = Path(to).absolute()
    if target.exists() and not target.is_file():
        raise UserError(Message("{file} is not a file. Name a PDF to write.", {"file": str(target)}))
    return made_folder(target.parent) / target.name
