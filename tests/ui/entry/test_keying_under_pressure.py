"""Keys that come before the form is open, after it is full, while it is left; scanners; bugs."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.domain.message import Message, UserError
from facilitator.domain.questionnaire import Wave
from facilitator.services.enter_answers import open_batch
from tests.ui.entry.office import Office
from tests.ui.run.house import add_session, turn_to
from ui.entry import key_queue, number_card


def test_the_enter_that_a_scanner_sends_opens_the_form_once_and_answers_nothing(office: Office) -> None:
    number = office.numbers[0].digits
    office.key_stack()
    edit = office.desk.number_card.field.edit
    office.qtbot.keyClicks(edit, number)
    office.qtbot.keyClick(edit, Qt.Key.Key_Return)
    office.press_key(Qt.Key.Key_Return)
    office.settle()
    assert office.desk.is_keying
    assert not office.desk.number_card.used_bar.isVisible()
    assert office.sheets(number) == [()]


def test_answers_typed_before_the_form_is_open_are_answers(office: Office) -> None:
    number = office.numbers[0].digits
    office.key_stack()
    office.qtbot.keyClicks(office.desk.number_card.field.edit, number)
    office.press("123")
    assert office.sheets(number) == [("1", "2", "3")]


def test_the_next_number_and_its_answers_may_be_typed_ahead(office: Office) -> None:
    first, second = office.open_form(), office.numbers[1].digits
    office.press("111111" + second + "22")
    assert office.sheets(first) == [("1",) * 6]
    assert office.sheets(second) == [("2", "2")]


def test_escape_waits_for_the_keys_before_it(office: Office) -> None:
    number = office.open_form()
    office.qtbot.keyClicks(office.desk, "1234")
    office.press_key(Qt.Key.Key_Escape)
    office.settle()
    assert not office.desk.is_keying
    assert office.sheets(number) == [("1", "2", "3", "4")]


def test_escape_before_the_form_is_open_puts_it_down_again(office: Office) -> None:
    office.key_stack()
    office.qtbot.keyClicks(office.desk.number_card.field.edit, office.numbers[0].digits)
    office.press_key(Qt.Key.Key_Escape)
    office.settle()
    assert not office.desk.is_keying
    assert office.overview().stacks[0].count.open == 1


def test_a_form_that_opens_after_the_stack_was_left_is_left_too(office: Office) -> None:
    office.key_stack()
    office.qtbot.keyClicks(office.desk.number_card.field.edit, office.numbers[0].digits)
    office.page._back_button.click()
    office.settle()
    assert not office.desk.is_keying
    assert office.page.face.isVisible()


def test_another_session_in_front_puts_the_form_down_with_all_its_keys(office: Office) -> None:
    number = office.open_form()
    other = add_session(office.house)
    office.qtbot.keyClicks(office.desk, "123")
    turn_to(office.page, other)
    office.settle()
    assert not office.desk.is_keying
    assert office.page.face.isVisible()
    assert office.page.face.stacks.table.model().rowCount() == 0
    assert office.sheets(number) == [("1", "2", "3")]


def test_the_window_waits_for_the_keys_before_it_closes(office: Office) -> None:
    number = office.open_form()
    office.qtbot.keyClicks(office.desk, "12345")
    assert office.page.may_leave()
    assert office.sheets(number) == [("1", "2", "3", "4", "5")]


def test_the_window_does_not_wait_without_end_for_keys_behind_work_that_is_stuck(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.operations.CLOSING_MAY_TAKE_S", 0.2)
    number, gate = office.open_form(), threading.Event()
    office.house.operations.load(gate.wait, lambda _: None)
    office.qtbot.keyClicks(office.desk, "12")
    assert office.page.may_leave()
    gate.set()
    office.settle()
    assert office.sheets(number) == [("1", "2")]


def test_a_finger_that_rests_on_a_digit_answers_one_question(office: Office) -> None:
    number = office.open_form()
    for is_repeat in (False, True, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=is_repeat
        )
        QApplication.sendEvent(office.desk, event)
    office.settle()
    assert office.sheets(number) == [("1",)]


def test_enter_in_the_empty_field_of_f6_goes_on_with_the_form(office: Office) -> None:
    office.open_form()
    office.press_key(Qt.Key.Key_F6)
    office.qtbot.keyClick(office.desk.aside_bar.field.edit, Qt.Key.Key_Return)
    office.settle()
    assert office.desk.is_keying
    assert not office.desk.aside_bar.isVisible()


def test_f7_opens_the_last_form_of_this_stack_only(office: Office) -> None:
    first = office.open_form()
    office.press("111111")
    office.press_key(Qt.Key.Key_F7)
    office.settle()
    assert office.desk.is_keying
    assert office.sheets(first) == [("1",) * 6]
    office.press_key(Qt.Key.Key_Escape)
    office.press_key(Qt.Key.Key_Escape)
    office.settle()
    questionnaire = office.batch.questionnaire
    open_batch(office.house.workspace, office.session.id, questionnaire, Wave.POST, 2)
    office.page.make_stale()
    office.settle()
    office.page.face.stacks.table.selectRow(1)
    office.key_stack()
    office.press_key(Qt.Key.Key_F7)
    office.settle()
    assert not office.desk.is_keying
    assert "F7" not in office.desk.number_card.field.below_text


def test_a_key_that_the_disk_refuses_says_why_and_the_desk_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = office.open_form()
    real = key_queue.press_key
    monkeypatch.setattr(key_queue, "press_key", _full)
    office.press("12")
    assert "full" in office.desk.echo.notice.text()
    monkeypatch.setattr(key_queue, "press_key", real)
    office.press("3")
    assert office.sheets(number) == [("3",)]


def test_a_bug_in_one_key_does_not_stop_the_desk(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    number = office.open_form()
    real = key_queue.press_key
    monkeypatch.setattr(key_queue, "press_key", _broken)
    office.press("1")
    assert office.desk.echo.notice.text() == "This key was not stored. Press it again."
    monkeypatch.setattr(key_queue, "press_key", real)
    office.press("2")
    assert office.sheets(number) == [("2",)]


def test_a_bug_while_a_form_is_opened_gives_the_field_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.key_stack()
    real = number_card.begin_sheet
    monkeypatch.setattr(number_card, "begin_sheet", _broken)
    office.type_number(office.numbers[0].digits)
    assert not office.desk.number_card.is_opening
    monkeypatch.setattr(number_card, "begin_sheet", real)
    office.desk.number_card.clear()
    office.type_number(office.numbers[0].digits)
    assert office.desk.is_keying


def test_nothing_stays_painted_of_the_form_before(office: Office) -> None:
    office.open_form()
    office.press("5")
    ticked = office.desk.form_view.grab().toImage()
    office.press_key(Qt.Key.Key_Escape)
    office.settle()
    blank = office.desk.form_view.grab().toImage()
    assert ticked != blank
    office.type_number(office.numbers[1].digits)
    office.press_key(Qt.Key.Key_Escape)
    office.settle()
    assert office.desk.form_view.grab().toImage() == blank


def test_a_form_painted_key_by_key_looks_as_if_it_were_painted_whole(office: Office) -> None:
    office.open_form()
    view = office.desk.form_view
    for key in (*map(Qt.Key, b"12053"), Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_4):
        office.press_key(key)
        office.settle()
        office.qtbot.wait(1)  # painted
        window = view.screen().grabWindow(view.window().winId()).toImage()
        seen = window.copy(QRect(view.mapTo(view.window(), QPoint(0, 0)), view.size()))
        plain = QImage.Format.Format_RGB32
        assert seen.convertToFormat(plain) == view.grab().toImage().convertToFormat(plain), key


def _full(*_: object) -> None:
    raise UserError(Message("The disk is full."))


def _broken(*_: object) -> None:
    raise ZeroDivisionError
