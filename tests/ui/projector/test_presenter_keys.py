from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from facilitator.domain.key_map import SHIPPED, KeyMap, is_letter, key_name
from facilitator.domain.run_command import ConsoleCommand, RunCommand
from ui.projector.presenter_keys import GoToPage, PresenterCommand, PresenterKeys
from ui.widgets.key_name import key_of

pytestmark = pytest.mark.qt

NOTHING = Qt.KeyboardModifier.NoModifier


def command_of(event: QKeyEvent) -> RunCommand | None:
    return PresenterKeys().command_of(event)


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


def test_every_shipped_key_is_a_key_of_qt_under_the_same_name() -> None:
    for keys in SHIPPED.values():
        for key in keys:
            portable = QKeySequence.SequenceFormat.PortableText
            assert QKeySequence(key).toString(portable) == key


def test_every_key_of_qt_has_one_name_and_a_letter_is_known_as_one() -> None:
    for key in Qt.Key:
        name = key_of(QKeyEvent(QEvent.Type.KeyPress, key, NOTHING))
        assert key_name(name) == name
        assert is_letter(name) or not Qt.Key.Key_A.value <= key.value <= Qt.Key.Key_Z.value


def test_a_key_without_a_name_asks_for_nothing() -> None:
    assert command_of(QKeyEvent(QEvent.Type.KeyPress, 0, NOTHING)) is None
    assert command_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NOTHING)) is None


def test_a_key_that_the_trainer_chose_is_understood_and_one_taken_away_is_not() -> None:
    keys = PresenterKeys()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_VolumeUp, NOTHING)
    assert keys.read(event) is None
    chosen = KeyMap({ConsoleCommand.PAUSE: ("Volume Up",)})
    keys.use(chosen)
    assert keys.read(event) is ConsoleCommand.PAUSE
    assert keys.read(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F9, NOTHING)) is None


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
