"""Keying one sheet: what each key does, by the kind of item under the cursor."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facilitator.domain.answers import Answer, KeySource, Missing, Sheet, SheetState
from facilitator.domain.keying import KeyingState, Sound, begin, press, replay, resume
from facilitator.domain.language import Text
from facilitator.domain.questionnaire import Choice, Item, ItemKind, Level, Scale, SkipRule, Wave
from tests.builders import PROVINCES, SESSION, ZERO_TO_TEN, a_questionnaire, an_id, an_item, every_kind


def keyed(*items: Item, keys: str = "", page_ends: tuple[str, ...] = ()) -> KeyingState:
    """Return the state of a sheet of those items after keys, written with spaces between."""
    return replay(begin(a_questionnaire(*items), Wave.PRE, page_ends), keys.split())


def the_answer(item: Item, keys: str) -> Answer | None:
    """Return what keys make of one item that stands before another."""
    return keyed(item, an_item("after"), keys=keys).answers[0]


TWELVE = Scale("twelve", tuple(Choice(str(n), Text(str(n))) for n in range(1, 13)))
SINGLE, MULTIPLE, RANKING = ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.RANKING
NUMBER, DATE, TEXT = ItemKind.NUMBER, ItemKind.DATE, ItemKind.TEXT


@pytest.mark.parametrize(
    ("item", "keys", "codes"),
    [
        (an_item("q"), "3", ("3",)),
        (an_item("q", SINGLE), "2", ("2",)),
        (an_item("q", SINGLE, ZERO_TO_TEN), "0", ("0",)),
        (an_item("q", SINGLE, ZERO_TO_TEN), "7", ("7",)),
        (an_item("q", SINGLE, ZERO_TO_TEN), "1 0", ("10",)),
        (an_item("q", SINGLE, ZERO_TO_TEN), "1 Enter", ("1",)),
        (an_item("q", SINGLE, PROVINCES), "0 7", ("07",)),
        (an_item("q", SINGLE, PROVINCES), "1 Backspace 0 1", ("01",)),
        (an_item("q", MULTIPLE), "4 1 Enter", ("1", "4")),
        (an_item("q", MULTIPLE), "4 1 4 Enter", ("1",)),
        (an_item("q", MULTIPLE), "4 Backspace 2 Enter", ("2",)),
        (an_item("q", MULTIPLE, TWELVE), "1 2 1 Enter 3 Enter", ("1", "3", "12")),
        (an_item("q", RANKING), "3 1 2", ("3", "1", "2", "4")),
        (an_item("q", RANKING), "3 1 Enter", ("3", "1")),
        (an_item("q", RANKING), "3 3 1 2", ("3", "1", "2", "4")),
        (an_item("q", NUMBER), "4 2 Enter", ("42",)),
        (an_item("q", NUMBER, length=2), "0 7", ("07",)),
        (an_item("q", NUMBER), "4 2 Backspace 1 Enter", ("41",)),
        (an_item("q", NUMBER), "0 Enter", ("0",)),
        (an_item("q", DATE), "2 0 2 4 0 3 1 5", ("2024-03-15",)),
        (an_item("q", DATE), "2 0 2 4 0 3 0 0", ("2024-03",)),
        (an_item("q", DATE), "2 0 2 4 0 0 0 0", ("2024",)),
        (an_item("q", DATE), "2 0 2 4 0 3 Enter", ("2024-03",)),
        (an_item("q", DATE), "2 0 2 4 Enter", ("2024",)),
        (an_item("q", DATE, length=6), "2 0 2 4 0 3", ("2024-03",)),
    ],
)
def test_keys_become_the_answer(item: Item, keys: str, codes: tuple[str, ...]) -> None:
    assert the_answer(item, keys) == Answer("q", codes)


@pytest.mark.parametrize(
    ("item", "key", "missing"),
    [
        (an_item("q"), "0", Missing.NOT_ANSWERED),
        (an_item("q"), "*", Missing.TWO_BOXES),
        (an_item("q"), "/", Missing.ILLEGIBLE),
        (an_item("q"), "r", Missing.REFUSED),
        (an_item("q"), "=", Missing.REFUSED),
        (an_item("q"), "p", Missing.PAGE_LOST),
        (an_item("q"), ",", Missing.PAGE_LOST),
        (an_item("q", SINGLE, ZERO_TO_TEN), "Enter", Missing.NOT_ANSWERED),
        (an_item("q", SINGLE, PROVINCES), "Enter", Missing.NOT_ANSWERED),
        (an_item("q", MULTIPLE), "0", Missing.NOT_ANSWERED),
        (an_item("q", MULTIPLE), "Enter", Missing.NOT_ANSWERED),
        (an_item("q", RANKING), "0", Missing.NOT_ANSWERED),
        (an_item("q", NUMBER), "Enter", Missing.NOT_ANSWERED),
        (an_item("q", NUMBER), "/", Missing.ILLEGIBLE),
        (an_item("q", DATE), "Enter", Missing.NOT_ANSWERED),
        (an_item("q", TEXT), "0", Missing.NOT_ANSWERED),
    ],
)
def test_no_cell_is_silently_empty(item: Item, key: str, missing: Missing) -> None:
    assert the_answer(item, key) == Answer("q", missing=missing)


def test_a_text_is_noted_and_keyed_later() -> None:
    assert the_answer(an_item("q", TEXT), ".") == Answer("q", has_text=True)


@pytest.mark.parametrize(
    ("item", "before", "key", "says"),
    [
        (an_item("q"), "", "7", "7 is no choice here. Choices: 1, 2, 3, 4, 5."),
        (an_item("q"), "", "Enter", "Press 0 if nothing is ticked."),
        (an_item("q"), "", "x", "This key does nothing here."),
        (an_item("q"), "", "", "This key does nothing here."),
        (an_item("q"), "", ".", "This key does nothing here."),
        (an_item("q"), "", "²", "This key does nothing here."),
        (an_item("q", SINGLE, PROVINCES), "1", "9", "19 is no choice here. Choices: 01,"),
        (an_item("q", SINGLE, PROVINCES), "1", "Enter", "Finish this field with Enter"),
        (an_item("q", SINGLE, PROVINCES), "1", "-", "Finish this field with Enter"),
        (an_item("q", SINGLE, PROVINCES), "1", "/", "Finish this field with Enter"),
        (an_item("q", MULTIPLE), "1", "Up", "Finish this field with Enter"),
        (an_item("q", MULTIPLE), "", "*", "Two boxes are a fault only where one may be ticked."),
        (an_item("q", RANKING), "3", "3", "3 is ranked already."),
        (an_item("q", RANKING), "", "Enter", "Press 0 if nothing is ticked."),
        (an_item("q", NUMBER, most=60), "7", "5", "The number must be at most 60."),
        (an_item("q", NUMBER, least=5), "3", "Enter", "The number must be at least 5."),
        (an_item("q", NUMBER, length=4, least=1940, most=2020), "1 8 9", "9", "between 1940 and 2020"),
        (an_item("q", NUMBER), "1 1 1 1 1 1 1 1 1", "1", "This number has too many digits."),
        (an_item("q", DATE), "2 0 2 4 1 3 0", "1", "This is no date."),
        (an_item("q", DATE), "2 0 2 4 0 2 3", "0", "This is no date."),
        (an_item("q", DATE), "2 0 2 4 0 0 1", "5", "This is no date."),
        (an_item("q", DATE), "1 2 3", "Enter", "This is no date."),
        (an_item("q", DATE), "0 0 0 0 0 1 0", "1", "This is no date."),
        (an_item("q", TEXT), "", "5", "Press . if something is written here"),
        (an_item("q", TEXT), "", "Enter", "Press . if something is written here"),
        (an_item("q"), "", "-", "This is the first question."),
        (an_item("q"), "", "Backspace", "This is the first question."),
        (an_item("q"), "", "Up", "This is the first question."),
        (an_item("q"), "Down", "Down", "This is the last question."),
        (an_item("q"), "", "@3", "There is no question 3."),
        (an_item("q"), "", "@x", "There is no question x."),
        (an_item("q"), "", "@", "There is no question ."),
        (an_item("q"), "", "+", "Only the fields at the head"),
        (an_item("q", SINGLE, level=Level.NONE), "", "+", "There is no last form"),
        (an_item("q", NUMBER, level=Level.NONE), "1", "+", "Finish this field"),
    ],
)
def test_a_refused_key_changes_nothing_and_says_why(item: Item, before: str, key: str, says: str) -> None:
    state = keyed(item, an_item("after"), keys=before)
    step = press(state, key)
    assert (step.state, step.entries, step.sound) == (state, (), Sound.REFUSED)
    assert step.message is not None
    assert says in str(step.message)


def test_every_fifth_item_and_the_end_of_a_page_sound_otherwise() -> None:
    state = begin(a_questionnaire(*(an_item(f"q{n}") for n in range(1, 8))), Wave.PRE, ["q3"])
    sounds = []
    for _ in range(7):
        step = press(state, "1")
        sounds.append(step.sound)
        state = step.state
    tick = Sound.TICK
    assert sounds == [tick, tick, Sound.PAGE_END, tick, Sound.FIFTH, tick, Sound.FINISHED]


def test_the_last_answer_finishes_the_sheet() -> None:
    step = press(keyed(an_item("a"), an_item("b"), keys="1"), "2")
    assert step.is_finished
    assert step.state.is_finished
    assert step.state.current is None
    assert [entry.state for entry in step.entries] == [None, SheetState.KEYED]


def test_a_finished_sheet_takes_no_answer_but_can_be_gone_back_into() -> None:
    done = keyed(an_item("a"), an_item("b"), keys="1 2")
    assert str(press(done, "3").message) == "This form is finished."
    back = press(done, "-")
    assert (back.state.index, back.is_finished) == (1, False)
    again = press(back.state, "4")
    assert (again.is_finished, again.sound, again.state.answers[1]) == (
        True,
        Sound.FINISHED,
        Answer("b", ("4",)),
    )
    assert [(e.item, e.source, e.state) for e in again.entries] == [("b", KeySource.CORRECTION, None)]


def test_backing_up_shows_the_answer_until_it_is_keyed_again() -> None:
    back = keyed(an_item("a"), an_item("b"), keys="1 -")
    assert (back.index, back.answers[0]) == (0, Answer("a", ("1",)))
    kept = press(back, "Enter")
    assert (kept.state.index, kept.state.answers) == (1, back.answers)
    assert [entry.answer for entry in kept.entries] == [None]


def test_a_row_that_was_skipped_can_be_overtyped_in_order() -> None:
    items = [an_item(name) for name in "abcd"]
    state = keyed(*items, keys="2 3 4 - - 1 2")
    assert [answer and answer.codes for answer in state.answers] == [("2",), ("1",), ("2",), None]
    assert state.index == 3


def test_an_item_passed_over_is_asked_before_the_sheet_ends() -> None:
    step = press(keyed(*(an_item(name) for name in "abc"), keys="1 Down"), "3")
    assert (step.state.index, step.is_finished) == (1, False)
    assert str(step.message) == "Question 2 is still open."
    assert press(step.state, "2").is_finished


def test_a_number_jumps_to_its_question() -> None:
    assert keyed(*(an_item(name) for name in "abc"), keys="@3").index == 2


RULED = (an_item("child", SINGLE), an_item("calls", skip=SkipRule("child", ("1",))), an_item("misses"))


def test_a_question_ruled_out_codes_itself() -> None:
    step = press(keyed(*RULED), "2")
    assert step.state.index == 2
    assert [(e.item, e.source, e.keys) for e in step.entries] == [
        ("child", KeySource.KEY, "2"),
        ("calls", KeySource.RULE, ""),
    ]
    assert step.state.answers[1] == Answer("calls", missing=Missing.NOT_APPLICABLE)


def test_backing_up_passes_over_what_a_rule_coded() -> None:
    assert keyed(*RULED, keys="2 -").index == 0


def test_an_answer_found_where_none_should_be_is_kept_and_flagged() -> None:
    state = keyed(*RULED, keys="2 Up 4")
    assert state.answers[1] == Answer("calls", ("4",), contradicts_skip=True)
    assert state.index == 2


def test_no_answer_where_none_should_be_stays_not_applicable() -> None:
    assert keyed(*RULED, keys="2 Up 0").answers[1] == Answer("calls", missing=Missing.NOT_APPLICABLE)


def test_a_correction_opens_what_the_rule_had_closed() -> None:
    step = press(keyed(*RULED, keys="2 3 - -"), "1")
    assert [(e.item, e.answer, e.state) for e in step.entries] == [
        ("child", Answer("child", ("1",)), None),
        ("calls", None, None),
        ("", None, SheetState.OPEN),
    ]
    assert (step.state.index, step.state.is_complete) == (1, False)


def test_a_correction_flags_what_the_rule_now_forbids() -> None:
    state = keyed(*RULED, keys="1 4 3 - - - 2")
    assert state.answers[1] == Answer("calls", ("4",), contradicts_skip=True)
    assert replay(state, ["@1", "1"]).answers[1] == Answer("calls", ("4",))


@pytest.mark.parametrize("key", ["0", "*", "/"])
def test_a_deciding_answer_that_is_missing_leaves_it_to_the_paper(key: str) -> None:
    assert keyed(*RULED, keys=key).answers[1] is None


def test_what_depends_on_a_question_ruled_out_is_ruled_out_as_well() -> None:
    chain = an_item("how", skip=SkipRule("calls", ("1",)))
    assert keyed(RULED[0], RULED[1], chain, an_item("z"), keys="2").index == 3


def test_a_rule_about_a_later_question_is_no_rule() -> None:
    early = an_item("early", skip=SkipRule("late", ("1",)))
    assert keyed(early, an_item("late"), keys="3 2").answers[0] == Answer("early", ("3",))


def test_a_lost_page_codes_all_that_is_open_on_it() -> None:
    items = [an_item(name) for name in "abcd"]
    state = keyed(*items, keys="@3 3 @2 p", page_ends=("c", "d"))
    assert [answer and (answer.missing or answer.codes) for answer in state.answers] == [
        None,
        Missing.PAGE_LOST,
        ("3",),
        None,
    ]


def test_a_lost_page_without_a_known_end_goes_to_the_end_of_the_sheet() -> None:
    items = [an_item(name) for name in "abc"]
    assert keyed(*items, keys="1 p", page_ends=("a",)).is_finished


def test_the_head_of_a_form_is_copied_from_the_last_one() -> None:
    line = an_item("line", SINGLE, level=Level.NONE)
    state = begin(a_questionnaire(line, an_item("q")), Wave.PRE, last_form=[Answer("line", ("2",))])
    step = press(state, "+")
    assert (step.state.answers[0], step.state.index) == (Answer("line", ("2",)), 1)


def test_a_sheet_without_questions_is_finished() -> None:
    assert begin(a_questionnaire(an_item("n", ItemKind.NOTE)), Wave.PRE).is_finished


def test_only_the_items_of_the_wave_are_asked() -> None:
    questionnaire = a_questionnaire(an_item("a"), an_item("b", waves=[Wave.POST]))
    assert [item.key for item in begin(questionnaire, Wave.PRE).items] == ["a"]


def a_sheet(*answers: Answer) -> Sheet:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    ids = (an_id("sheet"), an_id("batch"), SESSION, an_id("questionnaire"))
    return Sheet(*ids, Wave.PRE, "0013", 1, SheetState.OPEN, answers, "Ann", at)


def test_a_stored_sheet_is_resumed_at_its_first_open_item() -> None:
    state = resume(a_questionnaire(), Wave.PRE, a_sheet(Answer("q1", ("1",)), Answer("q2", ("5",))))
    assert (state.index, state.answered) == (2, 2)


def test_a_whole_form_takes_the_keys_that_the_key_card_says() -> None:
    keys = [*"1", *"1985", *"20260303", *"24", *"13", "Enter", *"213", *"8", *"07", "."]
    state = replay(begin(every_kind(), Wave.PRE), keys)
    assert state.is_finished
    assert {a.item: a.codes or a.missing or a.has_text for a in state.answers if a} == {
        "line": ("1",),
        "born": ("1985",),
        "filled_on": ("2026-03-03",),
        "has_child": ("2",),
        "calls": Missing.NOT_APPLICABLE,
        "misses": Missing.NOT_APPLICABLE,
        "guilt": ("4",),
        "topics": ("1", "3"),
        "order": ("2", "1", "3", "4"),
        "recommend": ("8",),
        "province": ("07",),
        "words": True,
    }
