"""What a sentence says in each language."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

import pytest

from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message
from facilitator.words import Words, chinese_sentences, one_after_another, said
from resources import i18n_folder


def test_quotes_within_quotes_have_the_inner_form_and_others_stay() -> None:
    message = Message("{block} dropped", {"block": Text("“Why?”", "“为什么？”")})
    assert said(message, Language.ZH) == "去掉“‘为什么？’”"
    assert said(message, Language.EN) == "“Why?” dropped"
    assert said(Message("{left}, {right}", {"left": "“一”", "right": "二"}), Language.ZH).startswith("“一”")


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (date(2026, 3, 5), "5 March 2026", "2026年3月5日"),
        (datetime(2026, 3, 5, 14, 7, tzinfo=UTC), "5 March 2026 14:07", "2026年3月5日 14:07"),
        (time(8, 5), "08:05", "08:05"),
        (2026, "2026", "2026"),
        (1_234_567, "1,234,567", "1,234,567"),
        (0.5, "0.5", "0.5"),
        (True, "yes", "是"),
        (("A", "B"), "A, B", "A、B"),
        (Text("Break", "茶歇"), "Break", "茶歇"),
        (Text("Break"), "Break", "Break"),
        ("{not a placeholder}", "{not a placeholder}", "{not a placeholder}"),
        (Message("yes"), "yes", "是"),
    ],
)
def test_a_value_is_written_as_its_reader_writes_it(value: object, english: str, chinese: str) -> None:
    message = Message("{value}", {"value": value})
    assert (said(message, Language.EN), said(message, Language.ZH)) == (english, chinese)


def test_a_sentence_without_chinese_is_said_in_english() -> None:
    assert Words(Language.ZH)("No such sentence of {n}", n=1) == "No such sentence of 1"


def test_a_plural_takes_the_sentence_of_its_number() -> None:
    say = Words(Language.EN)
    assert [say.plural("{n} sheet", "{n} sheets", n) for n in (0, 1, 2)] == [
        "0 sheets",
        "1 sheet",
        "2 sheets",
    ]


def test_no_sentence_has_two_translations() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for path in sorted((i18n_folder() / "messages_zh").glob("*.json")):
        for english, chinese in json.loads(path.read_text(encoding="utf-8")).items():
            assert seen.setdefault(english, (chinese, path.name))[0] == chinese, (path.name, seen[english])
    assert seen == {key: (value, seen[key][1]) for key, value in chinese_sentences().items()}


def test_one_thing_has_one_name_in_chinese_in_the_window_and_on_paper() -> None:
    below = dict(chinese_sentences())
    del below["Facilitator"]  # on the command line the name is that of the program
    differing = [
        (english, chinese, below[english])
        for file in sorted((i18n_folder() / "ui_zh").glob("*.json"))
        for english, chinese in json.loads(file.read_text("utf-8")).items()
        if below.get(english, chinese) != chinese
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("One screen is found.", "Press F5."), "One screen is found. Press F5."),
        (("只找到一个屏幕。", "请按 F5。"), "只找到一个屏幕。请按 F5。"),
        (("只找到一个屏幕。", "", "请按 F5。"), "只找到一个屏幕。请按 F5。"),
        (("", ""), ""),
    ],
)
def test_a_space_parts_sentences_only_where_their_marks_are_narrow(
    sentences: tuple[str, ...], line: str
) -> None:
    assert one_after_another(*sentences) == line


def test_the_catalogue_is_read_from_its_files_once() -> None:
    assert chinese_sentences() is chinese_sentences()
