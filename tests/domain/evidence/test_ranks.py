"""Signed ranks against scipy, brute force and a published example."""

# ruff: noqa: TID253 (the oracles are what this file is about)

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata, wilcoxon

from facilitator.domain.evidence import ranks
from facilitator.domain.evidence.ranks import hodges_lehmann, signed_ranks

# Hamilton depression scale of nine patients, Hollander & Wolfe 1973, p. 29 f.
FIRST = ["1.83", "0.50", "1.62", "2.48", "1.68", "1.88", "1.55", "3.06", "1.30"]
SECOND = ["0.878", "0.647", "0.598", "2.05", "1.06", "1.29", "1.06", "3.14", "1.29"]
DEPRESSION = [Fraction(b) - Fraction(a) for a, b in zip(FIRST, SECOND, strict=True)]

small_changes = st.lists(st.integers(-4, 4), min_size=1, max_size=11)


def test_the_published_depression_example_comes_out() -> None:
    result = signed_ranks(DEPRESSION)
    assert result.p_value == pytest.approx(2 * 0.01953125, abs=1e-15)
    assert (result.rose, result.fell, result.zeros) == (2, 7, 0)
    assert result.rank_biserial == pytest.approx((5 - 40) / 45)
    assert hodges_lehmann(DEPRESSION) == pytest.approx(-0.46)


@settings(deadline=None)
@given(small_changes)
def test_the_exact_p_is_that_of_all_sign_patterns(changes: list[int]) -> None:
    moved = [change for change in changes if change]
    if not moved:
        assert signed_ranks(changes).p_value == 1.0
        return
    rank = rankdata([abs(change) for change in moved])
    up = sum(r for r, change in zip(rank, moved, strict=True) if change > 0)
    least = min(up, rank.sum() - up)
    hits = sum(
        sum(r for r, sign in zip(rank, signs, strict=True) if sign) <= least + 1e-9
        for signs in product((False, True), repeat=len(moved))
    )
    assert signed_ranks(changes).p_value == pytest.approx(min(1.0, 2 * hits / 2 ** len(moved)), abs=1e-12)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 10_000), min_size=3, max_size=50, unique=True), st.randoms())
def test_without_ties_scipy_gives_the_same_exact_p(sizes: list[int], chance: object) -> None:
    changes = [size if chance.random() < 0.6 else -size for size in sizes]  # type: ignore[attr-defined]
    expected = wilcoxon(changes, method="exact").pvalue
    assert signed_ranks(changes).p_value == pytest.approx(expected, rel=1e-9)


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(changes: list[int], chance: object) -> None:
    shuffled = list(changes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert signed_ranks(shuffled) == signed_ranks(changes)
    assert hodges_lehmann(shuffled) == hodges_lehmann(changes)


@given(small_changes)
def test_turning_the_scale_round_turns_the_signs_only(changes: list[int]) -> None:
    one, other = signed_ranks(changes), signed_ranks([-change for change in changes])
    assert one.p_value == other.p_value
    assert (one.rose, one.fell) == (other.fell, other.rose)
    assert hodges_lehmann([-change for change in changes]) == -hodges_lehmann(changes)
    if one.rank_biserial is not None and other.rank_biserial is not None:
        assert one.rank_biserial == pytest.approx(-other.rank_biserial)


@given(small_changes)
def test_hodges_lehmann_is_the_median_of_pairwise_means(changes: list[int]) -> None:
    means = sorted((x + y) / 2 for i, x in enumerate(changes) for y in changes[i:])
    n = len(means)
    assert hodges_lehmann(changes) == (means[(n - 1) // 2] + means[n // 2]) / 2


def test_the_shift_of_thousands_of_people_needs_no_list_of_their_pairs() -> None:
    changes = [Fraction((i * 7919) % 10_007, 4) for i in range(10_007)]
    assert hodges_lehmann(changes) == 10_006 / 8


@given(st.lists(st.fractions(-5, 5, max_denominator=12), min_size=1, max_size=12))
def test_fractions_of_any_kind_are_put_on_one_scale(changes: list[Fraction]) -> None:
    means = sorted((x + y) / 2 for i, x in enumerate(changes) for y in changes[i:])
    n = len(means)
    assert hodges_lehmann(changes) == float((means[(n - 1) // 2] + means[n // 2]) / 2)


def test_many_people_are_tested_by_the_normal_approximation_of_scipy() -> None:
    changes = [(i * 7) % 9 - 3 for i in range(ranks.MOST_EXACT + 60)]
    expected = wilcoxon(changes, method="asymptotic", correction=True).pvalue
    assert signed_ranks(changes).p_value == pytest.approx(expected, rel=1e-6)
