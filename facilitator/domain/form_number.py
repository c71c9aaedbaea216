"""The number printed on both halves of a pre/post pair: three or more digits and Damm's check digit."""

from __future__ import annotations

from facilitator.domain.badge import fold_digits
from facilitator.domain.check_digit import damm, has_right_check_digit

_LEAST_DIGITS = 4
_MOST_DIGITS = 9


def form_number(n: int) -> str:
    """Return the n-th number of a session as printed, e.g. 17 becomes `0174`: 017 and check digit."""
    digits = f"{n:03d}"
    return digits + damm(digits)


def read_form_number(text: str) -> str | None:
    """Return the number as printed from what was typed or scanned; none if it cannot be one.

    Spaces, dashes and full-width digits are forgiven, a wrong check digit is not.
    """
    digits = fold_digits(text)
    if not (digits.isascii() and digits.isdigit() and _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS):
        return None
    return digits if has_right_check_digit(digits) else None
