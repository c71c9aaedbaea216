"""A scanner that is a keyboard, in front of real fields: the badge is read, the field is as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.shell.hand_scanner import HandScanner

BADGE = "13254709816610742"
PACES_MS = (1.0, 8.0, 30.0, 60.0, 120.0, 200.0)
AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
NONE = Qt.KeyboardModifier.NoModifier
TYPED_BEFORE = "Li 7"


class Bench(QWidget):
    """Fields of every kind under a listening scanner; its clock goes on only as keys come."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.now_ms = 0.0
        self.codes: list[str] = []
        self.line, self.text, self.number = QLineEdit(), QPlainTextEdit(), QSpinBox()
        self.list = QListWidget()
        self.list.addItems(["1 one", "3 three"])
        layout = QVBoxLayout(self)
        for field in (self.line, self.text, self.number, self.list):
            layout.addWidget(field)
        self.scanner = HandScanner(app, BADGE.__eq__, self, lambda: self.now_ms)
        self.scanner.scanned.connect(self.codes.append)
        self.scanner.listen()

    def wait(self, passed_ms: float) -> None:
        """Let time pass in small steps, as the timer of the scanner does."""
        until = self.now_ms + passed_ms
        while self.now_ms < until:
            self.now_ms = min(until, self.now_ms + 5.0)
            self.scanner.pass_time()

    def type_in(self, keys: str, key_ms: float) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Return if key == "\r" else key)
            self.wait(key_ms)

    def compose(self, preedit: str, commit: str, passed_ms: float) -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(QApplication.focusWidget() or self, event)
        self.wait(passed_ms)


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qapp)
    qtbot.addWidget(bench)
    with qtbot.waitActive(bench):
        bench.show()
        bench.activateWindow()
    bench.line.setFocus()
    yield bench
    bench.scanner.stop()


@pytest.mark.parametrize("key_ms", PACES_MS)
@pytest.mark.parametrize("end", ["", "\r", "\t"])
def test_a_badge_scanned_into_a_line_leaves_the_line_as_it_was(bench: Bench, key_ms: float, end: str) -> None:
    entered: list[bool] = []
    bench.line.returnPressed.connect(lambda: entered.append(True))
    bench.type_in(TYPED_BEFORE, 150.0)
    bench.wait(500.0)
    bench.type_in(BADGE + end, key_ms)
    bench.wait(500.0)
    assert (bench.codes, bench.line.text(), entered) == ([BADGE], TYPED_BEFORE, [])
    assert bench.line.hasFocus()


@pytest.mark.parametrize("key_ms", PACES_MS)
def test_a_badge_scanned_over_selected_words_brings_them_back(bench: Bench, key_ms: float) -> None:
    for field in (bench.line, bench.text):
        field.setFocus()
        bench.type_in("Lin Yue", 150.0)
        bench.wait(500.0)
        field.selectAll()
        bench.type_in(BADGE + "\r", key_ms)
        bench.wait(500.0)
        selected = field.selectedText() if field is bench.line else bench.text.textCursor().selectedText()
        assert selected == "Lin Yue"
    assert (bench.line.text(), bench.text.toPlainText()) == ("Lin Yue", "Lin Yue")
    assert bench.codes == [BADGE, BADGE]


@pytest.mark.parametrize("key_ms", PACES_MS)
def test_a_field_that_takes_few_digits_is_as_it_was(bench: Bench, key_ms: float) -> None:
    bench.line.setMaxLength(6)
    for field in (bench.line, bench.number):
        field.setFocus()
        bench.type_in("5", 300.0)
        bench.type_in(BADGE + "\r", key_ms)
        bench.wait(500.0)
    assert (bench.line.text(), bench.number.lineEdit().text()[-1:], len(bench.codes)) == ("5", "0", 2)


@pytest.mark.parametrize("key_ms", [1.0, 30.0])
def test_a_list_never_sees_a_badge(bench: Bench, key_ms: float) -> None:
    bench.list.setCurrentRow(1)
    bench.list.setFocus()
    bench.type_in(BADGE + "\r", key_ms)
    bench.wait(500.0)
    assert (bench.list.currentRow(), bench.codes) == (1, [BADGE])


def test_digits_that_acted_before_they_were_known_are_named(bench: Bench, qtbot: QtBot) -> None:
    bench.list.setFocus()
    with qtbot.waitSignal(bench.scanner.left_digits):
        bench.type_in(BADGE + "\r", 100.0)
    assert bench.codes == [BADGE]


@pytest.mark.parametrize("key_ms", PACES_MS)
@pytest.mark.parametrize("keys", ["3119 13", "13254709816610743\r", "4821073\r", BADGE + "1"])
def test_what_is_no_badge_comes_unchanged_and_in_order(bench: Bench, key_ms: float, keys: str) -> None:
    bench.type_in(keys, key_ms)
    bench.wait(500.0)
    assert (bench.line.text(), bench.codes) == (keys.strip("\r"), [])


def test_a_click_or_a_shortcut_finds_what_was_typed_before_it(bench: Bench) -> None:
    seen: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+G"), bench)
    shortcut.activated.connect(lambda: seen.append(bench.line.text()))
    bench.type_in("13", 1.0)
    QTest.keyClick(bench.line, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    bench.type_in("1", 1.0)
    QTest.mouseClick(bench.text.viewport(), Qt.MouseButton.LeftButton)
    assert (seen, bench.line.text()) == (["13"], "131")


def test_a_key_that_waited_comes_up_after_it_went_down(bench: Bench) -> None:
    seen: list[QEvent.Type] = []

    class Witness(QLineEdit):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            seen.append(event.type())

        def keyReleaseEvent(self, event: QKeyEvent) -> None:
            seen.append(event.type())

    witness = Witness(bench)
    witness.show()
    witness.setFocus()
    bench.type_in("1", 100.0)
    assert seen == [QEvent.Type.KeyPress, QEvent.Type.KeyRelease]
    bench.type_in(BADGE + "\r", 2.0)
    assert seen == [QEvent.Type.KeyPress, QEvent.Type.KeyRelease]


@pytest.mark.parametrize("key_ms", PACES_MS)
@pytest.mark.parametrize(
    "shown", [str, lambda digits: digits.translate({48 + n: 0xFF10 + n for n in range(10)})]
)
def test_an_input_method_that_commits_each_digit_leaves_nothing(
    bench: Bench, key_ms: float, shown: type[str]
) -> None:
    bench.line.setText("王")
    for digit in BADGE:
        bench.compose("", shown(digit), key_ms)
    bench.wait(500.0)
    assert (bench.codes, bench.line.text()) == ([BADGE], "王")


@pytest.mark.parametrize("key_ms", PACES_MS)
def test_an_input_method_that_composes_the_digits_leaves_nothing(bench: Bench, key_ms: float) -> None:
    bench.line.setText("王")
    for length in range(1, len(BADGE) + 1):
        bench.compose(BADGE[:length], "", key_ms)
    bench.compose("", BADGE, key_ms)
    bench.wait(500.0)
    assert (bench.codes, bench.line.text(), bench.line.displayText()) == ([BADGE], "王", "王")


@pytest.mark.parametrize("key_ms", PACES_MS)
def test_an_input_method_that_shows_and_commits_each_digit_leaves_nothing(
    bench: Bench, key_ms: float
) -> None:
    for digit in BADGE:
        bench.compose(digit, "", 0.0)
        bench.compose("", digit, key_ms)
    bench.wait(500.0)
    assert (bench.codes, bench.line.text()) == ([BADGE], "")


def test_chinese_that_is_composed_comes_unchanged(bench: Bench) -> None:
    for preedit, commit in (("wang", ""), ("wang1", ""), ("", "王"), ("", "13"), ("3", ""), ("", "3")):
        bench.compose(preedit, commit, 120.0)
    assert (bench.line.text(), bench.codes) == ("王133", [])


@pytest.mark.parametrize("key_ms", PACES_MS)
def test_a_scanner_set_to_another_layout_is_read_by_the_place_of_its_keys(
    bench: Bench, key_ms: float
) -> None:
    bench.type_in("Li", 150.0)
    bench.wait(500.0)
    for digit in BADGE:
        _press_by_place(bench, digit)
        bench.wait(key_ms)
    bench.wait(500.0)
    assert (bench.codes, bench.line.text()) == ([BADGE], "Li")


def test_words_typed_on_a_french_keyboard_come_unchanged(bench: Bench) -> None:
    for digit in "13025":
        _press_by_place(bench, digit)
        bench.wait(130.0)
    assert bench.line.text() == "".join(AZERTY[digit] for digit in "13025")


def _press_by_place(bench: Bench, digit: str) -> None:
    scan_code = 10 + "1234567890".index(digit)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, NONE, scan_code, 0, 0, AZERTY[digit], False, 1)
        QCoreApplication.sendEvent(bench.line, event)
