"""Who fails too often waits, alone; and what guessing comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bucket import MOST_SOURCES
from facilitator.domain.failed_tries import (
    MOST_IN_AN_HOUR,
    REFILL_OF_PHONE_PER_S,
    REFILL_PER_S,
    TRIES,
    TRIES_OF_ALL,
    TRIES_OF_PHONE,
    FailedTries,
    Whose,
)


def test_sixty_failures_of_an_address_are_free_and_the_next_waits() -> None:
    tries = FailedTries()
    assert [tries.failed("a", 100.0) for _ in range(TRIES)] == [()] * (TRIES - 1) + [(Whose.ADDRESS,)]
    assert (2.0 < tries.wait_s("a", 100.0) < 2.1, tries.wait_s("b", 100.0)) == (True, 0.0)
    assert tries.wait_s("a", 102.1) == 0.0


def test_each_further_failure_waits_again() -> None:
    tries = FailedTries()
    for _ in range(TRIES):
        tries.failed("a", 0.0)
    assert tries.failed("a", 2.1) == (Whose.ADDRESS,)
    assert tries.wait_s("a", 2.1) > 1.9


def test_a_phone_that_fails_ten_times_waits_ten_seconds_and_the_next_one_at_its_address_does_not() -> None:
    tries = FailedTries()
    heard = [tries.failed("router", 0.0, "phone") for _ in range(TRIES_OF_PHONE)]
    assert heard == [()] * (TRIES_OF_PHONE - 1) + [(Whose.PHONE,)]
    assert tries.wait_s("router", 0.0, "phone") == 10.0
    assert tries.wait_s("router", 0.0, "another") == tries.wait_s("router", 0.0) == 0.0
    assert not tries.may_begin("router", 0.0, "phone")
    assert tries.may_begin("router", 0.0, "another")


def test_a_clock_that_stands_or_is_asked_out_of_order_gives_nothing_back() -> None:
    tries = FailedTries()
    for _ in range(TRIES):
        tries.failed("a", 50.0)
    assert tries.wait_s("a", 40.0) > 2.0


def looked_at(tries: FailedTries, address: str, now_s: float, phones: Iterable[str]) -> list[str]:
    """Return which phones are looked at where all send an entry at one moment; none is answered yet."""
    begun = []
    for phone in phones:
        if not tries.wait_s(address, now_s, phone) and tries.may_begin(address, now_s, phone):
            tries.begin(address, phone)
            begun.append(phone)
    return begun


def answered(tries: FailedTries, address: str, now_s: float, phones: Iterable[str], *, wrong: bool) -> None:
    for phone in phones:
        if wrong:
            tries.failed(address, now_s, phone)
        tries.end(address, phone)


def guessed(tries: FailedTries, address: str, now_s: float) -> bool:
    """Send a wrong code, which is judged at once if it is looked at; return whether it was."""
    is_judged = not tries.wait_s(address, now_s) and tries.may_begin(address, now_s)
    if is_judged:
        tries.failed(address, now_s)
    return is_judged


class Attacker:
    """Sends wrong codes and wrong entries from one address, and chooses when what is answered."""

    def __init__(self) -> None:
        self.tries, self.now_s = FailedTries(), 0.0
        self.failed_at: list[tuple[float, str]] = []
        self._begun: list[str] = []

    def pass_by(self, seconds: float) -> None:
        self.now_s += seconds

    def send_entries(self, phones: Iterable[str]) -> None:
        self._begun += looked_at(self.tries, "router", self.now_s, phones)

    def send_codes(self, how_many: int) -> None:
        judged = sum(guessed(self.tries, "router", self.now_s) for _ in range(how_many))
        self.failed_at += [(self.now_s, "")] * judged

    def have_answered(self, how_many: int) -> None:
        done, self._begun = self._begun[:how_many], self._begun[how_many:]
        answered(self.tries, "router", self.now_s, done, wrong=True)
        self.failed_at += [(self.now_s, phone) for phone in done]

    def most_beyond(self, at_once: int, per_s: float, phone: str | None = None) -> float:
        """Return by how much any while held more failures, of one phone or of all, than it may."""
        at = [at_s for at_s, whose in self.failed_at if phone in {None, whose}]
        least = most = 0.0
        for number, at_s in enumerate(at):
            above = number - at_s * per_s
            least = min(least, above)
            most = max(most, above - least + 1 - at_once)
        return most


deeds = st.one_of(
    st.tuples(st.just(Attacker.pass_by), st.floats(0.0, 400.0)),
    st.tuples(st.just(Attacker.send_codes), st.integers(1, 2 * TRIES)),
    st.tuples(st.just(Attacker.have_answered), st.integers(1, 2 * TRIES)),
    st.tuples(
        st.just(Attacker.send_entries),
        st.one_of(st.lists(st.uuids().map(str), max_size=2 * TRIES), st.just(["kept"] * 2 * TRIES_OF_PHONE)),
    ),
)


@given(st.lists(deeds, max_size=12))
def test_no_order_of_wrong_codes_and_entries_gives_more_tries_than_are_meant(
    order: list[tuple[Callable[..., None], object]],
) -> None:
    attacker = Attacker()
    for deed, what in order:
        deed(attacker, what)
    attacker.have_answered(len(order) * 2 * TRIES)
    assert attacker.most_beyond(TRIES, REFILL_PER_S) < 0.001
    assert attacker.most_beyond(TRIES_OF_PHONE, REFILL_OF_PHONE_PER_S, "kept") < 0.001


@pytest.mark.parametrize("wait_s", [2.1, 30.0, TRIES / REFILL_PER_S])
def test_codes_that_are_sent_while_entries_are_looked_at_add_no_tries_to_an_hour(wait_s: float) -> None:
    attacker, number = Attacker(), 0
    while attacker.now_s < 3600:
        attacker.send_entries(f"{number} {n}" for n in range(TRIES))
        attacker.send_codes(TRIES)
        attacker.have_answered(TRIES)
        attacker.send_codes(TRIES)
        attacker.pass_by(wait_s)
        number += 1
    assert MOST_IN_AN_HOUR - 2 * TRIES < len(attacker.failed_at) <= MOST_IN_AN_HOUR


def test_whoever_drops_cookies_has_1820_tries_in_the_first_hour_and_then_fewer() -> None:
    tries, hours = FailedTries(), [0, 0]
    for second in range(2 * 3600):
        fresh = [f"{second} {n}" for n in range(TRIES if not second else 3)]
        begun = looked_at(tries, "router", second, fresh)
        answered(tries, "router", second, begun, wrong=True)
        hours[second // 3600] += len(begun)
    assert 1800 < hours[0] <= MOST_IN_AN_HOUR
    assert 1740 < hours[1] <= MOST_IN_AN_HOUR - TRIES


def test_whoever_keeps_the_cookie_has_370_tries_in_an_hour() -> None:
    tries, found = FailedTries(), 0
    for second in range(3600):
        begun = looked_at(tries, "router", second, ["kept"] * 20)
        answered(tries, "router", second, begun, wrong=True)
        found += len(begun)
    assert found == pytest.approx(370, abs=1)


mistyping = st.lists(st.integers(0, 99), max_size=TRIES - 1).map(Counter)


@given(mistyping.filter(lambda wrong: max(wrong.values(), default=0) < TRIES_OF_PHONE))
def test_a_hundred_phones_behind_one_router_do_not_wait_while_they_mistype_fewer_than_sixty_times(
    wrong: Counter[int],
) -> None:
    tries = FailedTries()
    for phone in range(100):
        for again in range(wrong[phone] + 1):
            begun = looked_at(tries, "router", 0.0, [f"phone {phone}"])
            assert begun == [f"phone {phone}"]
            answered(tries, "router", 0.0, begun, wrong=again < wrong[phone])


def test_a_full_room_of_which_fifteen_in_a_hundred_mistype_never_fails_sixty_times() -> None:
    def chance(most: int) -> float:
        fewer = sum(comb(99 + n, n) * 0.85**100 * 0.15**n for n in range(most))
        return 1 - fewer

    assert chance(20) == pytest.approx(0.33, abs=0.01)
    assert chance(TRIES) < 1e-11


def test_a_phone_that_guesses_takes_the_room_behind_its_router_no_try_that_it_needs() -> None:
    tries, waited = FailedTries(), 0
    for second in range(600):
        for _ in range(20):
            answered(tries, "router", second, looked_at(tries, "router", second, ["guesser"]), wrong=True)
        waited += bool(tries.wait_s("router", second, f"honest {second}"))
        if not second % 6:
            tries.failed("router", second, f"honest {second}")
    assert waited == 0


def test_entries_of_one_address_are_looked_at_together_only_as_many_as_may_fail_yet() -> None:
    tries = FailedTries()
    crowd = [f"phone {n}" for n in range(100)]
    first = looked_at(tries, "router", 0.0, crowd)
    assert len(first) == TRIES
    answered(tries, "router", 0.0, first, wrong=False)
    assert looked_at(tries, "router", 0.0, crowd[TRIES:]) == crowd[TRIES:]


def test_what_all_addresses_have_left_holds_for_entries_at_one_time_too() -> None:
    tries = FailedTries()
    begun = [looked_at(tries, f"address {n}", 0.0, [f"{n} {m}" for m in range(TRIES)]) for n in range(5)]
    assert [len(one) for one in begun] == [TRIES, TRIES, 1, 1, 1]


def test_when_the_whole_room_fails_only_those_wait_who_failed_lately() -> None:
    tries = FailedTries()
    for n in range(TRIES_OF_ALL):
        tries.failed(f"address {n}", 10.0)
    assert tries.wait_s("address 3", 10.0) == 0.5
    assert tries.wait_s("somebody honest", 10.0) == 0.0
    assert tries.wait_s("address 3", 12.0) == 0.0


def test_addresses_without_end_take_no_memory_without_end() -> None:
    tries = FailedTries()
    for n in range(MOST_SOURCES + 1):
        tries.failed(f"address {n}", 0.0001 * n)
    assert len(tries._of_address.of) == MOST_SOURCES
    assert "address 0" not in tries._of_address.of
    tries.failed("late", 10_000.0)
    assert len(tries._of_address.of) == 1


def test_one_laptop_with_every_address_of_a_network_guesses_less_than_three_times_a_second() -> None:
    tries, seconds, guesses = FailedTries(), 1200, 0
    for now_s in range(seconds):
        for n in range(254):
            if not tries.wait_s(f"192.168.1.{n}", now_s):
                tries.failed(f"192.168.1.{n}", now_s)
                guesses += 1
    assert guesses < 3 * seconds
    in_four_hours = 3 * 4 * 3600
    assert round(in_four_hours * 2 / 10**8, 4) == 0.0009
