"""What a person does with the Plan page, and how long a test waits for what follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.plan.plan_page import PlanPage

WAIT_MS = 15_000
ROSTER = "序号,姓名,工号,部门\n1,王小芳,A101,缝纫一组\n2,李强,A102,包装\n3,王小芳,A103,包装\n合计,3,,\n"


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(widget, key, modifier)


def begin_import(page: PlanPage, qtbot: QtBot, text: str) -> None:
    page.receive("import")
    page.people.roster_import.pasted.edit.setPlainText(text)
    qtbot.mouseClick(page.people.roster_import.read_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.people.roster_import._preview is not None)
