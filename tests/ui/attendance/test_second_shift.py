"""A door with two half-days on one day, what each entry says, and one click that takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from facilitator.domain.attendance import Tone
from facilitator.services.check_in import sign_out
from facilitator.services.enrol_people import add_person
from facilitator.services.issue_badges import issue_badges
from facilitator.services.plan_session import update_session
from tests.ui.attendance.desk import CONTROL, Desk
from tests.ui.run.house import turn_to
from ui.attendance.latest_card import UNDO_COLUMN
from ui.widgets.page import SessionRequest


def test_one_key_turns_the_door_to_the_other_half_day_of_the_day(desk: Desk) -> None:
    first, second = desk.session.half_days
    on_that_day = first.starts_at + timedelta(hours=4)
    second = replace(second, starts_at=on_that_day, must_end_at=on_that_day + timedelta(hours=3))
    update_session(desk.house.workspace, replace(desk.session, half_days=(first, second)))
    desk.page.refresh()
    desk.settle()
    asked: list[SessionRequest] = []
    desk.page.session_requested.connect(asked.append)
    following = desk.state().next_of_the_day
    assert following is not None
    desk.press(Qt.Key.Key_F6)
    assert asked == [SessionRequest(desk.session.id, following.id)]
    assert following.id == desk.session.half_days[1].id


def test_one_key_lets_somebody_of_the_other_half_day_in_here(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    desk.page.take_scan(token)
    desk.settle()
    assert desk.feedback.word == "Other shift"
    desk.press(Qt.Key.Key_F7)
    assert desk.here(1) == ["Person 0"]
    desk.press(Qt.Key.Key_F7)
    assert desk.here(1) == ["Person 0"]


def test_what_was_offered_goes_once_it_was_taken_up_or_somebody_else_was_answered(desk: Desk) -> None:
    tokens = [one.badge.token for one in issue_badges(desk.house.workspace, desk.session.id).value]
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    for token in tokens[:2]:
        desk.page.take_scan(token)
        desk.settle()
    assert desk.house.withdrawn == desk.house.toasts[:1]
    desk.press(Qt.Key.Key_F7)
    assert (desk.house.withdrawn, desk.here(1)) == (desk.house.toasts, ["Person 1"])


def test_a_name_of_the_other_half_day_offers_to_let_in_and_a_walk_in_of_that_name_too(desk: Desk) -> None:
    add_person(desk.house.workspace, desk.session.half_days[0].id, "Lin Tao")
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    desk.scan("Lin Tao")
    assert desk.feedback.word == "Other shift"
    desk.press(Qt.Key.Key_N, CONTROL)
    assert "Lin Tao" in [edit.text() for edit in desk.form.findChildren(QLineEdit)]
    desk.form.leave()
    desk.press(Qt.Key.Key_F7)
    assert desk.here(1) == ["Lin Tao"]


def test_digits_of_a_badge_of_the_other_half_day_are_no_number_of_a_walk_in(desk: Desk) -> None:
    badge = issue_badges(desk.house.workspace, desk.session.id).value[0].badge
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    for code in (badge.token, badge.short_code):
        desk.scan(code)
        assert desk.feedback.word == "Other shift"
        desk.press(Qt.Key.Key_N, CONTROL)
        assert not any(edit.text() for edit in desk.form.findChildren(QLineEdit))
        desk.form.leave()


def test_who_leaves_is_not_offered_to_be_let_in(desk: Desk) -> None:
    add_person(desk.house.workspace, desk.session.half_days[0].id, "Lin Tao")
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    desk.qtbot.keyClicks(desk.field, "Lin Tao")
    desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert desk.feedback.word == "Other shift"
    desk.press(Qt.Key.Key_F7)
    assert desk.here(1) == []


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_what_was_offered_goes_when_somebody_leaves_or_is_taken_back(desk: Desk, is_taken_back: bool) -> None:
    second = desk.session.half_days[1].id
    add_person(desk.house.workspace, second, "Chen Dong")
    add_person(desk.house.workspace, desk.session.half_days[0].id, "Lin Tao")
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    desk.scan("Chen Dong")
    desk.scan("Lin Tao")
    if is_taken_back:
        desk.press(Qt.Key.Key_Z, CONTROL)
    else:
        desk.qtbot.keyClicks(desk.field, "Chen Dong")
        desk.qtbot.keyClick(desk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        desk.settle()
    assert desk.here(1) == []
    desk.press(Qt.Key.Key_F7)
    assert desk.here(1) == []


def test_somebody_who_left_is_welcomed_back(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[0].badge.token
    desk.page.take_scan(token)
    desk.settle()
    assert desk.feedback.word == "Welcome"
    sign_out(desk.house.workspace, desk.session.half_days[0].id, desk.state().presences[0].enrolment.id)
    desk.page.take_scan(token)
    desk.settle()
    assert (desk.feedback.word, desk.feedback.tone) == ("Welcome back", Tone.GOOD)


def test_already_in_says_who_when_and_who_let_them_in(desk: Desk) -> None:
    for _ in range(2):
        desk.scan("Person 0")
    assert "Person 0 is already here since" in desk.feedback.sentence
    assert "Test" in desk.feedback.accessibleName()


def test_one_click_on_its_word_takes_an_entry_back(desk: Desk) -> None:
    for name in ("Person 0", "Person 1"):
        desk.scan(name)
        desk.house.clock.go_on(seconds=5)
    table = desk.latest.table
    at = table.visualRect(table.model().index(1, UNDO_COLUMN)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.settle()
    assert desk.here() == ["Person 1"]


def test_who_comes_ten_minutes_after_the_beginning_is_late(desk: Desk) -> None:
    half_day = desk.session.half_days[0]
    desk.house.clock.at = half_day.starts_at + timedelta(minutes=9)
    desk.scan("Person 0")
    assert desk.state().late == 0
    desk.house.clock.go_on(minutes=2)
    desk.scan("Person 1")
    assert desk.state().late == 1
