"""The check digit of every number that people type here: Damm's.

H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004: a table of order 10 that notices
every single wrong digit and every swap of two neighbours, and needs no eleventh sign.
"""

from __future__ import annotations

_TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def damm(digits: str) -> str:
    """Return the check digit that belongs after `digits` (ASCII digits only)."""
    interim = 0
    for digit in digits:
        interim = int(_TABLE[interim][int(digit)])
    return str(interim)


def has_right_check_digit(digits: str) -> bool:
    """Say whether `digits` (ASCII digits, check digit last) is a number with its own check digit."""
    return len(digits) > 1 and damm(digits) == "0"
