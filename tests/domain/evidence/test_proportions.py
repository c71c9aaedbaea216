"""Proportions against published examples, other programs and brute force."""

# ruff: noqa: TID253 (the oracles are what this file is about)

from __future__ import annotations

from itertools import product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from facilitator.domain.evidence.proportions import (
    PairedTable,
    independent_difference_interval,
    matching_bounds,
    mcnemar_mid_p,
    paired_difference_interval,
    wilson_interval,
)

counts = st.integers(0, 60)
tables = st.builds(PairedTable, counts, counts, counts, counts).filter(lambda table: table.n > 0)


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_examples(yes: int, n: int, low: float, high: float) -> None:
    interval = wilson_interval(yes, n)  # Newcombe 1998, Stat Med 17:857-872, table I
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@given(st.integers(1, 400), st.data())
def test_wilson_agrees_with_statsmodels(n: int, data: st.DataObject) -> None:
    yes = data.draw(st.integers(0, n))
    low, high = proportion_confint(yes, n, method="wilson")
    interval = wilson_interval(yes, n)
    assert interval.low == pytest.approx(low, abs=1e-12)
    assert interval.high == pytest.approx(high, abs=1e-12)


def test_mid_p_gives_the_published_airway_example() -> None:
    # Bentur et al. 2009 as worked in Fagerland et al. 2013: 1 and 7 discordant children
    assert mcnemar_mid_p(1, 7) == pytest.approx(0.0390625, abs=1e-15)


@given(st.integers(0, 150), st.integers(0, 150))
def test_mid_p_is_the_exact_p_less_the_observed_split(b: int, c: int) -> None:
    if b == c:
        expected = 1 - comb(2 * b, b) / 2 ** (2 * b + 1) if b else 1.0
    else:
        exact = mcnemar([[0, b], [c, 0]], exact=True).pvalue
        assert exact == pytest.approx(binomtest(b, b + c).pvalue, rel=1e-9)
        expected = exact - comb(b + c, b) / 2 ** (b + c)
    assert mcnemar_mid_p(b, c) == pytest.approx(expected, rel=1e-9)
    assert mcnemar_mid_p(b, c) == mcnemar_mid_p(c, b)


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        (PairedTable(36, 2, 12, 0), 0.0569, 0.3404),  # Newcombe 1998, Stat Med 17:2635-2650
        (PairedTable(1, 1, 7, 12), 0.026, 0.507),  # the airway example, Fagerland et al. 2014
    ],
)
def test_paired_interval_gives_the_published_examples(table: PairedTable, low: float, high: float) -> None:
    interval = paired_difference_interval(table)
    places = 4 if low == 0.0569 else 3
    assert (round(interval.low, places), round(interval.high, places)) == (low, high)


@given(tables)
def test_paired_interval_turns_with_the_two_waves_and_the_two_answers(table: PairedTable) -> None:
    interval = paired_difference_interval(table)
    waves_swapped = paired_difference_interval(PairedTable(table.a, table.c, table.b, table.d))
    codes_swapped = paired_difference_interval(PairedTable(table.d, table.c, table.b, table.a))
    for turned in (waves_swapped, codes_swapped):
        assert -turned.high == pytest.approx(interval.low, abs=1e-12)
        assert -turned.low == pytest.approx(interval.high, abs=1e-12)


@given(tables)
def test_paired_interval_holds_the_difference_and_stays_in_range(table: PairedTable) -> None:
    interval = paired_difference_interval(table)
    difference = (table.c - table.b) / table.n
    assert -1 <= interval.low <= difference + 1e-12
    assert difference - 1e-12 <= interval.high <= 1


@settings(max_examples=10)
@given(st.sampled_from([(0.7, 0.2, 0.05, 0.05), (0.3, 0.4, 0.05, 0.25), (0.25, 0.25, 0.25, 0.25)]))
def test_paired_interval_covers_the_truth_about_as_often_as_it_says(p: tuple[float, ...]) -> None:
    n, covered = 20, 0.0
    for a, b, c in product(range(n + 1), repeat=3):
        d = n - a - b - c
        if d < 0:
            continue
        ways = comb(n, a) * comb(n - a, b) * comb(n - a - b, c)
        probability = ways * p[0] ** a * p[1] ** b * p[2] ** c * p[3] ** d
        interval = paired_difference_interval(PairedTable(a, b, c, d))
        covered += probability * (interval.low <= p[2] - p[1] <= interval.high)
    assert 0.93 <= covered <= 0.99


def test_independent_interval_gives_the_published_example() -> None:
    interval = independent_difference_interval(48, 80, 56, 70)  # Newcombe 1998, 17:873-890, example a
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0524, 0.3339)


@given(st.integers(1, 120), st.integers(1, 120), st.data())
def test_independent_interval_agrees_with_statsmodels(
    n_before: int, n_after: int, data: st.DataObject
) -> None:
    before, after = data.draw(st.integers(0, n_before)), data.draw(st.integers(0, n_after))
    low, high = confint_proportions_2indep(after, n_after, before, n_before, method="newcomb")
    interval = independent_difference_interval(before, n_before, after, n_after)
    assert interval.low == pytest.approx(low, abs=1e-9)
    assert interval.high == pytest.approx(high, abs=1e-9)


def test_unmatched_95_and_39_of_100_are_certain_whoever_is_who() -> None:
    bounds = matching_bounds(95, 39, 100)
    assert bounds.largest_p <= 2.6e-13
    assert bounds.interval.low > -0.665
    assert bounds.interval.high < -0.425


@settings(max_examples=30)
@given(st.integers(1, 25), st.data())
def test_bounds_hold_for_every_matching(n: int, data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=n, max_size=n))
    table = PairedTable(*(sum(pair == kind for pair in pairs) for kind in product((True, False), repeat=2)))
    bounds = matching_bounds(table.a + table.b, table.a + table.c, n)
    interval = paired_difference_interval(table)
    assert mcnemar_mid_p(table.b, table.c) <= bounds.largest_p
    assert bounds.interval.low <= interval.low
    assert interval.high <= bounds.interval.high
