"""Who came in by which phone: nobody is refused for it, and somebody is told."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitator.domain import phone_arrivals
from facilitator.domain.phone_arrivals import PhoneArrival, PhoneArrivals
from tests.builders import an_id

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def somebody(n: int) -> PhoneArrival:
    return PhoneArrival(an_id(str(n)), f"Person {n}", AT)


def test_two_by_one_phone_are_nothing_and_the_third_is_told_with_all_names() -> None:
    arrivals = PhoneArrivals()
    told = [arrivals.came("a", "Safari", somebody(n)) for n in range(3)]
    assert told[:2] == [None, None]
    assert told[2] is not None
    assert (told[2].address, [one.name for one in told[2].people]) == (
        "a",
        ["Person 0", "Person 1", "Person 2"],
    )
    assert arrivals.together() == (told[2],)


def test_behind_a_router_it_is_told_ever_more_rarely() -> None:
    arrivals = PhoneArrivals()
    told = [n + 1 for n in range(100) if arrivals.came("router", "Chrome", somebody(n))]
    assert told == [3, 6, 12, 24, 48, 96]


def test_other_addresses_and_other_browsers_are_other_phones() -> None:
    arrivals = PhoneArrivals()
    phones = [("a", "Safari"), ("b", "Safari"), ("a", "WeChat")]
    assert not any(arrivals.came(*phone, somebody(n)) for n, phone in enumerate(phones * 2))
    assert arrivals.together() == ()


def test_the_same_person_again_is_no_other_one() -> None:
    arrivals = PhoneArrivals()
    assert [arrivals.came("a", "", somebody(n % 2)) for n in range(9)] == [None] * 9
    assert arrivals.together() == ()


def test_phones_without_end_take_no_memory_without_end() -> None:
    arrivals = PhoneArrivals()
    for n in range(phone_arrivals._MOST_PHONES + 1):
        arrivals.came(str(n), "x" * 10_000, somebody(n))
    assert len(arrivals._by_phone) == phone_arrivals._MOST_PHONES
    assert {len(browser) for _, browser in arrivals._by_phone} == {phone_arrivals._LONGEST_BROWSER}
