"""Finding the record that a use case is about, or one sentence that it is gone."""

from __future__ import annotations

from uuid import UUID

from facilitator.domain.answers import Batch, Sheet
from facilitator.domain.message import Message, UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.questionnaire import Questionnaire
from facilitator.domain.session import Session
from facilitator.services.ports import Records


def find_session(records: Records, session_id: UUID) -> Session:
    """Return that session; UserError if it was removed."""
    session = records.sessions.get(session_id)
    if session is None:
        raise UserError(Message("This session is no longer there. Choose another one on the Home page."))
    return session


def find_session_of(records: Records, half_day_id: UUID) -> Session:
    """Return the session of that half-day; UserError if it was removed."""
    session = records.sessions.of_half_day(half_day_id)
    if session is None:
        raise UserError(Message("This half-day is no longer there. Choose another one on the Home page."))
    return session


def find_enrolment(records: Records, enrolment_id: UUID) -> Enrolment:
    """Return that enrolment; UserError if it was taken out."""
    enrolment = records.people.get(enrolment_id)
    if enrolment is None:
        raise UserError(Message("This person is no longer on the list. Search again."))
    return enrolment


def find_questionnaire(records: Records, questionnaire_id: UUID) -> Questionnaire:
    """Return that questionnaire version; UserError if it is not there."""
    questionnaire = records.questionnaires.get(questionnaire_id)
    if questionnaire is None:
        raise UserError(Message("This questionnaire is no longer there. Choose another one."))
    return questionnaire


def find_batch(records: Records, batch_id: UUID) -> Batch:
    """Return that batch; UserError if it is not there."""
    batch = records.paper.batch(batch_id)
    if batch is None:
        raise UserError(Message("This batch is no longer there. Open another one."))
    return batch


def find_sheet(records: Records, sheet_id: UUID) -> Sheet:
    """Return that sheet; UserError if it is not there."""
    sheet = records.paper.sheet(sheet_id)
    if sheet is None:
        raise UserError(Message("This form is no longer there. Type its number again."))
    return sheet
