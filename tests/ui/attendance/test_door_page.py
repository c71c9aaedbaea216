"""The desk at the door, driven by keys on a real workspace file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import Tone
from facilitator.domain.badge import BadgeKind, make_token
from facilitator.services.badge_keys import list_keys
from facilitator.services.issue_badges import issue_badges, issue_spares
from tests.ui.attendance.desk import Desk
from tests.ui.run.house import close_house, open_house
from ui.attendance.door_page import DoorPage
from ui.attendance.people_card import Shown
from ui.widgets.page import PageId, PageRequest


def test_a_scanned_badge_turns_the_card_green_once_it_is_on_disk(desk: Desk) -> None:
    issued = issue_badges(desk.house.workspace, desk.session.id).value
    desk.scan(issued[0].badge.token)
    assert desk.feedback.tone is Tone.GOOD
    assert "Person 0" in desk.feedback.sentence
    assert desk.state().count.present == 1


def test_the_same_badge_twice_is_amber_and_counts_once(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[1].badge.token
    desk.scan(token)
    desk.scan(token)
    assert desk.feedback.tone is Tone.AMBER
    assert desk.state().count.present == 1


@pytest.mark.parametrize("code", ["https://pay.example/abc", "99999999999999999", "Nobody"])
def test_what_is_no_badge_and_nobody_is_refused_in_words(desk: Desk, code: str) -> None:
    desk.scan(code)
    assert desk.feedback.tone is Tone.BAD
    assert desk.feedback.sentence
    assert desk.state().count.present == 0


def test_a_name_that_means_one_person_checks_them_in(desk: Desk) -> None:
    desk.scan("Person 2")
    assert [p.enrolment.person.name for p in desk.state().presences if p.is_present] == ["Person 2"]


def test_a_name_that_means_several_offers_them_and_enter_takes_one(desk: Desk) -> None:
    desk.scan("Person")
    assert desk.state().count.present == 0
    assert len(desk.people.rows) == 3
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Down)
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return)
    desk.settle()
    assert [p.enrolment.person.name for p in desk.state().presences if p.is_present] == ["Person 1"]


def test_enter_on_a_name_asked_for_never_signs_out_whoever_is_here_already(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.scan("Person")
    assert desk.shown() == ["Person 1", "Person 2", "Person 0"]
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == ["Person 0", "Person 1"]
    desk.scan("Person")
    desk.people.table.selectRow(desk.shown().index("Person 0"))
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == ["Person 0", "Person 1"]
    assert (desk.feedback.tone, "already here" in desk.feedback.sentence) == (Tone.AMBER, True)


def test_enter_on_a_name_searched_and_found_here_says_so_and_signs_nobody_out(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.qtbot.keyClicks(desk.field, "Person 0")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == ["Person 0"]
    assert desk.feedback.tone is Tone.AMBER


def test_shift_enter_signs_out_whom_the_list_has_lit_and_nobody_else(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.qtbot.keyClicks(desk.field, "Person 0")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    for _ in range(2):
        desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        desk.settle()
    assert (desk.here(), desk.state().count.left) == ([], 1)


def test_shift_enter_on_a_name_that_is_typed_signs_that_person_out(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(2):
        desk.qtbot.keyClicks(desk.field, "Person 0")
        desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        desk.settle()
    assert (desk.here(), desk.state().count.left, desk.field.text()) == ([], 1, "")


def test_shift_enter_on_a_name_of_several_asks_who_it_is(desk: Desk) -> None:
    desk.scan("Person 1")
    desk.qtbot.keyClicks(desk.field, "Person")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert (desk.here(), len(desk.shown()), desk.people.table.hasFocus()) == (["Person 1"], 3, True)
    desk.people.table.selectRow(desk.shown().index("Person 1"))
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert (desk.here(), desk.state().count.left) == ([], 1)


def test_of_several_found_nobody_is_lit_until_down_lights_the_first(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.field, "Person")
    assert desk.people.table.current_row() is None
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    first = desk.people.table.current_row()
    assert first is desk.people.rows[0]
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_2)
    assert desk.field.text() == "Person2"
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    desk.qtbot.keyClicks(desk.field, "Person 2")
    assert desk.people.table.current_row() is desk.people.rows[0]


def test_with_nothing_typed_neither_down_nor_enter_checks_anybody_in(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    assert (desk.field.hasFocus(), desk.people.table.selectedIndexes()) == (True, [])
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    for table in (desk.people.table, desk.latest.table):
        table.setFocus(Qt.FocusReason.TabFocusReason)
        desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.here() == []


def test_in_the_list_down_lights_the_first_and_only_then_enter_means_somebody(desk: Desk) -> None:
    desk.people.table.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        desk.qtbot.keyClick(desk.people.table, key)
    desk.settle()
    assert (desk.here(), desk.field.hasFocus()) == (["Person 0"], True)


def test_nobody_stays_lit_once_nobody_is_looked_for(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.field, "Person")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Escape)
    assert desk.people.table.selectedIndexes() == []
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert desk.here() == []


def test_undo_takes_the_last_one_back(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.scan("Person 1")
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert [p.enrolment.person.name for p in desk.state().presences if p.is_present] == ["Person 0"]
    assert desk.feedback.tone is Tone.AMBER


def test_undo_in_the_empty_field_takes_the_check_in_back_not_the_typing(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.state().count.present == 0
    assert desk.field.text() == ""
    assert "Person 0" in desk.feedback.sentence


def test_a_badge_scanned_while_people_are_offered_decides(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[2].badge.token
    desk.scan("Person")
    desk.qtbot.keyClicks(desk.people.table, token[:1])
    desk.qtbot.keyClicks(desk.field, token[1:])
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    desk.settle()
    assert [p.enrolment.person.name for p in desk.state().presences if p.is_present] == ["Person 2"]


def test_escape_in_the_list_ends_the_search(desk: Desk) -> None:
    desk.scan("Person")
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Escape)
    assert desk.field.text() == ""
    assert desk.field.hasFocus()


def test_what_was_taken_back_can_be_put_right_by_one_press(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    again = desk.house.undo[-1]
    assert again is not None
    again()
    desk.settle()
    assert desk.state().count.present == 1


def test_the_walk_in_form_has_room_on_a_small_window(desk: Desk) -> None:
    desk.page.resize(823, 448)
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.form.height() >= desk.form.sizeHint().height())
    name = desk.form.findChild(QLineEdit)
    assert name.height() >= name.sizeHint().height()


def test_enter_in_the_list_of_those_here_signs_out(desk: Desk) -> None:
    desk.scan("Person 0")
    desk.people.filter.segments[list(Shown).index(Shown.HERE)].click()
    desk.people.choose_first()
    desk.qtbot.keyClick(desk.people.table, Qt.Key.Key_Return)
    desk.settle()
    assert (desk.state().count.present, desk.state().count.left) == (0, 1)


def test_a_walk_in_needs_a_name_only_and_is_checked_in(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.settle()
    assert desk.form.isVisible()
    desk.qtbot.keyClicks(name, "New Comer")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.settle()
    assert not desk.form.isVisible()
    assert desk.state().count.walk_ins == 1
    assert desk.field.hasFocus() or desk.page.isAncestorOf(desk.field)


def test_a_spare_badge_asks_whose_it_is_and_stays_theirs(desk: Desk) -> None:
    spare = issue_spares(desk.house.workspace, desk.session.id, 1).value[0].badge.token
    desk.scan(spare)
    assert desk.form.isVisible()
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClicks(name, "New Comer")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.settle()
    desk.scan(spare)
    assert desk.feedback.tone is Tone.AMBER
    assert "New Comer" in desk.feedback.sentence


def test_a_badge_of_another_laptop_is_asked_about_and_then_its_persons(desk: Desk) -> None:
    issue_spares(desk.house.workspace, desk.session.id, 1)
    key = list_keys(desk.house.workspace)[0]
    token = make_token(BadgeKind.PERSON, 7, key)
    desk.scan(token)
    assert desk.feedback.tone is Tone.AMBER
    assert "genuine, but not on this list" in desk.feedback.sentence
    assert desk.state().count.present == 0
    name = desk.form.findChild(QLineEdit)
    desk.qtbot.keyClicks(name, "New Comer")
    desk.qtbot.keyClick(name, Qt.Key.Key_Return)
    desk.settle()
    desk.scan(token)
    assert "New Comer" in desk.feedback.sentence
    assert desk.state().count.present == 1


def test_digits_typed_anywhere_on_the_page_reach_the_field(desk: Desk) -> None:
    desk.people.table.setFocus()
    desk.qtbot.keyClicks(desk.page, "48")
    assert desk.field.text() == "48"


def test_escape_leaves_the_walk_in_form_and_nothing_is_stored(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClick(desk.form.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not desk.form.isVisible()
    assert desk.state().count.walk_ins == 0


def test_without_a_session_the_page_offers_to_plan_one_or_to_look_at_the_demo(
    house_page: DoorPage, qtbot: QtBot
) -> None:
    for button, asked in (
        (house_page.no_session.plan_button, PageRequest(PageId.PLAN, "new")),
        (house_page.no_session.demo_button, PageRequest(PageId.HOME, "demo")),
    ):
        with qtbot.waitSignal(house_page.page_requested) as heard:
            button.click()
        assert heard.args == [asked]


@pytest.fixture
def house_page(tmp_path: Path, qtbot: QtBot) -> Iterator[DoorPage]:
    house = open_house(tmp_path)
    page = DoorPage(house.tools())
    qtbot.addWidget(page)
    page.show()
    yield page
    close_house(house)


def test_every_control_has_a_name_for_those_who_do_not_see_it(desk: Desk) -> None:
    assert desk.field.accessibleName()
    assert desk.people.table.accessibleName()
    assert {line.keys for line in desk.page.keys()} >= {"Return", "Ctrl+N", "Ctrl+Z"}
