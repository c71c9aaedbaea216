"""What a room may see of badge codes: enough to find oneself, too little to check anybody in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

SHORTEST_TAIL = 3
LONGEST_TAIL = 5
"""Of seven digits. From six the check digit would give the one that is missing."""


def room_codes(short_codes: Mapping[UUID, str]) -> dict[UUID, str]:
    """Return the end of each code: three digits, or as many more as tell it from all others.

    Never more than `LONGEST_TAIL`, even if two then read the same, and never so much of a shorter code
    that fewer than two of its digits are missing.
    """
    digits = {one: "".join(filter(str.isdigit, code)) for one, code in short_codes.items()}
    seen = {length: Counter(code[-length:] for code in digits.values()) for length in _LENGTHS}
    return {one: _tail(code, seen) for one, code in digits.items()}


_LENGTHS = range(SHORTEST_TAIL, LONGEST_TAIL + 1)


def _tail(code: str, seen: Mapping[int, Counter[str]]) -> str:
    most = max(0, min(LONGEST_TAIL, len(code) - 2))
    for length in _LENGTHS:
        if length < most and seen[length][code[-length:]] == 1:
            return code[-length:]
    return code[len(code) - most :]
