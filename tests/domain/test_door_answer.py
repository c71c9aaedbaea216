"""Each outcome at the door has its own answer; a run of refusals slows down where it comes from."""

from __future__ import annotations

import pytest

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    CheckedIn,
    CheckInOutcome,
    DoorCount,
    NotCheckedIn,
    Road,
    ScanProblem,
    Tone,
)
from facilitator.domain.door_answer import DoorAnswer, answer_of
from facilitator.domain.message import Message
from facilitator.domain.refusal_run import COUNTED, FREE_REFUSALS, LONGEST_PAUSE_S, RefusalRun, pause_after
from resources import sound_path
from tests.builders import HALF_DAY, an_enrolment, an_id
from tests.fakes import MORNING

WANG = an_enrolment()
ARRIVED = AttendanceEvent(an_id("in"), HALF_DAY, WANG.id, AttendanceKind.ARRIVED, MORNING, Road.SCANNER)
LET_IN = CheckedIn(
    WANG, ARRIVED, is_new=True, count=DoorCount(1, 1, 0, 0), message=Message("In."), tone=Tone.GOOD
)


def refused(problem: ScanProblem) -> CheckInOutcome:
    return NotCheckedIn(problem, Message("No."), Tone.BAD)


def test_every_problem_but_two_kinds_of_no_badge_has_an_answer_of_its_own() -> None:
    answers = [answer_of(refused(problem)) for problem in ScanProblem]  # type: ignore[arg-type]
    assert DoorAnswer.FAILED not in answers
    assert len(set(answers)) == len(ScanProblem) - 1


def test_every_answer_has_a_sound_of_its_own() -> None:
    sounds = {sound_path(answer).read_bytes() for answer in DoorAnswer}
    assert len(sounds) == len(DoorAnswer)


@pytest.mark.parametrize("problem", sorted(COUNTED))
def test_a_run_of_refusals_slows_its_source_and_names_it(problem: ScanProblem) -> None:
    run = RefusalRun()
    said = [run.hear(Road.SCANNER, refused(problem), 0.0) for _ in range(FREE_REFUSALS)]
    assert said[:-1] == [None] * (FREE_REFUSALS - 1)
    assert said[-1] is not None
    assert "scanner" in said[-1].sentence
    assert run.wait_s(Road.SCANNER, 0.5) == 1.5
    assert run.wait_s(Road.CAMERA, 0.5) == 0.0


def test_whoever_gets_in_ends_the_run_of_their_source_only() -> None:
    run = RefusalRun()
    for _ in range(FREE_REFUSALS):
        run.hear(Road.SCANNER, refused(ScanProblem.FORGED), 0.0)
        run.hear(Road.CAMERA, refused(ScanProblem.FORGED), 0.0)
    assert run.hear(Road.SCANNER, LET_IN, 1.0) is None
    assert run.wait_s(Road.SCANNER, 1.0) == 0.0
    assert run.wait_s(Road.CAMERA, 1.0) == 1.0
    assert run.hear(Road.SCANNER, refused(ScanProblem.FORGED), 1.0) is None


def test_a_search_that_finds_nobody_slows_nothing() -> None:
    run = RefusalRun()
    for _ in range(30):
        assert run.hear(Road.KEYBOARD, refused(ScanProblem.NOBODY_FOUND), 0.0) is None
    assert run.wait_s(Road.KEYBOARD, 0.0) == 0.0


def test_the_pause_grows_to_half_a_minute_and_no_further() -> None:
    pauses = [pause_after(n) for n in range(FREE_REFUSALS + 60)]
    assert pauses == sorted(pauses)
    assert pauses[FREE_REFUSALS - 1 : FREE_REFUSALS + 2] == [0.0, 2.0, 4.0]
    assert pauses[-1] == LONGEST_PAUSE_S


@pytest.mark.parametrize("road", list(Road))
def test_every_source_is_named_in_a_sentence(road: Road) -> None:
    run = RefusalRun()
    for _ in range(FREE_REFUSALS):
        said = run.hear(road, refused(ScanProblem.FORGED), 0.0)
    assert said is not None
    assert said.values["seconds"] == 2
