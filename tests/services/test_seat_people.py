"""Tables and groups of the list: fair sizes, mixed where wished, taken back, and used in the room."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from uuid import UUID

import pytest

from facilitator.domain.attendance import Road
from facilitator.domain.groups import GroupWish, MixField
from facilitator.domain.message import UserError
from facilitator.domain.participant import Enrolment
from facilitator.services.change_enrolment import change_enrolment
from facilitator.services.changes import Change
from facilitator.services.check_in import check_in_person
from facilitator.services.enrol_people import add_person, list_people
from facilitator.services.group_work import draw_as_listed
from facilitator.services.ports import Workspace
from facilitator.services.seat_people import Place, clear_places, put_places_back, seat_people


@pytest.fixture
def ten(ws: Workspace, half_day: UUID) -> tuple[Enrolment, ...]:
    """Ten people of two departments on the list."""
    for n in range(10):
        add_person(ws, half_day, f"P{n}", department="Line 1" if n < 4 else "Line 2")
    return list_people(ws, half_day)


def tables(ws: Workspace, half_day: UUID) -> dict[str, int]:
    return dict(Counter(one.table for one in list_people(ws, half_day)))


@pytest.mark.parametrize(
    ("wish", "sizes"),
    [(GroupWish(3), [3, 3, 4]), (GroupWish(4, is_size=True), [5, 5]), (GroupWish(10), [1] * 10)],
)
def test_sizes_differ_by_at_most_one(
    ws: Workspace, half_day: UUID, ten: tuple[Enrolment, ...], wish: GroupWish, sizes: list[int]
) -> None:
    done = seat_people(ws, half_day, Place.TABLE, wish)
    assert (sorted(tables(ws, half_day).values()), done.changes) == (sizes, Change.ROSTER)
    assert set(tables(ws, half_day)) == {str(n + 1) for n in range(len(sizes))}
    assert len(ten) == 10


@pytest.mark.usefixtures("ten")
def test_a_field_is_spread_over_the_tables(ws: Workspace, half_day: UUID) -> None:
    seat_people(ws, half_day, Place.GROUP, GroupWish(2, mix=MixField.DEPARTMENT))
    found = Counter((one.group, one.person.department) for one in list_people(ws, half_day))
    assert set(found.values()) == {2, 3}


@pytest.mark.usefixtures("ten")
def test_places_are_put_back_but_for_what_was_typed_since(ws: Workspace, half_day: UUID) -> None:
    first = seat_people(ws, half_day, Place.TABLE, GroupWish(2)).value
    second = seat_people(ws, half_day, Place.TABLE, GroupWish(5)).value
    one = list_people(ws, half_day)[0]
    change_enrolment(ws, replace(one, table="by the door"))
    assert put_places_back(ws, second).value == 9
    after = list_people(ws, half_day)
    assert [one.table for one in after[1:]] == [one.table for one in first.after[1:]]
    assert after[0].table == "by the door"
    cleared = clear_places(ws, half_day, Place.TABLE).value
    assert set(tables(ws, half_day)) == {""}
    put_places_back(ws, cleared)
    assert list_people(ws, half_day) == after


def test_what_cannot_be_is_one_sentence(ws: Workspace, half_day: UUID) -> None:
    with pytest.raises(UserError, match="Nobody is on the list yet"):
        seat_people(ws, half_day, Place.TABLE, GroupWish(2))
    add_person(ws, half_day, "王小明")
    with pytest.raises(UserError, match="Only 1 person is on the list"):
        seat_people(ws, half_day, Place.TABLE, GroupWish(2))
    with pytest.raises(UserError, match="Say how many"):
        seat_people(ws, half_day, Place.TABLE, GroupWish(0))


def test_the_room_sits_as_the_list_says_and_who_has_no_place_where_the_fewest_do(
    ws: Workspace, half_day: UUID, ten: tuple[Enrolment, ...]
) -> None:
    with pytest.raises(UserError, match="Nobody is checked in yet"):
        draw_as_listed(ws, half_day, Place.TABLE)
    for one in ten[:6]:
        check_in_person(ws, half_day, one.id, Road.SEARCH)
    with pytest.raises(UserError, match="Nobody who is here has a place"):
        draw_as_listed(ws, half_day, Place.TABLE)
    for one, table in zip(ten, ("10", "2", "2", "10", "10"), strict=False):
        change_enrolment(ws, replace(one, table=table))
    done = draw_as_listed(ws, half_day, Place.TABLE)
    names = [[one.person.name for one in group] for group in done.value.members(done.value.draws[0])]
    assert names == [["P1", "P2", "P5"], ["P0", "P3", "P4"]]
    assert done.changes is Change.GROUPS
    change_enrolment(ws, replace(ten[0], group="red"))
    assert len(draw_as_listed(ws, half_day, Place.GROUP).value.draws[1].groups) == 1
