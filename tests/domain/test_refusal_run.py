"""What slows a source down, what does not, and what is said of a code that waits."""

from __future__ import annotations

import pytest

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    CheckedIn,
    DoorCount,
    NotCheckedIn,
    Road,
    ScanProblem,
    Tone,
)
from facilitator.domain.message import Message
from facilitator.domain.refusal_run import FREE_REFUSALS, RefusalRun, is_try, waiting_message
from tests.builders import HALF_DAY, an_enrolment, an_id
from tests.fakes import MORNING

FORGED = NotCheckedIn(ScanProblem.FORGED, Message("No."), Tone.BAD)
WANG = an_enrolment()


def arrival(*, is_new: bool) -> CheckedIn:
    event = AttendanceEvent(an_id("in"), HALF_DAY, WANG.id, AttendanceKind.ARRIVED, MORNING, Road.CAMERA)
    return CheckedIn(
        WANG, event, is_new=is_new, count=DoorCount(1, 1, 0, 0), message=Message("In."), tone=Tone.GOOD
    )


def tried(run: RefusalRun, numbers: range) -> int:
    """Let so many codes be refused; returns how many of them slowed the source down."""
    heard = [run.hear(Road.CAMERA, FORGED, 0.0, f"{n:017}") for n in numbers]
    return sum(message is not None for message in heard)


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("13254709816610742", True),
        ("482107-3", True),
        ("１３２５４７０９８１６６１０７４２", True),
        ("https://pay.example/abc", False),
        ("6901234567892", False),
        ("7" * 300, False),
        ("Li Na", False),
        ("", False),
    ],
)
def test_only_what_a_badge_has_could_be_a_guess(code: str, is_one: bool) -> None:
    assert is_try(code) is is_one


def test_a_poster_in_view_costs_nothing() -> None:
    run = RefusalRun()
    refused = NotCheckedIn(ScanProblem.NOT_A_BADGE, Message("No."), Tone.BAD)
    heard = [run.hear(Road.CAMERA, refused, 0.0, f"https://pay.example/{n}") for n in range(50)]
    assert heard == [None] * 50
    assert run.wait_s(Road.CAMERA, 0.0) == 0.0


def test_the_same_code_again_and_again_is_one_refusal() -> None:
    run = RefusalRun()
    for _ in range(50):
        assert run.hear(Road.CAMERA, FORGED, 0.0, "13254709816610742") is None
    assert tried(run, range(FREE_REFUSALS - 1)) == 1


def test_what_was_tried_long_ago_counts_anew() -> None:
    run = RefusalRun()
    tried(run, range(300))
    assert tried(run, range(1)) == 1
    assert tried(run, range(299, 300)) == 0


def test_a_new_arrival_lowers_a_run_and_does_not_end_it() -> None:
    run = RefusalRun()
    tried(run, range(FREE_REFUSALS + 4))
    assert run.hear(Road.CAMERA, arrival(is_new=True), 0.0) is None
    assert run.wait_s(Road.CAMERA, 0.0) == 0.0
    assert tried(run, range(100, 101)) == 1


def test_somebody_who_is_here_already_lowers_nothing() -> None:
    run = RefusalRun()
    tried(run, range(FREE_REFUSALS - 1))
    for _ in range(9):
        assert run.hear(Road.CAMERA, arrival(is_new=False), 0.0) is None
    assert tried(run, range(100, 101)) == 1


def test_a_code_that_waits_is_told_how_long_and_behind_how_many() -> None:
    assert waiting_message(1.2, 0).values == {"seconds": 2}
    assert waiting_message(0.0, 0).values == {"seconds": 1}
    behind = waiting_message(8.0, 3)
    assert (behind.values["n"], behind.values["seconds"], "others" in behind.sentence) == (3, 8, True)
