"""What changed in one item between the sheets before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from facilitator.domain.evidence.changes import Pair, scale_change, unmatched_change, yes_no_change
from facilitator.domain.evidence.pairing import PairedSheets, given, missing_count
from facilitator.domain.evidence.readings import has_order, says_yes, wanted_codes, wanted_label
from facilitator.domain.evidence.summary import (
    Footing,
    HalfDayChange,
    Interval,
    ItemResult,
    ScaleChange,
    UnmatchedChange,
    YesNoChange,
)
from facilitator.domain.evidence.suppression import footing, may_show_each
from facilitator.domain.evidence.wording import (
    mean_sentence,
    suppressed_sentence,
    unmatched_sentence,
    yes_no_sentence,
)
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Item

_MANY_MISSING = Fraction(1, 10)
_CEILING = Fraction(85, 100)
_SHOWN = frozenset({Footing.FULL, Footing.INDICATIVE})


def item_result(item: Item, sheets: PairedSheets, k: int, half_days: Mapping[str, str]) -> ItemResult:
    """Return everything that is said about one item asked before and after.

    `half_days` names the half-day of each form number, the first half-day first. The adjusted p is
    set later, when all items of the level are known. Where too few were matched, those who were not
    are compared as two groups; the few who were belong to neither.
    """
    pairs = [(b, a) for b, a in sheets.answers(item.key) if b is not None and a is not None]
    stands_on = footing(len(pairs), k)
    may_stand_apart = stands_on not in _SHOWN and bool(wanted_codes(item))
    unmatched = unmatched_change(item, sheets, k) if may_stand_apart else None
    if unmatched is not None:
        stands_on = Footing.UNMATCHED
    yes_no, scale = _changes(item, pairs, stands_on)
    says_shares = stands_on in _SHOWN and yes_no is not None
    before, after = sheets.before, sheets.after
    return ItemResult(
        key=item.key,
        text=item.text,
        level=item.level,
        wish=item.wish or (1 if item.right is not None else 0),
        is_primary=item.is_primary,
        footing=stands_on,
        pre_only=sum(given(before[n], item.key) is not None for n in before.keys() - after.keys()),
        post_only=sum(given(after[n], item.key) is not None for n in after.keys() - before.keys()),
        missing_before=missing_count(before.values(), item.key),
        missing_after=missing_count(after.values(), item.key),
        target_label=wanted_label(item),
        yes_no=yes_no,
        scale=scale,
        adjusted_p=None,
        sentence=_sentence(item, stands_on, yes_no, scale, unmatched, k),
        unmatched=unmatched,
        if_missing=_range_if_answered(item, sheets) if says_shares else None,
        is_at_ceiling=says_shares and _is_at_ceiling(item, yes_no),
        by_half_day=_by_half_day(item, sheets, k, half_days) if says_shares else (),
    )


def _changes(
    item: Item, pairs: Sequence[Pair], stands_on: Footing
) -> tuple[YesNoChange | None, ScaleChange | None]:
    """Return what may be shown of both readings of the item."""
    if stands_on in {Footing.SUPPRESSED, Footing.UNMATCHED}:
        return None, None
    yes_no = yes_no_change(item, pairs) if wanted_codes(item) else None
    scale = scale_change(item, pairs) if has_order(item) else None
    if stands_on is not Footing.COUNTS_ONLY:
        return yes_no, scale
    return (
        replace(yes_no, interval=None, p_value=None) if yes_no else None,
        replace(scale, interval=None, p_value=None, rank_biserial=None, hodges_lehmann=None, d_z=None)
        if scale
        else None,
    )


def _sentence(
    item: Item,
    stands_on: Footing,
    yes_no: YesNoChange | None,
    scale: ScaleChange | None,
    unmatched: UnmatchedChange | None,
    k: int,
) -> Message | None:
    if unmatched is not None:
        return unmatched_sentence(unmatched, wanted_label(item))
    if stands_on is Footing.SUPPRESSED:
        return suppressed_sentence(k)
    if yes_no is not None:
        return yes_no_sentence(yes_no, wanted_label(item), stands_on)
    if scale is not None and stands_on is Footing.COUNTS_ONLY:
        return Message("{n} matched people: too few for a mean.", {"n": scale.pairs})
    if scale is not None:
        return mean_sentence(
            scale.before_mean, scale.after_mean, scale.pairs, scale.interval, scale.p_value, stands_on
        )
    return None


def _is_at_ceiling(item: Item, change: YesNoChange | None) -> bool:
    if change is None or (item.right is None and item.wish <= 0):
        return False
    return Fraction(change.a + change.b, change.pairs) >= _CEILING


def _range_if_answered(item: Item, sheets: PairedSheets) -> Interval | None:
    """Return the lowest and highest difference had everybody who was matched answered."""
    answers = sheets.answers(item.key)
    n = len(answers)
    no_before = sum(before is None for before, _ in answers)
    no_after = sum(after is None for _, after in answers)
    if max(no_before, no_after) <= _MANY_MISSING * n:
        return None
    yes_before = sum(before is not None and says_yes(item, before) for before, _ in answers)
    yes_after = sum(after is not None and says_yes(item, after) for _, after in answers)
    return Interval(
        (yes_after - yes_before - no_before) / n,
        (yes_after + no_after - yes_before) / n,
    )


def _by_half_day(
    item: Item, sheets: PairedSheets, k: int, half_days: Mapping[str, str]
) -> tuple[HalfDayChange, ...]:
    """Return the item for each half-day, or nothing where one of them has fewer than `k` people."""
    groups: dict[str, list[Pair]] = {}
    for number, (before, after) in zip(sheets.matched, sheets.answers(item.key), strict=True):
        if before is not None and after is not None:
            groups.setdefault(half_days.get(number, ""), []).append((before, after))
    if len(groups) == 1 or "" in groups or not may_show_each([len(g) for g in groups.values()], k):
        return ()
    return tuple(
        HalfDayChange(label, change.pairs, change.before, change.after, change.interval)
        for label in dict.fromkeys(half_days.values())
        if label in groups and (change := yes_no_change(item, groups[label])).interval is not None
    )
