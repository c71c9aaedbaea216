"""Scores of the same people before and after: mean change, its interval, its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from facilitator.domain.evidence.student_t import hedges_correction, t_quantile, two_sided_p
from facilitator.domain.evidence.summary import Interval

_FEWEST_FOR_T = 2
_FEWEST_FOR_G = 3


@dataclass(frozen=True, slots=True)
class MeanChange:
    """Paired t on after minus before.

    `d_z` is the mean change over the standard deviation of the changes, `hedges_g` the same without
    small-sample bias. All but the mean are none with one pair or where nobody differs from another.
    """

    pairs: int
    mean: float
    interval: Interval | None
    p_value: float | None
    d_z: float | None
    hedges_g: float | None


@dataclass(frozen=True, slots=True)
class NormalizedGain:
    """Share of what could still be learnt that was learnt (Hake 1998, Am J Phys 66:64-74).

    The mean over people of (after - before) / (most - before). It is undefined for people who had
    the full score before: those are only counted.
    """

    mean: float | None
    people: int
    at_ceiling: int


def mean_change(changes: Sequence[float | Fraction], level: float = 0.95) -> MeanChange:
    """Return the mean of the changes with the paired t interval; needs at least one change.

    Sums are exact, so the order of people changes nothing.
    """
    exact = [Fraction(change) for change in changes]
    n = len(exact)
    mean = sum(exact, Fraction()) / n
    variance = sum(((x - mean) ** 2 for x in exact), Fraction()) / max(1, n - 1)
    if n < _FEWEST_FOR_T or variance == 0:
        return MeanChange(n, float(mean), None, None, None, None)
    spread = sqrt(variance)
    error = spread / sqrt(n)
    half = t_quantile(level, n - 1) * error
    d_z = float(mean) / spread
    return MeanChange(
        pairs=n,
        mean=float(mean),
        interval=Interval(float(mean) - half, float(mean) + half),
        p_value=two_sided_p(float(mean) / error, n - 1),
        d_z=d_z,
        hedges_g=d_z * hedges_correction(n - 1) if n >= _FEWEST_FOR_G else None,
    )


def normalized_gain(scores: Sequence[tuple[int, int]], most: int) -> NormalizedGain:
    """Return the mean normalized gain of (before, after) scores out of `most`."""
    gains = [Fraction(after - before, most - before) for before, after in scores if before < most]
    return NormalizedGain(
        mean=float(sum(gains, Fraction()) / len(gains)) if gains else None,
        people=len(gains),
        at_ceiling=len(scores) - len(gains),
    )
