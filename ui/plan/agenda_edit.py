"""Changing a planned agenda: pure, each answer a new tuple of items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from facilitator.domain.language import Text
from facilitator.domain.programme import BlockKind, Minutes, Priority
from facilitator.domain.session import AgendaItem

_NEW_MINUTES = 10
LONGEST_MINUTES = 480

Items = tuple[AgendaItem, ...]


def place_of(items: Sequence[AgendaItem], item_id: UUID | None) -> int:
    """Return where that item stands, or -1."""
    return next((place for place, item in enumerate(items) if item.id == item_id), -1)


def moved(items: Items, place: int, steps: int) -> Items:
    """Return the agenda with one item so many places later (or earlier, below zero)."""
    target = place + steps
    if not (0 <= place < len(items) and 0 <= target < len(items)):
        return items
    rest = [*items[:place], *items[place + 1 :]]
    rest.insert(target, items[place])
    return tuple(rest)


def moved_to(items: Items, place: int, gap: int) -> Items:
    """Return the agenda with one item in that gap: 0 is before the first, as drawn by a drop line."""
    return moved(items, place, gap - place - (gap > place))


def without(items: Items, place: int) -> Items:
    """Return the agenda without that item; the last one stays, an agenda needs a block."""
    return items if len(items) <= 1 else (*items[:place], *items[place + 1 :])


def with_back(items: Items, place: int, item: AgendaItem) -> Items:
    """Return the agenda with a block that was taken out at that place; one that is there stays once."""
    if place_of(items, item.id) >= 0:
        return items
    return (*items[:place], item, *items[place:])


def with_new(items: Items, place: int, item_id: UUID, title: Text) -> Items:
    """Return the agenda with a fresh block after that place, of the same module."""
    before = items[place] if 0 <= place < len(items) else None
    fresh = AgendaItem(
        id=item_id,
        kind=BlockKind.DISCUSSION,
        title=title,
        minutes=Minutes(0, _NEW_MINUTES, 2 * _NEW_MINUTES),
        planned_minutes=_NEW_MINUTES,
        priority=Priority.SHOULD,
        module_number=before.module_number if before else 0,
        module_title=before.module_title if before else Text(),
    )
    return (*items[: place + 1], fresh, *items[place + 1 :])


def with_put_in(items: Items, gap: int, item: AgendaItem) -> Items:
    """Return the agenda with a block of the library in that gap, part of the module that it comes into.

    A fixed start belonged to the agenda it comes from.
    """
    beside = items[gap - 1] if 0 < gap <= len(items) else items[0] if items else item
    put_in = replace(
        item,
        fixed_start=None,
        module_number=beside.module_number,
        module_title=beside.module_title,
    )
    return (*items[:gap], put_in, *items[gap:])


def changed(items: Items, item: AgendaItem) -> Items:
    """Return the agenda with that item in the place of the one of its id."""
    return tuple(item if one.id == item.id else one for one in items)


def lengthened(items: Items, place: int, minutes: int) -> Items:
    """Return the agenda with so many minutes more (or less) for one item."""
    item = items[place]
    length = min(LONGEST_MINUTES, max(0, item.planned_minutes + minutes))
    return changed(items, replace(item, planned_minutes=length))
