"""Print forms with fresh numbers, issued before the file is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Wave
from facilitator.reports.paper_form import write_forms
from facilitator.services.changes import Change, Done
from facilitator.services.enter_answers import issue_numbers
from facilitator.services.ports import Workspace


def print_numbered(
    ws: Workspace,
    session_id: UUID,
    questionnaire_id: UUID,
    count: int,
    languages: Sequence[Language],
    path: Path,
) -> Done[Path]:
    """Write `count` numbered forms (every wave that the questionnaire asks in) and return the path.

    Numbers are issued first: a number that was printed twice would be worse than one never printed.
    """
    with ws.store.read() as records:
        session = records.sessions.get(session_id)
        questionnaire = records.questionnaires.get(questionnaire_id)
    if session is None or questionnaire is None:
        raise UserError(Message("Choose a questionnaire on the Plan page first."))
    numbers = issue_numbers(ws, session_id, count).value
    waves = [wave for wave in Wave if wave is not Wave.FOLLOW_UP and questionnaire.asked_in(wave)]
    write_forms(path, session, questionnaire, waves, [number.digits for number in numbers], languages)
    return Done(path, Change.PAPER)
