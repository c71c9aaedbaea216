"""What is said of an item, from sheets: pairs, small numbers, missing answers, the order of things."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.answers import Sheet, SheetState
from facilitator.domain.evidence.items import item_result
from facilitator.domain.evidence.pairing import keyed_once, pair_sheets
from facilitator.domain.evidence.results import questionnaire_result
from facilitator.domain.evidence.summary import Footing, ItemResult
from facilitator.domain.questionnaire import Questionnaire, Wave
from tests.reports.example import CALLS, CALM, GUILT, QUESTIONNAIRE, answered, example

BATCH = example(10).batches[0].id


def sheets(pairs: list[tuple[str, str]], item: str = "guilt") -> list[Sheet]:
    """Return two sheets a person with those codes; an empty code is not answered, None has no sheet."""
    made = []
    for n, (before, after) in enumerate(pairs):
        if before != "-":
            made.append(answered(f"{n:04}", Wave.PRE, {item: before}, BATCH))
        if after != "-":
            made.append(answered(f"{n:04}", Wave.POST, {item: after}, BATCH))
    return made


def guilt(pairs: list[tuple[str, str]], k: int = 10) -> ItemResult:
    return item_result(GUILT, pair_sheets(sheets(pairs)), k, {})


@pytest.mark.parametrize(
    ("pairs", "k", "footing"),
    [
        (0, 5, "suppressed"),
        (4, 5, "suppressed"),
        (4, 1, "suppressed"),
        (5, 5, "counts_only"),
        (9, 5, "counts_only"),
        (9, 10, "suppressed"),
        (10, 10, "indicative"),
        (14, 15, "suppressed"),
        (29, 10, "indicative"),
        (30, 10, "full"),
    ],
)
def test_what_can_be_said_follows_the_number_of_pairs(pairs: int, k: int, footing: str) -> None:
    result = guilt([("5", "1"), *[("1", "5")] * (pairs - 1)] if pairs else [], k)
    assert result.footing == footing
    assert (result.yes_no is None) == (footing == "suppressed")


def test_few_people_have_counts_but_no_test_and_no_interval() -> None:
    result = guilt([("5", "1")] * 6 + [("1", "5")] * 2, k=5)
    assert result.yes_no is not None
    assert (result.yes_no.interval, result.yes_no.p_value, result.adjusted_p) == (None, None, None)
    assert result.scale is not None
    assert (result.scale.interval, result.scale.p_value, result.scale.d_z) == (None, None, None)


def test_of_fewer_than_k_people_no_answer_is_told() -> None:
    result = guilt([("5", "1"), ("1", "5"), ("4", "4"), ("2", "1"), ("3", "5"), ("5", "2")])
    assert (result.footing, result.yes_no, result.scale) == (Footing.SUPPRESSED, None, None)


def test_people_on_one_side_only_are_counted_apart() -> None:
    result = guilt([("5", "1")] * 12 + [("5", "-")] * 3 + [("-", "1")] * 2)
    assert result.yes_no is not None
    assert (result.yes_no.pairs, result.pre_only, result.post_only) == (12, 3, 2)


def test_nobody_matched_gives_two_counts_and_what_is_certain() -> None:
    result = guilt([("5", "-")] * 95 + [("1", "-")] * 5 + [("-", "5")] * 39 + [("-", "1")] * 61)
    assert result.yes_no is None
    assert result.unmatched is not None
    assert (result.unmatched.before_yes, result.unmatched.after_yes) == (95, 39)
    assert result.unmatched.largest_p is not None
    assert result.unmatched.largest_p < 2.6e-13
    assert result.footing is Footing.UNMATCHED
    assert "not matched" in str(result.sentence)


def test_different_numbers_of_unmatched_sheets_have_no_bounds() -> None:
    result = guilt([("5", "-")] * 20 + [("-", "1")] * 15)
    assert result.unmatched is not None
    assert (result.unmatched.hull, result.unmatched.largest_p) == (None, None)


def test_one_accidental_match_does_not_hide_the_people_without_a_partner() -> None:
    result = guilt([("1", "1"), *[("5", "-")] * 60, *[("-", "1")] * 40, *[("-", "5")] * 15])
    assert result.footing is Footing.UNMATCHED
    assert result.unmatched is not None
    counted = (result.unmatched.before_yes, result.unmatched.before_n, result.unmatched.after_yes)
    assert (*counted, result.unmatched.after_n) == (60, 60, 15, 55)


def test_enough_matched_people_stand_alone() -> None:
    result = guilt([("5", "1")] * 12 + [("5", "-")] * 60 + [("-", "1")] * 60)
    assert (result.footing, result.unmatched) == (Footing.INDICATIVE, None)


def test_nothing_is_certain_of_every_matching_where_an_answer_is_missing() -> None:
    result = guilt([("5", "-")] * 40 + [("", "-")] * 2 + [("-", "1")] * 40 + [("-", "")] * 2)
    assert result.unmatched is not None
    assert (result.unmatched.before_n, result.unmatched.after_n) == (40, 40)
    assert (result.unmatched.hull, result.unmatched.largest_p) == (None, None)
    uneven = guilt([("5", "-")] * 40 + [("", "-")] * 2 + [("-", "1")] * 40)
    assert uneven.unmatched is not None
    assert uneven.unmatched.hull is None


def test_few_people_without_a_partner_are_called_indicative() -> None:
    assert "Indicative only" in str(guilt([("5", "-")] * 50 + [("-", "1")] * 20).sentence)
    assert "Indicative only" not in str(guilt([("5", "-")] * 50 + [("-", "1")] * 30).sentence)


def test_many_missing_answers_give_the_range_had_all_answered() -> None:
    result = guilt([("5", "1")] * 30 + [("", "1")] * 5 + [("5", "")] * 5)
    assert (result.missing_before, result.missing_after) == (5, 5)
    assert result.if_missing is not None
    assert (result.if_missing.low, result.if_missing.high) == (-40 / 40, -30 / 40)
    assert guilt([("5", "1")] * 40 + [("", "1")] * 2).if_missing is None


def test_an_item_that_most_had_right_before_is_marked() -> None:
    calm = pair_sheets(sheets([("3", "3")] * 35 + [("1", "3")] * 5, "calm"))
    assert item_result(CALM, calm, 10, {}).is_at_ceiling
    assert not guilt([("5", "1")] * 40).is_at_ceiling


def test_half_days_stand_beside_each_other_when_both_are_large_enough() -> None:
    pairs = pair_sheets(sheets([("5", "1")] * 12 + [("1", "5")] * 12))
    both = {f"{n:04}": "A" if n < 12 else "B" for n in range(24)}
    assert [half.label for half in item_result(GUILT, pairs, 10, both).by_half_day] == ["A", "B"]
    uneven = {f"{n:04}": "A" if n < 20 else "B" for n in range(24)}
    assert item_result(GUILT, pairs, 10, uneven).by_half_day == ()


def test_a_second_keying_that_nobody_settled_changes_nothing() -> None:
    first = answered("0001", Wave.PRE, {"guilt": "5"}, BATCH)
    second = answered("0001", Wave.PRE, {"guilt": "1"}, BATCH, pass_number=2)
    assert keyed_once([second, first], Wave.PRE) == {"0001": first}


def test_sheets_that_are_not_keyed_to_the_end_do_not_count() -> None:
    open_sheet = replace(answered("0001", Wave.PRE, {"guilt": "5"}, BATCH), state=SheetState.OPEN)
    assert keyed_once([open_sheet], Wave.PRE) == {}


answers = st.sampled_from(["", "1", "2", "3", "4", "5", "-"])


@settings(max_examples=60)
@given(st.lists(st.tuples(answers, answers), max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_sheets_changes_nothing(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    made = sheets(pairs)
    shuffled = list(made)
    chance.shuffle(shuffled)
    one, other = (questionnaire_result(QUESTIONNAIRE, ready, 10, {}) for ready in (made, shuffled))
    assert one == other


@settings(max_examples=40)
@given(st.lists(st.tuples(answers, answers), min_size=1, max_size=60), st.permutations(GUILT.scale.choices))  # type: ignore[union-attr]
def test_the_order_of_categories_and_of_target_codes_changes_no_number(
    pairs: list[tuple[str, str]], choices: list[object]
) -> None:
    assert GUILT.scale is not None
    turned = replace(GUILT, scale=replace(GUILT.scale, choices=tuple(choices)), target=GUILT.target[::-1])  # type: ignore[arg-type]
    one = item_result(GUILT, pair_sheets(sheets(pairs)), 10, {})
    other = item_result(turned, pair_sheets(sheets(pairs)), 10, {})
    assert (one.yes_no, one.scale, one.footing) == (other.yes_no, other.scale, other.footing)


@settings(max_examples=40)
@given(st.lists(st.tuples(answers, answers), min_size=1, max_size=60))
def test_counting_the_other_answer_turns_the_signs_only(pairs: list[tuple[str, str]]) -> None:
    other_codes = replace(GUILT, target=("1", "2", "3"))
    one = item_result(GUILT, pair_sheets(sheets(pairs)), 10, {}).yes_no
    other = item_result(other_codes, pair_sheets(sheets(pairs)), 10, {}).yes_no
    if one is None or other is None:
        assert one == other
        return
    assert (one.a, one.b, one.c, one.d) == (other.d, other.c, other.b, other.a)
    assert one.p_value == other.p_value
    assert one.difference == -other.difference


def test_p_values_are_adjusted_within_a_level_and_the_primary_one_keeps_its_own() -> None:
    made = example()
    result = questionnaire_result(QUESTIONNAIRE, made.sheets, 10, {})
    by_key = {item.key: item for item in result.items}
    assert by_key["guilt"].yes_no is not None
    assert by_key["guilt"].adjusted_p == by_key["guilt"].yes_no.p_value
    assert by_key["calm"].yes_no is not None
    assert by_key["calm"].adjusted_p is not None
    assert by_key["calm"].yes_no.p_value is not None
    assert by_key["calm"].adjusted_p > by_key["calm"].yes_no.p_value


def test_the_knowledge_score_leaves_out_who_answered_too_little() -> None:
    made = example()
    score = questionnaire_result(QUESTIONNAIRE, made.sheets, 10, {}).score
    assert score is not None
    assert score.items == 4
    assert score.pairs + score.left_out == 100
    assert score.after_mean - score.before_mean == pytest.approx(score.mean_change)


def test_a_question_asked_once_has_its_counts() -> None:
    result = questionnaire_result(QUESTIONNAIRE, example().sheets, 10, {})
    (liked,) = result.single_wave
    assert liked.key == "liked"
    assert sum(liked.counts) == liked.n == 100
    assert liked.mean == pytest.approx(
        sum(code * count for code, count in zip((1, 2, 3), liked.counts, strict=True)) / 100
    )


def test_the_score_keeps_the_threshold_of_the_workspace() -> None:
    assert questionnaire_result(QUESTIONNAIRE, example(20).sheets, 10, {}).score is not None
    assert questionnaire_result(QUESTIONNAIRE, example(20).sheets, 25, {}).score is None


def test_answers_at_the_follow_up_are_counted_by_themselves() -> None:
    asked = replace(GUILT, waves=tuple(Wave))
    made = sheets([("5", "1")] * 30)
    made += [answered(f"{n:04}", Wave.FOLLOW_UP, {"guilt": "2" if n < 9 else "3"}, BATCH) for n in range(12)]
    result = questionnaire_result(Questionnaire("q", GUILT.text, "1", (asked,)), made, 10, {})
    assert (result.sheets_before, result.sheets_after, result.sheets_at_follow_up) == (30, 30, 12)
    assert len(result.items) == 1
    (later,) = result.single_wave
    assert (later.wave, later.n, later.counts) == (Wave.FOLLOW_UP, 12, (0, 9, 3, 0, 0))
    assert later.mean == pytest.approx(2.25)


def test_a_follow_up_that_has_not_come_is_no_hidden_result() -> None:
    asked = replace(GUILT, waves=tuple(Wave))
    result = questionnaire_result(
        Questionnaire("q", GUILT.text, "1", (asked,)), sheets([("5", "1")] * 30), 10, {}
    )
    assert result.single_wave == ()


def test_numbers_asked_once_have_their_mean() -> None:
    once = Questionnaire("q", GUILT.text, "1", (replace(CALLS, waves=(Wave.POST,)),))
    made = [answered(f"{n}", Wave.POST, {"calls": str(n % 3)}, BATCH) for n in range(30)]
    (single,) = questionnaire_result(once, made, 10, {}).single_wave
    assert (single.n, single.mean, single.counts) == (30, 1.0, ())


def test_a_question_asked_once_of_few_is_not_shown() -> None:
    only = Questionnaire("q", QUESTIONNAIRE.title, "1", (replace(CALM, waves=(Wave.POST,)),))
    made = [answered(f"{n}", Wave.POST, {"calm": "1"}, BATCH) for n in range(4)]
    (single,) = questionnaire_result(only, made, 10, {}).single_wave
    assert (single.footing, single.labels, single.counts) == (Footing.SUPPRESSED, (), ())
