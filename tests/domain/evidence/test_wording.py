"""A sentence about a change has exactly one reading, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.evidence.figures import change_figures, p_text, rounded
from facilitator.domain.evidence.proportions import (
    PairedTable,
    independent_difference_interval,
    matching_bounds,
    mcnemar_mid_p,
    paired_difference_interval,
)
from facilitator.domain.evidence.summary import Footing, Interval, UnmatchedChange, YesNoChange
from facilitator.domain.evidence.wording import (
    Part,
    checked,
    mean_sentence,
    missing_parts,
    suppressed_sentence,
    unmatched_sentence,
    yes_no_sentence,
)
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.words import said

OFTEN = Text("Often or always", "经常或总是")


def change(a: int, b: int, c: int, d: int) -> YesNoChange:
    table = PairedTable(a, b, c, d)
    n = table.n
    return YesNoChange(
        a,
        b,
        c,
        d,
        (a + b) / n,
        (a + c) / n,
        (c - b) / n,
        paired_difference_interval(table),
        mcnemar_mid_p(b, c),
    )


def test_the_fall_of_guilt_reads_one_way_in_english() -> None:
    sentence = yes_no_sentence(change(38, 57, 1, 4), OFTEN, Footing.FULL)
    assert said(sentence, Language.EN) == (
        '"Often or always" fell from 95% to 39%, a drop of 56 percentage points '
        "(100 matched people; likely between 45 and 65)."
    )


def test_the_fall_of_guilt_reads_one_way_in_chinese() -> None:
    sentence = yes_no_sentence(change(38, 57, 1, 4), OFTEN, Footing.FULL)
    assert said(sentence, Language.ZH) == (
        "“经常或总是”的比例从 95% 降至 39%，下降 56 个百分点（100 名配对学员；很可能在 45 至 65 之间）。"
    )


@pytest.mark.parametrize(
    ("sentence", "lacks"),
    [
        ("Afterwards this proportion decreased by 56%.", {*Part}),
        ("Guilt fell to 39%, a drop of 56 percentage points (100 people).", {Part.BEFORE}),
        ("Guilt fell from 95%, a drop of 56 percentage points (100 people).", {Part.AFTER}),
        ("Guilt fell from 95% to 39% (100 people).", {Part.POINTS}),
        ("Guilt fell from 95% to 39%, a drop of 56 percentage points.", {Part.PEOPLE}),
        (
            "Guilt fell from 95% to 39%, 59% lower, 56 percentage points (100 people).",
            {Part.ONE_READING},
        ),
        ("Guilt fell from 95% to 39%, a drop of 56 percentage points (59% lower; 100 people).", set()),
        ("内疚的比例下降了 56%。", {*Part}),
        ("内疚的比例从 95% 降至 39%，下降 56 个百分点。", {Part.PEOPLE}),
        ("内疚的比例从 95% 降至 39%，下降 56%（100 名学员）。", {Part.POINTS, Part.ONE_READING}),
        ("内疚的比例从 95% 降至 39%，下降 56 个百分点（100 名学员）。", set()),
    ],
)
def test_a_sentence_that_leaves_something_open_is_named(sentence: str, lacks: set[Part]) -> None:
    assert set(missing_parts(sentence)) == lacks


def test_an_open_sentence_never_gets_out() -> None:
    with pytest.raises(ValueError, match="a change must say before, after, points, people"):
        checked(Message("It decreased by {n}%.", {"n": 56}))


@given(st.tuples(*[st.integers(0, 60)] * 4).filter(lambda cells: sum(cells) >= 10))
def test_every_change_passes_in_both_languages(cells: tuple[int, int, int, int]) -> None:
    footing = Footing.FULL if sum(cells) >= 30 else Footing.INDICATIVE
    sentence = yes_no_sentence(change(*cells), OFTEN, footing)
    assert missing_parts(said(sentence, Language.EN)) == ()
    assert missing_parts(said(sentence, Language.ZH)) == ()
    assert ("Indicative only" in str(sentence)) == (sum(cells) < 30)


@given(st.integers(10, 80), st.integers(10, 80), st.data())
def test_every_unmatched_change_passes_in_both_languages(n: int, m: int, data: st.DataObject) -> None:
    before, after = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    bounds = matching_bounds(before, after, n) if n == m else None
    unmatched = UnmatchedChange(
        before,
        n,
        after,
        m,
        after / m - before / n,
        independent_difference_interval(before, n, after, m),
        bounds.largest_p if bounds else None,
        bounds.interval if bounds else None,
    )
    sentence = unmatched_sentence(unmatched, OFTEN)
    assert missing_parts(said(sentence, Language.EN)) == ()
    assert missing_parts(said(sentence, Language.ZH)) == ()


def test_unmatched_sheets_say_what_is_certain_all_the_same() -> None:
    bounds = matching_bounds(95, 39, 100)
    unmatched = UnmatchedChange(
        95,
        100,
        39,
        100,
        -0.56,
        independent_difference_interval(95, 100, 39, 100),
        bounds.largest_p,
        bounds.interval,
    )
    assert "the interval lies between 43 and 66 percentage points (largest p < 0.001)" in str(
        unmatched_sentence(unmatched, OFTEN)
    )


def test_few_people_are_told_in_counts_without_a_percent_sign() -> None:
    sentence = yes_no_sentence(change(3, 4, 0, 1), OFTEN, Footing.COUNTS_ONLY)
    assert str(sentence) == (
        '"Often or always": 7 of 8 matched people before, 3 of 8 after; too few people for percentages.'
    )
    assert "%" not in said(sentence, Language.ZH)


def test_a_change_that_may_be_chance_says_so() -> None:
    assert str(yes_no_sentence(change(20, 3, 2, 20), OFTEN, Footing.FULL)).endswith(
        "This difference may be chance."
    )


def test_a_mean_says_both_levels_its_size_and_n() -> None:
    sentence = mean_sentence(2.13, 3.42, 60, Interval(0.91, 1.67), 0.001, Footing.FULL)
    assert str(sentence) == (
        "The mean rose from 2.1 to 3.4, up by 1.3 (60 matched people; likely between 0.9 and 1.7)."
    )


def test_what_is_hidden_says_why() -> None:
    assert "fewer than 10 matched people" in str(suppressed_sentence(10))


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0.5, 0, "1"),
        (-0.5, 0, "−1"),
        (-0.4, 0, "0"),
        (2.345, 2, "2.35"),
        (1 / 3, 1, "0.3"),
        (12.0, 1, "12.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: float, places: int, text: str) -> None:
    assert rounded(value, places) == text


def test_figures_that_do_not_add_up_get_one_more_place() -> None:
    whole, finer = change_figures(95, 39), change_figures(33.4, 66.8)
    assert (whole.before, whole.after, whole.size) == ("95", "39", "56")
    assert (finer.before, finer.after, finer.size) == ("33.4", "66.8", "33.4")


@pytest.mark.parametrize(("p", "text"), [(0.2345, "= 0.23"), (0.0123, "= 0.012"), (1e-9, "< 0.001")])
def test_p_values_are_short(p: float, text: str) -> None:
    assert p_text(p) == text
