"""What another agenda would change in this one: block by block, before anything is taken over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from facilitator.domain.message import Message
from facilitator.domain.session import AgendaItem

FIELD_NAMES: Mapping[str, Message] = {
    "title": Message("Title"),
    "kind": Message("Kind"),
    "planned_minutes": Message("Planned minutes"),
    "minutes": Message("Shortest, wished and longest minutes"),
    "priority": Message("Must, should or could"),
    "fixed_start": Message("Fixed start"),
    "method": Message("How it is done"),
    "aim": Message("Aim"),
    "steps": Message("Steps"),
    "say": Message("To say"),
    "materials": Message("Materials"),
    "handout": Message("Handout"),
    "cuts": Message("Cuts"),
    "slides": Message("Slides"),
    "questionnaire": Message("Questionnaire"),
    "module_number": Message("Module"),
    "module_title": Message("Title of the module"),
}
"""What each field of a block but its id is called, in the order in which it is told."""


class DifferenceKind(StrEnum):
    """What happens to a block."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """One block that would not be as it is: as it comes (or as it is, where it goes).

    `fields` are those of `FIELD_NAMES` that change; a block that changes may move as well. `place` is
    where it stands then, from 1; for one that goes, where it stood. `was` is the block before; none for a
    new one.
    """

    kind: DifferenceKind
    item: AgendaItem
    place: int
    was: AgendaItem | None = None
    fields: tuple[str, ...] = ()
    moves: bool = False


def agenda_differences(
    before: Sequence[AgendaItem], after: Sequence[AgendaItem]
) -> tuple[BlockDifference, ...]:
    """Return what is not the same, in the order of the agenda to come, then what goes.

    As few blocks as possible are said to move: all but a longest run that keeps its order.
    """
    old = {item.id: item for item in before}
    kept = [item for item in after if item.id in old]
    staying = _longest_in_order(list(_places(before, kept)))
    stays = {kept[number].id for number in staying}
    return (*_coming(old, stays, after), *_going(before, {item.id for item in after}))


def _places(before: Sequence[AgendaItem], kept: Sequence[AgendaItem]) -> Iterator[int]:
    place_of = {item.id: place for place, item in enumerate(before)}
    return (place_of[item.id] for item in kept)


def _coming(
    old: Mapping[UUID, AgendaItem], stays: set[UUID], after: Sequence[AgendaItem]
) -> Iterator[BlockDifference]:
    for place, item in enumerate(after, start=1):
        was = old.get(item.id)
        if was is None:
            yield BlockDifference(DifferenceKind.NEW, item, place)
            continue
        fields = tuple(name for name in FIELD_NAMES if getattr(was, name) != getattr(item, name))
        moves = item.id not in stays
        if fields:
            yield BlockDifference(DifferenceKind.CHANGED, item, place, was, fields, moves)
        elif moves:
            yield BlockDifference(DifferenceKind.MOVED, item, place, was, moves=True)


def _going(before: Sequence[AgendaItem], left: set[UUID]) -> Iterator[BlockDifference]:
    for place, item in enumerate(before, start=1):
        if item.id not in left:
            yield BlockDifference(DifferenceKind.GONE, item, place, item)


def _longest_in_order(places: Sequence[int]) -> list[int]:
    """Return the numbers of a longest rising run of places, by patience sorting."""
    tops: list[int] = []
    ends: list[int] = []
    behind: list[int] = []
    for number, place in enumerate(places):
        pile = bisect_left(tops, place)
        behind.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [number]
    run: list[int] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(number)
        number = behind[number]
    return run[::-1]
