"""How long blocks really took before: from three runs on, what half and what four fifths of them needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from facilitator.domain.as_run import AsRun, Outcome
from facilitator.domain.programme import BlockKind
from facilitator.domain.session import AgendaItem

LEAST_RUNS = 3


@dataclass(frozen=True, slots=True)
class BlockIdentity:
    """What makes two blocks of different sessions the same: their programme, kind and title.

    The title is the English one, else the Chinese; capitals and spaces do not tell. A block that was
    given another title is another block.
    """

    programme: str
    kind: BlockKind
    title: str


@dataclass(frozen=True, slots=True)
class PastMinutes:
    """What a block took in its past runs: minutes that half and that four fifths of them kept within."""

    runs: int
    p50: float
    p80: float


def identity(programme_key: str, item: AgendaItem) -> BlockIdentity:
    """Return by what that block is found again in another session."""
    return BlockIdentity(
        programme_key, item.kind, " ".join((item.title.en or item.title.zh).split()).casefold()
    )


def past_minutes(runs: Iterable[tuple[str, AsRun]]) -> Mapping[BlockIdentity, PastMinutes]:
    """Return what each block took, for those that were run in at least three half-days.

    `runs` are half-days as they ran, each with the key of its programme. A block that stands several
    times in an agenda counts with its mean there.
    """
    found: dict[BlockIdentity, list[float]] = {}
    for programme_key, run in runs:
        for block, minutes in _of_half_day(programme_key, run).items():
            found.setdefault(block, []).append(sum(minutes) / len(minutes))
    return {
        block: PastMinutes(len(minutes), quantile(minutes, 0.5), quantile(minutes, 0.8))
        for block, minutes in found.items()
        if len(minutes) >= LEAST_RUNS
    }


def usual_minutes(past: PastMinutes) -> int:
    """Return the median as whole minutes to plan with, at least one."""
    return max(1, round(past.p50))


def safe_minutes(past: PastMinutes) -> int:
    """Return the whole minutes within which four of five runs ended, at least one."""
    return max(1, ceil(past.p80))


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of what is drawn like `values` stays within.

    Median-unbiased whatever the distribution: definition 8 of Hyndman and Fan, "Sample quantiles in
    statistical packages", The American Statistician 50 (1996), 361-365. Of three values, the eightieth
    percentile is the largest.
    """
    ordered = sorted(values)
    place = min(max((len(ordered) + 1 / 3) * share + 1 / 3, 1), len(ordered))
    below = int(place)
    low, high = ordered[below - 1], ordered[min(below, len(ordered) - 1)]
    return low + (place - below) * (high - low)


def _of_half_day(programme_key: str, run: AsRun) -> dict[BlockIdentity, list[float]]:
    minutes: dict[BlockIdentity, list[float]] = {}
    for block in run.blocks:
        if block.outcome is Outcome.RUN and block.actual_minutes is not None:
            minutes.setdefault(identity(programme_key, block.item), []).append(block.actual_minutes)
    return minutes
