"""Student's t distribution in plain Python: the probability of a tail and the quantile."""

from __future__ import annotations

from math import exp, inf, lgamma, log, log1p, sqrt

_TINY = 1e-300
_MOST_TERMS = 10_000
_PRECISION = 1e-16


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularized incomplete beta function I_x(a, b), for 0 <= x <= 1.

    The continued fraction DLMF 8.17.22 (https://dlmf.nist.gov/8.17#v) by Lentz's method, on the
    side of the mean where it converges fast.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def two_sided_p(t: float, degrees: float) -> float:
    """Return the probability of a t at least as far from zero as this one."""
    square = t * t
    if square < degrees:
        return 1 - incomplete_beta(square / (degrees + square), 0.5, degrees / 2)
    return incomplete_beta(degrees / (degrees + square), degrees / 2, 0.5)


def t_quantile(level: float, degrees: float) -> float:
    """Return the t with probability `level` between -t and t, e.g. `t_quantile(0.95, 9)` = 2.262."""
    tail = 1 - level
    high = 1.0
    while two_sided_p(high, degrees) > tail:
        high *= 2
    low = 0.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if two_sided_p(middle, degrees) > tail:
            low = middle
        else:
            high = middle


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    fraction, step, m = d, inf, 0
    while abs(step - 1) > _PRECISION and m < _MOST_TERMS:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _away_from_zero(1 + even * d)
        c = _away_from_zero(1 + even / c)
        fraction *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _away_from_zero(1 + odd * d)
        c = _away_from_zero(1 + odd / c)
        step = d * c
        fraction *= step
    return fraction


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def hedges_correction(degrees: int) -> float:
    """Return the exact factor that frees a standardized mean of its small-sample bias.

    Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), Hedges 1981 (J Educ Stat 6:107-128); `degrees` >= 2.
    """
    return exp(lgamma(degrees / 2) - lgamma((degrees - 1) / 2)) / sqrt(degrees / 2)
