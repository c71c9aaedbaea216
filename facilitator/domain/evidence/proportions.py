"""Proportions: one, two independent ones, and one before and after among the same people.

Intervals are 95% unless another `level` is asked for. Proportions are 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, sqrt
from statistics import NormalDist

from facilitator.domain.evidence.summary import Interval

_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class PairedTable:
    """Matched answers to a yes/no item: `a` yes-yes, `b` yes-no, `c` no-yes, `d` no-no."""

    a: int
    b: int
    c: int
    d: int

    @property
    def n(self) -> int:
        """Number of matched people."""
        return self.a + self.b + self.c + self.d


@dataclass(frozen=True, slots=True)
class MatchingBounds:
    """What holds for every way in which two unmatched counts of the same people can be matched.

    `largest_p` is the largest mid-p, `interval` the hull of all paired intervals.
    """

    largest_p: float
    interval: Interval


def wilson_interval(yes: int, n: int, level: float = _LEVEL) -> Interval:
    """Return the score interval of a proportion (Wilson 1927, JASA 22:209-212); `n` at least 1."""
    z = _normal_quantile(level)
    p = yes / n
    centre = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if yes == 0 else (centre - half) / scale
    high = 1.0 if yes == n else (centre + half) / scale
    return Interval(low, high)


def mcnemar_mid_p(b: int, c: int) -> float:
    """Return the two-sided mid-p of McNemar's test from the two discordant counts.

    Fagerland, Lydersen & Laake 2013 (BMC Med Res Methodol 13:91): the exact conditional p less the
    probability of the observed split (half of it where b equals c). Without discordant pairs
    there is nothing to test and the answer is 1.
    """
    n, least = b + c, min(b, c)
    if n == 0:
        return 1.0
    if b == c:
        return float(1 - Fraction(comb(n, least), 2 ** (n + 1)))
    tail = sum(comb(n, k) for k in range(least + 1))
    return float(Fraction(2 * tail - comb(n, least), 2**n))


def paired_difference_interval(table: PairedTable, level: float = _LEVEL) -> Interval:
    """Return the interval of after minus before among matched people.

    Newcombe 1998 (Stat Med 17:2635-2650), method 10: squares of the two Wilson half-widths, less
    their correlation, with the continuity-corrected phi.
    """
    n, before_yes, after_yes = table.n, table.a + table.b, table.a + table.c
    before, after = before_yes / n, after_yes / n
    of_before = wilson_interval(before_yes, n, level)
    of_after = wilson_interval(after_yes, n, level)
    phi = _corrected_phi(table)
    difference = (table.c - table.b) / n
    low = _root_of_squares(after - of_after.low, of_before.high - before, phi)
    high = _root_of_squares(of_after.high - after, before - of_before.low, phi)
    return Interval(max(-1.0, difference - low), min(1.0, difference + high))


def independent_difference_interval(
    yes_before: int, n_before: int, yes_after: int, n_after: int, level: float = _LEVEL
) -> Interval:
    """Return the interval of after minus before between two sets of different people.

    Newcombe 1998 (Stat Med 17:873-890), method 10.
    """
    before, after = yes_before / n_before, yes_after / n_after
    of_before = wilson_interval(yes_before, n_before, level)
    of_after = wilson_interval(yes_after, n_after, level)
    low = _root_of_squares(after - of_after.low, of_before.high - before, 0.0)
    high = _root_of_squares(of_after.high - after, before - of_before.low, 0.0)
    return Interval(after - before - low, after - before + high)


def matching_bounds(yes_before: int, yes_after: int, n: int, level: float = _LEVEL) -> MatchingBounds:
    """Return what is certain of `n` people whose two answers cannot be matched.

    Every number of people who could have said yes both times is tried.
    """
    tables = [
        PairedTable(a, yes_before - a, yes_after - a, n - yes_before - yes_after + a)
        for a in range(max(0, yes_before + yes_after - n), min(yes_before, yes_after) + 1)
    ]
    intervals = [paired_difference_interval(table, level) for table in tables]
    return MatchingBounds(
        largest_p=max(mcnemar_mid_p(table.b, table.c) for table in tables),
        interval=Interval(min(i.low for i in intervals), max(i.high for i in intervals)),
    )


def _corrected_phi(table: PairedTable) -> float:
    a, b, c, d = table.a, table.b, table.c, table.d
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return 0.0
    cross = a * d - b * c
    if cross > 0:
        return max(cross - table.n / 2, 0.0) / sqrt(margins)
    return cross / sqrt(margins)


def _root_of_squares(first: float, second: float, phi: float) -> float:
    return sqrt(max(0.0, first * first - 2 * phi * first * second + second * second))


def _normal_quantile(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)
