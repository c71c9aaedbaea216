from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.corner_mark import CELLS, black_cells
from facilitator.domain.form_layout import form_code, layout, machine_code, printed_number, typed_code
from facilitator.domain.form_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, FormLayout, Square
from facilitator.domain.form_strips import BOX_GAP_MM, BOX_MM
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Questionnaire, Scale, SkipRule, Wave
from facilitator.domain.text_width import width_mm
from facilitator.programmes.parents_form import PARENTS

LANGUAGES = [(Language.ZH, Language.EN), (Language.EN, Language.ZH), (Language.EN,), (Language.ZH,)]
YES_NO = Scale("yes_no", (Choice("1", Text("Yes", "是")), Choice("2", Text("No", "否"))))
KNOWLEDGE = Scale("knowledge", (*YES_NO.choices, Choice("3", Text("Don't know", "不知道"))))
AGREEMENT = Scale(
    "agreement",
    tuple(
        Choice(str(code), label)
        for code, label in enumerate(
            (
                Text("Strongly disagree", "非常不同意"),
                Text("Disagree", "不同意"),
                Text("Neither agree nor disagree", "说不清"),
                Text("Agree", "同意"),
                Text("Strongly agree", "非常同意"),
            ),
            start=1,
        )
    ),
    ordered=True,
)
MANY = Scale("many", tuple(Choice(str(n), Text(f"Option number {n}", f"第{n}个选项")) for n in range(1, 60)))


def a_questionnaire(*items: Item) -> Questionnaire:
    return Questionnaire(
        "parents", Text("Parents", "父母"), "1", items, Text("Take your time.", "慢慢填。"), "hash"
    )


def every_kind() -> Questionnaire:
    text = Text("How close do you feel to your child these days?", "这些天您觉得和孩子亲近吗？")
    items = [Item("note", ItemKind.NOTE, Text("About you", "关于您"))]
    items += [Item(f"yes{n}", ItemKind.SINGLE, text, YES_NO) for n in range(4)]
    items += [Item(f"know{n}", ItemKind.SINGLE, text, KNOWLEDGE) for n in range(8)]
    items += [Item(f"scale{n}", ItemKind.LIKERT, text, AGREEMENT) for n in range(6)]
    items += [
        Item("many", ItemKind.MULTIPLE, text, MANY),
        Item("rank", ItemKind.RANKING, text, AGREEMENT),
        Item("count", ItemKind.NUMBER, text, length=2),
        Item("day", ItemKind.DATE, text, skip=SkipRule("yes0", ("1",))),
        Item("words", ItemKind.TEXT, text),
        Item("after", ItemKind.SINGLE, text, YES_NO, waves=(Wave.POST,)),
    ]
    return a_questionnaire(*items)


@pytest.fixture(params=LANGUAGES, ids=["zh+en", "en+zh", "en", "zh"])
def form(request: pytest.FixtureRequest) -> FormLayout:
    return layout(every_kind(), Wave.PRE, request.param)


def test_every_option_of_every_ticked_question_has_its_box_in_order(form: FormLayout) -> None:
    expected = [
        (item.key, choice.code)
        for item in every_kind().asked_in(Wave.PRE)
        if item.scale and item.kind is not ItemKind.RANKING
        for choice in item.scale.choices
    ]
    assert [(box.item, box.code) for box in form.boxes] == expected


def test_a_question_of_another_wave_is_not_printed(form: FormLayout) -> None:
    assert form.page_of("after") is None
    assert layout(every_kind(), Wave.POST).page_of("after") is not None


def test_boxes_are_the_same_size_and_far_enough_apart(form: FormLayout) -> None:
    for page in form.pages:
        assert {box.size_mm for box in page.boxes} <= {BOX_MM}
        for index, one in enumerate(page.boxes):
            for other in page.boxes[index + 1 :]:
                gap = max(abs(one.x_mm - other.x_mm), abs(one.y_mm - other.y_mm)) - BOX_MM
                assert gap >= BOX_GAP_MM - 1e-9, (one, other)


def test_no_print_stands_within_two_millimetres_of_a_box(form: FormLayout) -> None:
    for page in form.pages:
        for box in page.boxes:
            for line in page.lines:
                height = line.size_pt * 25.4 / 72
                right = line.x_mm + width_mm(line.text, line.size_pt, bold=line.is_bold)
                is_beside = line.x_mm >= box.x_mm + BOX_MM + 2 - 1e-9 or right <= box.x_mm - 2 + 1e-9
                is_above = line.baseline_mm + 0.25 * height <= box.y_mm - 2 + 1e-9
                is_below = line.baseline_mm - 0.8 * height >= box.y_mm + BOX_MM + 2 - 1e-9
                assert is_beside or is_above or is_below, (line.text, box)


def test_everything_stays_between_the_marks_and_off_the_codes(form: FormLayout) -> None:
    for page in form.pages:
        solid = [*page.marks, *page.qr_codes]
        for line in page.lines:
            right = line.x_mm + width_mm(line.text, line.size_pt, bold=line.is_bold)
            assert right <= 190.5 - 2
            assert not any(
                _meets(square, line.x_mm, line.baseline_mm - 3, right, line.baseline_mm) for square in solid
            )
        for row in page.rows:
            assert row.y_mm + row.height_mm <= 264.5 + 1e-9
            assert not any(
                _meets(square, row.x_mm, row.y_mm, row.x_mm + row.width_mm, row.y_mm + row.height_mm)
                for square in solid
            )


def _meets(square: Square, left: float, top: float, right: float, bottom: float) -> bool:
    clear = 2.0
    return (
        left < square.x_mm + square.size_mm + clear
        and right > square.x_mm - clear
        and top < square.y_mm + square.size_mm + clear
        and bottom > square.y_mm - clear
    )


def test_rows_follow_each_other_and_are_shaded_in_fives(form: FormLayout) -> None:
    asked = [item.key for item in every_kind().asked_in(Wave.PRE)]
    for page in form.pages:
        for upper, lower in pairwise(page.rows):
            assert lower.y_mm == pytest.approx(upper.y_mm + upper.height_mm)
        for row in page.rows:
            if row.item:
                assert row.is_shaded == (asked.index(row.item) // 5 % 2 == 1)


def test_a_page_is_known_by_its_six_marks_alone() -> None:
    seen = set()
    for wave in (Wave.PRE, Wave.POST):
        for page in layout(every_kind(), wave).pages:
            ids = [mark.id for mark in page.marks]
            assert ids == list(range(ids[0], ids[0] + 6))
            assert ids[0] % 6 == 0
            seen.add(ids[0])
    assert len(seen) == sum(len(layout(every_kind(), wave).pages) for wave in (Wave.PRE, Wave.POST))


def test_a_question_longer_than_a_page_goes_on_overleaf_and_loses_nothing() -> None:
    long = Text(" ".join(f"word{n}" for n in range(3000)))
    form = layout(a_questionnaire(Item("long", ItemKind.SINGLE, long, MANY)), Wave.PRE, (Language.EN,))
    printed = " ".join(line.text for page in form.pages for line in page.lines)
    assert len(form.pages) > 2
    assert all(f"word{n}" in printed for n in range(3000))
    assert len(form.boxes) == len(MANY.choices)


def test_a_long_question_begins_overleaf_where_not_one_line_of_it_fits() -> None:
    short = Text("How close?", "亲近吗？")
    above = [Item(f"q{n}", ItemKind.SINGLE, short, YES_NO) for n in range(19)]
    long = Item("long", ItemKind.SINGLE, Text(" ".join(f"word{n}" for n in range(3000))), MANY)
    form = layout(a_questionnaire(*above, long), Wave.PRE, (Language.EN,))
    assert (form.page_of("q18"), form.page_of("long")) == (1, 2)
    assert len(form.pages[0].rows) == 1 + len(above)


def test_options_with_long_labels_stand_below_each_other() -> None:
    label = Text("An answer that takes so many words that two of it never stand beside each other " * 2)
    scale = Scale("long", tuple(Choice(str(n), label) for n in (1, 2, 3)))
    form = layout(a_questionnaire(Item("long", ItemKind.SINGLE, label, scale)), Wave.PRE, (Language.EN,))
    assert len({box.x_mm for box in form.boxes}) == 1
    assert [box.y_mm for box in form.boxes] == sorted({box.y_mm for box in form.boxes})


def test_a_note_is_never_the_last_thing_on_a_page() -> None:
    for count in range(1, 20):
        items = [Item(f"q{n}", ItemKind.SINGLE, Text("A question"), YES_NO) for n in range(count)]
        note = Item("note", ItemKind.NOTE, Text("And now"))
        form = layout(a_questionnaire(*items, note, items[0]), Wave.PRE)
        for page in form.pages:
            assert page.rows[-1].item


def test_a_condition_is_printed_with_the_number_of_the_question_it_hangs_on() -> None:
    form = layout(every_kind(), Wave.PRE)
    texts = [line.text for page in form.pages for line in page.lines]
    assert "仅当第1题选“是”时填写" in texts
    assert 'Only if question 1 is "Yes"' in texts


def test_the_code_changes_with_content_wave_and_language_and_with_nothing_else() -> None:
    form = every_kind()
    codes = {form_code(form, wave, langs) for wave in Wave for langs in LANGUAGES}
    assert len(codes) == len(Wave) * len(LANGUAGES)
    assert form_code(every_kind(), Wave.PRE, LANGUAGES[0]) == form_code(form, Wave.PRE, LANGUAGES[0])


def test_codes_on_paper_name_form_wave_page_and_number() -> None:
    form = layout(every_kind(), Wave.POST)
    assert machine_code(form, 2, "0427") == f"{form.code}B20427"
    assert typed_code(form, 2, "0427") == f"{form.code[:3]}B20427"
    assert len(typed_code(form, 2, "0427")) == 9
    assert printed_number("0427") == "042-7"


@given(st.lists(st.text(max_size=80), min_size=1, max_size=12), st.sampled_from(LANGUAGES))
def test_any_texts_give_a_sheet_with_all_boxes_on_the_paper(
    texts: list[str], languages: tuple[Language, ...]
) -> None:
    scale = Scale(
        "any", tuple(Choice(str(n), Text(text, text[::-1])) for n, text in enumerate(texts, start=1))
    )
    form = layout(a_questionnaire(Item("any", ItemKind.SINGLE, Text(texts[0]), scale)), Wave.PRE, languages)
    assert len(form.boxes) == len(texts)
    for box in form.boxes:
        assert 0 < box.x_mm < PAGE_WIDTH_MM - BOX_MM
        assert 0 < box.y_mm < PAGE_HEIGHT_MM - BOX_MM


def test_marks_differ_in_at_least_four_cells_however_they_are_turned() -> None:
    marks = [frozenset(black_cells(mark)) for mark in range(50)]

    def turned(mark: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        return frozenset((column, CELLS - 1 - row) for row, column in mark)

    for index, mark in enumerate(marks):
        turns = [mark]
        for _ in range(3):
            turns.append(turned(turns[-1]))
        assert all(len(mark ^ turn) >= 4 for turn in turns[1:])
        for other in marks[index + 1 :]:
            assert all(len(turn ^ other) >= 4 for turn in turns)


@pytest.mark.parametrize(
    ("languages", "pages"),
    [((Language.EN,), (1, 2)), ((Language.ZH,), (1, 2)), ((Language.ZH, Language.EN), (2, 2))],
)
def test_the_shipped_form_wastes_no_page(languages: tuple[Language, ...], pages: tuple[int, ...]) -> None:
    sheets = [layout(PARENTS, wave, languages) for wave in (Wave.PRE, Wave.POST)]
    assert tuple(len(sheet.pages) for sheet in sheets) == pages
    for sheet in sheets:
        for page in sheet.pages:
            assert sum(bool(row.item) for row in page.rows) > 5
            by_height = sorted(page.boxes, key=lambda box: (box.x_mm, box.y_mm))
            for one, other in pairwise(by_height):
                if one.x_mm == other.x_mm:
                    assert other.y_mm - one.y_mm >= BOX_MM + BOX_GAP_MM - 1e-9


def test_white_is_taken_only_where_that_saves_a_page() -> None:
    questions = [Item(f"q{n}", ItemKind.SINGLE, Text("How close?", "亲近吗？"), YES_NO) for n in range(30)]
    heights = {
        count: layout(a_questionnaire(*questions[:count]), Wave.PRE, (Language.ZH, Language.EN))
        .pages[0]
        .rows[-1]
        for count in (3, 30)
    }
    assert heights[3].height_mm >= heights[30].height_mm
