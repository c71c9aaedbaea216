"""Which backups go as they grow many: the newest stay, then one a day, a week, a month.

Nothing is compared with the clock: one that was wrong for an hour, forwards or back, would make a whole
year old at once. Days, weeks and months count only where a backup was taken in them, and "newest" is
the order in which backups were taken. (restic's `--keep-last --keep-daily …` counts in the same way:
restic.readthedocs.io, "Removing backup snapshots".)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

NEWEST = 72
"""So many stay whatever their time: twelve hours of one every ten minutes."""
SPANS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (7, lambda moment: (moment.year, moment.month, moment.day)),
    (13, lambda moment: moment.isocalendar()[:2]),
    (12, lambda moment: (moment.year, moment.month)),
)
"""How many days, weeks and months stay, each by its newest backup."""


def superfluous(taken: Sequence[datetime]) -> tuple[int, ...]:
    """Return the places in `taken` of the backups that may go; `taken` is in order, the newest first.

    Kept: the newest 72; and the newest of each of the last 7 days, 13 weeks and 12 months in which any
    was taken.
    """
    kept = set(range(min(NEWEST, len(taken))))
    for most, span_of in SPANS:
        spans: dict[tuple[int, ...], int] = {}
        for place, moment in enumerate(taken):
            spans.setdefault(span_of(moment), place)
        kept.update(list(spans.values())[:most])
    return tuple(place for place in range(len(taken)) if place not in kept)
