from __future__ import annotations

from dataclasses import fields, replace
from itertools import permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda_difference import (
    FIELD_NAMES,
    BlockDifference,
    DifferenceKind,
    agenda_differences,
)
from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Minutes, Priority
from facilitator.domain.session import AgendaItem


def block(number: int) -> AgendaItem:
    return AgendaItem(
        UUID(int=number), BlockKind.TALK, Text(f"Block {number}"), Minutes(5, 10, 20), 10, Priority.SHOULD
    )


AGENDA = tuple(block(number) for number in range(1, 6))


def kinds(found: tuple[BlockDifference, ...]) -> list[tuple[str, int]]:
    return [(one.kind.value, one.item.id.int) for one in found]


def test_the_same_agenda_changes_nothing() -> None:
    assert agenda_differences(AGENDA, AGENDA) == ()


def test_every_field_of_a_block_but_its_id_is_named() -> None:
    assert set(FIELD_NAMES) == {one.name for one in fields(AgendaItem)} - {"id"}


def test_what_is_new_what_changes_and_what_goes_is_told_in_the_order_to_come() -> None:
    longer = replace(AGENDA[1], planned_minutes=15, say=Text("Hello"))
    found = agenda_differences(AGENDA, (AGENDA[0], longer, block(9), *AGENDA[3:]))
    assert kinds(found) == [("changed", 2), ("new", 9), ("gone", 3)]
    changed, new, gone = found
    assert (changed.fields, changed.was, changed.place) == (("planned_minutes", "say"), AGENDA[1], 2)
    assert (new.was, new.place) == (None, 3)
    assert (gone.place, gone.moves) == (3, False)


def test_one_block_pulled_to_the_front_is_the_only_one_that_moves() -> None:
    found = agenda_differences(AGENDA, (AGENDA[4], *AGENDA[:4]))
    assert kinds(found) == [("moved", 5)]


def test_a_block_that_changes_and_moves_is_told_once() -> None:
    later = replace(AGENDA[0], planned_minutes=1)
    [only] = agenda_differences(AGENDA, (*AGENDA[1:], later))
    assert (only.kind, only.moves) == (DifferenceKind.CHANGED, True)


@given(st.permutations(AGENDA))
def test_no_fewer_blocks_could_be_said_to_move(after: list[AgendaItem]) -> None:
    moved = len(agenda_differences(AGENDA, after))
    longest = max(
        size
        for size in range(1, len(AGENDA) + 1)
        for run in permutations(AGENDA, size)
        if list(run) == [one for one in AGENDA if one in run] == [one for one in after if one in run]
    )
    assert moved == len(AGENDA) - longest
