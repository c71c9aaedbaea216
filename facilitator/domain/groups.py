"""Groups drawn from who is present: by chance or mixed by a field, over rounds that meet few again."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from uuid import UUID

from facilitator.domain.further_columns import said_under
from facilitator.domain.participant import Person
from facilitator.domain.seating import LOOKS, seat

Groups = tuple[tuple[UUID, ...], ...]
"""Group 1, group 2 …: the enrolments in each."""

_TRIES = 4


class MixField(StrEnum):
    """By what the people of each group shall differ."""

    SEX = "sex"
    DEPARTMENT = "department"
    HOME_PROVINCE = "home_province"
    CHILD_AGE_BAND = "child_age_band"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class OwnMix:
    """A field of the organisation's own to mix by, by its key."""

    key: str


Mix = MixField | OwnMix


@dataclass(frozen=True, slots=True)
class Drawn:
    """Groups as drawn. `repeats` counts for each two in one group how often they were before.

    `is_least` says that no other groups of these sizes, mixed as well, have fewer.
    """

    groups: Groups
    repeats: int
    is_least: bool


@dataclass(frozen=True, slots=True)
class GroupWish:
    """What groups are wanted: so many, or so many people in each (`is_size`); for one round or several."""

    number: int
    is_size: bool = False
    mix: Mix | None = None
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class GroupDraw:
    """One kept draw of a half-day. Who sits where is known by enrolment; the projector never sees it.

    `item` is the block of the agenda that it is for, if any.
    """

    id: UUID
    half_day: UUID
    groups: Groups
    at: datetime
    who: str = ""
    mix: Mix | None = None
    repeats: int = 0
    is_least: bool = True
    item: UUID | None = None

    def group_number(self, enrolment: UUID) -> int | None:
        """Return the number (from 1) of somebody's group; none if they are in no group."""
        return next((n for n, group in enumerate(self.groups, start=1) if enrolment in group), None)


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """All that a projector may show of a group: its number and codes from its badges.

    `others` are people without a badge, of whom nothing is shown but that they are there.
    """

    number: int
    codes: tuple[str, ...]
    others: int = 0


def group_sizes(people: int, groups: int) -> tuple[int, ...]:
    """Return the sizes of so many groups, larger ones first; they differ by at most one."""
    size, larger = divmod(people, groups)
    return (size + 1,) * larger + (size,) * (groups - larger)


def groups_of_size(people: int, size: int) -> int:
    """Return into how many groups people go who want to be `size` together.

    That number whose groups come nearest to the size; of two the smaller one, since three at a table for
    two are better than one alone.
    """

    def how_far(groups: int) -> tuple[int, int, int]:
        off = [abs(actual - size) for actual in group_sizes(people, groups)]
        return max(off), sum(off), groups

    return min({max(1, people // size), max(1, -(-people // size))}, key=how_far)


def mixed_value(person: Person, field: Mix | None) -> str:
    """Return what somebody's roster row says there, however it was typed; nothing without a field."""
    if field is None:
        return ""
    if isinstance(field, OwnMix):
        said = said_under(person.extra, field.key)
    else:
        said = str(getattr(person, field.value))
    return " ".join(unicodedata.normalize("NFKC", said).casefold().split())


def draw_groups(
    people: Sequence[UUID],
    groups: int,
    chance: Random,
    *,
    values: Mapping[UUID, str] | None = None,
    earlier: Sequence[Groups] = (),
    looks: int = LOOKS,
) -> Drawn:
    """Return so many groups of those people; ValueError for no group or more groups than people.

    Sizes differ by at most one. With `values` each value is spread so that the numbers of it in two groups
    differ by at most one. Under both, the fewest sit with somebody they sat with in `earlier`: proven up
    to `seating.EXACT_UP_TO` people and wherever `is_least` says so.
    """
    if not 0 < groups <= len(people):
        msg = f"{groups} groups of {len(people)} people"
        raise ValueError(msg)
    said = [(values or {}).get(one, "") for one in people]
    kinds = {value: kind for kind, value in enumerate(dict.fromkeys(said))}
    seated = seat([kinds[value] for value in said], groups, _met(people, earlier), chance, looks)
    by_group: list[list[UUID]] = [[] for _ in range(groups)]
    for one, group in zip(people, seated.group_of, strict=True):
        by_group[group].append(one)
    return Drawn(tuple(map(tuple, by_group)), seated.repeats, seated.is_least)


def draw_rounds(
    people: Sequence[UUID],
    groups: int,
    rounds: int,
    chance: Random,
    *,
    values: Mapping[UUID, str] | None = None,
    earlier: Sequence[Groups] = (),
) -> tuple[Drawn, ...]:
    """Return several rounds, each drawn as `draw_groups` does after those before it.

    Of a few whole plans the one with the fewest repeats in all is taken: a round that is best by itself
    may leave the next one no way out.
    """
    best: tuple[Drawn, ...] = ()
    for _ in range(_TRIES):
        plan: list[Drawn] = []
        for _ in range(rounds):
            before = (*earlier, *(drawn.groups for drawn in plan))
            looks = LOOKS // (rounds * _TRIES)
            plan.append(draw_groups(people, groups, chance, values=values, earlier=before, looks=looks))
        if not best or _repeats(plan) < _repeats(best):
            best = tuple(plan)
        if not _repeats(best):
            break
    return best


def with_late_comers(
    groups: Groups,
    present: Sequence[UUID],
    chance: Random,
    *,
    values: Mapping[UUID, str] | None = None,
    earlier: Sequence[Groups] = (),
) -> Groups:
    """Return the groups with everybody who is present and in none, without those who have gone.

    Nobody changes groups. Each late comer goes into one of the smallest groups: where their value is the
    rarest, then where they met the fewest, then by chance.
    """
    said, here = values or {}, set(present)
    seats = [[one for one in group if one in here] for group in groups]
    seated = {one for group in seats for one in group}
    for late in (one for one in present if one not in seated):
        together = [group for before in earlier for group in before if late in group]

        def fits(
            group: list[UUID], late: UUID = late, together: list[tuple[UUID, ...]] = together
        ) -> tuple[int, int, int, float]:
            alike = sum(said.get(one, "") == said.get(late, "") for one in group)
            again = sum(one in before for before in together for one in group)
            return len(group), alike, again, chance.random()

        min(seats, key=fits).append(late)
    return tuple(map(tuple, seats))


def shown_groups(groups: Groups, short_codes: Mapping[UUID, str]) -> tuple[ShownGroup, ...]:
    """Return what the projector may show: codes in the order of their digits, so that they say nothing."""
    shown = []
    for number, group in enumerate(groups, start=1):
        codes = sorted(short_codes[one] for one in group if one in short_codes)
        shown.append(ShownGroup(number, tuple(codes), len(group) - len(codes)))
    return tuple(shown)


def _repeats(plan: Sequence[Drawn]) -> int:
    return sum(drawn.repeats for drawn in plan)


def _met(people: Sequence[UUID], earlier: Sequence[Groups]) -> list[list[int]]:
    """Return for each two how often they were in one group."""
    places = {one: place for place, one in enumerate(people)}
    met = [[0] * len(people) for _ in people]
    for groups in earlier:
        for group in groups:
            members = [places[one] for one in group if one in places]
            for one in members:
                for other in members:
                    met[one][other] += one != other
    return met
