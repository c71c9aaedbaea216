"""Keys that a trainer may choose, and those that stay."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.key_map import (
    FIXED,
    RESERVED,
    SHIPPED,
    KeyMap,
    KeyProblem,
    KeyRefused,
    is_bindable,
    is_key,
    is_letter,
    key_name,
    read_key_map,
    works_while_typing,
)
from facilitator.domain.run_command import RUN_COMMANDS, ConsoleCommand, PresenterCommand

BLACK, WHITE, NEXT = PresenterCommand.BLACK, PresenterCommand.WHITE, PresenterCommand.NEXT_SLIDE
PAUSE, MAIN = ConsoleCommand.PAUSE, ConsoleCommand.MAIN

KEYS = sorted({key for keys in SHIPPED.values() for key in keys} | RESERVED) + list("XYZ#;") + ["F13", "Nope"]


def changed(keys: KeyMap | KeyRefused) -> KeyMap:
    assert isinstance(keys, KeyMap)
    return keys


def holds(keys: KeyMap) -> None:
    """Say whether the three rules hold."""
    every = [key for command in RUN_COMMANDS for key in keys.keys_of(command)]
    assert len(every) == len(set(every))
    for command in RUN_COMMANDS:
        own = keys.keys_of(command)
        assert own
        assert not all(map(is_letter, own))
        assert command in FIXED or not RESERVED & set(own)


def test_what_is_shipped_keeps_the_rules() -> None:
    assert set(SHIPPED) == set(RUN_COMMANDS)
    assert all(is_key(key) and key_name(key) == key for keys in SHIPPED.values() for key in keys)
    holds(KeyMap())


def test_a_key_that_is_given_asks_for_it_and_one_that_is_taken_for_nothing() -> None:
    keys = changed(KeyMap().with_key(BLACK, "F13"))
    assert keys.keys_of(BLACK) == (".", "B", "F13")
    assert keys.command_of("F13") is BLACK
    assert not keys.is_shipped(BLACK)
    keys = changed(keys.without_key(BLACK, "."))
    assert keys.command_of(".") is None
    assert keys.keys_of(BLACK) == ("B", "F13")


def test_a_key_that_it_has_already_changes_nothing() -> None:
    assert KeyMap().with_key(BLACK, "b") == KeyMap()


@pytest.mark.parametrize(
    ("key", "problem", "by"),
    [
        ("PageDown", KeyProblem.TAKEN, NEXT),
        ("F1", KeyProblem.RESERVED, None),
        ("7", KeyProblem.RESERVED, None),
        ("Esc", KeyProblem.RESERVED, PresenterCommand.CLOSE),
        ("Del", KeyProblem.RESERVED, None),
        ("Sausage", KeyProblem.NO_KEY, None),
        ("", KeyProblem.NO_KEY, None),
    ],
)
def test_what_cannot_be_given_is_refused(key: str, problem: KeyProblem, by: PresenterCommand | None) -> None:
    assert KeyMap().with_key(PAUSE, key) == KeyRefused(problem, key_name(key), by)


def test_every_command_keeps_a_key() -> None:
    assert KeyMap().without_key(PAUSE, "F9") == KeyRefused(KeyProblem.LAST_KEY, "F9", PAUSE)


def test_every_letter_keeps_a_twin_that_is_no_letter() -> None:
    assert KeyMap().without_key(BLACK, ".") == KeyRefused(KeyProblem.NO_TWIN, ".", BLACK)


def test_the_way_out_of_the_projector_stays() -> None:
    close = PresenterCommand.CLOSE
    assert KeyMap().with_key(close, "F13") == KeyRefused(KeyProblem.FIXED, "F13", close)
    assert KeyMap().without_key(close, "Esc") == KeyRefused(KeyProblem.FIXED, "Esc", close)


def test_one_command_gets_its_keys_back_unless_they_do_something_else_now() -> None:
    keys = changed(KeyMap().with_key(BLACK, "F13"))
    keys = changed(keys.without_key(BLACK, "B"))
    assert keys.as_shipped(BLACK) == KeyMap()
    keys = changed(keys.with_key(PAUSE, "B"))
    assert keys.as_shipped(BLACK) == KeyRefused(KeyProblem.TAKEN, "B", PAUSE)


def test_a_file_gives_back_what_was_chosen() -> None:
    keys = changed(changed(KeyMap().with_key(BLACK, "F13")).without_key(NEXT, "Space"))
    assert read_key_map(json.loads(json.dumps(keys.to_store()))) == keys


@pytest.mark.parametrize(
    ("stored", "then"),
    [
        (None, {}),
        ([["black", "F13"]], {}),
        ({"black": "F13"}, {}),
        ({"nothing of ours": ["F13"]}, {}),
        ({"close": ["F13"]}, {}),
        ({"black": []}, {}),
        ({"black": ["B"]}, {}),
        ({"black": ["F1", "7", "Esc", 3, "Sausage"]}, {}),
        ({"black": ["F13", "F13", "b", None]}, {BLACK: ("F13", "B")}),
        ({"black": ["F13"], "white": ["F13"]}, {BLACK: ("F13",)}),
        ({"pause": ["PgDown"]}, {PAUSE: ("PgDown",), NEXT: ("Right", "Down", "Space")}),
        ({"pause": ["F4"], "black": ["F13"]}, {BLACK: ("F13",)}),
        ({"pause": ["."], "black": ["F13"]}, {PAUSE: (".",), BLACK: ("F13",)}),
    ],
)
def test_what_cannot_be_in_a_file_is_left_out_one_by_one(stored: object, then: object) -> None:
    keys = read_key_map(stored)
    assert keys.chosen == then
    holds(keys)


@given(
    st.dictionaries(
        st.sampled_from([command.value for command in RUN_COMMANDS]),
        st.lists(st.sampled_from(KEYS), max_size=4),
        max_size=6,
    )
)
def test_whatever_a_file_holds_the_rules_hold(stored: dict[str, list[str]]) -> None:
    holds(read_key_map(stored))


@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from(RUN_COMMANDS), st.sampled_from(KEYS)),
        max_size=20,
    )
)
def test_whatever_is_given_and_taken_the_rules_hold_and_a_file_keeps_it(
    wishes: list[tuple[bool, PresenterCommand | ConsoleCommand, str]],
) -> None:
    keys = KeyMap()
    for is_given, command, key in wishes:
        after = keys.with_key(command, key) if is_given else keys.without_key(command, key)
        keys = keys if isinstance(after, KeyRefused) else after
        holds(keys)
    assert read_key_map(keys.to_store()) == keys


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("pagedown", "pagedown"),
        ("PageUp", "PgUp"),
        ("Shift+Ctrl+a", "Ctrl+Shift+A"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
    ],
)
def test_one_key_has_one_name(typed: str, name: str) -> None:
    assert key_name(typed) == name


def test_what_types_or_moves_means_its_own_in_a_field() -> None:
    there = [
        key for key in ("B", ".", "Shift+B", "Left", "Space", "Home", "Backspace") if works_while_typing(key)
    ]
    assert not there
    assert all(map(works_while_typing, ("F9", "PgDown", "Ctrl+Return", "Alt+1", "Volume Up", "Ctrl+Left")))


def test_letters_of_any_script_are_letters() -> None:
    assert is_letter("B")
    assert is_letter("Shift+É")
    assert not any(map(is_letter, (".", "F9", "Ctrl+B", "Space")))


def test_signs_may_be_chosen() -> None:
    assert is_bindable("#")
    assert not is_bindable("+")
