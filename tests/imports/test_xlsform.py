from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.language import Text
from facilitator.domain.questionnaire import (
    Choice,
    Item,
    ItemKind,
    Level,
    Questionnaire,
    Scale,
    SkipRule,
    Wave,
)
from facilitator.domain.table import Table
from facilitator.imports.child import tables_of
from facilitator.imports.fingerprint import with_fingerprint
from facilitator.imports.form_rules import Condition, read_condition, read_limits
from facilitator.imports.xlsform import QuestionnaireReading, questionnaire_of_tables, read_xlsform
from facilitator.imports.xlsform_writer import write_xlsform
from tests.imports.workbooks import write_xls, write_xlsx

YES_NO = [("list_name", "name", "label"), ("yn", "yes", "Yes"), ("yn", "no", "No")]


def form(survey: list[tuple[str, ...]], choices: list[tuple[str, ...]] | None = None) -> QuestionnaireReading:
    tables = [Table("survey", tuple(survey)), Table("choices", tuple(choices or YES_NO))]
    return questionnaire_of_tables(tuple(tables), "form.xlsx")


def items(reading: QuestionnaireReading) -> tuple[Item, ...]:
    assert reading.questionnaire is not None
    return reading.questionnaire.items


def said(reading: QuestionnaireReading) -> list[tuple[int, str]]:
    return [(problem.row_number, str(problem.message)) for problem in reading.problems]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("select_one yn", ItemKind.SINGLE),
        ("select one from yn", ItemKind.SINGLE),
        ("Select One yn", ItemKind.SINGLE),
        ("select1 yn", ItemKind.SINGLE),
        ("select_multiple yn", ItemKind.MULTIPLE),
        ("select all that apply from yn", ItemKind.MULTIPLE),
        ("rank yn", ItemKind.RANKING),
        ("integer", ItemKind.NUMBER),
        ("add integer prompt", ItemKind.NUMBER),
        ("decimal", ItemKind.NUMBER),
        ("range", ItemKind.NUMBER),
        ("date", ItemKind.DATE),
        ("text", ItemKind.TEXT),
        ("string", ItemKind.TEXT),
        ("phone number", ItemKind.TEXT),
    ],
)
def test_a_type_is_known_in_each_dialect(written: str, kind: ItemKind) -> None:
    (item,) = items(form([("type", "name", "label"), (written, "q1", "How?")]))
    assert item.kind is kind
    assert (item.scale is not None) is (kind in {ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.RANKING})


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("label::English (en)", "label::中文 (zh)"), Text("How?", "怎样？")),
        (("label:English", "label:Chinese"), Text("How?", "怎样？")),
        (("LABEL::en", "Label::zh-CN"), Text("How?", "怎样？")),
        (("label (English)", "label（简体中文）"), Text("How?", "怎样？")),
        (("caption", "hint"), Text("How?")),
        (("label::Deutsch (de)", "label::zh"), Text("", "怎样？")),
        (("label::Deutsch (de)", "label::Français (fr)"), Text("How?")),
    ],
)
def test_wording_is_found_in_both_languages(header: tuple[str, str], expected: Text) -> None:
    (item,) = items(form([("Type", "NAME", *header), ("text", "q1", "How?", "怎样？")]))
    assert item.text == expected


def test_a_label_without_a_language_counts_by_its_script() -> None:
    (item,) = items(form([("type", "name", "label"), ("text", "q1", "微信怎么用？")]))
    assert item.text == Text(zh="微信怎么用？")


def test_names_that_are_no_digits_become_digits_and_are_told() -> None:
    reading = form([("type", "name", "label"), ("select_one yn", "q1", "Well?")])
    (item,) = items(reading)
    assert item.scale is not None
    assert item.scale.choices == (Choice("1", Text("Yes")), Choice("2", Text("No")))
    sentence = (
        'The answers of the list "yn" are keyed as 1 to 2 in their order; their names in the file '
        "are not kept."
    )
    assert said(reading) == [(2, sentence)]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["3", "1"], ["3", "1"]),
        (["0", "1"], ["1", "2"]),
        (["-99", "1"], ["1", "2"]),
        ([str(n) for n in range(1, 12)], [f"{n:02d}" for n in range(1, 12)]),
        ([f"{n:02d}" for n in range(1, 11)], [f"{n:02d}" for n in range(1, 11)]),
    ],
)
def test_a_code_is_always_a_digit_from_1_or_digits_of_one_length(names: list[str], codes: list[str]) -> None:
    choices = [("list_name", "name", "label"), *(("l", name, f"label {name}") for name in names)]
    (item,) = items(form([("type", "name", "label"), ("select_one l", "q1", "Well?")], choices))
    assert item.scale is not None
    assert [choice.code for choice in item.scale.choices] == codes


def test_a_bad_row_is_left_out_and_the_rest_is_read() -> None:
    reading = form(
        [
            ("type", "name", "label", "disabled"),
            ("start", "s", ""),
            ("calculate", "c", ""),
            ("geopoint", "g", "Where?"),
            ("", "x", "No type"),
            ("select_one nowhere", "n", "Which?"),
            ("text", "off", "Off?", "yes"),
            ("flurb", "f", "What?"),
            ("text", "q1", "How?"),
            ("end group", "", ""),
        ]
    )
    assert [item.key for item in items(reading)] == ["q1"]
    assert [row for row, _ in said(reading)] == [2, 3, 4, 5, 6, 7, 8, 10]


def test_names_missing_and_twice_are_mended_and_told() -> None:
    reading = form(
        [
            ("type", "name", "label"),
            ("text", "", "A?"),
            ("text", "q", "B?"),
            ("text", "q", "C?"),
            ("text", "q", "D?"),
            ("text", "r", ""),
        ]
    )
    assert [item.key for item in items(reading)] == ["q2", "q", "q_2", "q_3", "r"]
    assert [row for row, _ in said(reading)] == [2, 4, 5, 6]


def test_groups_are_flattened_under_their_heading_with_their_condition() -> None:
    reading = form(
        [
            ("type", "name", "label", "relevant"),
            ("select_one yn", "q1", "Children?", ""),
            ("begin group", "g", "About your child", "${q1} = 'yes'"),
            ("text", "q2", "Name of the village?", ""),
            ("begin_repeat", "r", "", ""),
            ("integer", "q3", "Age?", ""),
            ("end_repeat",),
            ("end group",),
            ("text", "q4", "Anything else?", ""),
        ]
    )
    rule = SkipRule("q1", ("1",))
    assert [(item.key, item.kind, item.skip) for item in items(reading)][1:] == [
        ("g", ItemKind.NOTE, rule),
        ("q2", ItemKind.TEXT, rule),
        ("q3", ItemKind.NUMBER, rule),
        ("q4", ItemKind.TEXT, None),
    ]
    assert (5, "Questions that repeat are asked once on paper.") in said(reading)


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [
        ("${q1} = 'yes'", Condition("q1", ("yes",))),
        ('${q1}="yes"', Condition("q1", ("yes",))),
        ("${ q1 } = 1", Condition("q1", ("1",))),
        ("selected(${q1}, 'a')", Condition("q1", ("a",))),
        ("${q1} = 'a' or selected(${q1}, 'b')", Condition("q1", ("a", "b"))),
        ("(${q1} = 'a') or (${q1} = 'b')", Condition("q1", ("a", "b"))),
        ("${q1} = ‘other’", Condition("q1", ("other",))),
        ("${q1} = 'a' or ${q2} = 'a'", None),
        ("${q1} = 'a' and ${q1} = 'b'", None),
        ("${q1} != 'a'", None),
        ("not(selected(${q1}, 'a'))", None),
        ("${q1} > 3", None),
        ("(${q1} = 'a'", None),
        ("${q1} = 'a')", None),
        ("or ${q1} = 'a'", None),
        ("${q1} = 'a' or", None),
        ("", None),
    ],
)
def test_a_condition_is_followed_only_where_paper_can(relevant: str, expected: Condition | None) -> None:
    assert read_condition(relevant) == expected


def test_a_condition_that_cannot_be_followed_is_told_and_the_item_always_asked() -> None:
    reading = form(
        [
            ("type", "name", "label", "relevant"),
            ("integer", "age", "Age?", ""),
            ("text", "q2", "Why?", "${age} > 18"),
            ("text", "q3", "Who?", "${later} = 'yes'"),
        ]
    )
    assert [item.skip for item in items(reading)] == [None, None, None]
    assert [row for row, _ in said(reading)] == [3, 4]


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (". >= 0 and . <= 120", (0, 120)),
        (".>0 and .<10", (1, 9)),
        ("(. >= 18)", (18, None)),
        ("0 <= . and 5 >= .", (0, 5)),
        (". = 3", (3, 3)),
        (". > 0.5", (1, None)),
        ("regex(., '[0-9]+')", None),
        (". != 3", None),
    ],
)
def test_limits_are_whole_numbers(constraint: str, expected: tuple[int | None, int | None] | None) -> None:
    assert read_limits(constraint) == expected


def test_a_column_of_our_own_with_a_wrong_word_is_told() -> None:
    reading = form(
        [
            ("type", "name", "label", "facilitator::right", "facilitator::waves", "facilitator::wish"),
            ("select_one yn", "q1", "Well?", "maybe", "before", "2"),
        ]
    )
    assert [row for row, _ in said(reading)].count(2) == 4
    assert items(reading)[0].waves == (Wave.PRE, Wave.POST)


def test_or_other_adds_an_answer_once_a_list() -> None:
    row = "select_one yn or_other"
    reading = form([("type", "name", "label"), (row, "q1", "Well?"), (row, "q2", "And now?")])
    item, again = items(reading)
    assert item.scale == again.scale
    assert item.scale is not None
    assert item.scale.choices[-1] == Choice("3", Text("Other", "其他"))


def test_an_answer_without_a_list_or_given_twice_is_told() -> None:
    choices = [*YES_NO, ("", "maybe", "Maybe"), ("yn", "yes", "Certainly")]
    reading = form([("type", "name", "label"), ("select_one yn", "q1", "Well?")], choices)
    assert [row for row, text in said(reading) if "left out" in text or "twice" in text] == [4, 5]
    (item,) = items(reading)
    assert item.scale is not None
    assert [choice.label.en for choice in item.scale.choices] == ["Yes", "No", "Certainly"]


def test_of_two_conditions_the_nearer_one_is_followed_and_told() -> None:
    reading = form(
        [
            ("type", "name", "label", "relevant"),
            ("select_one yn", "q1", "Children?", ""),
            ("begin group", "g", "", "${q1} = 'yes'"),
            ("text", "q2", "Why not?", "${q1} = 'no'"),
            ("text", "q3", "Why maybe?", "${q1} = 'maybe'"),
            ("end group",),
        ]
    )
    assert [item.skip for item in items(reading)][1:] == [SkipRule("q1", ("2",)), SkipRule("q1", ("1",))]
    assert [row for row, text in said(reading) if "condition" in text] == [4, 5]


def test_a_range_has_the_limits_of_its_parameters() -> None:
    (item,) = items(
        form([("type", "name", "label", "parameters"), ("range", "q1", "How often?", "start=1 end=7 step=1")])
    )
    assert (item.least, item.most) == (1, 7)


def test_a_row_of_boxes_that_looks_like_likert_is_an_ordered_scale() -> None:
    (item,) = items(
        form([("type", "name", "label", "appearance"), ("select_one yn", "q1", "Well?", "likert")])
    )
    assert (item.kind, item.scale is not None and item.scale.ordered) == (ItemKind.LIKERT, True)


def test_a_column_without_a_name_and_a_question_of_a_device_are_passed_over() -> None:
    reading = form(
        [
            ("type", "name", "label", ":", "bind::relevant"),
            ("add start prompt", "s", "?", "x"),
            ("text", "q", "A?", "x"),
        ]
    )
    assert [item.key for item in items(reading)] == ["q"]


def test_a_workbook_that_is_no_form_is_a_problem_and_no_error(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "roster.xlsx", {"名单": [("姓名",), ("王芳",)]})
    reading = read_xlsform(path)
    assert reading.questionnaire is None
    assert "is no questionnaire" in said(reading)[0][1]


def test_a_form_in_an_old_workbook_is_read(tmp_path: Path) -> None:
    path = write_xls(
        tmp_path / "old.xls",
        {
            "SURVEY": [("TYPE", "NAME", "LABEL::EN"), ("select_one c1", "q1", "Well?")],
            "Choices": [("LIST NAME", "NAME", "LABEL::EN"), ("c1", 1.0, "Yes"), ("c1", 2.0, "No")],
        },
    )
    (item,) = items(read_xlsform(path))
    assert item.scale is not None
    assert [choice.code for choice in item.scale.choices] == ["1", "2"]


def test_a_redcap_dictionary_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.csv"
    path.write_text(
        '"Variable / Field Name","Form Name","Field Type","Field Label",'
        '"Choices, Calculations, OR Slider Labels","Text Validation Type OR Show Slider Number",'
        '"Text Validation Min","Text Validation Max","Branching Logic (Show field only if...)"\n'
        'kids,f,yesno,"Children?",,,,,\n'
        ",,,,,,,,\n"
        'age,f,text,"Age?",,integer,0,17,"[kids] = \'1\'"\n'
        'likes,f,checkbox,"Likes?","a, Songs | b, Stories",,,,\n'
        'why,f,notes,"Why?",,,,,"[likes(b)] = ""1"""\n'
        'born,f,text,"Born?",,date_ymd,,,\n'
        'where,f,radio,"Where?","1, Here || 2, There",,,,\n'
        "bmi,f,calc,BMI,,,,,\n",
        "utf-8",
    )
    reading = read_xlsform(path)
    kids, age, likes, why, born, where = items(reading)
    assert born.kind is ItemKind.DATE
    assert where.scale is not None
    assert [choice.label.en for choice in where.scale.choices] == ["Here", "There"]
    assert kids.scale is not None
    assert [choice.label.en for choice in kids.scale.choices] == ["Yes", "No"]
    assert (age.kind, age.least, age.most, age.skip) == (ItemKind.NUMBER, 0, 17, SkipRule("kids", ("1",)))
    assert likes.kind is ItemKind.MULTIPLE
    assert why.skip == SkipRule("likes", ("2",))
    assert [row for row, text in said(reading) if "device" in text] == [9]


# ------------------------------------------------------------------ what we write

WORDING = (
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Co", "Cn"), blacklist_characters="$￾￿"),
        min_size=1,
        max_size=20,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
TEXT = (
    st.builds(Text, WORDING, WORDING) | st.builds(Text, WORDING) | st.builds(lambda zh: Text(zh=zh), WORDING)
)
MAYBE_TEXT = TEXT | st.just(Text())
KEY = st.from_regex(r"[a-z][a-z0-9_]{1,10}", fullmatch=True).filter(
    lambda key: key not in {"name", "meta", "data"}
)
SCALED = (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.RANKING, ItemKind.LIKERT)


@st.composite
def scales(draw: st.DrawFn, key: str) -> Scale:
    count = draw(st.integers(1, 12))
    codes = [str(n) for n in range(1, count + 1)] if count < 10 else [f"{n:02d}" for n in range(1, count + 1)]
    return Scale(key, tuple(Choice(code, draw(TEXT)) for code in codes), draw(st.booleans()))


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    keys = draw(st.lists(KEY, min_size=1, max_size=6, unique=True))
    pool = [draw(scales(key)) for key in draw(st.lists(KEY, min_size=1, max_size=3, unique=True))]
    made: list[Item] = []
    for key in keys:
        kind = draw(st.sampled_from(ItemKind))
        scale = draw(st.sampled_from(pool)) if kind in SCALED else None
        codes = [choice.code for choice in scale.choices] if scale else []
        asked = [item for item in made if item.scale]
        skip = None
        if asked and draw(st.booleans()):
            before = draw(st.sampled_from(asked))
            options = [choice.code for choice in before.scale.choices] if before.scale else []
            skip = SkipRule(
                before.key, tuple(draw(st.lists(st.sampled_from(options), min_size=1, unique=True)))
            )
        limits = sorted(draw(st.lists(st.integers(-5, 200), min_size=2, max_size=2)))
        is_number = kind is ItemKind.NUMBER
        item = Item(
            key,
            kind,
            draw(TEXT),
            scale,
            draw(st.sampled_from(Level)),
            tuple(draw(st.lists(st.sampled_from(Wave), min_size=1, unique=True))),
            draw(st.none() | st.sampled_from(codes)) if codes else None,
            tuple(draw(st.lists(st.sampled_from(codes), unique=True))) if codes else (),
            draw(st.sampled_from([-1, 0, 1])),
            draw(st.booleans()),
            draw(st.none() | st.integers(1, 9)),
            draw(st.sampled_from([None, limits[0]])) if is_number else None,
            draw(st.sampled_from([None, limits[1]])) if is_number else None,
            skip,
            draw(st.booleans()),
            draw(MAYBE_TEXT),
        )
        made.append(item)
    if all(item.kind is ItemKind.NOTE for item in made):
        made[0] = replace(made[0], kind=ItemKind.TEXT)
    version = draw(st.from_regex(r"[1-9]\d{0,5}", fullmatch=True))
    return Questionnaire(draw(KEY), draw(TEXT), version, tuple(made), draw(MAYBE_TEXT))


@settings(max_examples=60, deadline=None)
@given(questionnaire=questionnaires())
def test_what_we_write_reads_back_identical(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire
) -> None:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    write_xlsform(questionnaire, path)
    reading = questionnaire_of_tables(tables_of(path), path.name)
    assert reading.problems == ()
    assert reading.questionnaire == with_fingerprint(questionnaire)


@settings(max_examples=25, deadline=None)
@given(questionnaire=questionnaires())
def test_what_we_write_pyxform_accepts_without_a_warning(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire
) -> None:
    from pyxform.xls2xform import convert

    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    write_xlsform(questionnaire, path)
    assert convert(path).warnings == []


def test_the_same_questionnaire_gives_the_same_bytes_and_hash(tmp_path: Path) -> None:
    item = Item("q1", ItemKind.TEXT, Text("=1+1", "为什么？"))
    questionnaire = Questionnaire("key", Text("Title"), "1", (item,))
    write_xlsform(questionnaire, tmp_path / "a.xlsx")
    write_xlsform(questionnaire, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    read = read_xlsform(tmp_path / "a.xlsx").questionnaire
    assert read == with_fingerprint(questionnaire)
    changed = with_fingerprint(replace(questionnaire, version="2"))
    assert read is not None
    assert changed.content_hash != read.content_hash


@settings(max_examples=150, deadline=None)
@given(
    header=st.permutations(["type", "name", "label", "relevant", "constraint", "hint::zh", "appearance"]),
    rows=st.lists(
        st.lists(
            st.sampled_from(
                [
                    "text",
                    "select_one yn",
                    "begin group",
                    "end group",
                    "integer",
                    "q1",
                    "${q1} = '1'",
                    ". > 3",
                    "",
                    "likert",
                ]
            )
            | st.text(max_size=6),
            max_size=7,
        ).map(tuple),
        max_size=10,
    ),
)
def test_no_survey_whatsoever_makes_the_reader_fail(header: list[str], rows: list[tuple[str, ...]]) -> None:
    reading = form([tuple(header), *rows])
    if reading.questionnaire is not None:
        keys = [item.key for item in reading.questionnaire.items]
        assert len(keys) == len(set(keys))
    for problem in reading.problems:
        assert str(problem.message)
