"""The door for phones as the window holds it: off until asked for, and closed with its half-day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.services.phone_door import PhoneDoorState, PhoneWay
from facilitator.words import said
from tests.ui.phone_doors import CABLE, SECRET, WIFI, FakePhoneDoor
from ui.operations import Operations
from ui.phones import DrawnCode, Phones

OWN, HELPER = frozenset({PhoneWay.OWN_PHONE}), frozenset({PhoneWay.HELPER})
HALF_DAY = uuid4()


@pytest.fixture
def door() -> FakePhoneDoor:
    return FakePhoneDoor()


@pytest.fixture
def phones(door: FakePhoneDoor, operations: Operations) -> Iterator[Phones]:
    phones = Phones(door, operations)
    yield phones
    phones.let_go()
    operations.wait_idle()


def opened(phones: Phones, operations: Operations, ways: frozenset[PhoneWay] = OWN) -> None:
    phones.open(HALF_DAY, ways)
    assert operations.wait_idle()


def test_nothing_is_asked_of_a_door_that_was_never_opened(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    phones.close()
    phones.turn_to(HALF_DAY)
    assert operations.wait_idle()
    assert (phones.state, phones.code, phones.half_day_id) == (PhoneDoorState(), None, None)
    assert door.threads == []
    assert not any(timer.isActive() for timer in phones.findChildren(QTimer))


def test_it_is_opened_moved_and_closed_on_the_worker_never_on_the_window_s_thread(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    phones.open(HALF_DAY, OWN)
    assert phones.is_switching
    assert operations.wait_idle()
    phones.choose("http://10.0.0.7:8765")
    phones.close()
    assert operations.wait_idle()
    assert "MainThread" not in door.threads
    assert not phones.is_switching
    assert (phones.state.is_open, door.closed) == (False, 1)


def test_what_phones_do_is_heard_of_and_told_once(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    opened(phones, operations)
    told: list[int] = []
    phones.changed.connect(lambda: told.append(phones.state.checked_in))
    door.hear(phones_through=1, checked_in=1)
    phones.look()
    phones.look()
    assert told == [1]


def test_the_code_stays_until_the_next_one_is_drawn_so_nothing_flickers(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    opened(phones, operations)
    first = phones.code
    assert first is not None
    assert (first.address, first.digits) == ("192.168.1.5:8765", "48210733")
    seen: list[DrawnCode | None] = []
    phones.code_changed.connect(lambda: seen.append(phones.code))
    door.slot += 1
    phones.look()
    assert phones.code is first
    assert operations.wait_idle()
    phones.look()
    assert operations.wait_idle()
    assert [code and code.digits for code in seen] == ["48210734"]


def test_a_door_for_a_helper_alone_has_no_code_for_the_room(phones: Phones, operations: Operations) -> None:
    opened(phones, operations, HELPER)
    phones.look()
    assert operations.wait_idle()
    assert (phones.code, phones.is_for_own, phones.is_for_helper) == (None, False, True)


def test_a_helper_s_code_holds_the_secret_and_there_is_none_while_it_is_closed_to_helpers(
    phones: Phones, operations: Operations
) -> None:
    drawn: list[DrawnCode] = []
    opened(phones, operations, HELPER)
    phones.draw_helper_code(drawn.append, pytest.fail)
    assert operations.wait_idle()
    opened(phones, operations, OWN)
    phones.draw_helper_code(drawn.append, pytest.fail)
    assert operations.wait_idle()
    assert [(SECRET in code.url, code.cells > 0) for code in drawn] == [(True, True), (False, False)]


def test_the_code_is_gone_the_moment_phones_are_switched_off(phones: Phones, operations: Operations) -> None:
    opened(phones, operations)
    phones.close()
    assert phones.code is None
    assert operations.wait_idle()
    assert (phones.state.is_open, phones.half_day_id) == (False, None)


def test_another_half_day_closes_it_and_the_same_one_does_not(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    opened(phones, operations)
    phones.turn_to(HALF_DAY)
    assert operations.wait_idle()
    assert door.closed == 0
    phones.turn_to(uuid4())
    assert operations.wait_idle()
    assert (door.closed, phones.state.is_open) == (1, False)


def test_turning_away_while_it_still_opens_leaves_it_closed(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    phones.open(HALF_DAY, OWN)
    phones.turn_to(None)
    assert operations.wait_idle()
    assert not door.now.is_open
    assert not phones.state.is_open


def test_why_it_did_not_open_is_kept_until_the_next_try(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    door.trouble = Message("Welcome")
    opened(phones, operations)
    assert (phones.problem, phones.state.is_open, phones.is_switching) == (door.trouble, False, False)
    assert phones.half_day_id is None
    door.trouble = None
    opened(phones, operations)
    assert (phones.problem, phones.state.is_open) == (None, True)


def test_a_door_that_closed_by_itself_is_told(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    opened(phones, operations)
    door.now = PhoneDoorState()
    phones.look()
    assert phones.problem is not None
    assert "switch it on again" in said(phones.problem, Language.EN)
    assert (phones.code, phones.half_day_id) == (None, None)


def test_after_a_bug_it_can_be_switched_again(door: FakePhoneDoor, qapp: object) -> None:
    del qapp
    operations = Operations()
    crashes: list[BaseException] = []
    operations.crashed.connect(crashes.append)
    phones = Phones(door, operations)
    door.bug = RuntimeError("a bug")
    opened(phones, operations)
    assert crashes == [door.bug]
    assert not phones.is_switching
    door.bug = None
    opened(phones, operations)
    assert phones.state.is_open
    phones.let_go()
    operations.close()


def test_the_window_that_closes_closes_it(door: FakePhoneDoor, operations: Operations) -> None:
    phones = Phones(door, operations)
    opened(phones, operations)
    phones.let_go()
    assert operations.wait_idle()
    assert (door.now.is_open, door.closed) == (False, 1)


def test_one_that_was_just_being_opened_is_closed_with_the_window_too(
    door: FakePhoneDoor, operations: Operations
) -> None:
    phones = Phones(door, operations)
    phones.open(HALF_DAY, OWN)
    phones.let_go()
    assert operations.wait_idle()
    assert not door.now.is_open


def test_the_wifi_is_told_as_one_line(phones: Phones) -> None:
    heard: list[str] = []
    phones.code_changed.connect(lambda: heard.append(phones.wifi))
    phones.tell_wifi("  Training \n 12345678 ")
    phones.tell_wifi("Training 12345678")
    assert heard == ["Training 12345678"]


def test_a_code_that_was_drawn_for_another_address_is_not_shown(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    opened(phones, operations)
    door.now = replace(door.now, addresses=(WIFI,))
    door.slot += 1
    phones.look()
    phones.choose("http://10.0.0.7:8765")
    assert operations.wait_idle()
    assert phones.code is not None
    assert phones.code.address == "10.0.0.7:8765"


def test_a_laptop_that_leaves_its_network_shows_no_code_and_the_next_one_comes_by_itself(
    phones: Phones, door: FakePhoneDoor, operations: Operations
) -> None:
    opened(phones, operations)
    door.lose()
    phones.look()
    assert (phones.code, phones.is_lost, phones.state.is_open) == (None, True, True)
    door.find(CABLE)
    phones.look()
    assert operations.wait_idle()
    assert phones.code is not None
    assert (phones.code.address, phones.is_lost) == ("10.0.0.7:8765", False)


def test_ways_change_while_phones_are_let_in_and_the_code_goes_and_comes_with_them(
    phones: Phones, operations: Operations
) -> None:
    phones.allow(HELPER)
    assert not phones.is_for_helper
    opened(phones, operations)
    phones.allow(HELPER)
    assert (phones.is_for_own, phones.is_for_helper, phones.code) == (False, True, None)
    phones.allow(frozenset())
    assert phones.is_for_helper
    phones.allow(OWN | HELPER)
    assert operations.wait_idle()
    assert phones.code is not None
