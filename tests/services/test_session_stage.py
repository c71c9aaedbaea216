"""What Home offers next."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.questionnaire import Wave
from facilitator.domain.run import RunEventKind, RunPhase
from facilitator.domain.session import Session, SessionStage
from facilitator.services.check_in import check_in
from facilitator.services.enter_answers import (
    begin_sheet,
    close_batch,
    issue_numbers,
    open_batch,
    press_key,
    use_questionnaire,
)
from facilitator.services.plan_session import stage_of
from facilitator.services.ports import ExportLine, Workspace
from facilitator.services.run_session import act
from facilitator.services.session_stage import (
    HalfDayFacts,
    SessionFacts,
    decide_stage,
    open_run,
    run_to_go_on_with,
)
from tests.builders import a_questionnaire, an_item
from tests.fakes import MORNING, FakeClock

NOT_STARTED, RUNNING, FINISHED = RunPhase.NOT_STARTED, RunPhase.RUNNING, RunPhase.FINISHED
PREPARE, DOORS, RUN, PAPER, SHARE, DONE = SessionStage


def a_half_day(phase: RunPhase = NOT_STARTED, *, arrivals: bool = False, day: int = 0) -> HalfDayFacts:
    starts_at = MORNING + timedelta(days=day)
    return HalfDayFacts(phase, arrivals, starts_at, starts_at + timedelta(hours=4))


@pytest.mark.parametrize(
    ("half_days", "hours", "people", "paper", "paper_done", "shared", "stage"),
    [
        ([a_half_day()], -72, True, True, False, False, PREPARE),
        ([a_half_day()], -1, True, True, False, False, DOORS),
        ([a_half_day()], -1, False, True, False, False, PREPARE),
        ([a_half_day()], 1, True, True, False, False, DOORS),
        ([a_half_day(arrivals=True)], -0.5, True, True, False, False, DOORS),
        ([a_half_day(arrivals=True)], 0.1, True, True, False, False, RUN),
        ([a_half_day(RUNNING)], 1, True, True, False, False, RUN),
        ([a_half_day(RUNNING)], 20, True, True, False, False, RUN),
        ([a_half_day(FINISHED)], 4, True, True, False, False, PAPER),
        ([a_half_day(FINISHED)], 4, True, False, False, False, SHARE),
        ([a_half_day(FINISHED)], 4, True, True, True, False, SHARE),
        ([a_half_day(FINISHED)], 4, True, True, True, True, DONE),
        ([a_half_day()], 48, True, True, False, False, PAPER),
        ([a_half_day(FINISHED), a_half_day(day=1)], 5, True, True, False, False, PAPER),
        ([a_half_day(FINISHED), a_half_day(day=1)], 5, True, True, True, False, PREPARE),
        ([a_half_day(FINISHED), a_half_day(day=1)], 23.5, True, True, False, False, DOORS),
    ],
)
def test_the_next_thing_follows_from_the_facts(
    half_days: list[HalfDayFacts],
    hours: float,
    people: bool,
    paper: bool,
    paper_done: bool,
    shared: bool,
    stage: SessionStage,
) -> None:
    facts = SessionFacts(
        half_days=tuple(half_days),
        has_people=people,
        has_questionnaires=paper,
        is_paper_done=paper_done,
        is_shared=shared,
    )
    assert decide_stage(facts, MORNING + timedelta(hours=hours)) is stage


@pytest.mark.usefixtures("people")
def test_a_session_goes_from_doors_to_done(
    ws: Workspace, session: Session, half_day: UUID, clock: FakeClock
) -> None:
    questionnaire = use_questionnaire(ws, session.id, a_questionnaire(an_item("q"))).value
    clock.go_on(minutes=-5 * 60)
    assert stage_of(ws, session.id) is PREPARE
    clock.go_on(minutes=4 * 60 + 30)
    assert stage_of(ws, session.id) is DOORS
    check_in(ws, half_day, "王小明", Road.KEYBOARD)
    clock.go_on(minutes=30)
    assert stage_of(ws, session.id) is RUN
    for one in session.half_days:
        act(ws, one.id, RunEventKind.STARTED)
        act(ws, one.id, RunEventKind.FINISHED)
    assert stage_of(ws, session.id) is PAPER
    assert questionnaire.id is not None
    batch = open_batch(ws, session.id, questionnaire.id, Wave.PRE, 1).value
    (number,) = issue_numbers(ws, session.id, 1).value
    begun = begin_sheet(ws, batch.id, number.digits).value
    press_key(ws, begun.sheet.id, begun.state, "1")  # type: ignore[union-attr]
    assert stage_of(ws, session.id) is PAPER
    close_batch(ws, batch.id)
    assert stage_of(ws, session.id) is SHARE
    with ws.store.write() as records:
        records.journal.log_export(ExportLine(session.id, clock.now(), "Li Na", "summary.pdf", 3, "0" * 64))
    assert stage_of(ws, session.id) is DONE


def test_the_run_to_go_on_with_is_open_and_was_touched_today(
    ws: Workspace, clock: FakeClock, session: Session
) -> None:
    half_day = session.half_days[0]
    assert run_to_go_on_with(ws) is None
    act(ws, half_day.id, RunEventKind.STARTED)
    act(ws, half_day.id, RunEventKind.PAUSED)
    run = run_to_go_on_with(ws)
    assert run == open_run(ws, session.id)
    assert run is not None
    assert (run.half_day_id, run.block, run.is_paused) == (half_day.id, session.agenda[0].title, True)
    clock.go_on(minutes=13 * 60)
    assert run_to_go_on_with(ws) is None
    assert open_run(ws, session.id) is not None
    act(ws, half_day.id, RunEventKind.FINISHED)
    assert open_run(ws, session.id) is None
