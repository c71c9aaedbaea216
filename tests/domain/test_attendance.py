"""Who is present, folded from appended events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import (
    AttendanceEvent,
    AttendanceKind,
    DoorCount,
    Road,
    door_count,
    presences,
)
from facilitator.domain.participant import Enrolment
from tests.builders import HALF_DAY, a_person, an_enrolment, an_id
from tests.fakes import MORNING

WANG = an_enrolment(a_person("王小明"))
LI = an_enrolment(a_person("李娜"))
GUEST = an_enrolment(a_person("陈东"), is_walk_in=True)
ARRIVED, LEFT, UNDONE, EXCUSED = (
    AttendanceKind.ARRIVED,
    AttendanceKind.LEFT,
    AttendanceKind.UNDONE,
    AttendanceKind.EXCUSED,
)


def event(
    minute: int, kind: AttendanceKind, enrolment: Enrolment = WANG, undoes: int | None = None
) -> AttendanceEvent:
    return AttendanceEvent(
        id=an_id(f"event {minute}"),
        half_day=HALF_DAY,
        enrolment=enrolment.id,
        kind=kind,
        at=MORNING + timedelta(minutes=minute),
        road=Road.CAMERA,
        undoes=None if undoes is None else an_id(f"event {undoes}"),
    )


@pytest.mark.parametrize(
    ("events", "arrived", "left", "is_present"),
    [
        ([], None, None, False),
        ([(1, ARRIVED)], 1, None, True),
        ([(1, ARRIVED), (5, ARRIVED)], 1, None, True),
        ([(1, ARRIVED), (9, LEFT)], 1, 9, False),
        ([(1, ARRIVED), (9, LEFT), (10, LEFT)], 1, 9, False),
        ([(1, ARRIVED), (9, LEFT), (20, ARRIVED)], 1, None, True),
        ([(9, LEFT)], None, None, False),
        ([(1, EXCUSED)], None, None, False),
        ([(1, EXCUSED), (3, ARRIVED)], 3, None, True),
        ([(1, ARRIVED), (2, UNDONE, 1)], None, None, False),
        ([(1, ARRIVED), (2, UNDONE, 1), (3, ARRIVED)], 3, None, True),
        ([(1, ARRIVED), (9, LEFT), (10, UNDONE, 9)], 1, None, True),
        ([(1, ARRIVED), (2, UNDONE, 1), (3, UNDONE, 1)], None, None, False),
    ],
)
def test_a_person_stands_as_their_events_say(
    events: Sequence[tuple[int, ...]], arrived: int | None, left: int | None, is_present: bool
) -> None:
    happened = [event(e[0], e[1], undoes=e[2] if len(e) > 2 else None) for e in events]  # type: ignore[arg-type]
    (wang,) = presences([WANG], happened)
    assert wang.arrived_at == (None if arrived is None else MORNING + timedelta(minutes=arrived))
    assert wang.left_at == (None if left is None else MORNING + timedelta(minutes=left))
    assert wang.is_present is is_present


def test_the_count_keeps_list_and_walk_ins_apart() -> None:
    events = [event(1, ARRIVED), event(2, ARRIVED, GUEST), event(3, LEFT, GUEST)]
    count = door_count([WANG, LI, GUEST], events)
    assert count == DoorCount(expected=2, present=1, left=1, walk_ins=1)
    assert count.missing == 1


def test_somebody_excused_is_not_missing() -> None:
    count = door_count([WANG, LI], [event(1, EXCUSED)])
    assert (count.missing, count.excused, count.present) == (1, 1, 0)


def test_a_walk_in_taken_back_counts_nowhere() -> None:
    count = door_count([WANG, GUEST], [event(1, ARRIVED, GUEST), event(2, UNDONE, GUEST, undoes=1)])
    assert count == DoorCount(expected=1, present=0, left=0, walk_ins=0)


SCRIPTS = st.lists(
    st.tuples(
        st.sampled_from([ARRIVED, LEFT, EXCUSED, UNDONE]),
        st.sampled_from([WANG, LI, GUEST]),
        st.integers(0, 30),
    ),
    max_size=30,
)


@given(SCRIPTS)
def test_whatever_happens_the_count_adds_up(script: list[tuple[AttendanceKind, Enrolment, int]]) -> None:
    events = [
        event(n, kind, who, undoes=undoes if kind is UNDONE else None)
        for n, (kind, who, undoes) in enumerate(script)
    ]
    people = [WANG, LI, GUEST]
    count = door_count(people, events)
    assert count.present + count.left + count.excused + count.missing == count.expected + count.walk_ins
    assert min(count.present, count.left, count.missing, count.walk_ins) >= 0


@given(SCRIPTS)
def test_events_merged_twice_say_the_same(script: list[tuple[AttendanceKind, Enrolment, int]]) -> None:
    events = [
        event(n, kind, who, undoes=undoes if kind is UNDONE else None)
        for n, (kind, who, undoes) in enumerate(script)
    ]
    doubled = [one for event_ in events for one in (event_, event_)]
    once, twice = presences([WANG, LI, GUEST], events), presences([WANG, LI, GUEST], doubled)
    assert once == twice
