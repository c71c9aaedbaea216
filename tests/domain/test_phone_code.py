"""Codes, tickets and marks of the door for phones: what is genuine, how long, and how hard to make up."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.phone_code import (
    CODE_DIGITS,
    PHONE_BYTES,
    SLOT_S,
    TICKET_S,
    PhoneKey,
    Ticket,
    TicketProblem,
    code_at,
    helper_secret,
    is_helper,
    is_shown,
    make_ticket,
    person_mark,
    phone_mark,
    read_phone_mark,
    read_ticket,
    seconds_left,
)
from tests.builders import an_id

KEY = PhoneKey(bytes(range(32)))
OTHER = PhoneKey(bytes(range(1, 33)))
PHONE = b"twelve bytes"


@given(st.floats(0, 1e9), st.floats(0, 60))
def test_a_code_is_taken_in_its_slot_and_the_next_and_never_later(shown_s: float, later_s: float) -> None:
    slots = (shown_s + later_s) // SLOT_S - shown_s // SLOT_S
    code = code_at(KEY, shown_s)
    assert is_shown(code, KEY, shown_s + later_s) is (slots <= 1 or code_at(KEY, shown_s + later_s) == code)
    assert not is_shown(code, OTHER, shown_s)


@given(st.floats(0, 1e9))
def test_it_stands_until_the_slot_ends(now_s: float) -> None:
    assert 0 < seconds_left(now_s) <= SLOT_S


def test_codes_are_eight_digits_and_do_not_repeat_where_anybody_could_learn_them() -> None:
    codes = [code_at(KEY, slot * SLOT_S) for slot in range(2000)]
    assert {len(code) for code in codes} == {CODE_DIGITS}
    assert all(code.isascii() and code.isdigit() for code in codes)
    assert len(set(codes)) > 1990


def test_a_million_guesses_find_no_more_than_chance_allows() -> None:
    chance = Random(7)  # noqa: S311 - the guesser's, not ours
    shown = {code_at(KEY, 0), code_at(KEY, SLOT_S)}
    hits = sum(f"{chance.randrange(10**8):08d}" in shown for _ in range(1_000_000))
    assert hits <= 2  # 0.02 are expected; more than two come once in a million such tests


@pytest.mark.parametrize("text", ["", "1", "１２３４５６７８", "\x00" * 8, "ä" * 8, "1" * 9, "\ud800"])
def test_what_is_no_code_is_refused_without_a_fuss(text: str) -> None:
    assert not is_shown(text, KEY, 0.0)


def test_a_ticket_says_whose_phone_and_ends_after_three_minutes() -> None:
    ticket = make_ticket(KEY, PHONE, 1000.9)
    assert len(PHONE) == PHONE_BYTES
    assert read_ticket(ticket, KEY, 1000.9) == Ticket(PHONE)
    assert read_ticket(ticket, KEY, 1000 + TICKET_S) == Ticket(PHONE)
    assert read_ticket(ticket, KEY, 1001 + TICKET_S) is TicketProblem.EXPIRED
    assert read_ticket(ticket, OTHER, 1000.9) is TicketProblem.FORGED


@given(st.integers(0, 43), st.sampled_from("ABCxyz019-_=+/ \nä"))
def test_no_sign_of_a_ticket_can_be_changed(place: int, sign: str) -> None:
    ticket = make_ticket(KEY, PHONE, 1000)
    changed = ticket[:place] + sign + ticket[place + 1 :]
    assert (read_ticket(changed, KEY, 1000) == Ticket(PHONE)) is (changed == ticket)


@given(st.text(max_size=60))
def test_no_text_is_a_ticket_or_a_mark_by_chance(text: str) -> None:
    assert read_ticket(text, KEY, 0) is TicketProblem.FORGED
    assert read_phone_mark(text, KEY) is None
    assert not is_helper(text, KEY)


def test_a_phone_is_known_again_by_its_mark_and_nobody_elses() -> None:
    mark = phone_mark(KEY, PHONE)
    assert read_phone_mark(mark, KEY) == PHONE
    assert read_phone_mark(mark, OTHER) is None
    assert read_phone_mark(make_ticket(KEY, PHONE, 0), KEY) is None


def test_the_helpers_secret_is_that_of_one_opening() -> None:
    secret = helper_secret(KEY)
    assert (len(secret), is_helper(secret, KEY), is_helper(secret, OTHER)) == (22, True, False)


def test_a_person_is_one_mark_under_a_key_and_another_under_the_next() -> None:
    one, other = an_id("one"), an_id("other")
    assert person_mark(KEY, one) == person_mark(KEY, one)
    assert len({person_mark(key, who) for key in (KEY, OTHER) for who in (one, other)}) == 4


def test_the_key_shows_itself_to_nobody() -> None:
    assert "secret" not in repr(KEY)
