"""What a chart shows, before anybody draws it: the PDF, the window and the workbook share these.

Lengths are shares of the whole (0..1), so a painter only multiplies by its width. Colours of the
two waves are fixed here because every painter must use the same ones; they differ enough in
lightness to be told apart in grey, and shapes (open, filled) tell them apart as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from facilitator.domain.evidence.summary import (
    Footing,
    Interval,
    ItemResult,
    QuestionnaireResult,
    SingleWaveResult,
)
from facilitator.domain.language import Text
from facilitator.domain.questionnaire import Level, Wave

BEFORE_COLOUR = "#F2B134"
AFTER_COLOUR = "#1B3A6B"
SHADES = ("#8A5A2B", "#D9BE96", "#E6E1D8", "#8FBFC4", "#2C6E7F")
"""Five steps of a scale, low to high; brown and teal because neither end is good or bad by itself."""

_DRAWN = frozenset({Footing.FULL, Footing.INDICATIVE})


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """One item: open circle at `before`, filled at `after`; `interval` is that of the difference."""

    key: str
    title: Text
    answer: Text
    before: float
    after: float
    interval: Interval
    pairs: int
    level: Level
    is_primary: bool
    is_indicative: bool

    @property
    def points(self) -> int:
        """The change in whole percentage points, as the two rounded shares show it."""
        return round(100 * self.after) - round(100 * self.before)


@dataclass(frozen=True, slots=True)
class Segment:
    """One answer in a bar: from `start` for `share`; start is below 0 left of the neutral middle."""

    label: Text
    count: int
    share: float
    start: float
    shade: str


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One diverging bar; `wave` chooses its caption. `net` is the high side less the low side."""

    wave: Wave
    n: int
    segments: tuple[Segment, ...]
    net: float


@dataclass(frozen=True, slots=True)
class StackedBars:
    """One ordered item: its bars above each other, and the shades of its answers for the legend."""

    key: str
    title: Text
    labels: tuple[Text, ...]
    shades: tuple[str, ...]
    bars: tuple[StackedBar, ...]


def dumbbell_rows(result: QuestionnaireResult) -> tuple[DumbbellRow, ...]:
    """Return a row for each yes/no item that may be shown in percent, in the order of the paper."""
    return tuple(
        DumbbellRow(
            key=item.key,
            title=item.text,
            answer=item.target_label,
            before=item.yes_no.before,
            after=item.yes_no.after,
            interval=item.yes_no.interval,
            pairs=item.yes_no.pairs,
            level=item.level,
            is_primary=item.is_primary,
            is_indicative=item.footing is Footing.INDICATIVE,
        )
        for item in result.items
        if item.yes_no is not None and item.yes_no.interval is not None and item.footing in _DRAWN
    )


def stacked_bars(result: QuestionnaireResult) -> tuple[StackedBars, ...]:
    """Return diverging bars before and after for each ordered item, then those asked once."""
    twice = [_of_item(item) for item in result.items if item.footing in _DRAWN]
    once = map(bars_of_one_wave, result.single_wave)
    return tuple(bars for bars in (*twice, *once) if bars is not None)


def shades(steps: int) -> tuple[str, ...]:
    """Return a colour for each of 2 to 5 answers, low to high; more repeat the ends."""
    picks = {2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
    if steps in picks:
        return tuple(SHADES[index] for index in picks[steps])
    half = steps // 2
    middle = (SHADES[2],) if steps % 2 else ()
    low = tuple(SHADES[0] if i < half - 1 else SHADES[1] for i in range(half))
    high = tuple(SHADES[4] if i else SHADES[3] for i in range(half))
    return (*low, *middle, *high)


def diverging(labels: Sequence[Text], counts: Sequence[int], wave: Wave) -> StackedBar:
    """Return a bar whose middle answer straddles zero (Heiberger & Robbins 2014, J Stat Softw 57(5))."""
    n = sum(counts)
    shares = [count / n if n else 0.0 for count in counts]
    half, is_odd = divmod(len(shares), 2)
    low = sum(shares[:half])
    zero = low + (shares[half] / 2 if is_odd else 0.0)
    edges = [edge - zero for edge in accumulate(shares, initial=0.0)]
    colours = shades(len(counts))
    return StackedBar(
        wave=wave,
        n=n,
        segments=tuple(
            Segment(label, count, share, start, shade)
            for label, count, share, (start, _), shade in zip(
                labels, counts, shares, pairwise(edges), colours, strict=True
            )
        ),
        net=sum(shares[half + is_odd :]) - low,
    )


def _of_item(item: ItemResult) -> StackedBars | None:
    scale = item.scale
    if scale is None or len(scale.labels) < len(("low", "high")):
        return None
    return StackedBars(
        key=item.key,
        title=item.text,
        labels=scale.labels,
        shades=shades(len(scale.labels)),
        bars=(
            diverging(scale.labels, scale.before_counts, Wave.PRE),
            diverging(scale.labels, scale.after_counts, Wave.POST),
        ),
    )


def bars_of_one_wave(single: SingleWaveResult) -> StackedBars | None:
    """Return the one bar of an ordered item that is not compared, or none where it may not be drawn."""
    if single.footing not in _DRAWN or single.mean is None or len(single.labels) < len(("low", "high")):
        return None
    return StackedBars(
        key=single.key,
        title=single.text,
        labels=single.labels,
        shades=shades(len(single.labels)),
        bars=(diverging(single.labels, single.counts, single.wave),),
    )
