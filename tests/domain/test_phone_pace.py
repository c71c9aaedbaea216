"""A pace that no hand reaches and no crowd feels."""

from __future__ import annotations

from facilitator.domain.bucket import MOST_SOURCES
from facilitator.domain.phone_pace import (
    AT_ONCE,
    LOADS_AT_ONCE,
    LOADS_PER_S,
    OF_ONE_PHONE,
    PER_S,
    SLOW_PHOTO,
    LoadPace,
    PhonePace,
)


def waits(pace: PhonePace, source: str, now_s: float, times: int, cost: float = 1.0) -> list[float]:
    """Return how long each of so many waits that come at that moment."""
    found = []
    for _ in range(times):
        found.append(round(pace.wait_s(source, now_s), 3))
        pace.took(source, now_s, cost)
    return found


def test_a_hundred_phones_behind_one_address_and_ten_full_photos_come_without_a_pause() -> None:
    assert waits(PhonePace(), "router", 50.0, AT_ONCE) == [0.0] * AT_ONCE


def test_a_machine_at_one_address_gets_ten_a_second_and_nobody_else_waits_for_it() -> None:
    pace, done = PhonePace(), 0
    for hundredth in range(6000):
        if not pace.wait_s("machine", hundredth / 100):
            pace.took("machine", hundredth / 100)
            done += 1
    assert done <= AT_ONCE + PER_S * 60
    assert pace.wait_s("somebody", 60.0) == 0.0


def test_one_phone_that_tries_again_and_again_waits_after_ten() -> None:
    pace = PhonePace()
    assert waits(pace, "phone", 0.0, 11, OF_ONE_PHONE)[9:] == [0.0, 0.1]
    assert 2.0 < pace.wait_s("phone", 0.0) < 2.2


def test_a_photo_that_was_given_up_is_paid_for_once_and_not_for_ever() -> None:
    pace = PhonePace()
    for _ in range(5):
        pace.took("slow", 0.0, SLOW_PHOTO)
    assert 10 < pace.wait_s("slow", 0.0) < 30
    assert pace.wait_s("slow", 30.0) == 0.0


def test_addresses_without_end_take_no_memory_without_end() -> None:
    pace = PhonePace()
    for n in range(MOST_SOURCES + 2):
        pace.took(f"address {n}", 0.0)
    assert len(pace._of_address) == MOST_SOURCES
    pace.took("late", 100.0)
    assert set(pace._of_address) == {"late"}


def test_a_hundred_phones_behind_one_address_load_six_pages_each_without_a_pause() -> None:
    loads = LoadPace()
    assert [loads.may_load("router", 50.0) for _ in range(601)] == [True] * 600 + [False]


def test_a_machine_that_loads_in_a_loop_gets_twenty_a_second_and_nobody_else_feels_it() -> None:
    loads = LoadPace()
    let_in = sum(loads.may_load("machine", hundredth / 100) for hundredth in range(6000))
    assert LOADS_PER_S * 59 < let_in - LOADS_AT_ONCE <= LOADS_PER_S * 60
    assert loads.may_load("somebody", 60.0)
    assert loads.may_load("machine", 60.1)


def test_addresses_that_load_without_end_take_no_memory_without_end() -> None:
    loads = LoadPace()
    for n in range(MOST_SOURCES + 2):
        loads.may_load(f"address {n}", 0.0)
    assert len(loads._of_address) == MOST_SOURCES
    loads.may_load("late", 100.0)
    assert set(loads._of_address) == {"late"}
