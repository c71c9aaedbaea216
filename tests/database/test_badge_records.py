from __future__ import annotations

from collections.abc import Callable

import pytest

from database import DatabaseStore, open_workspace
from facilitator.domain.badge import BadgeKey
from tests.database import made


def test_the_key_added_last_is_in_use(store: DatabaseStore) -> None:
    keys = [BadgeKey(made.an_id(n), bytes([n]) * 32) for n in (1, 2)]
    with store.write() as records:
        for key in keys:
            records.badges.add_key(key)
    with store.read() as records:
        assert records.badges.keys() == (keys[1], keys[0])


def test_badges_are_found_by_serial_and_by_short_code(store: DatabaseStore) -> None:
    session = made.fill(store)
    spare = made.a_badge(session, 123_456_789)
    with store.write() as records:
        records.badges.add([spare])
    with store.read() as records:
        assert records.badges.by_serial(123_456_789) == spare
        assert records.badges.by_serial(1) is None
        assert records.badges.by_short_code(session.id, spare.short_code) == spare
        assert records.badges.by_short_code(made.an_id("other"), spare.short_code) is None
        assert [badge.serial for badge in records.badges.of_session(session.id)] == [
            session.id.int % 10**9,
            123_456_789,
        ]


def test_a_spare_badge_is_given_to_somebody(store: DatabaseStore) -> None:
    session = made.fill(store)
    enrolment = made.an_enrolment(session).id
    with store.write() as records:
        records.badges.add([made.a_badge(session, 5)])
        records.badges.bind(5, enrolment)
    with store.read() as records:
        assert records.badges.by_serial(5) == made.a_badge(session, 5, enrolment)


def test_a_key_that_only_reads_stands_behind_the_one_that_signs(store: DatabaseStore) -> None:
    signing, older, oldest = (BadgeKey(made.an_id(n), bytes([n]) * 32) for n in (1, 2, 3))
    with store.write() as records:
        for key in (signing, older, oldest):
            records.badges.add_key(key, signs=key is signing)
    with store.read() as records:
        assert records.badges.keys() == (signing, older, oldest)
    with store.write() as records:
        records.badges.withdraw_key(older.id, made.MORNING)
    with store.read() as records:
        assert [key.id for key in records.badges.keys()] == [signing.id, oldest.id, older.id]


def test_a_laptop_copied_with_its_own_folder_takes_another_number(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = []
    for computer in ("first", "copy", "copy"):
        monkeypatch.setattr("database.opening.platform.node", lambda name=computer: name)
        store = open_workspace(address)
        with store.read() as records:
            numbers.append(records.badges.laptop_number())
        store.close()
    assert numbers[0] != numbers[1]
    assert numbers[1] == numbers[2]


def test_two_laptops_that_know_nothing_of_each_other_do_not_begin_with_the_same_badge(
    address: str, laptop: Callable[[str], None]
) -> None:
    begins = set()
    for name in ("first", "second", "third"):
        laptop(name)
        store = open_workspace(address)
        with store.write() as records:
            begins.add(records.badges.next_counter(1))
        store.close()
    assert len(begins) > 1


def test_counters_are_reserved_once(store: DatabaseStore) -> None:
    with store.write() as records:
        first = records.badges.next_counter(10)
        second = records.badges.next_counter(1)
    with store.write() as records:
        third = records.badges.next_counter(1)
    assert (second - first, third - second) == (10, 1)


def test_a_laptop_keeps_its_number_and_another_gets_another(
    address: str, laptop: Callable[[str], None]
) -> None:
    numbers = []
    for name in ("first", "second", "first"):
        laptop(name)
        store = open_workspace(address)
        with store.read() as records:
            numbers.append(records.badges.laptop_number())
        store.close()
    assert numbers[0] == numbers[2]
    assert numbers[0] != numbers[1]
    assert all(0 <= number <= 999 for number in numbers)
