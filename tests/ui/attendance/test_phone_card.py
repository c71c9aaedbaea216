"""Phones at the door: two ways, a light that does not lie, the helper's code kept close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import Message
from facilitator.domain.phone_arrivals import CameTogether, PhoneArrival
from facilitator.services.issue_badges import issue_badges
from facilitator.services.phone_door import PhoneNotice, PhoneWay
from tests.ui.attendance.desk import CONTROL, Desk
from tests.ui.phone_doors import CABLE, SECRET, WIFI, FakePhoneDoor
from tests.ui.run.house import START, add_session, close_house, open_house, turn_to
from ui.attendance.door_page import DoorPage
from ui.attendance.phone_card import PhoneCard
from ui.attendance.phone_codes import PhoneSide
from ui.phones import Phones
from ui.theme.tokens import Meaning
from ui.widgets.page import CHECK_IN_CODE, PHONES_AT_THE_DOOR, PageId, PageRequest


class PhoneDesk(Desk):
    """The desk of a program that can let phones in."""

    @property
    def door(self) -> FakePhoneDoor:
        assert self.house.phone_door is not None
        return self.house.phone_door

    @property
    def phones(self) -> Phones:
        assert self.page.tools.phones is not None
        return self.page.tools.phones

    @property
    def card(self) -> PhoneCard:
        assert self.page.phones.card is not None
        return self.page.phones.card

    def let_in(self, *ways: PhoneWay) -> None:
        """Open the card and let phones in that way."""
        if not self.card.is_open:
            self.press(Qt.Key.Key_F8)
        self.card.switch.own_box.setChecked(PhoneWay.OWN_PHONE in ways)
        self.card.switch.helper_box.setChecked(PhoneWay.HELPER in ways)
        self.card.switch.open_button.click()
        self.settle()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[PhoneDesk]:
    house = open_house(tmp_path)
    house.phone_door = FakePhoneDoor(WIFI, CABLE)
    session = add_session(house, half_days=2)
    page = DoorPage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, session)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    desk = PhoneDesk(house, page, session, qtbot)
    desk.settle()
    yield desk
    desk.phones.let_go()
    close_house(house)


OWN, HELPER = PhoneWay.OWN_PHONE, PhoneWay.HELPER


def test_by_keys_alone_the_card_is_opened_phones_are_let_in_and_the_desk_is_back(desk: PhoneDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    assert desk.card.isVisible()
    assert desk.card.switch.light.meaning is Meaning.SOFT
    desk.qtbot.keyClick(desk.card.switch.open_button, Qt.Key.Key_Return)
    desk.settle()
    assert desk.door.now.half_day_id == desk.session.half_days[0].id
    own = desk.card.codes.choice.segments[0]
    assert own.hasFocus()
    desk.qtbot.keyClick(own, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.view.isVisible()
    assert desk.field.hasFocus()
    assert desk.door.now.is_open


def test_in_a_small_window_the_code_comes_first_and_nothing_lies_over_it(desk: PhoneDesk) -> None:
    desk.page.resize(790, 436)
    desk.let_in(OWN, HELPER)
    codes = desk.card.codes
    codes.choice.segments[1].click()
    codes.helper_button.click()
    desk.settle()
    assert codes.y() < desk.card.switch.y()
    seen = [codes.choice, codes.helper_picture, codes.helper_address, codes.helper_button]
    places = [part.rect().translated(part.mapTo(codes, part.rect().topLeft())) for part in seen]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert codes.helper_picture.height() >= 192


def test_tab_goes_through_the_card_in_the_order_in_which_it_is_read(desk: PhoneDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    switch, guides = desk.card.switch, desk.card.codes.guides
    order = [switch.own_box, switch.helper_box, switch.wifi_edit, switch.open_button, switch.back_button]
    order += [fold.head for fold in guides.folds]
    switch.own_box.setFocus()
    for before, after in pairwise(order):
        assert before.hasFocus()
        desk.qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()


@pytest.mark.parametrize("ways", [{OWN}, {HELPER}, {OWN, HELPER}])
def test_the_two_ways_are_chosen_separately(desk: PhoneDesk, ways: set[PhoneWay]) -> None:
    desk.let_in(*ways)
    assert desk.door.now.ways == ways
    offered = {desk.card.codes.choice.value}
    for segment in desk.card.codes.choice.segments:
        segment.click()
        offered.add(desk.card.codes.side)
    named = {OWN: PhoneSide.OWN, HELPER: PhoneSide.HELPER}
    assert offered == {PhoneSide.HELP, *(named[way] for way in ways)}


def test_with_no_way_ticked_nothing_can_be_switched_on(desk: PhoneDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    desk.card.switch.own_box.setChecked(False)
    assert not desk.card.switch.open_button.isEnabled()
    desk.card.switch.helper_box.setChecked(True)
    assert desk.card.switch.open_button.isEnabled()


def test_the_light_turns_green_with_the_first_phone_that_got_through_and_no_sooner(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    assert desk.card.switch.light.meaning is Meaning.WARN
    assert "no phone has got through yet" in desk.card.switch.light.text
    sign = desk.page._head.sign
    assert (sign.isVisible(), sign.meaning) == (True, Meaning.WARN)
    desk.door.hear(phones_through=1)
    desk.phones.look()
    assert (desk.card.switch.light.meaning, sign.meaning) == (Meaning.GOOD, Meaning.GOOD)
    desk.card.switch.close_button.click()
    desk.settle()
    assert (desk.card.switch.light.meaning, sign.isVisible()) == (Meaning.SOFT, False)


def test_how_many_came_through_is_counted_on_the_card_and_in_the_head(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    desk.door.hear(phones_through=12, checked_in=9, refused=1)
    desk.phones.look()
    assert desk.card.switch.counts.text() == "12 phones through · 9 checked in · 1 refused"
    assert desk.page._head.sign.accessibleName() == "Phones: 9 checked in"


def test_the_code_for_own_phones_and_its_address_stand_on_the_laptop_too(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    assert desk.card.codes.side is PhoneSide.OWN
    assert desk.card.codes.own_picture.has_code
    assert desk.card.codes.address.text() == "192.168.1.5:8765  48210733"


def test_the_helper_s_code_is_shown_only_when_asked_for_and_gone_out_of_sight(desk: PhoneDesk) -> None:
    desk.let_in(OWN, HELPER)
    codes = desk.card.codes

    def show() -> None:
        codes.choice.segments[1].click()
        codes.helper_button.click()
        desk.settle()
        assert codes.helper_picture.has_code
        assert SECRET in codes.helper_address.text()

    show()
    assert codes.helper_picture.isVisible()
    codes.helper_button.click()
    assert (codes.helper_picture.has_code, codes.helper_address.text()) == (False, "")
    assert codes.helper_picture.isHidden()
    show()
    codes.choice.segments[0].click()
    assert not codes.helper_picture.has_code
    show()
    desk.press(Qt.Key.Key_F8)
    assert not codes.helper_picture.has_code
    desk.press(Qt.Key.Key_F8)
    show()
    desk.card.switch.close_button.click()
    desk.settle()
    assert not codes.helper_picture.has_code


def test_a_helper_s_code_that_is_drawn_too_late_stays_away(desk: PhoneDesk) -> None:
    desk.let_in(HELPER)
    desk.card.codes.helper_button.click()
    desk.card.codes.choice.segments[1].click()
    desk.settle()
    assert not desk.card.codes.helper_picture.has_code


def test_a_helper_s_code_that_cannot_be_had_is_one_sentence(desk: PhoneDesk) -> None:
    desk.let_in(HELPER)
    desk.door.trouble = Message("Welcome")
    desk.card.codes.helper_button.click()
    desk.settle()
    assert desk.card.switch.notice.text == "Welcome"
    assert not desk.card.codes.helper_picture.has_code


def test_another_network_is_chosen_where_there_are_several(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    box = desk.card.switch.address_box
    assert [box.itemText(place) for place in range(box.count())] == [
        "192.168.1.5:8765 · Wi-Fi",
        "10.0.0.7:8765 · Ethernet (unlikely)",
    ]
    assert box.isVisible()
    desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    desk.settle()
    assert desk.door.now.chosen == CABLE.url
    assert desk.card.codes.address.text().startswith("10.0.0.7:8765")


def test_why_phones_cannot_be_let_in_is_one_sentence_in_line(desk: PhoneDesk) -> None:
    desk.door.trouble = Message("We go on in a moment")
    desk.let_in(OWN)
    notice = desk.card.switch.notice
    assert (notice.isVisible(), notice.text, notice.meaning) == (True, "We go on in a moment", Meaning.BAD)
    assert desk.card.switch.open_button.isVisible()
    desk.door.trouble = None
    desk.let_in(OWN)
    assert notice.isHidden()


def test_the_other_half_day_closes_the_door_and_says_so(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    desk.card.switch.wifi_edit.setText("Training 12345678")
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert not desk.door.now.is_open
    assert desk.page.view.isVisible()
    assert (desk.card.switch.wifi_edit.text(), desk.phones.wifi) == ("", "")
    assert desk.house.toasts == ["Phones are off again: they were let in at the half-day before."]


def test_a_badge_is_read_while_the_card_is_open(desk: PhoneDesk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token
    desk.let_in(HELPER)
    assert desk.page.take_scan(token)
    desk.settle()
    assert desk.here() == ["Person 0"]
    assert desk.card.isVisible()


def test_keys_typed_on_the_card_do_not_reach_the_desk_behind(desk: PhoneDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    desk.qtbot.keyClicks(desk.card.switch.open_button, "482")
    assert desk.field.text() == ""


def test_what_the_assistant_should_look_at_is_told_once_and_stays_on_the_card(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    notice = PhoneNotice(START, Message("Thank you for coming"), uuid4())
    desk.door.now = replace(desk.door.now, notices=(notice,))
    desk.phones.look()
    desk.door.hear(phones_through=1)
    desk.phones.look()
    assert desk.house.toasts == ["Thank you for coming"]
    assert desk.card.switch.notices.text() == "13:30  Thank you for coming"


def test_whom_a_notice_is_about_is_found_at_the_desk(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    person = desk.state().presences[1].enrolment
    notice = PhoneNotice(START, Message("Thank you for coming"), person.id)
    desk.door.now = replace(desk.door.now, notices=(notice,))
    desk.phones.look()
    find = desk.house.undo[-1]
    assert find is not None
    find()
    desk.settle()
    assert desk.page.view.isVisible()
    assert desk.shown() == [person.person.name]


def test_a_way_is_ticked_and_unticked_while_phones_are_let_in_but_for_the_last(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    switch = desk.card.switch
    assert (switch.own_box.isEnabled(), switch.helper_box.isEnabled()) == (False, True)
    switch.helper_box.click()
    assert desk.door.now.ways == {OWN, HELPER}
    assert (switch.own_box.isEnabled(), desk.card.codes.choice.isVisible()) == (True, True)
    switch.own_box.click()
    assert desk.door.now.ways == {HELPER}
    desk.phones.allow(frozenset({OWN, HELPER}))
    assert switch.own_box.isChecked()
    switch.own_box.click()
    assert not switch.helper_box.isEnabled()
    assert desk.door.closed == 0


def test_a_network_that_has_gone_is_red_and_takes_the_codes_from_the_card(desk: PhoneDesk) -> None:
    desk.let_in(OWN, HELPER)
    desk.door.hear(phones_through=3)
    codes = desk.card.codes
    codes.choice.segments[1].click()
    codes.helper_button.click()
    desk.settle()
    desk.door.lose()
    desk.phones.look()
    sign = desk.page._head.sign
    assert (desk.card.switch.light.meaning, sign.meaning) == (Meaning.BAD, Meaning.BAD)
    assert desk.card.switch.light.text == "This laptop has left the network: no phone gets through"
    assert (codes.helper_picture.has_code, codes.own_picture.has_code) == (False, False)
    desk.door.find(CABLE)
    desk.phones.look()
    desk.settle()
    assert codes.own_picture.has_code
    assert not codes.helper_picture.has_code


def test_who_came_by_one_phone_stands_on_the_card(desk: PhoneDesk) -> None:
    desk.let_in(OWN)
    assert not desk.card.switch.together.isVisible()
    people = tuple(PhoneArrival(uuid4(), f"Person {n}", START) for n in range(10))
    phones = (CameTogether("10.0.0.1", people[:3]), CameTogether("10.0.0.2", people))
    desk.door.now = replace(desk.door.now, together=phones)
    desk.phones.look()
    lines = desk.card.switch.together.text().splitlines()
    assert desk.card.switch.together.isVisible()
    assert lines[0] == "By one phone, or through one router:"
    assert lines[1].startswith("10.0.0.2  …, Person 2 13:30, Person 3 13:30")
    assert lines[2] == "10.0.0.1  Person 0 13:30, Person 1 13:30, Person 2 13:30"


def test_the_card_is_opened_from_elsewhere_and_stays_open(desk: PhoneDesk) -> None:
    for _ in range(2):
        desk.page.receive(PHONES_AT_THE_DOOR)
        assert desk.card.isVisible()


def test_the_door_asks_the_run_page_for_the_projector_without_leaving(desk: PhoneDesk) -> None:
    asked: list[PageRequest] = []
    desk.page.behind_requested.connect(asked.append)
    desk.let_in(OWN)
    desk.card.codes.room_button.click()
    desk.press(Qt.Key.Key_J, CONTROL)
    assert asked == [PageRequest(PageId.RUN, CHECK_IN_CODE)] * 2
    desk.phones.tell_in_room(is_in_room=True)
    assert desk.card.codes.room_button.text() == "Take it from the projector"


def test_keys_and_palette_name_what_there_is(desk: PhoneDesk) -> None:
    assert {"F8", "Ctrl+J"} <= {line.keys for line in desk.page.keys()}
    titles = [command.title for command in desk.page.commands()]
    assert "Phones at the door" in titles
    assert "The check-in code on the projector, or no longer" not in titles
    desk.let_in(OWN)
    assert "The check-in code on the projector, or no longer" in {
        command.title for command in desk.page.commands()
    }


def test_every_guide_has_numbered_steps_in_both_languages(desk: PhoneDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    guides = desk.card.codes.guides
    english = [fold.head.text() for fold in guides.folds]
    appearance = desk.house.appearance
    try:
        appearance.set_language(Language.ZH)
        desk.page.retranslate()
        chinese = [fold.head.text() for fold in guides.folds]
    finally:
        appearance.set_language(Language.EN)
    assert len(english) == len(set(english)) == 8
    assert not set(english) & set(chinese)
    for fold, steps in zip(guides.folds, guides.steps, strict=True):
        assert not steps.isVisible()
        fold.head.click()
        assert steps.plain_text.startswith("1. ")
        assert "\n2. " in steps.plain_text


def test_a_program_that_serves_no_phones_offers_none(tmp_path: Path, qtbot: QtBot) -> None:
    house = open_house(tmp_path)
    page = DoorPage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, add_session(house))
    page.show()
    assert house.operations.wait_idle(30_000)
    assert page.phones.card is None
    assert not page._head.phones.isVisible()
    assert not {"F8", "Ctrl+J"} & {line.keys for line in page.keys()}
    page.phones.toggle()
    page.phones.ask_room()
    page.phones.retranslate()
    page.phones.turn_to(None)
    assert not page.phones.is_open
    assert "Phones at the door" not in {command.title for command in page.commands()}
    close_house(house)
