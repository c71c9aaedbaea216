from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.projector.presenter_keys import GoToPage, PresenterCommand, PresenterKeys, command_of

pytestmark = pytest.mark.qt

NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_PageDown, PresenterCommand.NEXT_SLIDE),
        (Qt.Key.Key_PageUp, PresenterCommand.PREVIOUS_SLIDE),
        (Qt.Key.Key_B, PresenterCommand.BLACK),
        (Qt.Key.Key_Period, PresenterCommand.BLACK),
        (Qt.Key.Key_W, PresenterCommand.WHITE),
        (Qt.Key.Key_Comma, PresenterCommand.WHITE),
        (Qt.Key.Key_F, PresenterCommand.FREEZE),
        (Qt.Key.Key_Slash, PresenterCommand.FREEZE),
        (Qt.Key.Key_H, PresenterCommand.CARD),
        (Qt.Key.Key_Asterisk, PresenterCommand.CARD),
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


def pressed(keys: PresenterKeys, *given: Qt.Key) -> list[object]:
    return [keys.read(QKeyEvent(QEvent.Type.KeyPress, key, NOTHING)) for key in given]


def test_digits_and_enter_ask_for_a_page() -> None:
    keys = PresenterKeys()
    assert pressed(keys, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return) == [None, None, GoToPage(12)]
    assert pressed(keys, Qt.Key.Key_Enter) == [None]


def test_another_key_between_the_digits_forgets_them() -> None:
    keys = PresenterKeys()
    given = pressed(keys, Qt.Key.Key_1, Qt.Key.Key_PageDown, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert given == [None, PresenterCommand.NEXT_SLIDE, None, GoToPage(3)]


def test_a_sign_that_needs_shift_on_some_keyboards_is_understood() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.ShiftModifier)
    assert command_of(event) is PresenterCommand.CARD
