"""Ordered answers of the same people before and after: signed ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm, sqrt
from statistics import NormalDist

MOST_EXACT = 200
"""Above this many changes the normal approximation with tie correction stands in for the exact test."""


@dataclass(frozen=True, slots=True)
class SignedRanks:
    """Wilcoxon's signed-rank test; people who did not change are dropped (`zeros` says how many).

    `rank_biserial` is (favourable - unfavourable rank sum) / rank sum, -1..1 (Kerby 2014, Compr
    Psychol 3:1), positive where answers rose; none when nobody changed.
    """

    rose: int
    fell: int
    zeros: int
    p_value: float
    rank_biserial: float | None


def signed_ranks(changes: Sequence[float | Fraction]) -> SignedRanks:
    """Return the exact two-sided test of changes (after minus before), ties by mid-ranks.

    The distribution under no effect counts, over all sign patterns, the sums of the ranks that are
    really there (Pratt & Gibbons 1981, Concepts of Nonparametric Theory, ch. 3), so ties are exact.
    """
    moved = [Fraction(change) for change in changes if change != 0]
    zeros = len(changes) - len(moved)
    if not moved:
        return SignedRanks(0, 0, zeros, 1.0, None)
    doubled = _doubled_mid_ranks([abs(change) for change in moved])
    up = sum(rank for change, rank in zip(moved, doubled, strict=True) if change > 0)
    total = sum(doubled)
    test = _exact_p if len(moved) <= MOST_EXACT else _normal_p
    return SignedRanks(
        rose=sum(change > 0 for change in moved),
        fell=sum(change < 0 for change in moved),
        zeros=zeros,
        p_value=test(doubled, min(up, total - up)),
        rank_biserial=(2 * up - total) / total,
    )


def hodges_lehmann(changes: Sequence[float | Fraction]) -> float:
    """Return the median of all pairwise means of the changes, each with itself too.

    Hodges & Lehmann 1963 (Ann Math Stat 34:598-611). People who did not change belong to it. The
    means are not listed, there are n(n + 1)/2 of them: as whole numbers on one scale the wanted ones
    are searched for by counting how many lie at or below a guess (Johnson & Mizoguchi 1978, SIAM J
    Comput 7:147-153, for the counting).
    """
    exact = [Fraction(change) for change in changes]
    scale = lcm(*(change.denominator for change in exact))
    ordered = sorted(int(change * scale) for change in exact)
    pairs = len(ordered) * (len(ordered) + 1) // 2
    middle = _sum_at(ordered, (pairs + 1) // 2) + _sum_at(ordered, pairs // 2 + 1)
    return float(Fraction(middle, 4 * scale))


def _sum_at(ordered: Sequence[int], rank: int) -> int:
    """Return the pairwise sum that is the `rank`-th smallest, the smallest being the first."""
    low, high = 2 * ordered[0], 2 * ordered[-1]
    while low < high:
        guess = (low + high) // 2
        if _sums_up_to(ordered, guess) >= rank:
            high = guess
        else:
            low = guess + 1
    return low


def _sums_up_to(ordered: Sequence[int], most: int) -> int:
    """Return how many pairs, each with itself too, add up to at most that."""
    count, low, high = 0, 0, len(ordered) - 1
    while low <= high:
        if ordered[low] + ordered[high] <= most:
            count += high - low + 1
            low += 1
        else:
            high -= 1
    return count


def _doubled_mid_ranks(sizes: Sequence[float | Fraction]) -> list[int]:
    """Return twice the mid-rank of each size, so that halves are whole numbers."""
    counts = sorted(Counter(sizes).items())
    ends = accumulate(count for _, count in counts)
    rank = {size: 2 * end - count + 1 for (size, count), end in zip(counts, ends, strict=True)}
    return [rank[size] for size in sizes]


def _exact_p(doubled: Sequence[int], least: int) -> float:
    """Return twice the share of sign patterns whose rank sum is at most `least`, at most 1.

    The counts of all sums stand side by side in one long integer, so a person is one shift and one
    addition: the generating function prod (1 + x^rank) with x = 2^width.
    """
    width_bytes = len(doubled) // 8 + 1
    packed = 1
    for rank in doubled:
        packed += packed << (rank * width_bytes * 8)
    raw = packed.to_bytes((sum(doubled) + 1) * width_bytes, "little")
    tail = sum(
        int.from_bytes(raw[at : at + width_bytes], "little")
        for at in range(0, (least + 1) * width_bytes, width_bytes)
    )
    return min(1.0, float(Fraction(2 * tail, 2 ** len(doubled))))


def _normal_p(doubled: Sequence[int], least: int) -> float:
    deviation = sqrt(sum(rank * rank for rank in doubled)) / 2
    z = (sum(doubled) / 2 - least - 1) / deviation
    return min(1.0, 2 * NormalDist().cdf(-max(z, 0.0)))
