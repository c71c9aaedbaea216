"""Badge codes: genuine or not, forgiving in how they are typed, never two alike."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.attendance import ScanProblem
from facilitator.domain.badge import (
    COUNTERS,
    LAPTOPS,
    BadgeKey,
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


PLACES = st.tuples(st.integers(0, LAPTOPS - 1), st.integers(0, COUNTERS - 1))
SECRETS = st.binary(min_size=32, max_size=32)


@given(st.sets(PLACES, min_size=2, max_size=60), SECRETS)
def test_serials_of_a_thousand_laptops_never_meet(places: set[tuple[int, int]], secret: bytes) -> None:
    key = BadgeKey(UUID(int=1), secret)
    serials = {serial_for(laptop, counter, key) for laptop, counter in places}
    assert len(serials) == len(places)
    assert all(0 <= serial < LAPTOPS * COUNTERS for serial in serials)


@given(SECRETS)
def test_every_thousandth_badge_of_every_laptop_has_a_serial_of_its_own(secret: bytes) -> None:
    key = BadgeKey(UUID(int=1), secret[:31] + b"x")
    assert len({serial_for(laptop, laptop * 7, key) for laptop in range(LAPTOPS)}) == LAPTOPS


@pytest.mark.parametrize("half_bits", [3, 4, 5, 6])
@settings(max_examples=25)  # each looks at every number of its size
@given(secret=SECRETS, spared=st.integers(0, 40))
def test_the_permutation_is_one_for_any_key_and_size(half_bits: int, secret: bytes, spared: int) -> None:
    size = 4**half_bits - min(spared, 4**half_bits // 2)
    key = BadgeKey(UUID(int=1), secret)
    assert sorted(permute(n, size, half_bits, key) for n in range(size)) == list(range(size))


def test_a_withdrawn_key_is_named_unless_another_signed_too() -> None:
    withdrawn = BadgeKey(KEY.id, KEY.secret, datetime(2026, 3, 3, tzinfo=UTC))
    token = make_token(BadgeKind.PERSON, 7, KEY)
    assert read_token(token, [OTHER_KEY, withdrawn]) is ScanProblem.WITHDRAWN_KEY
    assert isinstance(read_token(token, [withdrawn, KEY]), ReadToken)


def _some_keys(count: int) -> list[BadgeKey]:
    return [BadgeKey(UUID(int=n), bytes([n]) * 32) for n in range(count)]


def _genuine(guesses: int, keys: list[BadgeKey], seed: int) -> int:
    chance = random.Random(seed)  # noqa: S311 - guesses, not secrets
    tries = (f"{chance.randint(1, 5)}{chance.randrange(10**16):016}" for _ in range(guesses))
    return sum(isinstance(read_token(guess, keys), ReadToken) for guess in tries)


def test_a_guess_passes_once_in_ten_million_tries_for_each_key() -> None:
    """The signature is a 256-bit number reduced to seven digits: none of them is favoured noticeably."""
    values, hashes = 10**7, 2**256
    most_often = -(-hashes // values)
    assert (most_often * values - hashes) / hashes < 1e-60
    assert most_often / hashes <= 1e-7 * (1 + 1e-60)
    for held in (1, 5, 50):
        passes = 1 - (1 - 1 / values) ** held
        assert passes <= held * 1e-7
    assert _genuine(20_000, _some_keys(1), seed=1) <= 1


def test_each_of_the_ten_digits_ends_as_many_signatures_as_another() -> None:
    """A signature with favourites could be guessed more often: chi-square with 9 degrees stays below 40."""
    ends = [make_token(BadgeKind.PERSON, n, KEY)[10 + n % 7] for n in range(7000)]
    assert sum((ends.count(digit) - 700) ** 2 / 700 for digit in "0123456789") < 40
