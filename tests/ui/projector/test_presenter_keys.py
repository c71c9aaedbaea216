from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.projector.presenter_keys import PresenterCommand, command_of

pytestmark = pytest.mark.qt

NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_PageDown, PresenterCommand.NEXT_SLIDE),
        (Qt.Key.Key_PageUp, PresenterCommand.PREVIOUS_SLIDE),
        (Qt.Key.Key_B, PresenterCommand.BLACK),
        (Qt.Key.Key_Period, PresenterCommand.BLACK),
        (Qt.Key.Key_Escape, PresenterCommand.CLOSE),
        (Qt.Key.Key_A, None),
    ],
)
def test_what_a_clicker_sends_is_understood(key: Qt.Key, command: PresenterCommand | None) -> None:
    assert command_of(QKeyEvent(QEvent.Type.KeyPress, key, NOTHING)) is command


def test_a_key_with_a_modifier_is_nobody_elses_command() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert command_of(event) is None


def test_every_letter_has_a_twin_that_is_no_letter() -> None:
    letters, others = set(), set()
    for key in Qt.Key:
        command = command_of(QKeyEvent(QEvent.Type.KeyPress, key, NOTHING))
        if command is not None:
            (letters if Qt.Key.Key_A.value <= key.value <= Qt.Key.Key_Z.value else others).add(command)
    assert letters <= others
