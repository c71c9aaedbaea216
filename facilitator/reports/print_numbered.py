"""Print forms with fresh numbers, issued before the file is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from facilitator.domain.form_layout import printed_number
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Wave
from facilitator.reports.paper_form import write_forms
from facilitator.services.changes import Change, Done
from facilitator.services.enter_answers import issue_numbers
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
    with ws.store.read() as records:
        session = records.sessions.get(session_id)
        questionnaire = records.questionnaires.get(questionnaire_id)
    if session is None or questionnaire is None:
        raise UserError(Message("Choose a questionnaire on the Plan page first."))
    numbers = issue_numbers(ws, session_id, count).value
    waves = [wave for wave in Wave if wave is not Wave.FOLLOW_UP and questionnaire.asked_in(wave)]
    digits = [number.digits for number in numbers]
    first, last = printed_number(digits[0]), printed_number(digits[-1])
    named = path.with_name(f"{path.stem}_{first}_{last}.pdf")
    pages = write_forms(named, session, questionnaire, waves, digits, languages)
    return Done(PrintedForms(named, count, first, last, pages), Change.PAPER)
