"""Who fails too often waits, alone; and what guessing comes to."""

from __future__ import annotations

from facilitator.domain.bucket import MOST_SOURCES
from facilitator.domain.failed_tries import TRIES, TRIES_OF_ALL, FailedTries


def test_twenty_failures_are_free_and_the_next_waits() -> None:
    tries = FailedTries()
    assert [tries.failed("a", 100.0) for _ in range(TRIES)] == [False] * (TRIES - 1) + [True]
    assert (tries.wait_s("a", 100.0), tries.wait_s("b", 100.0)) == (2.0, 0.0)
    assert tries.wait_s("a", 102.0) == 0.0


def test_each_further_failure_waits_again() -> None:
    tries = FailedTries()
    for _ in range(TRIES):
        tries.failed("a", 0.0)
    assert tries.failed("a", 2.0)
    assert tries.wait_s("a", 2.0) == 2.0


def test_a_clock_that_stands_or_is_asked_out_of_order_gives_nothing_back() -> None:
    tries = FailedTries()
    for _ in range(TRIES):
        tries.failed("a", 50.0)
    assert tries.wait_s("a", 40.0) == 2.0


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
    assert len(tries._of_address) == MOST_SOURCES
    assert "address 0" not in tries._of_address
    tries.failed("late", 10_000.0)
    assert len(tries._of_address) == 1


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
