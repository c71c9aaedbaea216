"""What the Paper page shows of a session, on a real workspace file."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.answers import Batch, BatchCount, SheetState
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.domain.questionnaire import Questionnaire, Wave
from facilitator.domain.session import Session
from facilitator.services.enrol_people import add_person, import_roster, preview_roster
from facilitator.services.enter_answers import (
    Begun,
    begin_second_keying,
    begin_sheet,
    issue_numbers,
    open_batch,
    press_key,
    set_sheet_state,
    use_questionnaire,
)
from facilitator.services.paper_overview import Stack, paper_overview
from facilitator.services.plan_session import create_session, remove_session
from facilitator.services.ports import Workspace
from tests.builders import a_questionnaire, a_roster, a_session_draft, an_id, an_item, roster_rows
from tests.services.conftest import PEOPLE

NOTHING_BEGUN = BatchCount(counted=3, keyed=0, blank=0, spoilt=0, parked=0, open=0)


@pytest.fixture
def form(ws: Workspace, session: Session) -> Questionnaire:
    """A questionnaire of two rows in use, with five numbers printed."""
    issue_numbers(ws, session.id, 5)
    return use_questionnaire(ws, session.id, a_questionnaire(an_item("q1"), an_item("q2"))).value


def a_stack(ws: Workspace, session: Session, form: Questionnaire, wave: Wave = Wave.PRE) -> Batch:
    """Open a stack of three forms."""
    assert form.id is not None
    return open_batch(ws, session.id, form.id, wave, 3).value


def begun(ws: Workspace, batch: Batch, number: str) -> Begun:
    outcome = begin_sheet(ws, batch.id, number).value
    assert isinstance(outcome, Begun)
    return outcome


def keyed(ws: Workspace, batch: Batch, number: str) -> UUID:
    """Key that form to its end and return the id of its sheet."""
    start = begun(ws, batch, number)
    state = press_key(ws, start.sheet.id, start.state, "1").value.state
    assert press_key(ws, start.sheet.id, state, "5").value.is_finished
    return start.sheet.id


def found(ws: Workspace, batch: Batch) -> Stack:
    stack = paper_overview(ws, batch.session).stack(batch.id)
    assert stack is not None
    return stack


def test_a_session_without_paper_has_nothing_to_show_but_itself(ws: Workspace, session: Session) -> None:
    overview = paper_overview(ws, session.id)
    assert overview.session == session
    assert (overview.questionnaires, overview.numbers, overview.stacks) == ((), (), ())
    assert (overview.number_length, overview.people) == (0, 0)


def test_questionnaires_numbers_and_stacks_come_in_the_order_they_came_in(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    later = use_questionnaire(ws, session.id, a_questionnaire(an_item("a"), key="a first by name")).value
    batches = [a_stack(ws, session, form, Wave.POST), a_stack(ws, session, later), a_stack(ws, session, form)]
    overview = paper_overview(ws, session.id)
    assert overview.questionnaires == (form, later)
    assert [number[:-1] for number in overview.numbers] == ["001", "002", "003", "004", "005"]
    assert [(stack.batch, stack.questionnaire) for stack in overview.stacks] == [
        (batches[0], form),
        (batches[1], later),
        (batches[2], form),
    ]
    assert [(stack.count, stack.waiting) for stack in overview.stacks] == [(NOTHING_BEGUN, ())] * 3


def test_the_page_waits_for_as_many_digits_as_the_longest_printed_number_has(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    assert form in paper_overview(ws, session.id).questionnaires
    assert paper_overview(ws, session.id).number_length == len("0013")
    issue_numbers(ws, session.id, 995)
    overview = paper_overview(ws, session.id)
    assert (len(overview.numbers[0]), len(overview.numbers[-1])) == (4, 5)
    assert overview.number_length == 5


def test_a_stack_counts_its_forms_and_names_those_that_wait_in_the_order_they_were_opened(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    before, after = a_stack(ws, session, form), a_stack(ws, session, form, Wave.POST)
    numbers = paper_overview(ws, session.id).numbers
    parked = begun(ws, before, numbers[2]).sheet.id
    keyed(ws, before, numbers[0])
    half_keyed = begun(ws, before, numbers[1]).sheet.id
    set_sheet_state(ws, parked, SheetState.PARKED, "ask the assistant")
    spoilt = begun(ws, after, numbers[0]).sheet.id
    set_sheet_state(ws, spoilt, SheetState.SPOILT, "torn")
    stack = found(ws, before)
    assert stack.count == BatchCount(counted=3, keyed=1, blank=0, spoilt=0, parked=1, open=1)
    assert [(sheet.id, sheet.state, sheet.reason) for sheet in stack.waiting] == [
        (parked, SheetState.PARKED, "ask the assistant"),
        (half_keyed, SheetState.OPEN, ""),
    ]
    assert found(ws, after).count == replace(NOTHING_BEGUN, spoilt=1)
    assert found(ws, after).waiting == ()


def test_a_second_keying_waits_for_its_end_but_counts_no_form_twice(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    batch = a_stack(ws, session, form)
    number = paper_overview(ws, session.id).numbers[0]
    keyed(ws, batch, number)
    again = begin_second_keying(replace(ws, who="Chen"), batch.id, number).value.sheet
    stack = found(ws, batch)
    assert stack.count == replace(NOTHING_BEGUN, keyed=1)
    assert [(sheet.id, sheet.pass_number) for sheet in stack.waiting] == [(again.id, 2)]


def test_a_stack_of_a_questionnaire_that_only_another_session_uses_is_shown_with_it(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    other = create_session(ws, a_session_draft(1)).value
    batch = a_stack(ws, other, form)
    assert found(ws, batch).questionnaire == form
    assert paper_overview(ws, other.id).questionnaires == ()
    assert paper_overview(ws, session.id).stacks == ()


def test_a_stack_that_is_not_of_the_session_is_none_of_its_stacks(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    a_stack(ws, session, form)
    assert paper_overview(ws, session.id).stack(an_id("of another session")) is None


def test_the_people_are_those_of_every_half_day(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    assert paper_overview(ws, session.id).people == len(people)
    add_person(ws, session.half_days[1].id, "Tomorrow Only")
    assert paper_overview(ws, session.id).people == len(people) + 1


def test_who_comes_to_two_half_days_fills_in_one_form(
    ws: Workspace, session: Session, people: tuple[Enrolment, ...]
) -> None:
    again = a_roster(*roster_rows(*PEOPLE))
    import_roster(ws, preview_roster(ws, session.id, session.half_days[1].id, again))
    assert len(people) == len(PEOPLE)
    assert paper_overview(ws, session.id).people == len(PEOPLE)


def test_the_paper_of_a_removed_session_is_refused_in_one_sentence(
    ws: Workspace, session: Session, form: Questionnaire
) -> None:
    a_stack(ws, session, form)
    remove_session(ws, session.id)
    with pytest.raises(UserError, match="session is no longer there"):
        paper_overview(ws, session.id)
