from __future__ import annotations

import pytest

from facilitator.domain.slide_search import How, SlideIndex, SlideWords, Where, read_slide

SLIDES = (
    SlideWords(1, "Welcome\n欢迎", "Arrival · 签到"),
    SlideWords(2, "为什么分开会难受\nWhy it hurts to be apart\n12 families", "A talk"),
    SlideWords(3, "父\n亲的一天\nA father's day", "A day in my child's life"),
    SlideWords(12, "Letters home\n给孩子写信，去银行，看他长大", "Break", "Tell the story of the harbour"),
)
INDEX = SlideIndex([read_slide(slide) for slide in SLIDES])


def found(query: str) -> list[int]:
    return [SLIDES[hit.place].number for hit in INDEX.find(query)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("hurts", [2]),
        ("HURTS apart", [2]),
        ("ｗｅｌｃｏｍｅ", [1]),
        ("难受", [2]),
        ("父亲", [3]),
        ("fuqin", [3]),
        ("fu qin", [3]),
        ("fuq", [3]),
        ("fq", [3]),
        ("fqdyt", [3]),
        ("wsm", [2]),
        ("qian dao", [1]),
        ("harbour", [12]),
        ("a talk", [2]),
        ("hurts harbour", []),
        ("", []),
        ("   ", []),
        ("%", []),
    ],
)
def test_slides_are_found_by_words_and_by_pinyin(query: str, numbers: list[int]) -> None:
    assert found(query) == numbers


@pytest.mark.parametrize("letters", ["yinhang", "zhangda", "yh", "zd", "xiexin"])
def test_a_character_is_read_as_its_word_says(letters: str) -> None:
    assert found(letters) == [12]


def test_a_character_of_two_readings_is_found_by_the_other_one_too() -> None:
    index = SlideIndex([read_slide(SlideWords(1, "曾"))])
    assert index.find("ceng")
    assert index.find("zeng")


@pytest.mark.parametrize("letters", ["uqin", "inde", "u", "f"])
def test_pinyin_begins_where_a_syllable_begins_and_one_letter_is_none(letters: str) -> None:
    assert 3 not in [SLIDES[hit.place].number for hit in INDEX.find(letters) if hit.how is How.BY_PINYIN]


def test_a_number_finds_the_slide_of_that_number_before_those_that_speak_of_it() -> None:
    assert found("12") == [12, 2]
    assert found("１２") == [12, 2]
    assert INDEX.find("12")[0].where is Where.NUMBER


def test_titles_come_before_the_block_before_the_text_before_the_notes() -> None:
    slides = (
        SlideWords(1, "-", notes="home"),
        SlideWords(2, "away\nhome"),
        SlideWords(3, "-", block="home"),
        SlideWords(4, "coming home"),
        SlideWords(5, "home"),
        SlideWords(6, "homework"),
    )
    hits = SlideIndex([read_slide(slide) for slide in slides]).find("home")
    assert [slides[hit.place].number for hit in hits] == [5, 6, 4, 3, 2, 1]


def test_a_slide_holds_two_words_as_well_as_it_holds_the_worse_of_them() -> None:
    (hit,) = INDEX.find("letters harbour")
    assert hit.where is Where.NOTES


def test_the_title_of_a_slide_is_its_first_line_with_a_word() -> None:
    assert SlideWords(1, "\n  \n Letters home \nmore").title == "Letters home"
    assert SlideWords(1, "2\n孩子").title == "孩子"
    assert SlideWords(1, "12 %\n3").title == "12 %"
    assert SlideWords(1).title == ""
