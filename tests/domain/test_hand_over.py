"""What two doors noted becomes one story, by file or by code, in any order and however often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import AttendanceEvent, AttendanceKind, Presence, Road, presences
from facilitator.domain.hand_over import HandOver, HandOverProblem, event_mark, merge, person_mark
from facilitator.domain.hand_over_code import ENTRIES_A_CODE, MOST_CODES, write_codes
from facilitator.domain.hand_over_file import entry_line, read_entry, read_hand_over, write_file
from facilitator.domain.participant import Enrolment
from tests.builders import HALF_DAY, KEY, OTHER_KEY, a_person, an_enrolment, an_id
from tests.fakes import MORNING

A = AttendanceKind
PEOPLE = [an_enrolment(a_person(f"人{n}")) for n in range(100)]
HEAD = HandOver(HALF_DAY, MORNING, MORNING + timedelta(hours=1), 12, ())
KEYS = [OTHER_KEY, KEY]


def event(
    name: str,
    kind: AttendanceKind = A.ARRIVED,
    *,
    who: int = 0,
    second: float = 0,
    undoes: UUID | None = None,
) -> AttendanceEvent:
    at = MORNING + timedelta(seconds=second)
    return AttendanceEvent(an_id(name), HALF_DAY, PEOPLE[who].id, kind, at, Road.CAMERA, "Li", undoes)


def by_file(events: Sequence[AttendanceEvent]) -> list[HandOver]:
    found = read_hand_over(write_file(HEAD, events, KEY), KEYS)
    assert isinstance(found, HandOver)
    return [found]


def by_codes(events: Sequence[AttendanceEvent]) -> list[HandOver]:
    found = [read_hand_over(digits, KEYS) for digits in write_codes(HEAD, events, KEY)]
    assert found
    return [one for one in found if isinstance(one, HandOver)]


def taken(
    known: Sequence[AttendanceEvent], *handed: HandOver, people: Sequence[Enrolment] = PEOPLE
) -> list[AttendanceEvent]:
    events = list(known)
    for one in handed:
        events += merge(people, events, one).new
    return events


def story(events: Sequence[AttendanceEvent]) -> list[object]:
    """Return how everybody stands, to the second."""
    return [_stand(one) for one in presences(PEOPLE, events)]


def _stand(one: Presence) -> object:
    stays = [
        (stay.came_at.timestamp() // 1, stay.left_at and stay.left_at.timestamp() // 1) for stay in one.stays
    ]
    return one.is_present, one.is_excused, stays


@pytest.mark.parametrize("road", [by_file, by_codes])
def test_what_was_handed_over_stands_as_it_stood(road: object) -> None:
    events = [
        event("in"),
        event("out", A.LEFT, second=600.4),
        event("back", second=900),
        event("sick", A.EXCUSED, who=1, second=5),
        event("wrong", who=2, second=7),
        event("taken back", A.UNDONE, who=2, second=9, undoes=an_id("wrong")),
    ]
    handed = road(events)  # type: ignore[operator]
    other_side = taken([], *handed)
    assert story(other_side) == story(events)
    assert {one.road for one in other_side} == {Road.HAND_OVER}
    assert {one.who for one in other_side} == {"#012"}
    assert merge(PEOPLE, other_side, handed[0]).new == ()


def test_a_file_carries_no_name_and_whole_ids() -> None:
    content = write_file(HEAD, [event("in")], KEY)
    assert all(text not in content for text in ("人0".encode(), b"Li"))
    (entry,) = by_file([event("in")])[0].entries
    assert (entry.id, entry.enrolment, entry.at) == (an_id("in"), PEOPLE[0].id, MORNING)
    assert read_entry(entry_line(entry)) == entry


def test_a_hundred_people_fit_one_code_of_version_20() -> None:
    events = [event(f"in {n}", who=n, second=n) for n in range(ENTRIES_A_CODE)]
    (digits,) = write_codes(HEAD, events, KEY)
    assert digits.isdigit()
    assert len(digits) <= 2061
    from qrcode.main import QRCode

    code = QRCode(error_correction=1, border=4)
    code.add_data(digits)
    code.make()
    assert code.version == 20


def test_more_than_one_code_holds_comes_in_several_and_in_any_order() -> None:
    events = [event(f"in {n}", who=n, second=n) for n in range(100)]
    events += [event(f"out {n}", A.LEFT, who=n, second=3000 + n) for n in range(100)]
    first, second = by_codes(events)
    assert [(one.part, one.parts) for one in (first, second)] == [(1, 2), (2, 2)]
    assert story(taken([], second, first, second)) == story(events)


def test_what_does_not_fit_codes_is_for_a_file() -> None:
    many = [event(f"{n}", who=n % 100, second=n) for n in range(ENTRIES_A_CODE * MOST_CODES + 1)]
    assert write_codes(HEAD, many, KEY) == ()
    assert write_codes(HEAD, [event("late", second=40 * 3600)], KEY) == ()
    assert write_codes(HEAD, [event("last year", second=-9e6)], KEY) == ()
    assert len(write_codes(HEAD, [], KEY)) == 1


def test_two_events_of_one_person_with_one_mark_are_for_a_file() -> None:
    names = [f"twin {n}" for n in range(3000)]
    marks: dict[int, str] = {}
    first = second = ""
    for name in names:
        mark = event_mark(an_id(name))
        if mark in marks:
            first, second = marks[mark], name
        marks[mark] = name
    assert first
    assert write_codes(HEAD, [event(first), event(second, second=9)], KEY) == ()
    both = taken([], *by_file([event(first), event(second, second=1)]))
    assert len(both) == 2


def test_people_who_are_not_on_the_list_are_kept_aside() -> None:
    stranger = replace(event("walk-in"), enrolment=an_id("somebody"))
    for road in (by_file, by_codes):
        merged = merge(PEOPLE, [], road([event("in", who=1), stranger])[0])
        assert [one.enrolment for one in merged.new] == [PEOPLE[1].id]
        assert [entry.person for entry in merged.aside] == [person_mark(an_id("somebody"))]


def test_what_was_kept_aside_or_handed_on_keeps_the_laptop_that_noted_it() -> None:
    (north,) = by_file([event("in", who=1)])
    nobody = merge([], [], north)
    later = replace(HEAD, laptop=44, entries=nobody.aside)
    (joined,) = merge(PEOPLE, [], later).new
    assert joined.who == "#012"
    (onward,) = by_file([joined])
    (there,) = merge(PEOPLE, [], replace(onward, laptop=44)).new
    assert there.who == "#012"


def test_nobody_is_meant_where_two_people_share_a_mark() -> None:
    twice = [PEOPLE[0], replace(PEOPLE[0], person=a_person("another"))]
    merged = merge(twice, [], by_codes([event("in")])[0])
    assert (merged.new, len(merged.aside)) == ((), 1)


@pytest.mark.parametrize("there_by", [by_file, by_codes])
@pytest.mark.parametrize("back_by", [by_file, by_codes])
def test_what_the_other_door_takes_back_is_taken_back_here(there_by: object, back_by: object) -> None:
    here = [event("in"), event("in", who=1, second=1)]
    here[1] = replace(here[1], id=an_id("in too"))
    there = taken([], *there_by(here))  # type: ignore[operator]
    wrong = next(one for one in there if one.enrolment == PEOPLE[0].id)
    undone = replace(event("undo", A.UNDONE, second=90), undoes=wrong.id)
    here = taken(here, *back_by([*there, undone]))  # type: ignore[operator]
    assert story(here) == story([*there, undone])
    assert [one.is_present for one in presences(PEOPLE[:2], here)] == [False, True]


def test_a_taking_back_that_comes_before_what_it_takes_back_holds() -> None:
    events = [event("in"), event("undo", A.UNDONE, second=9, undoes=an_id("in"))]
    (code,) = by_codes(events)
    only_undone = replace(code, entries=code.entries[1:])
    for then in (code, by_file(events)[0]):
        assert story(taken([], only_undone, then)) == story(events)
    half_a_file = replace(by_file(events)[0], entries=by_file(events)[0].entries[1:])
    assert story(taken([], half_a_file, code)) == story(events)


@st.composite
def histories(draw: st.DrawFn, door: str) -> list[AttendanceEvent]:
    """Some people in and out at one door, some of it taken back."""
    deeds = draw(
        st.lists(st.tuples(st.integers(0, 2), st.sampled_from([A.ARRIVED, A.LEFT, A.EXCUSED])), max_size=8)
    )
    offset = 0 if door == "north" else 7
    events = [
        event(f"{door} {n}", kind, who=who, second=20 * n + offset) for n, (who, kind) in enumerate(deeds)
    ]
    wrong = draw(st.lists(st.sampled_from(events), unique_by=lambda one: one.id)) if events else []
    events += [
        replace(one, id=an_id(f"undo {one.id}"), kind=A.UNDONE, undoes=one.id, at=one.at + timedelta(1))
        for one in wrong
    ]
    return events


@given(
    histories("north"),
    histories("south"),
    st.lists(st.sampled_from(["file", "codes"]), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_both_sides_tell_one_story_whichever_way_and_however_often(
    north: list[AttendanceEvent], south: list[AttendanceEvent], ways: list[str], chance: Random
) -> None:
    here, there = list(north), list(south)
    for way in ways:
        road = by_file if way == "file" else by_codes
        to_there, to_here = road(here), road(there)
        chance.shuffle(to_there)
        there, here = taken(there, *to_there, *to_there), taken(here, *to_here)
    there = taken(there, *by_file(here))
    here = taken(here, *by_codes(there))
    assert story(here) == story(there) == story([*north, *south])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", HandOverProblem.NOT_A_HAND_OVER),
        (b"\x89PNG\r\n", HandOverProblem.NOT_A_HAND_OVER),
        ("12345678901234567", HandOverProblem.NOT_A_HAND_OVER),
        ("9" * 2000, HandOverProblem.NOT_A_HAND_OVER),
        ("1" * 9000, HandOverProblem.NOT_A_HAND_OVER),
        (b"facilitator att", HandOverProblem.CUT_SHORT),
        (b"facilitator attendance 2\n{}\n", HandOverProblem.TOO_NEW),
        (b"x" * 8_000_001, HandOverProblem.NOT_A_HAND_OVER),
    ],
)
def test_what_is_no_hand_over_is_told(content: bytes | str, problem: HandOverProblem) -> None:
    assert read_hand_over(content, KEYS) is problem


def test_a_file_that_is_cut_anywhere_is_cut_short_and_one_that_was_changed_is_forged() -> None:
    content = write_file(HEAD, [event("in"), event("out", A.LEFT, second=60)], KEY)
    assert isinstance(read_hand_over(content.replace(b"\n", b"\r\n"), KEYS), HandOver)
    for length in range(1, len(content) - 1):
        assert read_hand_over(content[:length], KEYS) is HandOverProblem.CUT_SHORT
    assert read_hand_over(content.replace(b"arrived", b"excused"), KEYS) is HandOverProblem.FORGED
    assert read_hand_over(content, [OTHER_KEY]) is HandOverProblem.FORGED
    assert read_hand_over(content, []) is HandOverProblem.FORGED


def test_a_code_of_another_key_or_with_one_wrong_digit_is_no_hand_over() -> None:
    (digits,) = write_codes(HEAD, [event("in")], KEY)
    assert read_hand_over(digits, [OTHER_KEY]) is HandOverProblem.FORGED
    changed = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert isinstance(read_hand_over(changed, KEYS), HandOverProblem)
    of_the_future = str(int.from_bytes(b"\x01FA\x02" + b"\x00" * 60))
    assert read_hand_over(of_the_future, KEYS) is HandOverProblem.TOO_NEW


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    assert isinstance(read_hand_over(content, KEYS), HandOverProblem)
    assert isinstance(read_hand_over(b"facilitator attendance 1\n" + content, KEYS), HandOverProblem)


@given(st.integers(10**100, 10**2000))
def test_any_digits_are_read_or_told(number: int) -> None:
    assert isinstance(read_hand_over(str(number), KEYS), HandOverProblem)
