"""What answers of every kind mean, and what is said where nothing can be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from facilitator.domain.answers import Answer
from facilitator.domain.evidence.charts import stacked_bars
from facilitator.domain.evidence.conclusions import Circumstances, key_results, limits
from facilitator.domain.evidence.figures import percent
from facilitator.domain.evidence.items import item_result
from facilitator.domain.evidence.pairing import pair_sheets
from facilitator.domain.evidence.readings import ordered_choices, place, wanted_codes, wanted_label
from facilitator.domain.evidence.results import questionnaire_result
from facilitator.domain.evidence.summary import Footing, Interval, QuestionnaireResult, ReachCount
from facilitator.domain.evidence.wording import mean_sentence
from facilitator.domain.language import Text
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Questionnaire, Scale, Wave
from tests.domain.evidence.test_items import BATCH, sheets
from tests.reports.example import CALLS, CALM, GUILT, KNOWLEDGE, TRUTH, answered

LETTERS = Scale("letters", (Choice("a", Text("Low")), Choice("b", Text("High"))), ordered=True)
NOMINAL = Item("where", ItemKind.SINGLE, Text("Where?"), TRUTH)
AROUND = Circumstances(
    1, ReachCount("", None, 50, 50, 0, 50), is_draft=False, is_demo=False, keyed_twice=9, sheets=9
)


def result_of(item: Item, pairs: list[tuple[str, str]], k: int = 10) -> QuestionnaireResult:
    only = Questionnaire("q", Text("Q"), "1", (item,))
    return questionnaire_result(only, sheets(pairs, item.key), k, {})


def said_limits(*results: QuestionnaireResult) -> str:
    return " ".join(map(str, limits(results, AROUND)))


@pytest.mark.parametrize(
    ("item", "code", "expected"),
    [
        (CALLS, "12", Fraction(12)),
        (CALLS, "1.5", Fraction(3, 2)),
        (CALLS, "many", None),
        (CALLS, "1/2", None),
        (GUILT, "4", Fraction(4)),
        (replace(GUILT, scale=LETTERS), "b", Fraction(2)),
        (replace(GUILT, scale=LETTERS), "c", None),
    ],
)
def test_an_ordered_answer_has_a_place(item: Item, code: str, expected: Fraction | None) -> None:
    assert place(item, Answer(item.key, (code,))) == expected


def test_choices_that_are_no_numbers_keep_the_order_of_the_paper() -> None:
    assert [choice.code for choice in ordered_choices(replace(GUILT, scale=LETTERS))] == ["a", "b"]


def test_what_counts_as_yes_is_named() -> None:
    assert wanted_label(GUILT) == Text("Often / Always", "经常 / 总是")
    assert wanted_label(KNOWLEDGE[0]) == Text("Right answer", "答对")
    assert wanted_codes(CALLS) == ()


def test_numbers_that_cannot_be_read_give_no_mean() -> None:
    (item,) = result_of(CALLS, [("many", "few"), ("few", "many")] * 10).items
    assert (item.scale, item.sentence) == (None, None)


def test_a_question_without_order_or_target_is_counted_wave_by_wave() -> None:
    result = result_of(NOMINAL, [("1", "2"), ("2", "1"), ("1", "1")] * 10)
    assert result.items == ()
    before, after = result.single_wave
    assert (before.wave, before.counts) == (Wave.PRE, (20, 10, 0))
    assert (after.wave, after.counts) == (Wave.POST, (20, 10, 0))


def test_numbers_of_few_people_have_no_mean_in_words() -> None:
    (item,) = result_of(CALLS, [("1", "2"), ("3", "4")] * 4, k=5).items
    assert str(item.sentence) == "8 matched people: too few for a mean."


def test_a_question_asked_once_without_order_is_not_drawn() -> None:
    once = replace(NOMINAL, waves=(Wave.POST,))
    made = [answered(str(n), Wave.POST, {"where": "12"[n % 2]}, BATCH) for n in range(40)]
    result = questionnaire_result(Questionnaire("q", Text("Q"), "1", (once,)), made, 10, {})
    assert result.single_wave[0].counts == (20, 20, 0)
    assert stacked_bars(result) == ()


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (3.0, 2.0, "The mean fell from 3.0 to 2.0, down by 1.0"),
        (3.0, 3.0, "The mean was 3.0 before and 3.0 after"),
    ],
)
def test_a_mean_can_fall_or_stay(before: float, after: float, says: str) -> None:
    assert str(mean_sentence(before, after, 40, Interval(-2, 1), 0.001, Footing.FULL)).startswith(says)


def test_a_mean_without_an_interval_says_n_alone() -> None:
    assert str(mean_sentence(1.0, 2.0, 40, None, None, Footing.FULL)).endswith("(40 matched people).")


def test_limits_name_what_was_right_before_already() -> None:
    assert "88% gave the hoped-for answer already before" in said_limits(
        result_of(CALM, [("3", "3")] * 35 + [("1", "3")] * 5)
    )


def test_limits_say_what_missing_answers_could_have_changed() -> None:
    assert "would lie between −100 and −75 percentage points" in said_limits(
        result_of(GUILT, [("5", "1")] * 30 + [("", "1")] * 5 + [("5", "")] * 5)
    )


def test_limits_say_that_nobody_was_matched() -> None:
    result = result_of(GUILT, [("5", "-")] * 20 + [("-", "1")] * 20)
    assert "No sheet before could be matched" in said_limits(result)
    assert "not matched" in str(key_results([result])[0])


def test_limits_count_what_is_indicative_and_what_is_hidden() -> None:
    indicative = result_of(GUILT, [("5", "1"), ("1", "5")] * 8)
    hidden = result_of(GUILT, [("5", "1")] * 3)
    assert "1 result rests on 10 to 29 people" in said_limits(indicative)
    assert "1 result is not shown" in said_limits(hidden)


def test_sheets_of_feedback_alone_need_no_warning_about_change() -> None:
    once = Questionnaire("q", Text("Q"), "1", (replace(CALM, waves=(Wave.POST,)),))
    made = [answered(str(n), Wave.POST, {"calm": "12"[n % 2]}, BATCH) for n in range(40)]
    around = replace(AROUND, half_days=2)
    assert limits([questionnaire_result(once, made, 10, {})], around) == ()


def test_a_title_loses_its_full_stop_before_a_colon() -> None:
    item = replace(GUILT, text=Text("I feel guilty.", "我感到内疚。"))
    sentence = key_results([result_of(item, [("5", "1")] * 40 + [("1", "5")] * 2)])[0]
    assert str(sentence).startswith('I feel guilty: "Often / Always" fell')


def test_a_share_is_printed_without_its_sign() -> None:
    assert (percent(0.395), percent(Fraction(1, 3), 1)) == ("40", "33.3")


def test_half_days_stand_in_the_order_of_the_day() -> None:
    pairs = pair_sheets(sheets([("5", "1")] * 12 + [("1", "5")] * 12))
    half_days = {f"{n:04}": "乙" if n < 12 else "甲" for n in range(24)}
    assert [half.label for half in item_result(GUILT, pairs, 10, half_days).by_half_day] == ["乙", "甲"]
