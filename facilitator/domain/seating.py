"""Who sits in which group, so that few sit together again: the search behind a draw of groups.

People are numbers from 0. Two things hold from the first deal on and through every change: group sizes
differ by at most one, and of each kind of people two groups have numbers that differ by at most one. Both
can always be had: people dealt out like cards, one kind after the other, sit so.

An empty chair in a smaller group counts as somebody of a kind of its own whom nobody ever met. So every
group has the same number of chairs, every change is a swap, and one rule covers sizes and kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

EXACT_UP_TO = 12
"""People up to whom a search that leaves nothing out proves the fewest repeats."""

LOOKS = 150_000
"""At how many swaps a search by swaps looks before it takes the best so far: under a second."""

_FEWEST_STEPS = 200
_STEPS_BEFORE_PROOF = 20


@dataclass(frozen=True, slots=True)
class Seated:
    """The group of each person; how often those who sit together did before; whether less is impossible."""

    group_of: tuple[int, ...]
    repeats: int
    is_least: bool


def seat(
    kinds: Sequence[int], groups: int, met: Sequence[Sequence[int]], chance: Random, looks: int = LOOKS
) -> Seated:
    """Return a seating with as few repeats as found; `met[p][q]` is how often two sat together before.

    It is proven to be the least up to `EXACT_UP_TO` people, and beyond wherever it reaches what everybody
    must at least meet again; else it is the best of a search by swaps of at most about `looks` looks.
    """
    people = len(kinds)
    is_small = people <= EXACT_UP_TO
    bound = least_repeats(people, groups, met)
    chairs = _Chairs(kinds, groups, met, chance)
    chairs.search(bound, _STEPS_BEFORE_PROOF if is_small else max(_FEWEST_STEPS, looks // people))
    found = Seated(tuple(chairs.best[:people]), chairs.best_repeats, chairs.best_repeats == bound)
    if found.is_least or not is_small:
        return found
    return _Proof(kinds, groups, met, found).search()


def least_repeats(people: int, groups: int, met: Sequence[Sequence[int]]) -> int:
    """Return a number of repeats that no seating goes below.

    Each person sits with at least as many others as the smallest group has, at best with those they met
    the least.
    """
    others = people // groups - 1
    if others < 1:
        return 0
    fewest = sum(sum(sorted(row[:p] + row[p + 1 :])[:others]) for p, row in enumerate(map(list, met)))
    return -(-fewest // 2)


class _Chairs:
    """A seating in the middle of the search by swaps (a tabu search: who moved rests for a few steps)."""

    def __init__(
        self, kinds: Sequence[int], groups: int, met: Sequence[Sequence[int]], chance: Random
    ) -> None:
        empty = -len(kinds) % groups
        self.chance = chance
        self.kinds = [*kinds, *[max(kinds) + 1] * empty]
        self.met = [*([*row, *[0] * empty] for row in met), *([0] * len(self.kinds) for _ in range(empty))]
        self.group_of = self._dealt(groups)
        self.counts = [[0] * (max(self.kinds) + 1) for _ in range(groups)]
        self.links = [[0] * groups for _ in self.kinds]
        for one, group in enumerate(self.group_of):
            self.counts[group][self.kinds[one]] += 1
            for other, times in enumerate(self.met[one]):
                self.links[other][group] += times
        self.fewest: list[int] = [min(column) for column in zip(*self.counts, strict=True)]
        self.most: list[int] = [max(column) for column in zip(*self.counts, strict=True)]
        self.repeats = sum(self.links[one][group] for one, group in enumerate(self.group_of)) // 2
        self.best, self.best_repeats = self.group_of[:], self.repeats

    def _dealt(self, groups: int) -> list[int]:
        """Deal everybody out like cards, kind after kind, both in an order of chance."""
        by_chance = [(self.chance.random(), one) for one in range(len(self.kinds))]
        kind_by_chance = [self.chance.random() for _ in range(max(self.kinds) + 1)]
        cards = [
            one for _, _, one in sorted((kind_by_chance[self.kinds[one]], key, one) for key, one in by_chance)
        ]
        names = list(range(groups))
        self.chance.shuffle(names)
        group_of = [0] * len(cards)
        for place, one in enumerate(cards):
            group_of[one] = names[place % groups]
        return group_of

    def search(self, bound: int, steps: int) -> None:
        """Swap until the repeats reach the bound, or so many times."""
        people = len(self.kinds)
        rests_until = [0] * people
        for step in range(steps):
            if self.best_repeats <= bound:
                return
            again = [one for one, group in enumerate(self.group_of) if self.links[one][group]]
            one = self.chance.choice(again)
            other, change = self._best_swap(one, [until > step for until in rests_until])
            if other == one:
                continue
            rests_until[one] = rests_until[other] = step + 2 + self.chance.randrange(people // 4 + 1)
            self._swap(one, other)
            self.repeats += change
            if self.repeats < self.best_repeats:
                self.best, self.best_repeats = self.group_of[:], self.repeats

    def _best_swap(self, one: int, rests: Sequence[bool]) -> tuple[int, int]:
        """Return with whom to swap so that the fewest repeats remain, and by how many they change.

        Chance decides between equals; who can swap with nobody stays where they are.
        """
        links, met, here = self.links[one], self.met[one], self.group_of[one]
        found, least = [one], None
        for other, there in enumerate(self.group_of):
            if there == here or not self._keeps_balance(one, other):
                continue
            gain = links[there] - links[here] + self.links[other][here] - self.links[other][there]
            change = gain - 2 * met[other]
            if (rests[one] or rests[other]) and self.repeats + change >= self.best_repeats:
                continue
            if least is None or change < least:
                found, least = [other], change
            elif change == least:
                found.append(other)
        return self.chance.choice(found), least or 0

    def _keeps_balance(self, one: int, other: int) -> bool:
        kind, its_kind = self.kinds[one], self.kinds[other]
        if kind == its_kind:
            return True
        here, there = self.counts[self.group_of[one]], self.counts[self.group_of[other]]
        return (
            here[kind] > self.fewest[kind]
            and there[kind] < self.most[kind]
            and there[its_kind] > self.fewest[its_kind]
            and here[its_kind] < self.most[its_kind]
        )

    def _swap(self, one: int, other: int) -> None:
        here, there = self.group_of[one], self.group_of[other]
        self.group_of[one], self.group_of[other] = there, here
        for kind, group, its_group in ((self.kinds[one], here, there), (self.kinds[other], there, here)):
            self.counts[group][kind] -= 1
            self.counts[its_group][kind] += 1
        for links, by_one, by_other in zip(self.links, self.met[one], self.met[other], strict=True):
            links[here] += by_other - by_one
            links[there] += by_one - by_other


class _Proof:
    """A search that leaves out only what cannot be better than the best so far."""

    def __init__(
        self, kinds: Sequence[int], groups: int, met: Sequence[Sequence[int]], found: Seated
    ) -> None:
        self.kinds, self.met, self.best = kinds, met, found
        everybody = max(kinds) + 1
        self.classes = [(kind, everybody) for kind in kinds]
        sizes = [kinds.count(kind) for kind in range(everybody)] + [len(kinds)]
        self.floors = [size // groups for size in sizes]
        self.above = [size % groups for size in sizes]
        self.counts = [[0] * len(sizes) for _ in range(groups)]
        self.links = [[0] * groups for _ in kinds]
        self.group_of = [0] * len(kinds)

    def search(self) -> Seated:
        """Return the best seating there is."""
        self._place(0, 0)
        return Seated(self.best.group_of, self.best.repeats, is_least=True)

    def _place(self, one: int, repeats: int) -> None:
        """Try everybody from `one` on in every group where they may sit."""
        coming = sum(map(min, self.links[one:]))
        if repeats + coming >= self.best.repeats:
            return
        if one == len(self.kinds):
            self.best = Seated(tuple(self.group_of), repeats, is_least=True)
            return
        everybody = self.classes[one][1]
        for group in sorted(range(len(self.counts)), key=self.links[one].__getitem__):
            is_second_empty = not self.counts[group][everybody] and any(
                not counts[everybody] for counts in self.counts[:group]
            )
            if is_second_empty or not all(self._has_room(group, kind) for kind in self.classes[one]):
                continue
            self._sit(one, group, 1)
            self._place(one + 1, repeats + self.links[one][group])
            self._sit(one, group, -1)

    def _has_room(self, group: int, kind: int) -> bool:
        missing = self.floors[kind] - self.counts[group][kind]
        return missing > 0 or (missing == 0 and self.above[kind] > 0)

    def _sit(self, one: int, group: int, step: int) -> None:
        """Let somebody sit down (1) or stand up (-1)."""
        self.group_of[one] = group
        for kind in self.classes[one]:
            before = self.counts[group][kind]
            self.counts[group][kind] = before + step
            if max(before, before + step) > self.floors[kind]:
                self.above[kind] -= step
        for later in range(one + 1, len(self.kinds)):
            self.links[later][group] += step * self.met[later][one]
