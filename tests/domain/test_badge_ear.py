"""A scanner among people who type: what is a badge, what waits, what goes on, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.badge_ear import LONGEST_WAIT_MS, BadgeEar, Heard, digit_of, is_machine

BADGE = "13254709816610742"
KEYS_MS = (1.0, 5.0, 16.0, 30.0, 39.0, 41.0, 60.0, 100.0, 150.0, 200.0)
ENTER = "\r"

Typed = tuple[str, float]


@dataclass
class Field:
    """A field behind the ear: what came into it, how long it waited, and which badges were read."""

    ear: BadgeEar
    text: str = ""
    codes: list[str] = field(default_factory=list)
    waits_ms: list[float] = field(default_factory=list)
    _held: list[Typed] = field(default_factory=list)
    _due_ms: float | None = None
    _now_ms: float = 0.0

    def type_in(self, keys: Iterable[Typed]) -> None:
        """Let the keys come at their moments (milliseconds, growing), and time pass between them."""
        for key, at_ms in keys:
            self.wait_until(at_ms)
            if key.isdigit():
                self._held.append((key, at_ms))
                self._do(self.ear.hear(key, at_ms))
                continue
            heard = self.ear.end(at_ms) if key == ENTER else self.ear.other()
            self._do(heard)
            self.text += "" if heard.is_end_of_code else key
        self.wait_until(self._now_ms + 10_000.0)

    def wait_until(self, at_ms: float) -> None:
        while self._due_ms is not None and self._due_ms <= at_ms:
            self._now_ms, self._due_ms = self._due_ms, None
            self._do(self.ear.pass_time(self._now_ms))
        self._now_ms = at_ms

    def _do(self, heard: Heard) -> None:
        for _ in range(heard.hand_on):
            key, at_ms = self._held.pop(0)
            self.text += key
            self.waits_ms.append(self._now_ms - at_ms)
        del self._held[: heard.drop]
        self.text = self.text[: len(self.text) - heard.take_back]
        self.codes += [heard.code] if heard.code else []
        if heard.wait_ms:
            self._due_ms = self._now_ms + heard.wait_ms


def a_field() -> Field:
    return Field(BadgeEar(BADGE.__eq__))


def at_pace(keys: str, key_ms: float, begin_ms: float = 0.0) -> list[Typed]:
    return [(key, begin_ms + number * key_ms) for number, key in enumerate(keys)]


@pytest.mark.parametrize("key_ms", KEYS_MS)
@pytest.mark.parametrize("end", ["", ENTER])
def test_a_badge_is_read_at_every_pace_of_a_scanner_and_leaves_nothing(key_ms: float, end: str) -> None:
    behind = a_field()
    behind.type_in(at_pace(BADGE + end, key_ms))
    assert (behind.text, behind.codes) == ("", [BADGE])


@pytest.mark.parametrize("key_ms", KEYS_MS)
def test_what_was_typed_before_and_after_stays_in_order(key_ms: float) -> None:
    behind = a_field()
    keys = at_pace("Li 13", 170.0)
    scan = at_pace(BADGE + ENTER, key_ms, keys[-1][1] + 420.0)
    behind.type_in([*keys, *scan, *at_pace(" 31x", 140.0, scan[-1][1] + 500.0)])
    assert (behind.text, behind.codes) == ("Li 13 31x", [BADGE])


def test_two_badges_one_after_the_other_are_two() -> None:
    behind = a_field()
    behind.type_in([*at_pace(BADGE + ENTER, 4.0), *at_pace(BADGE + ENTER, 4.0, 72.0)])
    assert (behind.text, behind.codes) == ("", [BADGE, BADGE])


def test_two_badges_without_an_end_are_two() -> None:
    behind = a_field()
    behind.type_in([*at_pace(BADGE, 3.0), *at_pace(BADGE, 3.0, 48.0 + 30.0)])
    assert (behind.text, behind.codes) == ("", [BADGE, BADGE])


@pytest.mark.parametrize("more", [BADGE + "4", "4" + BADGE, BADGE[:-1], BADGE[1:], "4821073"])
@pytest.mark.parametrize("key_ms", [2.0, 30.0, 120.0])
def test_a_longer_or_shorter_code_is_typed_as_it_is(more: str, key_ms: float) -> None:
    behind = a_field()
    behind.type_in(at_pace(more + ENTER, key_ms))
    assert (behind.text, behind.codes) == (more + ENTER, [])


def test_a_digit_typed_by_hand_just_before_a_scan_stays() -> None:
    behind = a_field()
    behind.type_in([("1", 0.0), *at_pace(BADGE + ENTER, 2.0, 25.0)])
    assert (behind.text, behind.codes) == ("1", [BADGE])


def test_a_code_that_is_signed_by_nobody_is_typed_as_it_is() -> None:
    behind = a_field()
    forged = BADGE[:-1] + "3"
    behind.type_in(at_pace(forged + ENTER, 5.0))
    assert (behind.text, behind.codes) == (forged + ENTER, [])


def test_a_scanner_that_stumbles_once_is_understood() -> None:
    behind = a_field()
    behind.type_in([*at_pace(BADGE[:6], 5.0), *at_pace(BADGE[6:] + ENTER, 5.0, 110.0)])
    assert (behind.text, behind.codes) == ("", [BADGE])


def test_the_end_that_a_scanner_sends_late_presses_no_button() -> None:
    behind = a_field()
    behind.type_in([*at_pace(BADGE, 5.0), (ENTER, 150.0), (ENTER, 900.0)])
    assert (behind.text, behind.codes) == (ENTER, [BADGE])


def _by_hand(chance: Random, keys: Sequence[str]) -> list[Typed]:
    """Return keys with pauses as hands make them: around 150 ms, never even."""
    at_ms, typed = 0.0, []
    for key in keys:
        typed.append((key, at_ms))
        at_ms += max(25.0, chance.gauss(150.0, 60.0))
    return typed


@given(keys=st.lists(st.sampled_from("13130982a \r"), max_size=60), seed=st.integers(0, 10_000))
def test_what_people_type_comes_unchanged_in_order_and_40_ms_late_at_most(keys: list[str], seed: int) -> None:
    behind = a_field()
    behind.type_in(_by_hand(Random(seed), keys))  # noqa: S311 - hands, not secrets
    assert behind.text == "".join(keys)
    assert behind.codes == []


def test_a_single_digit_waits_40_ms_at_most() -> None:
    behind = a_field()
    behind.type_in(at_pace("1313131", 60.0))
    assert max(behind.waits_ms) <= LONGEST_WAIT_MS


def test_a_digit_that_begins_no_badge_does_not_wait() -> None:
    behind = a_field()
    behind.type_in(at_pace("2456", 60.0))
    assert set(behind.waits_ms) == {0.0}


def test_a_badge_is_whole_with_its_last_digit_and_read_only_after_the_silence() -> None:
    ear = BadgeEar(BADGE.__eq__)
    for digit, at_ms in at_pace(BADGE[:-1], 5.0):
        ear.hear(digit, at_ms)
    assert (ear.is_whole, ear.waiting) == (False, len(BADGE) - 1)
    wait_ms = ear.hear(BADGE[-1], 80.0).wait_ms
    assert (ear.is_whole, ear.waiting) == (True, len(BADGE))
    assert ear.pass_time(80.0 + wait_ms / 2) == Heard(wait_ms=wait_ms / 2)
    assert ear.pass_time(80.0 + wait_ms) == Heard(drop=len(BADGE), code=BADGE)
    assert (ear.is_whole, ear.waiting) == (False, 0)
    assert ear.pass_time(5_000.0) == Heard()


def test_a_badge_that_somebody_types_digit_by_digit_stays_in_the_field() -> None:
    chance = Random(4)  # noqa: S311 - hands, not secrets
    for _ in range(300):
        behind = a_field()
        behind.type_in(_by_hand(chance, BADGE))
        assert (behind.text, behind.codes) == (BADGE, [])


@pytest.mark.parametrize(
    ("gaps_ms", "expected"),
    [
        ([1.0] * 16, True),
        ([0.0, 16.0] * 8, True),
        ([200.0] * 16, True),
        ([95.0, 105.0] * 8, True),
        ([100.0, 200.0] * 8, False),
        ([5.0] * 15 + [400.0], False),
        ([240.0] * 16, False),
    ],
)
def test_a_machine_is_told_by_its_pauses(gaps_ms: list[float], *, expected: bool) -> None:
    assert is_machine(gaps_ms) is expected


@pytest.mark.parametrize(
    ("text", "digit"), [("7", "7"), ("７", "7"), ("٣", "3"), ("a", ""), ("", ""), ("12", "")]
)
def test_digits_of_other_scripts_are_digits(text: str, digit: str) -> None:
    assert digit_of(text) == digit
