"""A chart description holds what every painter draws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.evidence.charts import diverging, dumbbell_rows, shades, stacked_bars
from facilitator.domain.evidence.results import questionnaire_result
from facilitator.domain.language import Text
from facilitator.domain.questionnaire import Wave
from tests.reports.example import QUESTIONNAIRE, example

BOTH = (Wave.PRE, Wave.POST)


def test_a_dumbbell_has_the_numbers_of_its_item() -> None:
    result = questionnaire_result(QUESTIONNAIRE, example().sheets, 10, {})
    row = dumbbell_rows(result)[0]
    assert (row.key, row.before, row.after, row.pairs) == ("guilt", 0.95, 0.39, 100)
    assert row.is_primary
    assert not row.is_indicative


def test_the_change_in_points_is_that_of_the_two_shares_as_they_are_shown() -> None:
    """Shares of 94% and 40% and a change of -55 beside them would not add up for who reads it."""
    row = dumbbell_rows(questionnaire_result(QUESTIONNAIRE, example().sheets, 10, {}))[0]
    assert row.points == -56
    assert replace(row, before=0.944, after=0.396).points == 40 - 94
    assert replace(row, before=0.396, after=0.944).points == 94 - 40
    assert replace(row, before=0.501, after=0.504).points == 0


def test_items_that_may_not_be_shown_in_percent_are_not_drawn() -> None:
    made = example(8)
    result = questionnaire_result(QUESTIONNAIRE, made.sheets, 10, {})
    assert dumbbell_rows(result) == ()
    assert stacked_bars(result) == ()


def test_items_without_answers_to_stack_have_no_bars() -> None:
    keys = [
        chart.key for chart in stacked_bars(questionnaire_result(QUESTIONNAIRE, example().sheets, 10, {}))
    ]
    assert "calls" not in keys


def test_bars_stand_before_above_after() -> None:
    bars = stacked_bars(questionnaire_result(QUESTIONNAIRE, example().sheets, 10, {}))
    assert [chart.key for chart in bars] == ["guilt", "calm", "liked"]
    assert [[bar.wave for bar in chart.bars] for chart in bars] == [list(BOTH), list(BOTH), [Wave.POST]]


def test_the_middle_answer_straddles_zero() -> None:
    bar = diverging([Text("No"), Text("Partly"), Text("Yes")], [20, 40, 40], Wave.POST)
    assert [segment.start for segment in bar.segments] == pytest.approx([-0.4, -0.2, 0.2])
    assert bar.net == pytest.approx(0.2)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=9))
def test_segments_touch_and_fill_the_whole(counts: list[int]) -> None:
    bar = diverging([Text(str(i)) for i in range(len(counts))], counts, Wave.PRE)
    if not bar.n:
        return
    assert sum(segment.share for segment in bar.segments) == pytest.approx(1)
    for left, right in zip(bar.segments, bar.segments[1:], strict=False):
        assert left.start + left.share == pytest.approx(right.start)


@pytest.mark.parametrize("steps", range(2, 10))
def test_every_answer_has_a_shade(steps: int) -> None:
    assert len(shades(steps)) == steps
