"""Codes that noise can be taken for are believed where two looks of a camera say the same.

A badge's own level of error correction makes it firm. A code with little of it, such as an address or a
payment code, is near to one in two million of the words that noise makes up, and a camera at the door looks
at thirty frames a second, each in several ways, for hours.
"""

from __future__ import annotations

from collections import deque

from facilitator.imports.code_reader import Look, Reading
from facilitator.imports.found_code import FoundCode

LOOKS = 12
"""So many back: a whole turn of dear looks, two sums that share no frame, and some that were missed."""


class ToldTwice:
    """Remembers what was read in the last looks of one camera.

    A first look that found nothing in doubt is none of them: at rest there are five for each dear one. Two
    sums of frames confirm each other only where they share none: the noise of a frame is in both.
    """

    def __init__(self) -> None:
        self._looks: deque[tuple[frozenset[int], frozenset[str]]] = deque(maxlen=LOOKS)

    def among(self, reading: Reading) -> tuple[FoundCode, ...]:
        """Return the codes of the next frame that can be believed, in their order."""
        before = {text for frames, loose in self._looks if not frames & reading.frames for text in loose}
        loose = frozenset(code.text for code in reading.codes if not code.is_firm)
        if loose or reading.look is not Look.PLAIN:
            self._looks.append((reading.frames, loose))
        return tuple(code for code in reading.codes if code.is_firm or code.text in before)
