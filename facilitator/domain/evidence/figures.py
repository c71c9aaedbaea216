"""Figures as they are printed: percents, points, means and p-values, rounded once and alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_MINUS = "−"
_SMALLEST_P = 0.001
_SHOW_THREE_PLACES_BELOW = 0.1


@dataclass(frozen=True, slots=True)
class ChangeFigures:
    """Before, after and their difference (never negative) as printed, with as many places each."""

    before: str
    after: str
    size: str
    places: int


def rounded(value: float | Fraction, places: int = 0) -> str:
    """Return the number with that many places, halves away from zero, with a true minus sign."""
    exact = Fraction(value).limit_denominator(10**12)
    step = Decimal(1).scaleb(-places)
    number = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(step, ROUND_HALF_UP)
    return f"{abs(number)}" if number >= 0 or number == 0 else f"{_MINUS}{abs(number)}"


def percent(share: float | Fraction, places: int = 0) -> str:
    """Return a proportion as a figure in percent, without the sign."""
    return rounded(Fraction(share) * 100, places)


def change_figures(before: float | Fraction, after: float | Fraction, places: int = 0) -> ChangeFigures:
    """Return both levels and the size of the change so that a reader who subtracts is not surprised.

    If the rounded figures do not add up, one more place is given; what is left then is rounding.
    """
    first = _at(before, after, places)
    if Decimal(first.size) == abs(_number(first.after) - _number(first.before)):
        return first
    return _at(before, after, places + 1)


def p_text(p_value: float) -> str:
    """Return a p-value with its sign of relation: "= 0.03", "= 0.004", "< 0.001"."""
    if p_value < _SMALLEST_P:
        return f"< {_SMALLEST_P}"
    return f"= {rounded(p_value, 3 if p_value < _SHOW_THREE_PLACES_BELOW else 2)}"


def _at(before: float | Fraction, after: float | Fraction, places: int) -> ChangeFigures:
    difference = Fraction(after) - Fraction(before)
    return ChangeFigures(
        before=rounded(before, places),
        after=rounded(after, places),
        size=rounded(abs(difference), places),
        places=places,
    )


def _number(figure: str) -> Decimal:
    return Decimal(figure.replace(_MINUS, "-"))
