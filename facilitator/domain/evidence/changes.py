"""How one item moved: its paired table, its ranks and mean, or two counts that cannot be paired."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from facilitator.domain.answers import Answer
from facilitator.domain.evidence.pairing import PairedSheets, given
from facilitator.domain.evidence.proportions import (
    PairedTable,
    independent_difference_interval,
    matching_bounds,
    mcnemar_mid_p,
    paired_difference_interval,
)
from facilitator.domain.evidence.ranks import hodges_lehmann, signed_ranks
from facilitator.domain.evidence.readings import ordered_choices, place, says_yes
from facilitator.domain.evidence.scores import mean_change
from facilitator.domain.evidence.summary import Footing, ScaleChange, UnmatchedChange, YesNoChange
from facilitator.domain.evidence.suppression import footing
from facilitator.domain.questionnaire import Item

Pair = tuple[Answer, Answer]


def yes_no_change(item: Item, pairs: Sequence[Pair]) -> YesNoChange:
    """Return the paired table of an item with its difference, interval and test."""
    answers = [(says_yes(item, before), says_yes(item, after)) for before, after in pairs]
    table = PairedTable(
        a=answers.count((True, True)),
        b=answers.count((True, False)),
        c=answers.count((False, True)),
        d=answers.count((False, False)),
    )
    return YesNoChange(
        a=table.a,
        b=table.b,
        c=table.c,
        d=table.d,
        before=(table.a + table.b) / table.n,
        after=(table.a + table.c) / table.n,
        difference=(table.c - table.b) / table.n,
        interval=paired_difference_interval(table),
        p_value=mcnemar_mid_p(table.b, table.c),
    )


def scale_change(item: Item, pairs: Sequence[Pair]) -> ScaleChange | None:
    """Return how an ordered item moved, or none where no pair can be put in order."""
    placed = [(place(item, before), place(item, after)) for before, after in pairs]
    places = [(b, a) for b, a in placed if b is not None and a is not None]
    if not places:
        return None
    changes = [after - before for before, after in places]
    mean, ranks = mean_change(changes), signed_ranks(changes)
    choices = ordered_choices(item)
    return ScaleChange(
        pairs=len(places),
        before_mean=float(sum((b for b, _ in places), Fraction()) / len(places)),
        after_mean=float(sum((a for _, a in places), Fraction()) / len(places)),
        mean_change=mean.mean,
        interval=mean.interval,
        p_value=ranks.p_value,
        rank_biserial=ranks.rank_biserial,
        codes=tuple(choice.code for choice in choices),
        labels=tuple(choice.label for choice in choices),
        before_counts=tuple(sum(choice.code in b.codes for b, _ in pairs) for choice in choices),
        after_counts=tuple(sum(choice.code in a.codes for _, a in pairs) for choice in choices),
        hodges_lehmann=hodges_lehmann(changes),
        d_z=mean.d_z,
    )


def unmatched_change(item: Item, sheets: PairedSheets, k: int) -> UnmatchedChange | None:
    """Return the two separate counts of the people who were not matched, if both are large enough.

    What holds for every matching is only told where it could be one: as many sheets after as before,
    and an answer on each.
    """
    counts = []
    for side in sheets.unmatched:
        answers = [answer for sheet in side if (answer := given(sheet, item.key))]
        counts.append((sum(says_yes(item, answer) for answer in answers), len(answers)))
    (yes_before, n_before), (yes_after, n_after) = counts
    if footing(min(n_before, n_after), k) not in {Footing.FULL, Footing.INDICATIVE}:
        return None
    may_be_paired = n_before == n_after and all(len(side) == n_before for side in sheets.unmatched)
    bounds = matching_bounds(yes_before, yes_after, n_before) if may_be_paired else None
    return UnmatchedChange(
        before_yes=yes_before,
        before_n=n_before,
        after_yes=yes_after,
        after_n=n_after,
        difference=float(Fraction(yes_after, n_after) - Fraction(yes_before, n_before)),
        interval=independent_difference_interval(yes_before, n_before, yes_after, n_after),
        largest_p=bounds.largest_p if bounds else None,
        hull=bounds.interval if bounds else None,
    )
