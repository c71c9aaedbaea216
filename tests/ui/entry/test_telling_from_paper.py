"""Telling the trainer something while paper is keyed: no answer is lost, none becomes part of the line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.services.assistant_messages import unseen
from tests.ui.entry.office import Office

pytestmark = pytest.mark.qt

CONTROL = Qt.KeyboardModifier.ControlModifier


def told(office: Office) -> list[str]:
    return [one.text for one in unseen(office.house.workspace, office.session.half_days[0].id)]


def test_keying_goes_on_at_the_same_question(office: Office) -> None:
    number = office.open_form()
    office.press("12")
    office.qtbot.keyClick(office.desk, Qt.Key.Key_T, CONTROL)
    line = office.page.message_line.edit
    assert line.hasFocus()
    office.qtbot.keyClicks(line, "20 forms are missing")
    office.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert office.desk.hasFocus()
    office.press("3")
    assert told(office) == ["20 forms are missing"]
    assert [answers[:3] for answers in office.sheets(number)] == [("1", "2", "3")]


def test_from_the_stacks_the_keys_go_back_to_the_stacks(office: Office) -> None:
    office.page.telling.open()
    office.settle()
    office.qtbot.keyClick(office.page.message_line.edit, Qt.Key.Key_Escape)
    assert office.page.face.stacks.table.hasFocus()


def test_at_the_number_of_a_form_the_keys_go_back_to_it(office: Office) -> None:
    office.key_stack()
    office.page.telling.button.setFocus()
    office.qtbot.keyClick(office.page.telling.button, Qt.Key.Key_Space)
    office.settle()
    line = office.page.message_line.edit
    office.qtbot.keyClicks(line, "one stack to go")
    office.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert office.desk.number_card.field.edit.hasFocus()
    office.settle()
    assert told(office) == ["one stack to go"]


def test_the_key_list_and_the_palette_name_it(office: Office) -> None:
    assert "Ctrl+T" in {line.keys for line in office.page.keys()}
    assert "Ctrl+T" in {one.keys for one in office.page.commands()}
