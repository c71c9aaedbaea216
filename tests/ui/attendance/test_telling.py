"""Telling the trainer something from the door, without losing a badge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.services.assistant_messages import mark_seen, unseen
from facilitator.services.issue_badges import issue_badges
from facilitator.services.run_session import act
from tests.ui.attendance.desk import CONTROL, Desk
from tests.ui.run.house import turn_to

pytestmark = pytest.mark.qt


@pytest.fixture
def badges(desk: Desk) -> list[str]:
    issued = issue_badges(desk.house.workspace, desk.session.id).value
    return [one.badge.token for one in issued]


def open_line(desk: Desk) -> None:
    desk.press(Qt.Key.Key_T, CONTROL)


def told(desk: Desk, half_day: int = 0) -> list[str]:
    return [one.text for one in unseen(desk.house.workspace, desk.session.half_days[half_day].id)]


def write(desk: Desk, text: str) -> None:
    line = desk.page.message_line.edit
    desk.qtbot.keyClicks(line, text)
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)


def test_one_line_is_told_and_the_next_badge_finds_its_field_at_once(desk: Desk, badges: list[str]) -> None:
    open_line(desk)
    assert desk.page.message_line.edit.hasFocus()
    write(desk, "Bus is here at 11:45")
    assert desk.field.hasFocus(), "before the line is on disk"
    desk.scan(badges[0])
    assert told(desk) == ["Bus is here at 11:45"]
    assert len(desk.here()) == 1
    assert desk.house.toasts == ["Li Na sees it on the console."]
    assert desk.page.message_line.isHidden()


def test_a_badge_scanned_into_the_line_checks_in_and_the_line_goes_on(desk: Desk, badges: list[str]) -> None:
    open_line(desk)
    desk.qtbot.keyClicks(desk.page.message_line.edit, "five more ")
    write(desk, badges[1])
    desk.settle()
    assert len(desk.here()) == 1
    assert told(desk) == []
    line = desk.page.message_line.edit
    assert (line.text(), line.hasFocus()) == ("five more ", True)
    write(desk, "at the gate")
    desk.settle()
    assert told(desk) == ["five more at the gate"]


def test_esc_goes_back_and_keeps_what_was_typed(desk: Desk) -> None:
    open_line(desk)
    desk.qtbot.keyClicks(desk.page.message_line.edit, "the driver")
    desk.qtbot.keyClick(desk.page.message_line.edit, Qt.Key.Key_Escape)
    assert desk.page.message_line.isHidden()
    assert desk.field.hasFocus()
    open_line(desk)
    assert desk.page.message_line.edit.text() == "the driver"


def test_the_focus_goes_back_to_where_it_was(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    name = desk.form._name.edit
    assert name.hasFocus()
    open_line(desk)
    write(desk, "somebody new")
    assert name.hasFocus()
    desk.settle()


def test_a_click_on_the_button_does_the_same(desk: Desk) -> None:
    desk.qtbot.mouseClick(desk.page.telling.button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.message_line.edit.hasFocus()
    desk.qtbot.mouseClick(desk.page.message_line._leave_button, Qt.MouseButton.LeftButton)
    assert desk.field.hasFocus()
    desk.press(Qt.Key.Key_N, CONTROL)
    desk.qtbot.mouseClick(desk.page.telling.button, Qt.MouseButton.LeftButton)
    desk.qtbot.keyClick(desk.page.message_line.edit, Qt.Key.Key_Escape)
    assert desk.form._name.edit.hasFocus()


@pytest.mark.parametrize(("typed", "sentence"), [("", "nothing to tell yet"), ("x" * 121, "has 121 signs")])
def test_what_cannot_be_told_is_said_in_line_and_stays(desk: Desk, typed: str, sentence: str) -> None:
    open_line(desk)
    desk.page.message_line.edit.setText(typed)
    write(desk, "")
    assert sentence in desk.page.message_line.below_text
    assert desk.page.message_line.edit.hasFocus()
    assert desk.page.message_line.edit.text() == typed
    assert desk.house.toasts == []


def test_trouble_and_news_are_said_anew_in_the_other_language(desk: Desk) -> None:
    open_line(desk)
    write(desk, "Bus is here")
    desk.settle()
    open_line(desk)
    line, appearance = desk.page.message_line, desk.house.appearance
    appearance.set_language(Language.ZH)
    desk.qtbot.waitUntil(lambda: line.below_text == "上一条（13:30）还没有看：Bus is here")
    write(desk, "")
    assert line.below_text == "还没有内容。请写一行，再按回车。"
    appearance.set_language(Language.EN)
    desk.qtbot.waitUntil(lambda: line.below_text.startswith("There is nothing to tell yet"))


def test_how_much_room_is_left_is_said_when_it_is_short(desk: Desk) -> None:
    line = desk.page.message_line
    line.edit.setText("x" * 80)
    assert line._room.text() == ""
    line.edit.setText("x" * 118)
    assert line._room.text() == "118 of 120"


def test_a_refusal_of_the_store_takes_no_key_from_the_scanner(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError(Message("The disk is full."))

    monkeypatch.setattr("ui.widgets.telling.send", full)
    open_line(desk)
    write(desk, "Bus is here")
    desk.settle()
    line = desk.page.message_line
    assert (line.isVisible(), line.below_text, line.edit.text()) == (True, "The disk is full.", "Bus is here")
    assert desk.field.hasFocus()
    monkeypatch.undo()
    open_line(desk)
    write(desk, "")
    desk.settle()
    assert told(desk) == ["Bus is here"]


def test_once_the_half_day_is_over_it_says_to_go_and_tell(desk: Desk) -> None:
    for kind in (RunEventKind.STARTED, RunEventKind.FINISHED):
        act(desk.house.workspace, desk.session.half_days[0].id, kind)
    open_line(desk)
    write(desk, "Bus is here")
    desk.settle()
    assert desk.page.message_line.below_text.startswith("This half-day is over")


def test_the_line_says_whether_the_last_one_was_seen(desk: Desk) -> None:
    open_line(desk)
    assert desk.page.message_line.below_text == "Only the trainer sees it, on the console."
    write(desk, "Bus is here")
    desk.settle()
    open_line(desk)
    assert desk.page.message_line.below_text == "The last one, 13:30, is not seen yet: Bus is here"
    (message,) = unseen(desk.house.workspace, desk.session.half_days[0].id)
    desk.house.clock.go_on(minutes=2)
    mark_seen(desk.house.workspace, message.id)
    open_line(desk)
    assert desk.page.message_line.below_text == "The last one, 13:30, was seen at 13:32: Bus is here"


def test_a_line_begun_for_one_half_day_is_not_told_at_another(desk: Desk) -> None:
    open_line(desk)
    desk.qtbot.keyClicks(desk.page.message_line.edit, "for the morning")
    turn_to(desk.page, desk.session, 1)
    desk.settle()
    assert desk.page.message_line.isHidden()
    open_line(desk)
    assert desk.page.message_line.edit.text() == ""


def test_without_a_half_day_there_is_nobody_to_tell(desk: Desk) -> None:
    desk.page.set_session(None, None)
    desk.settle()
    open_line(desk)
    assert desk.page.message_line.isHidden()
    assert desk.page.telling.button.isHidden()
    assert "Ctrl+T" not in {one.keys for one in desk.page.commands()}


def test_where_the_page_is_narrow_the_button_keeps_its_name_for_who_cannot_see_it(desk: Desk) -> None:
    button = desk.page.telling.button
    said = []
    for width in (1278, 823, 1278):
        desk.page.resize(width, 448)
        said.append((button.text(), button.accessibleName()))
    assert said == [("Message", "Message"), ("", "Message"), ("Message", "Message")]


def test_the_key_list_and_the_palette_name_it(desk: Desk) -> None:
    assert "Ctrl+T" in {line.keys for line in desk.page.keys()}
    (command,) = (one for one in desk.page.commands() if one.keys == "Ctrl+T")
    command.do()
    desk.settle()
    assert desk.page.message_line.edit.hasFocus()


def test_a_mistake_of_the_program_leaves_the_line_to_be_sent_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ui.widgets.telling.send", broken)
    crashes: list[BaseException] = []
    desk.house.operations.crashed.connect(crashes.append)
    open_line(desk)
    write(desk, "Bus is here")
    desk.settle()
    assert len(crashes) == 1
    assert desk.page.message_line.edit.isEnabled()
    assert desk.page.message_line.edit.text() == "Bus is here"
