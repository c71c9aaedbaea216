"""What is said of an entry that was taken back, while its person may count as here all the same."""

from __future__ import annotations

import pytest

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    DoorCount,
    Presence,
    Road,
    TakenBack,
)
from facilitator.domain.door_answer import taken_back_message
from tests.builders import HALF_DAY, an_enrolment, an_id
from tests.fakes import MORNING

WANG = an_enrolment()


def taken_back(kind: AttendanceKind, *, is_present: bool) -> TakenBack:
    event = AttendanceEvent(an_id("taken"), HALF_DAY, WANG.id, kind, MORNING, Road.SCANNER)
    arrived_at = MORNING if is_present else None
    presence = Presence(WANG, arrived_at, None, is_present=is_present, last_event=None)
    return TakenBack(event, presence, DoorCount(1, 1, 0, 0), None)


def test_who_counts_by_another_entry_is_said_to_be_here() -> None:
    said = taken_back_message(taken_back(AttendanceKind.ARRIVED, is_present=True))
    assert "Another one counts" in said.sentence
    assert said.values["time"] == f"{MORNING:%H:%M}"


@pytest.mark.parametrize(
    ("kind", "is_present"), [(AttendanceKind.ARRIVED, False), (AttendanceKind.LEFT, True)]
)
def test_who_stands_as_before_the_entry_is_told_in_one_sentence(
    kind: AttendanceKind,
    is_present: bool,
) -> None:
    said = taken_back_message(taken_back(kind, is_present=is_present))
    assert str(said) == f"The entry of {WANG.person.name} was taken back."
