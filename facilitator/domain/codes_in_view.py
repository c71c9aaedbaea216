"""Which codes a camera shows for the first time: a badge that is held still is one showing, not thirty.

A code counts as present until it was out of view for a second and for eight looks: one that only the
dearer looks can read is read in some frames and missed in others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

GONE_AFTER_SECONDS = 1.0
GONE_AFTER_LOOKS = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    at_seconds: float
    look: int


@dataclass(frozen=True, slots=True)
class CodesInView:
    """The codes that are held up now; begins with none."""

    _seen: Mapping[str, _Seen] = field(default_factory=dict)
    _looks: int = 0

    def after(self, texts: Sequence[str], at_seconds: float) -> tuple[CodesInView, tuple[str, ...]]:
        """Return what is in view after one more look that found `texts`, and those that are new.

        `at_seconds` is a monotonic clock. The new ones keep their order; each is named once.
        """
        look = self._looks + 1
        still = {text: seen for text, seen in self._seen.items() if not _is_gone(seen, at_seconds, look)}
        new = tuple(dict.fromkeys(text for text in texts if text not in still))
        now = _Seen(at_seconds, look)
        return CodesInView({**still, **dict.fromkeys(texts, now)}, look), new


def _is_gone(seen: _Seen, at_seconds: float, look: int) -> bool:
    """Say whether a code was missed long enough; a look that finds it again right then comes too late."""
    return at_seconds - seen.at_seconds > GONE_AFTER_SECONDS and look - seen.look > GONE_AFTER_LOOKS
