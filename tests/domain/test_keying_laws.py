"""Keying: what holds for every sequence of keys."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.answers import Answer, KeySource, Missing, Sheet, SheetState
from facilitator.domain.keying import KeyDraft, KeyingState, Sound, Step, begin, press, replay, resume
from facilitator.domain.questionnaire import Wave
from tests.builders import SESSION, an_id, every_kind

QUESTIONNAIRE = every_kind()
PAGE_ENDS = ("filled_on", "order")
LAST_FORM = (Answer("line", ("2",)), Answer("born", ("1990",)))
WORDS = [
    "Enter",
    "Backspace",
    "Up",
    "Down",
    "+",
    "-",
    "*",
    "/",
    ".",
    "r",
    "p",
    "=",
    ",",
    "@1",
    "@5",
    "@12",
    "@99",
]
KEYS = st.one_of(st.sampled_from("0123456789"), st.sampled_from("0123456789"), st.sampled_from(WORDS))
SCRIPTS = st.lists(KEYS, max_size=80)


def blank() -> KeyingState:
    return begin(QUESTIONNAIRE, Wave.PRE, PAGE_ENDS, LAST_FORM)


def steps(keys: list[str]) -> list[Step]:
    made = []
    state = blank()
    for key in keys:
        made.append(press(state, key))
        state = made[-1].state
    return made


def stored(drafts: list[KeyDraft]) -> Sheet:
    """Return the sheet as a store that follows the key log has it."""
    answers: dict[str, Answer] = {}
    state = SheetState.OPEN
    for draft in drafts:
        if draft.item and draft.answer is None:
            answers.pop(draft.item, None)
        elif draft.answer is not None:
            answers[draft.item] = draft.answer
        state = draft.state or state
    ids = (an_id("sheet"), an_id("batch"), SESSION, an_id("questionnaire"))
    at = datetime(2026, 3, 3, tzinfo=UTC)
    return Sheet(*ids, Wave.PRE, "0013", 1, state, tuple(answers.values()), "Ann", at)


@given(st.lists(st.text(max_size=6), max_size=30))
def test_no_key_makes_it_raise(keys: list[str]) -> None:
    assert len(steps(keys)) == len(keys)


@given(SCRIPTS)
def test_the_log_alone_gives_every_answer_back(keys: list[str]) -> None:
    made = steps(keys)
    sheet = stored([draft for step in made for draft in step.entries])
    live = made[-1].state if made else blank()
    resumed = resume(QUESTIONNAIRE, Wave.PRE, sheet, PAGE_ENDS, LAST_FORM)
    assert resumed.answers == live.answers
    assert resumed.index == live.first_open


@given(SCRIPTS)
def test_the_logged_keys_alone_give_the_live_state_back(keys: list[str]) -> None:
    made = steps(keys)
    logged = [draft.keys for step in made for draft in step.entries if draft.keys]
    assert replay(blank(), logged) == (made[-1].state if made else blank())


@given(SCRIPTS)
def test_a_sheet_is_keyed_exactly_when_no_item_is_open(keys: list[str]) -> None:
    made = steps(keys)
    sheet = stored([draft for step in made for draft in step.entries])
    complete = made[-1].state.is_complete if made else False
    assert (sheet.state is SheetState.KEYED) == complete


@given(SCRIPTS)
def test_a_refused_key_changes_nothing_and_any_other_is_logged(keys: list[str]) -> None:
    before = blank()
    for step in steps(keys):
        if step.sound is Sound.REFUSED:
            assert (step.state, step.entries) == (before, ())
            assert step.message is not None
        else:
            assert step.entries[0].keys
        before = step.state


@given(SCRIPTS)
def test_no_key_loses_an_answer_but_by_a_rule(keys: list[str]) -> None:
    before = blank()
    for step in steps(keys):
        for old, new in zip(before.answers, step.state.answers, strict=True):
            if old is not None and new is None:
                assert old.missing is Missing.NOT_APPLICABLE
        touched = [a for a, b in zip(step.state.answers, before.answers, strict=True) if a != b]
        by_key = [draft for draft in step.entries if draft.source is not KeySource.RULE and draft.item]
        assert len(by_key) <= 1
        assert len(touched) <= len([draft for draft in step.entries if draft.item])
        before = step.state


@given(SCRIPTS)
def test_the_cursor_is_always_on_the_sheet(keys: list[str]) -> None:
    for step in steps(keys):
        assert 0 <= step.state.index <= len(step.state.items)
        assert step.is_finished == step.state.is_finished
        assert (step.state.current is None) <= step.state.is_complete
