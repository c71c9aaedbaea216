"""Means, Student's t and Holm against scipy, statsmodels and published examples."""

# ruff: noqa: TID253 (the oracles are what this file is about)

from __future__ import annotations

from fractions import Fraction
from math import gamma, sqrt

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy import special, stats
from statsmodels.stats.multitest import multipletests

from facilitator.domain.evidence.scores import mean_change, normalized_gain
from facilitator.domain.evidence.several import holm
from facilitator.domain.evidence.student_t import hedges_correction, incomplete_beta, t_quantile, two_sided_p

# Extra hours of sleep of ten patients under two drugs: Student 1908 (Biometrika 6:1-25)
FIRST = ["0.7", "-1.6", "-0.2", "-1.2", "-0.1", "3.4", "3.7", "0.8", "0.0", "2.0"]
SECOND = ["1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4"]
SLEEP = [Fraction(b) - Fraction(a) for a, b in zip(FIRST, SECOND, strict=True)]


def test_students_own_example_comes_out() -> None:
    result = mean_change(SLEEP)
    assert result.mean == pytest.approx(1.58)
    assert result.p_value == pytest.approx(0.00283289, abs=1e-8)
    assert result.interval is not None
    assert result.interval.low == pytest.approx(0.7001142, abs=1e-7)
    assert result.interval.high == pytest.approx(2.4598858, abs=1e-7)
    assert result.d_z == pytest.approx(4.0621277 / sqrt(10), abs=1e-7)


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=120))
def test_paired_t_agrees_with_scipy(changes: list[int]) -> None:
    result = mean_change(changes)
    if len(set(changes)) == 1:
        assert (result.interval, result.p_value, result.d_z) == (None, None, None)
        return
    expected = stats.ttest_1samp(changes, 0)
    interval = expected.confidence_interval(0.95)
    assert result.interval is not None
    assert result.p_value == pytest.approx(expected.pvalue, rel=1e-9, abs=1e-15)
    assert result.interval.low == pytest.approx(interval.low, abs=1e-9)
    assert result.interval.high == pytest.approx(interval.high, abs=1e-9)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
@pytest.mark.parametrize("degrees", [1, 2, 3, 5, 9, 29, 99, 999, 100_000])
def test_t_quantile_agrees_with_scipy_to_nine_places(level: float, degrees: int) -> None:
    assert t_quantile(level, degrees) == pytest.approx(stats.t.ppf((1 + level) / 2, degrees), rel=1e-9)


@example(0.0, 2.0, 3.0)
@example(1.0, 2.0, 3.0)
@given(st.floats(0, 1), st.floats(0.5, 200), st.floats(0.5, 200))
def test_incomplete_beta_agrees_with_scipy(x: float, a: float, b: float) -> None:
    assert incomplete_beta(x, a, b) == pytest.approx(special.betainc(a, b, x), rel=1e-9, abs=1e-12)


@given(st.floats(-20, 20), st.integers(1, 500))
def test_tails_of_t_agree_with_scipy(t: float, degrees: int) -> None:
    assert two_sided_p(t, degrees) == pytest.approx(2 * stats.t.sf(abs(t), degrees), rel=1e-9)


@pytest.mark.parametrize("m", [2, 3, 9, 50])
def test_the_small_sample_factor_is_the_exact_one(m: int) -> None:
    assert hedges_correction(m) == pytest.approx(gamma(m / 2) / (sqrt(m / 2) * gamma((m - 1) / 2)))


def test_one_pair_has_a_change_but_no_interval() -> None:
    result = mean_change([3])
    assert (result.mean, result.interval, result.p_value) == (3.0, None, None)


@given(st.lists(st.integers(-40, 40).map(lambda tenths: tenths / 10), min_size=2), st.randoms())
def test_the_order_of_people_changes_no_digit(changes: list[float], chance: object) -> None:
    shuffled = list(changes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert mean_change(shuffled) == mean_change(changes)


def test_gain_leaves_out_and_counts_who_could_not_gain() -> None:
    gain = normalized_gain([(2, 6), (4, 6), (8, 8), (8, 7)], most=8)
    assert gain.mean == pytest.approx((4 / 6 + 2 / 4) / 2)
    assert (gain.people, gain.at_ceiling) == (2, 2)


@settings(max_examples=10)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_agrees_with_statsmodels(p_values: list[float]) -> None:
    expected = multipletests(p_values, method="holm")[1]
    assert holm(p_values) == pytest.approx(list(expected), abs=1e-12)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20, unique=True), st.randoms())
def test_holm_does_not_depend_on_the_order_of_items(p_values: list[float], chance: object) -> None:
    assume(len(p_values) > 0)
    order = list(range(len(p_values)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    shuffled = holm([p_values[i] for i in order])
    assert [shuffled[order.index(i)] for i in range(len(order))] == list(holm(p_values))
