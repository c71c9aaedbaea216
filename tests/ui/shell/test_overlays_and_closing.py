"""What stands above the window, what is told once, and closing at the worst moment."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QActionGroup, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.services.plan_session import load_session
from facilitator.services.ports import Workspace
from tests.ui.window_house import House, make_small_demo
from ui.app import Program, build
from ui.shell.crash import CrashHandler
from ui.shell.current import read_current
from ui.shell.opening import NotOpened, OpeningView, attempt
from ui.shell.parts import WayOut, WayOutKind
from ui.theme.theme import Theme
from ui.widgets.page import SessionRequest

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_keys_of_the_page_do_nothing_below_the_palette(program: Program, qtbot: QtBot) -> None:
    window = program.window
    front = window.pages.front
    assert front is not None
    pressed: list[str] = []
    for keys in ("F6", "PgDown", "Ctrl+Return"):
        QShortcut(QKeySequence(keys), front).activated.connect(lambda keys=keys: pressed.append(keys))
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_K, CONTROL)
    for key, modifier in ((Qt.Key.Key_F6, NONE), (Qt.Key.Key_PageDown, NONE), (Qt.Key.Key_Return, CONTROL)):
        press(window, key, modifier)
    assert pressed == ["F6"]


def test_one_overlay_is_up_at_a_time_and_gives_the_focus_back(program: Program) -> None:
    window = program.window
    before = QApplication.focusWidget()
    press(window, Qt.Key.Key_K, CONTROL)
    press(window, Qt.Key.Key_F1)
    assert (window.overlays.palette.isVisible(), window.overlays.key_list.isVisible()) == (False, True)
    press(window, Qt.Key.Key_K, CONTROL)
    assert (window.overlays.palette.isVisible(), window.overlays.key_list.isVisible()) == (True, False)
    press(window, Qt.Key.Key_K, CONTROL)
    press(window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_a_command_is_chosen_by_the_mouse_too(program: Program) -> None:
    window = program.window
    press(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.overlays.palette.edit, "settings")
    palette = window.overlays.palette
    where = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert palette.isHidden()
    assert window.pages.front is not None
    assert window.pages.front.title() == "Settings"


def test_the_menus_of_the_header_do_not_grow(program: Program) -> None:
    bar = program.window.bar
    for _ in range(20):
        bar.retranslate()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(bar.findChildren(QActionGroup)) == 2


def test_a_workspace_that_opens_while_the_window_closes_is_closed(house: House, qtbot: QtBot) -> None:
    del qtbot
    gate = threading.Event()
    opened: list[Workspace] = []

    def open_slowly() -> Workspace:
        gate.wait()
        opened.append(house.open())
        return opened[0]

    parts = house.parts()
    object.__setattr__(parts, "open_workspace", open_slowly)
    program = build(parts)
    program.window.show()
    program.window.open()
    threading.Timer(0.2, gate.set).start()
    program.close()
    assert len(opened) == 1
    house.open().store.close()  # refused while the first one is open


# Reports of errors


@pytest.fixture
def crash_handler(tmp_path: Path, qapp: QApplication) -> CrashHandler:
    del qapp
    return CrashHandler(tmp_path / "reports", lambda: "0.1.0")


def test_closing_waits_for_a_file_that_is_being_written_and_then_closes_the_store(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = program.window.workspace
    assert workspace is not None
    close = workspace.store.close
    order: list[str] = []
    gate = threading.Event()

    def write() -> None:
        assert gate.wait(5)
        with workspace.store.read() as records:
            records.sessions.lines()
        order.append("the file is whole")

    def closing() -> None:
        order.append("the store is closed")
        close()

    monkeypatch.setattr(workspace.store, "close", closing)
    program.operations.load_long(write, lambda _: order.append("it is said"))
    QTimer.singleShot(0, program.window, gate.set)
    assert program.window.close()
    assert order == ["the file is whole", "it is said", "the store is closed"]


def test_the_same_error_at_each_tick_is_reported_once(crash_handler: CrashHandler, tmp_path: Path) -> None:
    told: list[Path | None] = []
    crash_handler.reported.connect(told.append)
    for _ in range(3):
        crash_handler.report(ValueError("again"))
    crash_handler.report(ValueError("another"))
    assert len(told) == 4
    assert len(list((tmp_path / "reports").iterdir())) == 2


def test_errors_of_other_threads_are_reported_and_a_wish_to_stop_is_not(
    crash_handler: CrashHandler, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stopped: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: stopped.append(kind))
    told: list[Path | None] = []
    crash_handler.reported.connect(told.append)
    crash_handler.install()
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        sys.excepthook(ValueError, ValueError("on the window's thread"), None)
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
    finally:
        crash_handler.uninstall()
    assert stopped == [KeyboardInterrupt]
    qtbot.waitUntil(lambda: len(told) == 2)


def test_where_no_report_can_be_written_it_is_said_all_the_same(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    handler = CrashHandler(blocked, lambda: "0.1.0")
    handler.reported.connect(program.window.report_notice.show_report)
    handler.report(ValueError("no place"))
    notice = program.window.report_notice
    assert "you can go on" in notice.text
    assert notice.button.isHidden()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    notice.show_report(tmp_path / "reports" / "report-1.txt")
    notice.button.click()
    assert opened == [str(tmp_path / "reports")]


# Opening


def test_why_it_did_not_open_is_said_in_the_language_switched_to(theme: Theme, qtbot: QtBot) -> None:
    view = OpeningView(theme)
    qtbot.addWidget(view)
    asked: list[object] = []
    view.opening_requested.connect(asked.append)
    trouble = NotOpened(Message("The disk is full."), (WayOut(WayOutKind.GO_ON, _never),))
    view.show_trouble(trouble, Language.EN)
    assert view.sentence.plain_text == "The disk is full."
    view.retranslate(Language.ZH)
    assert view.sentence.plain_text in {"The disk is full.", "磁盘已满。"}
    first, second = view.buttons
    first.click()
    second.click()
    assert asked[0] is not None
    assert asked[1] is None


def test_an_error_nobody_foresaw_while_reading_closes_what_was_opened(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    class Store:
        is_read_only = False

        def read(self) -> None:
            raise ZeroDivisionError

        def close(self) -> None:
            closed.append(True)

    del monkeypatch
    broken = Workspace(Store(), workspace.clock, workspace.ids, "Lin")  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: broken, None)
    assert closed == [True]


def _never(typed: str) -> Workspace:
    del typed
    raise UserError(Message("The disk is full."))


# The session in front


def test_the_half_day_asked_for_is_the_one_in_front(workspace: Workspace) -> None:
    assert read_current(workspace, SessionRequest(None)).session_id is None
    session = make_small_demo(workspace).value
    second = load_session(workspace, session.id).half_days[1]
    current = read_current(workspace, SessionRequest(session.id, second.id))
    assert (current.session_id, current.half_day_id) == (session.id, second.id)
    assert read_current(workspace, SessionRequest(session.id)).session_id == session.id
    assert read_current(workspace, SessionRequest(second.id)).session_id == session.id
