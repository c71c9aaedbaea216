"""The screen that the queue sees: no name on it, no key past it, and the way back by PIN or keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.domain.attendance import Tone
from facilitator.services.issue_badges import issue_badges, issue_spares
from tests.ui.attendance.desk import Desk
from ui.attendance.queue_screen import FREE_TRIES, QueueScreen

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PIN = "2468"


def _begin(desk: Desk, pin: str = "") -> QueueScreen:
    """Ask for the screen by its keys, type the PIN and begin."""
    desk.press(Qt.Key.Key_K, CHORD)
    QTest.keyClicks(desk.page.queue.start.pin.edit, pin)
    QTest.keyClick(desk.page.queue.start.pin.edit, Qt.Key.Key_Return)
    screen = desk.page.queue.screen
    assert screen is not None
    return screen


def _type(text: str) -> None:
    QTest.keyClicks(_focused(), text)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_more_menu_asks_for_the_screen_too(desk: Desk) -> None:
    desk.page._head.queue.trigger()
    assert desk.page.queue.start.isVisible()
    assert desk.page.queue.start.pin.edit.hasFocus()


def test_the_queue_reads_what_to_do_and_no_name(desk: Desk) -> None:
    tokens = [one.badge.token for one in issue_badges(desk.house.workspace, desk.session.id).value]
    screen = _begin(desk)
    assert desk.page.take_scan(tokens[0])
    desk.settle()
    said = screen.card.accessibleName()
    assert screen.card.tone is Tone.GOOD
    assert said == "Welcome You are checked in. Please go in."
    assert desk.page.take_scan(tokens[0])
    desk.settle()
    assert screen.card.tone is Tone.AMBER
    assert "Person" not in screen.card.accessibleName()


def test_it_covers_the_whole_window_and_says_so(desk: Desk) -> None:
    screen = _begin(desk)
    assert screen.geometry() == desk.page.window().rect()
    assert screen.accessibleName()
    assert screen.hasFocus()


def test_without_a_pin_its_keys_lead_back(desk: Desk) -> None:
    screen = _begin(desk)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.is_on
    QTest.keyClick(screen, Qt.Key.Key_K, CHORD)
    assert not screen.is_on
    assert desk.field.hasFocus()


def test_with_a_pin_only_the_pin_leads_back(desk: Desk) -> None:
    screen = _begin(desk, PIN)
    QTest.keyClick(screen, Qt.Key.Key_K, CHORD)
    _type("1111")
    assert screen.is_on
    _type(PIN)
    assert not screen.is_on


def test_who_tries_pins_has_to_wait(desk: Desk) -> None:
    screen = _begin(desk, PIN)
    for _ in range(FREE_TRIES):
        _type("0000")
    _type(PIN)
    assert screen.is_on
    screen._pause.stop()
    _type(PIN)
    assert not screen.is_on


def test_a_pin_of_three_digits_is_refused_in_line(desk: Desk) -> None:
    desk.press(Qt.Key.Key_K, CHORD)
    QTest.keyClicks(desk.page.queue.start.pin.edit, "123")
    QTest.keyClick(desk.page.queue.start.pin.edit, Qt.Key.Key_Return)
    assert desk.page.queue.start.isVisible()
    assert not desk.page.queue.is_on
    QTest.keyClick(desk.page.queue.start.pin.edit, Qt.Key.Key_Escape)
    assert not desk.page.queue.start.isVisible()


def test_a_badge_whose_digits_are_typed_there_is_checked_in(desk: Desk) -> None:
    badge = issue_badges(desk.house.workspace, desk.session.id).value[1].badge
    screen = _begin(desk, PIN)
    _type(badge.short_code.replace("-", ""))
    desk.settle()
    assert desk.here() == ["Person 1"]
    assert screen.is_on


def test_who_mistypes_a_digit_or_shows_another_code_is_told_there_and_not_sent_to_the_desk(
    desk: Desk,
) -> None:
    badge = issue_badges(desk.house.workspace, desk.session.id).value[1].badge
    screen = _begin(desk)
    digits = badge.short_code.replace("-", "")
    _type(f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}")
    desk.settle()
    assert screen.card.sentence == "Look at your badge and type the seven digits again."
    desk.page.take_scan("weixin://wxpay/bizpayurl?pr=abc")
    desk.settle()
    assert screen.card.sentence == "Show the code on your badge."
    assert desk.here() == []


def test_a_forged_badge_sends_to_the_desk_and_a_spare_one_takes_no_keys_away(desk: Desk) -> None:
    spare = issue_spares(desk.house.workspace, desk.session.id, 1).value[0].badge.token
    screen = _begin(desk, PIN)
    _type("13254709816610742")
    desk.settle()
    assert screen.card.tone is Tone.BAD
    assert "desk" in screen.card.sentence
    desk.page.take_scan(spare)
    desk.settle()
    assert screen.hasFocus()
    _type(PIN)
    assert desk.form.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_N])
def test_no_shortcut_of_the_desk_works_behind_it(desk: Desk, key: Qt.Key) -> None:
    desk.scan("Person 0")
    screen = _begin(desk, PIN)
    QTest.keyClick(screen, key, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.here() == ["Person 0"]
    assert not desk.form.isVisible()


def test_it_is_ready_again_for_the_next_one(desk: Desk) -> None:
    screen = _begin(desk)
    desk.page.take_scan("13254709816610742")
    desk.settle()
    screen._shown_long_enough.timeout.emit()
    assert screen.card.tone is None


def test_a_badge_that_comes_without_enter_is_taken_and_the_pin_after_it_is_a_pin(desk: Desk) -> None:
    token = issue_badges(desk.house.workspace, desk.session.id).value[2].badge.token
    screen = _begin(desk, PIN)
    QTest.keyClicks(_focused(), token)
    desk.qtbot.waitUntil(lambda: desk.here() == ["Person 2"])
    _type(PIN)
    assert not screen.is_on


def test_digits_that_nobody_went_on_with_are_no_part_of_the_next_pin(desk: Desk) -> None:
    screen = _begin(desk, PIN)
    QTest.keyClicks(_focused(), "690123456")
    assert screen._silence.isActive()
    screen._silence.timeout.emit()
    _type(PIN)
    assert not screen.is_on
    assert desk.state().refusals == 0


def test_an_answer_that_the_queue_saw_go_does_not_stand_on_the_desk(desk: Desk) -> None:
    screen = _begin(desk)
    assert desk.page.take_scan("12345678901234567")
    desk.settle()
    screen._shown_long_enough.timeout.emit()
    QTest.keyClick(_focused(), Qt.Key.Key_K, CHORD)
    assert not screen.is_on
    assert desk.feedback.tone is None
    assert "Ready for the next badge" in desk.feedback.accessibleName()


def test_an_answer_that_the_queue_still_sees_is_told_at_the_desk(desk: Desk) -> None:
    screen = _begin(desk)
    assert desk.page.take_scan("12345678901234567")
    desk.settle()
    QTest.keyClick(_focused(), Qt.Key.Key_K, CHORD)
    assert not screen.is_on
    assert desk.feedback.tone is Tone.BAD
