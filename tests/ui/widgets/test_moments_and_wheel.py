from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.field import Field
from ui.widgets.moment_edit import MomentEdit

pytestmark = [
    pytest.mark.qt,
    pytest.mark.usefixtures("theme"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


class _Host(QWidget):
    """A field below a line that has the keys."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.wheels = 0
        self.line = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(field)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Count what comes through."""
        self.wheels += 1
        event.accept()


def bring_up(field: QWidget, qtbot: QtBot) -> _Host:
    """Show a field in a window; hold what is returned, it owns the field."""
    host = _Host(field)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    host.line.setFocus()
    return host


def goes_on(edit: QWidget, host: _Host) -> bool:
    """Turn the wheel over that edit and say whether it goes on to what stands behind."""
    before = host.wheels
    middle = edit.mapTo(host, edit.rect().center())
    QTest.wheelEvent(host.windowHandle(), QPointF(middle), QPoint(0, -120))
    return host.wheels > before


def test_the_wheel_over_a_number_scrolls_on_until_the_number_has_the_keys(qtbot: QtBot) -> None:
    field = Field(QSpinBox())
    field.edit.setValue(20)
    host = bring_up(field, qtbot)
    assert goes_on(field.edit, host)
    assert field.edit.value() == 20
    assert host.line.hasFocus()
    field.edit.setFocus()
    assert not goes_on(field.edit, host)
    assert field.edit.value() == 19


def test_the_wheel_gives_the_keys_to_no_field(qtbot: QtBot) -> None:
    number, choice = Field(QSpinBox()), Field(QComboBox())
    moment = MomentEdit(QTime(9, 0), "HH:mm")
    for widget in (number, choice, moment):
        qtbot.addWidget(widget)
    for edit in (number.edit, choice.edit, moment):
        assert edit.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_wheel_over_a_choice_does_not_choose(qtbot: QtBot) -> None:
    field = Field(QComboBox())
    field.edit.addItems(["one", "two", "three"])
    host = bring_up(field, qtbot)
    assert goes_on(field.edit, host)
    assert (field.edit.currentIndex(), host.line.hasFocus()) == (0, True)


def test_the_wheel_over_a_time_leaves_it(qtbot: QtBot) -> None:
    edit = MomentEdit(QTime(9, 0), "HH:mm")
    host = bring_up(edit, qtbot)
    assert goes_on(edit, host)
    assert host.line.hasFocus()
    assert edit.time() == QTime(9, 0)


@pytest.mark.parametrize("how", ["click", "Ctrl+A", "Tab", "arrow"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1700", QTime(17, 0)),
        ("17:00", QTime(17, 0)),
        ("9:30", QTime(9, 30)),
        ("0930", QTime(9, 30)),
        ("17", QTime(17, 15)),
    ],
)
def test_a_time_is_typed_over(qtbot: QtBot, how: str, typed: str, meant: QTime) -> None:
    edit = MomentEdit(QTime(8, 15), "HH:mm")
    host = bring_up(edit, qtbot)
    if how == "click":
        qtbot.mouseClick(
            edit.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(12, edit.lineEdit().height() // 2)
        )
        qtbot.waitUntil(lambda: edit.lineEdit().selectedText() == "08")
    elif how == "Ctrl+A":
        edit.setFocus()
        qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    elif how == "Tab":
        qtbot.keyClick(host.line, Qt.Key.Key_Tab)
    else:
        edit.setFocus()
        edit.lineEdit().setCursorPosition(0)
    qtbot.keyClicks(edit, typed)
    assert edit.time() == meant


@pytest.mark.parametrize("typed", ["2027-01-05", "20270105", "2027.01.05"])
def test_a_date_is_typed_over(qtbot: QtBot, typed: str) -> None:
    edit = MomentEdit(QDate(2026, 11, 23), "yyyy-MM-dd")
    host = bring_up(edit, qtbot)
    assert host.line.hasFocus()
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, typed)
    assert edit.date() == QDate(2027, 1, 5)
