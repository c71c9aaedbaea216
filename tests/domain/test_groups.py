"""Groups from who is present: equal, mixed, and with as few as can be who sat together before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.groups import (
    Groups,
    MixField,
    draw_groups,
    draw_rounds,
    group_sizes,
    groups_of_size,
    mixed_value,
    shown_groups,
    with_late_comers,
)
from facilitator.domain.participant import ChildAgeBand, Person, Sex
from facilitator.domain.seating import EXACT_UP_TO, seat


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  nothing secret


CHANCE = st.builds(seeded, st.integers(0, 2**64))


def people(n: int) -> list[UUID]:
    return [UUID(int=one + 1) for one in range(n)]


@st.composite
def rooms(draw: st.DrawFn, most: int = 60) -> tuple[list[UUID], int, dict[UUID, str]]:
    """People with a value each, and a number of groups."""
    here = people(draw(st.integers(1, most)))
    groups = draw(st.integers(1, len(here)))
    said = draw(st.lists(st.sampled_from("aaabbcd"), min_size=len(here), max_size=len(here)))
    return here, groups, dict(zip(here, said, strict=True))


def spread(groups: Groups, values: dict[UUID, str], value: str) -> int:
    """Return by how much the numbers of a value in two groups differ at most."""
    counts = [sum(values[one] == value for one in group) for group in groups]
    return max(counts) - min(counts)


def repeats(groups: Groups, earlier: Sequence[Groups]) -> int:
    before = Counter(pair for draw in earlier for group in draw for pair in combinations(sorted(group), 2))
    return sum(before[pair] for group in groups for pair in combinations(sorted(group), 2))


@given(rooms(), CHANCE)
def test_everybody_is_in_one_group_and_sizes_differ_by_at_most_one(
    room: tuple[list[UUID], int, dict[UUID, str]], chance: Random
) -> None:
    here, groups, values = room
    drawn = draw_groups(here, groups, chance, values=values)
    assert sorted(one for group in drawn.groups for one in group) == here
    assert sorted(map(len, drawn.groups), reverse=True) == list(group_sizes(len(here), groups))
    assert (drawn.repeats, drawn.is_least) == (0, True)


@given(rooms(), st.integers(1, 4), CHANCE)
@settings(max_examples=60, deadline=None)
def test_each_value_is_spread_to_one_over_every_round(
    room: tuple[list[UUID], int, dict[UUID, str]], rounds: int, chance: Random
) -> None:
    here, groups, values = room
    for drawn in draw_rounds(here, groups, rounds, chance, values=values):
        assert all(spread(drawn.groups, values, value) <= 1 for value in set(values.values()))
        assert max(map(len, drawn.groups)) - min(map(len, drawn.groups)) <= 1


@given(rooms(30), st.integers(2, 4), CHANCE)
@settings(max_examples=60, deadline=None)
def test_repeats_are_counted_as_they_are(
    room: tuple[list[UUID], int, dict[UUID, str]], rounds: int, chance: Random
) -> None:
    here, groups, values = room
    plan = draw_rounds(here, groups, rounds, chance, values=values)
    for n, drawn in enumerate(plan):
        assert drawn.repeats == repeats(drawn.groups, [one.groups for one in plan[:n]])


def every_way(here: Sequence[UUID], sizes: Sequence[int]) -> Iterator[Groups]:
    """Yield every partition of those people into groups of those sizes (some of them several times)."""
    if not sizes:
        yield ()
        return
    for group in combinations(here, sizes[0]):
        rest = [one for one in here if one not in group]
        for others in every_way(rest, sizes[1:]):
            yield (group, *others)


@given(st.integers(2, 7), st.data(), CHANCE)
@settings(max_examples=60, deadline=None)
def test_the_fewest_repeats_equal_trying_everything(n: int, data: st.DataObject, chance: Random) -> None:
    here = people(n)
    groups = data.draw(st.integers(1, n))
    values = {one: data.draw(st.sampled_from("aab")) for one in here}
    earlier = [
        draw_groups(here, data.draw(st.integers(1, n)), chance).groups
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    drawn = draw_groups(here, groups, chance, values=values, earlier=earlier)
    mixed = (
        way
        for way in every_way(here, group_sizes(n, groups))
        if all(spread(way, values, value) <= 1 for value in "ab")
    )
    assert drawn.is_least
    assert drawn.repeats == min(repeats(way, earlier) for way in mixed)


@given(st.integers(8, EXACT_UP_TO), st.integers(2, 6), CHANCE)
@settings(max_examples=30, deadline=None)
def test_up_to_twelve_people_the_fewest_repeats_are_proven(n: int, rounds: int, chance: Random) -> None:
    plan = draw_rounds(people(n), n // 3, rounds, chance)
    assert all(drawn.is_least for drawn in plan)


@pytest.mark.parametrize(
    ("n", "groups", "rounds"),
    [(9, 3, 4), (16, 4, 3), (12, 6, 5), (50, 10, 4), (100, 20, 4), (30, 15, 6), (200, 40, 3)],
)
def test_nobody_meets_again_where_there_is_room_for_it(n: int, groups: int, rounds: int) -> None:
    plan = draw_rounds(people(n), groups, rounds, seeded(3))
    assert [drawn.repeats for drawn in plan] == [0] * rounds
    assert all(drawn.is_least for drawn in plan)


def test_what_everybody_must_meet_again_is_known_to_be_the_least() -> None:
    """Forty people in one group twice: each of them meets all 39 others again."""
    here = people(40)
    drawn = draw_groups(here, 1, seeded(1), earlier=[(tuple(here),)])
    assert (drawn.repeats, drawn.is_least) == (40 * 39 // 2, True)


def test_a_search_that_ends_without_proof_says_so() -> None:
    plan = draw_rounds(people(20), 4, 8, seeded(1))
    assert not plan[-1].is_least
    assert plan[-1].repeats > 0


def test_the_same_chance_draws_the_same_groups_and_another_draws_others() -> None:
    here = people(20)
    assert draw_groups(here, 4, seeded(5)) == draw_groups(here, 4, seeded(5))
    assert len({draw_groups(here, 4, seeded(seed)).groups for seed in range(20)}) == 20


def test_everybody_is_drawn_into_every_group_equally_often() -> None:
    """Of 4,000 draws about 1,000 each; five standard deviations are 137."""
    here = people(6)
    values = dict(zip(here, "aaabbb", strict=True))
    counts = Counter(
        (one, n)
        for seed in range(4000)
        for n, group in enumerate(draw_groups(here, 4, seeded(seed), values=values).groups)
        for one in group
    )
    assert all(abs(count - 1000) < 137 for count in counts.values())
    assert len(counts) == 24


@pytest.mark.parametrize("groups", [-1, 0, 4])
def test_more_groups_than_people_cannot_be(groups: int) -> None:
    with pytest.raises(ValueError, match="groups of 3 people"):
        draw_groups(people(3), groups, seeded(1))


@given(st.integers(1, 80), st.integers(1, 20))
def test_by_size_the_groups_come_nearest_to_it(n: int, size: int) -> None:
    def off(groups: int) -> tuple[int, int]:
        far = [abs(actual - size) for actual in group_sizes(n, groups)]
        return max(far), sum(far)

    chosen = groups_of_size(n, size)
    assert off(chosen) == min(off(groups) for groups in range(1, n + 1))
    assert chosen == min(groups for groups in range(1, n + 1) if off(groups) == off(chosen))


def test_nobody_is_left_alone_by_an_odd_number_of_pairs() -> None:
    assert group_sizes(7, groups_of_size(7, 2)) == (3, 2, 2)


def test_people_who_left_since_count_for_nothing() -> None:
    here = people(6)
    earlier = ((*here[:3], UUID(int=99)), tuple(here[3:]))
    assert draw_groups(here, 2, seeded(1), earlier=[earlier]).repeats == 2


def test_a_value_is_the_same_however_it_was_typed() -> None:
    one = Person(
        UUID(int=1), "王", department=" Line  3 ", sex=Sex.FEMALE, child_age_band=ChildAgeBand.UNKNOWN
    )
    other = Person(UUID(int=2), "李", department="ＬＩＮＥ 3")
    assert mixed_value(one, MixField.DEPARTMENT) == mixed_value(other, MixField.DEPARTMENT) == "line 3"
    assert [mixed_value(one, field) for field in (MixField.SEX, MixField.CHILD_AGE_BAND, None)] == [
        "female",
        "",
        "",
    ]


@given(rooms(40), st.integers(0, 12), st.data(), CHANCE)
@settings(deadline=None)
def test_late_comers_fill_up_the_smallest_groups_and_nobody_moves(
    room: tuple[list[UUID], int, dict[UUID, str]], late: int, data: st.DataObject, chance: Random
) -> None:
    here, groups, _ = room
    before = draw_groups(here, groups, chance).groups
    gone = set(data.draw(st.lists(st.sampled_from(here), max_size=3)))
    present = [one for one in people(len(here) + late) if one not in gone]
    after = with_late_comers(before, present, chance)
    assert sorted(one for group in after for one in group) == present
    for was, is_now in zip(before, after, strict=True):
        assert is_now[: len(set(was) - gone)] == tuple(one for one in was if one not in gone)
    grown = [len(group) for was, group in zip(before, after, strict=True) if set(group) - set(was)]
    assert max(grown, default=0) <= min(map(len, after)) + 1


def test_a_late_comer_joins_where_few_are_like_them_and_few_know_them() -> None:
    a, b, c, d, e, f, late = people(7)
    groups = ((a, b), (c, d), (e, f))
    values = {a: "x", b: "x", c: "x", d: "y", e: "x", f: "y", late: "x"}
    met = (((c, late), (a, b), (d, e, f)),)
    assert with_late_comers(groups, people(7), seeded(1), values=values, earlier=met)[2] == (e, f, late)


def test_the_projector_is_given_numbers_and_codes_alone() -> None:
    a, b, c = people(3)
    shown = shown_groups(((a, b), (c,)), {a: "900000-1", b: "100000-2"})
    assert [(one.number, one.codes, one.others) for one in shown] == [
        (1, ("100000-2", "900000-1"), 0),
        (2, (), 1),
    ]


@given(st.integers(2, 9), st.data(), CHANCE)
@settings(max_examples=40, deadline=None)
def test_more_looks_never_break_what_must_hold(n: int, data: st.DataObject, chance: Random) -> None:
    """Large rooms by swaps: sizes and kinds hold whatever the earlier rounds were."""
    size = 20 + n
    kinds = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    met = [[0] * size for _ in range(size)]
    for one, other in combinations(range(size), 2):
        met[one][other] = met[other][one] = chance.choice((0, 0, 1, 2))
    seated = seat(kinds, n, met, chance, looks=2000)
    for kind in {*kinds}:
        counts = [
            sum(g == group and k == kind for g, k in zip(seated.group_of, kinds, strict=True))
            for group in range(n)
        ]
        assert max(counts) - min(counts) <= 1
    sizes = [seated.group_of.count(group) for group in range(n)]
    assert max(sizes) - min(sizes) <= 1
    assert seated.repeats == sum(
        met[one][other]
        for one, other in combinations(range(size), 2)
        if seated.group_of[one] == seated.group_of[other]
    )
