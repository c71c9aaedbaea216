"""What a reader is told first, and what is said against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.evidence.conclusions import Circumstances, key_results, limits
from facilitator.domain.evidence.results import questionnaire_result
from facilitator.domain.evidence.summary import QuestionnaireResult, ReachCount
from facilitator.domain.evidence.wording import about, without_stop
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.domain.questionnaire import Item, ItemKind, Questionnaire
from facilitator.words import said
from tests.domain.evidence.test_items import sheets
from tests.reports.example import CALM, GUILT

AROUND = Circumstances(
    1, ReachCount("", None, 99, 99, 0, 99), is_draft=False, is_demo=False, keyed_twice=9, sheets=9
)
ALONE = [("5", "-")] * 40 + [("-", "1")] * 35


def result_of(pairs: list[tuple[str, str]], *items: Item) -> QuestionnaireResult:
    return questionnaire_result(Questionnaire("q", Text("Q"), "1", items), sheets(pairs), 10, {})


def said_limits(result: QuestionnaireResult, language: Language = Language.EN) -> str:
    return " ".join(said(limit, language) for limit in limits([result], AROUND))


def test_a_result_of_unmatched_sheets_is_not_said_to_be_hidden() -> None:
    text = said_limits(result_of(ALONE, GUILT))
    assert "not shown" not in text
    assert "No sheet before could be matched" in text


def test_unmatched_sheets_beside_a_few_matched_ones_are_a_limit() -> None:
    text = said_limits(result_of([("5", "1"), *ALONE], GUILT))
    assert "1 result compares sheets that could not be matched" in text
    assert "No sheet before could be matched" not in text


def test_a_primary_indicator_of_unmatched_sheets_is_a_key_result() -> None:
    (told,) = key_results([result_of(ALONE, GUILT)])
    assert "not matched" in str(told)


def test_what_no_figure_is_made_of_is_named() -> None:
    items = (
        GUILT,
        Item("rank", ItemKind.RANKING, Text("Put these in order.", "请排序。")),
        Item("say", ItemKind.TEXT, Text("Anything else?", "还有什么想说的？")),
        Item("note", ItemKind.NOTE, Text("Thank you")),
    )
    result = result_of([("5", "1")] * 30, *items)
    assert 'not counted here: "Put these in order", "Anything else?".' in said_limits(result)
    assert "只录入、不统计：“请排序”、“还有什么想说的？”。" in said_limits(result, Language.ZH)


def test_a_question_worded_the_other_way_round_is_said_to_be_reported_as_asked() -> None:
    text = said_limits(result_of([("5", "1")] * 30, replace(GUILT, reversed=True), CALM))
    assert "1 question is marked as worded the other way round" in text
    assert "other way round" not in said_limits(result_of([("5", "1")] * 30, GUILT))


def test_a_follow_up_alone_counts_as_keyed() -> None:
    result = replace(result_of([], GUILT), sheets_at_follow_up=20)
    assert "No questionnaires have been keyed" not in said_limits(result)


@pytest.mark.parametrize(
    ("question", "english", "chinese"),
    [
        (Text("I feel guilty.", "我感到内疚。"), "I feel guilty: changed", "我感到内疚：changed"),
        (Text("I feel guilty", "我感到内疚"), "I feel guilty: changed", "我感到内疚：changed"),
        (Text("How often?", "多久一次？"), "How often? changed", "多久一次？changed"),
        (Text("And then...", "然后……"), "And then...: changed", "然后……：changed"),
    ],
)
def test_a_question_at_the_head_of_a_sentence_ends_once(question: Text, english: str, chinese: str) -> None:
    told = about(question, Message("changed"))
    assert (said(told, Language.EN), said(told, Language.ZH)) == (english, chinese)


def test_a_full_stop_goes_in_both_languages() -> None:
    assert without_stop(Text("A child. ", "孩子。")) == Text("A child", "孩子")


@pytest.mark.parametrize("language", list(Language))
def test_no_limit_has_a_full_stop_inside_its_quotes(language: Language) -> None:
    calm = replace(CALM, key="guilt", text=Text("I know what to do.", "我知道怎么做。"))
    pairs = [("3", "3")] * 40 + [("", "3")] * 8
    text = said_limits(result_of(pairs, calm), language)
    assert {Language.EN: '"I know what to do":', Language.ZH: "“我知道怎么做”："}[language] in text
    assert '.":' not in text
    assert "。”：" not in text
