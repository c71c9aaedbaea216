"""Badge codes: genuine or not, forgiving in how they are typed, never two alike."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attendance import ScanProblem
from facilitator.domain.badge import (
    BadgeKind,
    ReadToken,
    fold_digits,
    make_token,
    permute,
    read_short_code,
    read_token,
    serial_for,
    short_code_for,
)
from facilitator.domain.check_digit import damm
from tests.builders import KEY, OTHER_KEY

SERIALS = st.integers(0, 999_999_999)
KINDS = st.sampled_from(BadgeKind)


@given(KINDS, SERIALS)
def test_a_code_says_what_was_put_into_it(kind: BadgeKind, serial: int) -> None:
    token = make_token(kind, serial, KEY)
    assert len(token) == 17
    assert token.isdigit()
    assert read_token(token, [KEY]) == ReadToken(kind, serial, KEY.id)


def test_older_keys_are_tried_in_turn() -> None:
    token = make_token(BadgeKind.PERSON, 7, OTHER_KEY)
    assert read_token(token, [KEY, OTHER_KEY]) == ReadToken(BadgeKind.PERSON, 7, OTHER_KEY.id)


@pytest.mark.parametrize("keys", [[], [KEY]])
def test_a_code_of_somebody_elses_key_is_forged(keys: list[object]) -> None:
    token = make_token(BadgeKind.PERSON, 7, OTHER_KEY)
    assert read_token(token, keys) is ScanProblem.FORGED  # type: ignore[arg-type]


@pytest.mark.parametrize("place", range(17))
def test_one_wrong_digit_is_never_another_badge(place: int) -> None:
    token = make_token(BadgeKind.PERSON, 123_456_789, KEY)
    for other in "0123456789":
        if other != token[place]:
            read = read_token(token[:place] + other + token[place + 1 :], [KEY])
            assert read in {ScanProblem.FORGED, ScanProblem.NOT_A_BADGE}


@pytest.mark.parametrize(
    "text", ["", "1", "hello", "9" * 17, "0" * 17, "1" * 18, "https://example.org/12345678"]
)
def test_what_is_no_code_is_no_badge(text: str) -> None:
    assert read_token(text, [KEY]) is ScanProblem.NOT_A_BADGE


@given(st.text(max_size=40))
def test_no_text_makes_reading_raise(text: str) -> None:
    assert isinstance(read_token(text, [KEY]), ReadToken | ScanProblem)
    assert isinstance(read_short_code(text), str)


TOKEN = make_token(BadgeKind.PERSON, 42, KEY)
AZERTY = str.maketrans("1234567890", "&é\"'(-è_çà")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    "typed",
    [
        TOKEN.translate(FULL_WIDTH),
        TOKEN.translate(ARABIC),
        TOKEN.translate(AZERTY),
        f"  {TOKEN}\r\n",
        f"{TOKEN[:5]} {TOKEN[5:]}",
        f"{TOKEN[:5]}-{TOKEN[5:11]}–{TOKEN[11:]}",
        f"\ufeff{TOKEN}\u200b",
    ],
)
def test_a_code_is_read_as_the_keyboard_meant_it(typed: str) -> None:
    assert isinstance(read_token(typed, [KEY]), ReadToken)


@pytest.mark.parametrize(
    ("typed", "folded"), [("(-é", "(é"), ("12-34", "1234"), ("à b", "àb"), ("E-017", "E017")]
)
def test_french_signs_stay_where_they_may_be_meant(typed: str, folded: str) -> None:
    assert fold_digits(typed) == folded


@given(SERIALS)
def test_a_short_code_is_read_with_or_without_its_dash(serial: int) -> None:
    shown = short_code_for(serial)
    assert shown[6] == "-"
    assert read_short_code(shown) == read_short_code(shown.replace("-", "")) == shown


def test_a_slip_in_a_short_code_is_named() -> None:
    assert short_code_for(482_107) == f"482107-{damm('482107')}"
    wrong = "482107" + str((int(damm("482107")) + 1) % 10)
    assert read_short_code(wrong) is ScanProblem.WRONG_CHECK_DIGIT


def test_a_permutation_meets_every_number_once() -> None:
    assert sorted(permute(n, 1000, 5, KEY) for n in range(1000)) == list(range(1000))


def test_serials_of_two_laptops_never_meet_and_do_not_count_up() -> None:
    serials = [serial_for(laptop, counter, KEY) for laptop in (0, 999) for counter in range(300)]
    assert len(set(serials)) == 600
    neighbours = sum(abs(one - other) < 1000 for one, other in pairwise(serials))
    assert neighbours < 5


def test_another_key_gives_other_serials() -> None:
    assert serial_for(1, 1, KEY) != serial_for(1, 1, OTHER_KEY)


@pytest.mark.parametrize(("laptop", "counter"), [(-1, 0), (1000, 0), (0, -1), (0, 1_000_000)])
def test_a_serial_out_of_range_is_a_bug(laptop: int, counter: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        serial_for(laptop, counter, KEY)


@pytest.mark.parametrize("serial", [-1, 1_000_000_000])
def test_a_token_out_of_range_is_a_bug(serial: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        make_token(BadgeKind.PERSON, serial, KEY)


def test_a_key_never_shows_its_secret() -> None:
    assert "0123456789abcdef" not in repr(KEY)
