"""Codes that noise can be taken for are believed where two looks of a camera say the same.

A badge's own level of error correction makes it firm. A code with little of it, such as an address or a
payment code, is near to one in two million of the words that noise makes up, and a camera at the door looks
at thirty frames a second, each in several ways, for hours.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from facilitator.imports.found_code import FoundCode

LOOKS = 8
"""So many frames back. While nothing moves, dear looks are rare: what they alone read has to move."""


class ToldTwice:
    """Remembers what was read in the last looks of one camera."""

    def __init__(self) -> None:
        self._loose: deque[frozenset[str]] = deque(maxlen=LOOKS)

    def among(self, codes: Iterable[FoundCode]) -> tuple[FoundCode, ...]:
        """Return the codes of the next look that can be believed, in their order."""
        codes = tuple(codes)
        before = frozenset[str]().union(*self._loose)
        self._loose.append(frozenset(code.text for code in codes if not code.is_firm))
        return tuple(code for code in codes if code.is_firm or code.text in before)
