"""What the Paper page shows of a session: its questionnaires, numbers and stacks."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from facilitator.domain.answers import Batch, BatchCount, Sheet
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.session import Session
from facilitator.services.batches import batch_count_of
from facilitator.services.found import find_questionnaire, find_session
from facilitator.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class Stack:
    """One batch with its questionnaire, how its forms stand, and the forms that were set aside."""

    batch: Batch
    questionnaire: Questionnaire
    count: BatchCount
    waiting: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class PaperOverview:
    """The paper of a session: its questionnaires, printed numbers and stacks, and how many are enrolled."""

    session: Session
    questionnaires: tuple[Questionnaire, ...]
    numbers: tuple[str, ...]
    stacks: tuple[Stack, ...]
    people: int = 0

    @property
    def number_length(self) -> int:
        """Digits of the longest number that was printed, check digit included."""
        return max((len(number) for number in self.numbers), default=0)

    def stack(self, batch_id: UUID) -> Stack | None:
        """Return the stack of that batch, or none."""
        return next((stack for stack in self.stacks if stack.batch.id == batch_id), None)


def paper_overview(ws: Workspace, session_id: UUID) -> PaperOverview:
    """Return how the paper of a session stands; UserError if the session was removed."""
    with ws.store.read() as records:
        session = find_session(records, session_id)
        questionnaires = records.questionnaires.of_session(session_id)
        by_id = {questionnaire.id: questionnaire for questionnaire in questionnaires}
        counts = records.paper.sheet_counts(session_id)
        unfinished = records.paper.waiting_sheets(session_id)
        stacks = []
        for batch in records.paper.batches(session_id):
            questionnaire = by_id.get(batch.questionnaire) or find_questionnaire(records, batch.questionnaire)
            waiting = tuple(sheet for sheet in unfinished if sheet.batch == batch.id)
            stacks.append(Stack(batch, questionnaire, batch_count_of(batch, counts), waiting))
        numbers = tuple(number.digits for number in records.paper.numbers(session_id))
        people = {enrolment.person.id for enrolment in records.people.of_session(session_id)}
    return PaperOverview(session, questionnaires, numbers, tuple(stacks), len(people))
