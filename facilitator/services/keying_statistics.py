"""How fast and how surely a batch is keyed, read from its key log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from facilitator.domain.answers import KeyLogEntry, KeySource, SheetState
from facilitator.services.found import find_batch
from facilitator.services.ports import Workspace

_PAUSE = timedelta(minutes=2)
_HOUR_SECONDS = 3600
_LEAST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class KeyerStatistics:
    """One person's keying: forms finished, keys, corrections, and seconds really spent."""

    who: str
    forms: int
    answers: int
    keys: int
    corrections: int
    seconds: float

    @property
    def forms_per_hour(self) -> float | None:
        """Forms an hour, none before there is a minute to judge by."""
        return (
            self.forms * _HOUR_SECONDS / self.seconds
            if self.forms and self.seconds >= _LEAST_SECONDS
            else None
        )


@dataclass(frozen=True, slots=True)
class KeyingStatistics:
    """A batch's keying in all, by person, and the items that were corrected most."""

    total: KeyerStatistics
    keyers: tuple[KeyerStatistics, ...]
    most_corrected: tuple[tuple[str, int], ...]


def keying_statistics(ws: Workspace, batch_id: UUID) -> KeyingStatistics:
    """Return what the key log of a batch tells; gaps over two minutes are not time at work."""
    with ws.store.read() as records:
        find_batch(records, batch_id)
        log = list(records.paper.key_log_of_batch(batch_id))
    log.sort(key=lambda entry: entry.at)
    people = sorted({entry.who for entry in log})
    return KeyingStatistics(
        total=_statistics("", log),
        keyers=tuple(_statistics(who, [entry for entry in log if entry.who == who]) for who in people),
        most_corrected=_most_corrected(log),
    )


def _statistics(who: str, log: list[KeyLogEntry]) -> KeyerStatistics:
    gaps = (after.at - before.at for before, after in pairwise(log))
    return KeyerStatistics(
        who=who,
        forms=len({entry.sheet for entry in log if entry.state is SheetState.KEYED}),
        answers=sum(entry.answer is not None and bool(entry.keys) for entry in log),
        keys=sum(bool(entry.keys) for entry in log),
        corrections=sum(entry.source is KeySource.CORRECTION for entry in log),
        seconds=sum((gap.total_seconds() for gap in gaps if timedelta() < gap <= _PAUSE), 0.0),
    )


def _most_corrected(log: list[KeyLogEntry]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for entry in log:
        if entry.source is KeySource.CORRECTION:
            counts[entry.item] = counts.get(entry.item, 0) + 1
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
