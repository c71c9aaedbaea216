"""Groups and tables of the list: drawn for everybody expected, before anybody comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from uuid import UUID

from facilitator.domain.groups import GroupWish, draw_groups, groups_of_size, mixed_value
from facilitator.domain.message import Message, UserError, plural
from facilitator.domain.participant import Enrolment
from facilitator.services.changes import Change, Done
from facilitator.services.found import find_session_of
from facilitator.services.ports import Records, Workspace


class Place(StrEnum):
    """What is drawn; the value is the field of an enrolment."""

    TABLE = "table"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Seated:
    """Everybody of a list before and after places were given."""

    half_day: UUID
    place: Place
    before: tuple[Enrolment, ...]
    after: tuple[Enrolment, ...]
    places: int


def seat_people(ws: Workspace, half_day_id: UUID, place: Place, wish: GroupWish) -> Done[Seated]:
    """Give everybody on the list of a half-day a table or a group, numbered from 1.

    Their sizes differ by at most one; with a field to mix by, so do the numbers of each of its values.
    What was typed by hand before is written over. UserError where nobody is on the list or the wish
    cannot be.
    """
    with ws.store.write() as records:
        find_session_of(records, half_day_id)
        before = records.people.of_half_day(half_day_id)
        number = _number(len(before), wish)
        chance = Random(ws.ids.new_id().int)  # noqa: S311  who sits where is no secret
        values = {one.id: mixed_value(one.person, wish.mix) for one in before}
        drawn = draw_groups([one.id for one in before], number, chance, values=values)
        seats = {one: str(n) for n, group in enumerate(drawn.groups, start=1) for one in group}
        after = tuple(_at(one, place, seats[one.id]) for one in before)
        _write(records, half_day_id, place, after)
    return Done(Seated(half_day_id, place, before, after, number), Change.ROSTER)


def clear_places(ws: Workspace, half_day_id: UUID, place: Place) -> Done[Seated]:
    """Take the table or the group from everybody on the list."""
    with ws.store.write() as records:
        find_session_of(records, half_day_id)
        before = records.people.of_half_day(half_day_id)
        after = tuple(_at(one, place, "") for one in before)
        _write(records, half_day_id, place, after)
    return Done(Seated(half_day_id, place, before, after, 0), Change.ROSTER)


def put_places_back(ws: Workspace, seated: Seated) -> Done[int]:
    """Give everybody the place they had before and return how many; what was changed since stays."""
    name = seated.place.value
    wrote = {one.id: getattr(one, name) for one in seated.after}
    with ws.store.write() as records:
        now = {one.id: one for one in records.people.of_half_day(seated.half_day)}
        back = [
            _at(now[one.id], seated.place, getattr(one, name))
            for one in seated.before
            if one.id in now and getattr(now[one.id], name) == wrote[one.id]
        ]
        _write(records, seated.half_day, seated.place, back)
    return Done(len(back), Change.ROSTER)


def _number(people: int, wish: GroupWish) -> int:
    if not people:
        raise UserError(Message("Nobody is on the list yet. Import it, then draw tables or groups."))
    if wish.number < 1:
        raise UserError(Message("Say how many there shall be, or how many people at each."))
    if wish.is_size:
        return groups_of_size(people, wish.number)
    if wish.number > people:
        raise UserError(
            plural(
                "Only {n} person is on the list. Ask for one place.",
                "Only {n} people are on the list. Ask for fewer places.",
                people,
            )
        )
    return wish.number


def _at(one: Enrolment, place: Place, name: str) -> Enrolment:
    return replace(one, table=name) if place is Place.TABLE else replace(one, group=name)


def _write(records: Records, half_day_id: UUID, place: Place, people: Sequence[Enrolment]) -> None:
    records.people.seat(people)
    records.journal.audit(f"{place} of half-day {half_day_id}: {len(people)} people")
