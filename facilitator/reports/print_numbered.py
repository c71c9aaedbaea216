"""Print forms with fresh numbers, issued before the file is written, or with earlier ones again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from facilitator.domain.form_layout import printed_number
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.session import Session
from facilitator.reports.paper_form import write_forms
from facilitator.services.changes import Done
from facilitator.services.enter_answers import issue_numbers
from facilitator.services.free_path import free_path, without_ending
from facilitator.services.issued_numbers import issued_numbers
from facilitator.services.name_organisation import organisation
from facilitator.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class PrintedForms:
    """A file of forms: the numbers in it, as they are printed, and how many pages it has."""

    path: Path
    count: int
    first: str
    last: str
    pages: int


def print_numbered(
    ws: Workspace,
    session_id: UUID,
    questionnaire_id: UUID,
    count: int,
    languages: Sequence[Language],
    path: Path,
) -> Done[PrintedForms]:
    """Write `count` numbered forms (every wave that the questionnaire asks in) and say what was written.

    The numbers become part of the file's name, so that no file of other numbers is ever overwritten.
    They are issued first: a number that was printed twice would be worse than one never printed.
    """
    issued = number_forms(ws, session_id, questionnaire_id, count)
    printed = print_fresh(ws, session_id, questionnaire_id, languages, path, issued.value)
    return Done(printed.value, issued.changes)


def number_forms(
    ws: Workspace, session_id: UUID, questionnaire_id: UUID, count: int
) -> Done[tuple[str, ...]]:
    """Issue numbers for `count` forms; UserError, and none is issued, where there is nothing to print."""
    _found(ws, session_id, questionnaire_id)
    issued = issue_numbers(ws, session_id, count)
    return Done(tuple(number.digits for number in issued.value), issued.changes)


def print_fresh(
    ws: Workspace,
    session_id: UUID,
    questionnaire_id: UUID,
    languages: Sequence[Language],
    path: Path,
    numbers: Sequence[str],
) -> Done[PrintedForms]:
    """Write forms with numbers that were issued just now; they stand in the file's name."""
    session, questionnaire = _found(ws, session_id, questionnaire_id)
    named = path.with_name(f"{without_ending(path, '.pdf')}_{_span(numbers)}.pdf")
    return Done(_write(ws, named, session, questionnaire, numbers, languages))


def print_again(
    ws: Workspace,
    session_id: UUID,
    questionnaire_id: UUID,
    numbers: Sequence[str],
    languages: Sequence[Language],
    path: Path,
) -> PrintedForms:
    """Write forms with exactly those numbers, as `issued_numbers` returns them, and issue none.

    How many there are is part of the file's name, so that the file of the first time is kept; so is one of
    a time between.
    """
    session, questionnaire = _found(ws, session_id, questionnaire_id)
    if not numbers or not set(numbers) <= set(issued_numbers(ws, session_id)):
        raise UserError(Message("Choose numbers that were printed for this session before."))
    name = f"{without_ending(path, '.pdf')}_{_span(numbers)}_again_{len(numbers)}.pdf"
    named = free_path(path.with_name(name))
    return _write(ws, named, session, questionnaire, numbers, languages)


def _found(ws: Workspace, session_id: UUID, questionnaire_id: UUID) -> tuple[Session, Questionnaire]:
    with ws.store.read() as records:
        session = records.sessions.get(session_id)
        questionnaire = records.questionnaires.get(questionnaire_id)
    if session is None or questionnaire is None:
        raise UserError(Message("Choose a questionnaire on the Plan page first."))
    return session, questionnaire


def _span(numbers: Sequence[str]) -> str:
    return f"{printed_number(numbers[0])}_{printed_number(numbers[-1])}"


def _write(
    ws: Workspace,
    path: Path,
    session: Session,
    questionnaire: Questionnaire,
    numbers: Sequence[str],
    languages: Sequence[Language],
) -> PrintedForms:
    waves = [wave for wave in Wave if wave is not Wave.FOLLOW_UP]
    pages = write_forms(
        path, session, questionnaire, waves, numbers, languages, organisation=organisation(ws)
    )
    first, last = printed_number(numbers[0]), printed_number(numbers[-1])
    return PrintedForms(path, len(numbers), first, last, pages)
