"""Changing a running agenda by hand: pure, each answer the whole agenda as it would then be.

What ran stays as it ran, and nothing is put before the block that runs now, where it would be passed
over in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from facilitator.domain.message import Message, UserError
from facilitator.domain.run_event import LeftOut, RunItem, RunPhase
from facilitator.domain.session import AgendaItem
from facilitator.domain.tally import Tally

SHORTEST_MINUTES = 1
LONGEST_MINUTES = 480

Agenda = tuple[RunItem, ...]


def with_left_out(tally: Tally, block: UUID, how: LeftOut) -> Agenda:
    """Return the agenda with a block dropped, put off, or (`LeftOut.NO`) to be done again.

    A block that was passed over comes back as the next one. UserError for what runs or ran.
    """
    place = _place(tally, block)
    if _runs_now(tally, place):
        raise UserError(Message("This block runs now. Go on to the next one instead."))
    if place < _begin_of_rest(tally):
        _refuse_what_ran(tally, place)
        if how is LeftOut.NO:
            return moved_to(tally, block, 0)
    return _with(tally, place, replace(tally.agenda[place], left_out=how))


def moved(tally: Tally, block: UUID, steps: int) -> Agenda:
    """Return the agenda with a block so many places later (or earlier, below zero), as far as it may go.

    UserError for what runs or ran.
    """
    return moved_to(tally, block, _place(tally, block) + steps)


def moved_to(tally: Tally, block: UUID, place: int) -> Agenda:
    """Return the agenda with a block at that place (from 0), or as near to it as it may stand.

    One that was passed over is to be done again. UserError for what runs or ran.
    """
    before = _place(tally, block)
    _refuse_what_ran(tally, before)
    one = tally.agenda[before]
    if before < _begin_of_rest(tally):
        one = replace(one, left_out=LeftOut.NO)
    rest = [*tally.agenda[:before], *tally.agenda[before + 1 :]]
    first = _begin_of_rest(tally) - (before < _begin_of_rest(tally))
    target = min(max(place, first), len(rest))
    return (*rest[:target], one, *rest[target:])


def with_length(tally: Tally, block: UUID, minutes: float) -> Agenda:
    """Return the agenda with a block planned for so many minutes, 1 to 480.

    UserError for what is over.
    """
    place = _place(tally, block)
    if not _runs_now(tally, place) and place < _begin_of_rest(tally):
        _refuse_what_ran(tally, place)
    seconds = round(60 * min(max(minutes, SHORTEST_MINUTES), LONGEST_MINUTES))
    return _with(tally, place, replace(tally.agenda[place], planned_seconds=seconds))


def with_new(tally: Tally, item: AgendaItem, after: UUID | None) -> Agenda:
    """Return the agenda with a fresh block behind another one, or behind what runs now."""
    place = _begin_of_rest(tally) if after is None else tally.places.get(after.int, -1) + 1
    place = max(place, _begin_of_rest(tally))
    return (*tally.agenda[:place], RunItem(item, item.planned_minutes * 60), *tally.agenda[place:])


def taken_back(now: Tally, before: Tally, changed: Tally) -> Agenda:
    """Return the agenda of `now` without what the change from `before` to `changed` did.

    What was added to a block since stays added. What ran or was passed over since stays where it is, and
    what was passed over before the change is passed over again.
    """
    lengths = {one.item.id: one.planned_seconds for one in changed.agenda}
    added = {one.item.id: one.planned_seconds - lengths.get(one.item.id, 0) for one in now.agenda}
    earlier = {
        one.item.id: replace(one, planned_seconds=max(0, one.planned_seconds + added.get(one.item.id, 0)))
        for one in before.agenda
    }
    ran = {
        one.item.id: replace(earlier.get(one.item.id, one), left_out=one.left_out)
        for one, began in zip(now.agenda, now.began, strict=True)
        if began is not None
    }
    behind = _behind(now, before, ran)
    ran_ahead = [block for block in ran if block not in behind]
    ahead = [block for block in earlier if block not in behind]
    if [block for block in ahead if block in ran] != ran_ahead:
        ahead = [*ran_ahead, *(block for block in ahead if block not in ran)]
    return tuple(ran.get(block) or earlier[block] for block in (*behind, *ahead))


def replanned(running: Agenda, before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> Agenda:
    """Return an agenda that was changed ahead of the start, once the plan under it goes from one to another.

    What the plan changes is taken over: blocks that come and go, their words, lengths and order. What it
    leaves alone stays as it was changed: what was left out, put in, moved, made longer or shorter.
    """
    known, planned = {one.item.id: one for one in running}, {item.id: item for item in before}
    put_in = [one.item.id for one in running if one.item.id not in planned]
    wanted = {**{block: known[block].item for block in put_in}, **{item.id: item for item in after}}
    kept = [item.id for item in before if item.id in wanted]
    if kept == [item.id for item in after if item.id in planned]:
        order = [one.item.id for one in running if one.item.id in wanted]
        rest = [item.id for item in after]
    else:
        order = [item.id for item in after]
        rest = [one.item.id for one in running if one.item.id in wanted]
    return tuple(
        _replanned(known.get(block), planned.get(block), wanted[block]) for block in _filled(order, rest)
    )


def _replanned(one: RunItem | None, before: AgendaItem | None, after: AgendaItem) -> RunItem:
    if one is None:
        return RunItem(after, after.planned_minutes * 60)
    is_longer_by_plan = before is not None and before.planned_minutes != after.planned_minutes
    seconds = after.planned_minutes * 60 if is_longer_by_plan else one.planned_seconds
    return RunItem(after, seconds, one.left_out)


def _filled(order: list[UUID], rest: Sequence[UUID]) -> list[UUID]:
    """Return the order with what it lacks of the rest, each behind the one it follows there."""
    filled, place = order[:], 0
    for block in rest:
        if block not in filled:
            filled.insert(place, block)
        place = filled.index(block) + 1
    return filled


def _behind(now: Tally, before: Tally, ran: Collection[UUID]) -> list[UUID]:
    """Return the blocks up to the one that runs now as they stand once a change is taken back."""
    if now.phase is RunPhase.NOT_STARTED:
        return []
    here = now.items[: now.index + 1]
    behind = [item.id for item in here if item.id in ran or before.place(item.id) is not None]
    runs_now = before.place(now.items[now.index].id)
    passed = before.index if runs_now is None else min(before.index, runs_now)
    place = 0
    for item in before.items[:passed]:
        if item.id in behind:
            place = behind.index(item.id) + 1
        elif item.id not in ran:
            behind.insert(place, item.id)
            place += 1
    return behind


def _place(tally: Tally, block: UUID) -> int:
    place = tally.place(block)
    if place is None:
        raise UserError(Message("This block is not in the agenda any more."))
    return place


def _begin_of_rest(tally: Tally) -> int:
    """Return the first place that is still to come."""
    return 0 if tally.phase is RunPhase.NOT_STARTED else tally.index + 1


def _runs_now(tally: Tally, place: int) -> bool:
    return tally.is_open and place == tally.index


def _refuse_what_ran(tally: Tally, place: int) -> None:
    if tally.began[place] is not None:
        raise UserError(Message("What has already run stays as it was. Change what comes after it."))


def _with(tally: Tally, place: int, one: RunItem) -> Agenda:
    agenda: Sequence[RunItem] = tally.agenda
    return (*agenda[:place], one, *agenda[place + 1 :])
