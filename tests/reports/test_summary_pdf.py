"""The PDF opens, says what the summary says, embeds its faces, and takes no text for markup."""

# ruff: noqa: TID253 (reads the files back with other libraries)

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from pypdfium2 import PdfDocument

from facilitator.domain.answers import SheetState
from facilitator.domain.evidence.summary import ActionLine, Quote, SessionSummary
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Scale, Wave
from facilitator.reports.style import paragraph
from facilitator.reports.summary_pdf import write_summary_pdf
from facilitator.words import Words
from tests.domain.evidence.test_items import BATCH
from tests.reports.example import (
    CALLS,
    GUILT,
    HALF_DAYS,
    LIKED,
    OFTEN,
    QUESTIONNAIRE,
    SESSION,
    TRUTH,
    answered,
    example,
)
from tests.reports.test_data_files import followed_up, unmatched

LANGUAGES = list(Language)


def text_of(path: Path) -> str:
    """Return the text of all pages without any white space, in which line breaks fall anywhere."""
    document = PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe]+", "", text)


def written(path: Path, summary: SessionSummary, language: Language = Language.EN) -> Path:
    write_summary_pdf(path, summary, language)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_summary_gives_the_same_bytes(tmp_path: Path, language: Language) -> None:
    summary = example().summary()
    one = written(tmp_path / "one.pdf", summary, language).read_bytes()
    assert one == written(tmp_path / "two.pdf", summary, language).read_bytes()


@pytest.mark.parametrize(("language", "says"), [(Language.EN, "not over yet"), (Language.ZH, "尚未结束")])
def test_what_still_runs_is_said_not_to_be_over(tmp_path: Path, language: Language, says: str) -> None:
    summary = example().summary()
    first, *others = summary.reach
    running = replace(
        summary,
        reach=(replace(first, stayed=None), *others),
        reach_total=replace(summary.reach_total, stayed=None),
    )
    assert text_of(written(tmp_path / "x.pdf", running, language)).count(squeezed(says)) == 2
    assert squeezed(says) not in text_of(written(tmp_path / "y.pdf", summary, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_summary_can_be_read_in_it(tmp_path: Path, language: Language) -> None:
    summary = example().summary()
    text = text_of(written(tmp_path / "x.pdf", summary, language))
    say = Words(language)
    for message in (*summary.key_results, *summary.limits):
        assert squeezed(say.message(message)) in text
    for item in summary.questionnaires[0].items:
        assert item.sentence is not None
        assert squeezed(say.message(item.sentence)) in text
    for quote in summary.quotes:
        assert squeezed(quote.text) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_face_is_embedded_and_the_language_is_named(tmp_path: Path, language: Language) -> None:
    data = written(tmp_path / "x.pdf", example().summary(), language).read_bytes()
    fonts = set(re.findall(rb"/BaseFont /([\w+-]+)", data))
    assert fonts
    assert all(re.fullmatch(rb"[A-Z]{6}\+NotoSansSC-(Regular|Bold)", font) for font in fonts)
    assert b"Helvetica" not in data
    assert {Language.EN: b"/Lang (en)", Language.ZH: b"/Lang (zh-CN)"}[language] in data


def test_it_has_bookmarks_a_title_and_page_numbers(tmp_path: Path) -> None:
    document = PdfDocument(written(tmp_path / "x.pdf", example().summary()))
    titles = [entry.get_title() for entry in document.get_toc()]
    meta = document.get_metadata_dict()
    document.close()
    assert titles[0] == "In short"
    assert "Who came" in titles
    assert meta["Title"] == "Parents far from home: summary"


@pytest.mark.parametrize(
    "nasty",
    [
        "<b>x",
        '<img src="file:///etc/passwd"/>',
        "<para>&amp;</para>",
        "&lt;",
        "]]>",
        '<a href="http://x">',
        "{braces} {0}",
        "100% %s",
    ],
)
def test_markup_in_any_text_is_shown_as_it_stands(tmp_path: Path, nasty: str) -> None:
    summary = replace(
        example().summary(),
        title=Text(nasty, nasty),
        site=nasty,
        trainers=(nasty,),
        quotes=(Quote(nasty, Text(nasty)),),
        actions=(ActionLine(nasty, nasty, ""),),
    )
    assert text_of(written(tmp_path / "x.pdf", summary)).count(squeezed(nasty)) >= 5


def test_line_ends_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    summary = replace(example().summary(), quotes=(Quote("one\x00two\x07three\nfour", Text()),))
    assert "onetwothreefour" in text_of(written(tmp_path / "x.pdf", summary))


def test_the_brief_fits_the_first_page_even_with_long_texts(tmp_path: Path) -> None:
    summary = example().summary()
    long = "This is a very long sentence somebody said at the end of a long day. " * 6
    crowded = replace(
        summary,
        title=Text("A very long title that says everything about the programme twice over " * 2),
        quotes=(Quote(long, Text()), Quote(long, Text())),
        trainers=("A rather long name of a trainer",) * 6,
    )
    document = PdfDocument(written(tmp_path / "x.pdf", crowded))
    first = document[0].get_textpage().get_text_range()
    second = document[1].get_textpage().get_text_range()
    document.close()
    assert "Agreed next" in first
    assert "Who came" in second
    assert "Agreed next" not in second


@pytest.mark.parametrize("people", [0, 4, 8, 20])
@pytest.mark.parametrize("language", LANGUAGES)
def test_few_people_give_a_report_without_a_percentage_of_them(
    tmp_path: Path, people: int, language: Language
) -> None:
    summary = example(people).summary()
    text = text_of(written(tmp_path / "x.pdf", summary, language))
    assert (squeezed("percentage points (") in text) == (people == 20 and language is Language.EN)


def test_a_demonstration_that_was_never_run_says_both(tmp_path: Path) -> None:
    made = example()
    made.runs.clear()
    made.session = replace(SESSION, is_demo=True)
    text = text_of(written(tmp_path / "x.pdf", made.summary()))
    assert "Demonstration" in text
    assert squeezed("0 run; 4 activities were not run") in text


def test_a_bare_session_has_its_report(tmp_path: Path) -> None:
    made = example(40)
    made.questionnaires = [
        replace(QUESTIONNAIRE, items=(LIKED, CALLS)),
        replace(QUESTIONNAIRE, id=UUID(int=999), items=()),
    ]
    made.sheets = [
        replace(sheet, state=SheetState.PARKED) if n < 2 else sheet for n, sheet in enumerate(made.sheets)
    ]
    made.captures.clear()
    made.session = replace(SESSION, agenda=(), half_days=(replace(HALF_DAYS[0], label=""), HALF_DAYS[1]))
    text = text_of(written(tmp_path / "x.pdf", made.summary()))
    assert "Draft" in text
    assert "Callshomelastweek" in text
    assert "Whatwasdone" not in text
    assert "Intheirwords" not in text
    assert "2026-03-0508:30" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_follow_up_and_what_is_not_compared_can_be_read(tmp_path: Path, language: Language) -> None:
    summary = followed_up()
    text = text_of(written(tmp_path / "x.pdf", summary, language))
    say = Words(language)
    title = GUILT.text.in_language(language)
    assert squeezed(say("{text} ({wave})", text=title, wave=say("Follow-up"))) in text
    assert squeezed(say("Mean: {mean}", mean="0.50")) in text
    assert squeezed(say("{sheets} sheets at the follow-up are shown by themselves.", sheets=20)) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_unmatched_sheets_have_their_shares_in_the_full_table(tmp_path: Path, language: Language) -> None:
    text = text_of(written(tmp_path / "x.pdf", unmatched(), language))
    say = Words(language)
    assert squeezed(say("not matched (two separate groups)")) in text
    assert squeezed(f"100 / 100 {say('{share}%', share='95.0')} {say('{share}%', share='39.0')}") in text


def test_choices_without_order_asked_once_have_their_counts(tmp_path: Path) -> None:
    made = example(40)
    where = Item("where", ItemKind.SINGLE, Text("Where?"), TRUTH, waves=(Wave.POST,))
    made.questionnaires = [replace(QUESTIONNAIRE, items=(where,))]
    made.sheets = [answered(f"{n}", Wave.POST, {"where": "123"[n % 3]}, BATCH) for n in range(40)]
    text = text_of(written(tmp_path / "x.pdf", made.summary()))
    assert squeezed("Where? (After) 40 answers, 0 missing") in text
    assert squeezed("True 14 False 13 Don't know 13") in text


def test_a_person_of_two_half_days_is_explained_below_the_counts(tmp_path: Path) -> None:
    summary = example().summary()
    assert "countedonce" not in text_of(written(tmp_path / "x.pdf", summary))
    once = replace(summary, reach_total=replace(summary.reach_total, came=60))
    assert "countedonceinAll" in text_of(written(tmp_path / "x.pdf", once))


def test_a_scale_with_many_long_answers_has_a_legend_of_several_lines(tmp_path: Path) -> None:
    made = example()
    long = Scale("long", tuple(Choice(c.code, Text(c.label.en * 6)) for c in OFTEN.choices), ordered=True)
    made.questionnaires = [replace(QUESTIONNAIRE, items=(replace(GUILT, scale=long),))]
    assert "AlwaysAlways" in text_of(written(tmp_path / "x.pdf", made.summary()))


def test_a_character_without_a_shape_is_a_box_to_write_in_wherever_it_stands(tmp_path: Path) -> None:
    rare = "\U00013000"
    made = example()
    scale = Scale("rare", tuple(Choice(c.code, Text(rare + c.label.en)) for c in OFTEN.choices), ordered=True)
    made.questionnaires = [replace(QUESTIONNAIRE, items=(replace(GUILT, scale=scale),))]
    summary = replace(made.summary(), title=Text(f"Li{rare}", ""), site=f"Plant{rare}\n3")
    text = text_of(written(tmp_path / "x.pdf", summary))
    assert ("Li□·Plant□3·checkcode" in text, "□Always" in text, rare in text) == (True, True, False)


def test_a_session_without_questionnaires_has_its_report(tmp_path: Path) -> None:
    made = example()
    made.sheets.clear()
    text = text_of(written(tmp_path / "x.pdf", made.summary()))
    assert squeezed("No questionnaires have been keyed yet") in text


@pytest.mark.parametrize("width", range(140, 300, 7))
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(width: int) -> None:
    text = "我仍然是个好爸爸（好妈妈）。他说：“今晚讲故事，明天打电话？”（HR；2026年11月28日）< 0.001 & more."
    block = paragraph(text)
    block.wrap(width, 1000)
    lines = [words[0] for _, words in block.blPara.lines]
    assert "".join(lines) == text
    assert all(line[0] not in "，。、；：？！）”" for line in lines)
    assert all(line.rstrip()[-1] not in "（“" for line in lines)


def test_a_word_longer_than_its_line_is_broken_and_stays_inside() -> None:
    text = "See https://example.org/" + "anaddresswithoutanend" * 9
    block = paragraph(text)
    block.wrap(120, 1000)
    lines = block.blPara.lines
    assert "".join(words[0] for _, words in lines) == text
    assert all(room >= 0 for room, _ in lines)
