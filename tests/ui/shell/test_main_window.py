from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.services.ports import Workspace
from facilitator.services.run_session import act
from tests.ui.window_house import House, make_small_demo
from ui.app import Program, build
from ui.home.home_page import HomePage
from ui.shell.crash import CrashHandler
from ui.shell.opening import OpeningView
from ui.shell.palette import COMMAND_ROLE
from ui.shell.parts import Parts, WayOut, WayOutKind
from ui.shell.switches import come_up
from ui.theme.tokens import Meaning
from ui.widgets.page import Page, PageId, PageRequest, SessionRequest

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a key wherever the focus is, as a person does."""
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def front(program: Program) -> PageId | None:
    """Return which page is in front."""
    page = program.window.pages.front
    return None if page is None else page.page_id


def make_session(program: Program) -> None:
    workspace = program.window.workspace
    assert workspace is not None
    program.operations.run(lambda: make_small_demo(workspace), lambda _: None)
    assert program.operations.wait_idle(30_000)


def test_home_is_in_front_once_the_workspace_is_open(program: Program) -> None:
    front = program.window.pages.front
    assert front is not None
    assert front.page_id is PageId.HOME
    assert program.window.rail.button(PageId.HOME).isChecked()


def test_a_session_just_made_stays_in_front_when_the_list_is_read_again(program: Program) -> None:
    make_session(program)
    first = program.window.current.session_id
    home = program.window.pages.front
    assert isinstance(home, HomePage)
    QTest.mouseClick(home.demo_button, Qt.MouseButton.LeftButton)
    assert program.operations.wait_idle(30_000)
    assert program.window.current.session_id not in {None, first}
    assert [toast.sentence for toast in program.window.toasts.toasts] == [
        "The demo is ready. Look into every page; nothing can break."
    ]


def test_after_a_crash_the_half_day_that_was_being_run_is_in_front(house: House, qtbot: QtBot) -> None:
    del qtbot
    workspace = house.open()
    made = make_small_demo(workspace).value
    make_small_demo(workspace)
    act(workspace, made.half_days[1].id, RunEventKind.STARTED)
    workspace.store.close()
    program = build(house.parts())
    program.window.open()
    assert program.operations.wait_idle(30_000)
    current = program.window.current
    assert (current.session_id, current.half_day_id) == (made.id, made.half_days[1].id)
    program.close()


def test_turning_a_page_puts_the_focus_on_no_button_by_chance(program: Program) -> None:
    home = program.window.pages.front
    assert home is not None
    button = home.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    press(program.window, Qt.Key.Key_7)
    assert QApplication.focusWidget() is program.window.pages.front
    press(program.window, Qt.Key.Key_1)
    assert QApplication.focusWidget() is home


def test_pages_let_go_of_what_they_hold_when_the_window_closes(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go: list[PageId] = []

    def remember(page: Page) -> None:
        let_go.append(page.page_id)

    monkeypatch.setattr(Page, "let_go", remember)
    program.window.close()
    assert let_go == [PageId.HOME]


def test_a_page_that_fails_to_let_go_is_reported_and_keeps_nothing_open(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot

    def fail(page: Page) -> None:
        raise RuntimeError(page.page_id)

    program = build(house.parts())
    program.crash_handler.install()
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    monkeypatch.setattr(Page, "let_go", fail)
    program.close()
    reports = list((house.own_folder / "reports").iterdir())
    assert "RuntimeError: home" in reports[0].read_text("utf-8")
    house.open().store.close()


def test_pages_are_made_when_they_are_visited_first(program: Program) -> None:
    assert [page.page_id for page in program.window.pages.made] == [PageId.HOME]
    press(program.window, Qt.Key.Key_7)
    assert [page.page_id for page in program.window.pages.made] == [PageId.HOME, PageId.SETTINGS]
    assert program.window.pages.front is program.window.pages.made[1]


def test_the_rail_leads_to_pages_by_mouse_and_by_enter(program: Program) -> None:
    rail = program.window.rail
    QTest.mouseClick(rail.button(PageId.SETTINGS), Qt.MouseButton.LeftButton)
    assert front(program) is PageId.SETTINGS
    QTest.keyClick(rail.button(PageId.HOME), Qt.Key.Key_Return)
    assert front(program) is PageId.HOME


def test_the_rail_is_walked_by_the_arrows_and_space_goes_there(program: Program) -> None:
    rail = program.window.rail
    plain = Qt.KeyboardModifier.NoModifier
    rail.button(PageId.HOME).setFocus()
    for key, page in (
        (Qt.Key.Key_Down, PageId.PLAN),
        (Qt.Key.Key_Up, PageId.HOME),
        (Qt.Key.Key_Up, PageId.SETTINGS),
    ):
        press(program.window, key, plain)
        assert rail.button(page).hasFocus()
        assert front(program) is PageId.HOME
    press(program.window, Qt.Key.Key_Space, plain)
    assert front(program) is PageId.SETTINGS


def test_a_place_of_the_rail_answers_the_mouse_above_it(program: Program) -> None:
    button = program.window.rail.button(PageId.PLAN)
    at_rest = button.grab().toImage()
    centre = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(centre, centre, centre))
    assert button.grab().toImage() != at_rest
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert button.grab().toImage() == at_rest


def test_f11_fills_the_screen_and_comes_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    press(window, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(window.isFullScreen)
    press(window, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: not window.isFullScreen() and window.isVisible())


def test_the_language_is_switched_live_and_back(program: Program, qtbot: QtBot) -> None:
    home = program.window.rail.button(PageId.HOME)
    press(program.window, Qt.Key.Key_L)
    assert program.appearance.language is Language.ZH
    qtbot.waitUntil(lambda: home.text() == "首页")
    assert program.window.windowTitle() == "培训现场"
    press(program.window, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: home.text() == "Home")


def test_a_click_on_the_head_leaves_the_keys_where_they_are(program: Program, qtbot: QtBot) -> None:
    bar = program.window.bar
    before = QApplication.focusWidget()
    assert before is not None
    for button in (bar.theme_button, bar.language_button, bar.language_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is before
    assert bar.theme_button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_choice_of_language_and_theme_outlives_the_window(house: House, qtbot: QtBot) -> None:
    del qtbot
    first = build(house.parts())
    first.appearance.set_language(Language.ZH)
    first.window.bar.theme_button.click()
    was_dark = first.theme.colours.is_dark
    first.close()
    second = build(house.parts())
    assert second.appearance.language is Language.ZH
    assert second.theme.colours.is_dark is was_dark
    second.appearance.set_language(Language.EN)
    second.close()


def test_f1_lists_the_keys_of_the_page_and_esc_gives_the_focus_back(program: Program) -> None:
    before = QApplication.focusWidget()
    press(program.window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    keys = program.window.overlays.key_list
    assert keys.isVisible()
    shown = {label.text() for label in keys.findChildren(QWidget) if hasattr(label, "text")}
    assert {"Keys", "Home", "New session", "Quit"} <= shown
    press(program.window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not keys.isVisible()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        (Language.EN, "sett"),
        (Language.EN, "stg"),
        (Language.ZH, "设置"),
        (Language.ZH, "sz"),
        (Language.ZH, "shezhi"),
        (Language.ZH, "settings"),
    ],
)
def test_the_palette_finds_a_page_in_either_language_or_by_pinyin(
    program: Program, language: Language, typed: str
) -> None:
    program.appearance.set_language(language)
    press(program.window, Qt.Key.Key_K)
    QTest.keyClicks(program.window.overlays.palette.edit, typed) if typed.isascii() else (
        program.window.overlays.palette.edit.setText(typed)
    )
    press(program.window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert program.window.pages.front is not None
    assert program.window.pages.front.page_id is PageId.SETTINGS
    assert not program.window.overlays.palette.isVisible()


@pytest.mark.parametrize(("page", "keys"), [(PageId.HOME, "Ctrl+N"), (PageId.SETTINGS, "")])
def test_the_palette_names_keys_only_where_they_work(program: Program, page: PageId, keys: str) -> None:
    program.window.show_page(page)
    press(program.window, Qt.Key.Key_K)
    found = program.window.overlays.palette.list.model()
    rows = [found.index(row, 0).data(COMMAND_ROLE) for row in range(found.rowCount())]
    assert [command.keys for command in rows if command.title == "New session"] == [keys]


def test_the_palette_is_walked_by_the_arrows_round_at_both_ends(program: Program) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    press(program.window, Qt.Key.Key_K)
    found = program.window.overlays.palette.list
    titles = [found.model().index(row, 0).data() for row in range(found.model().rowCount())]
    walked = [found.currentIndex().data()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(program.window, key, plain)
        walked.append(found.currentIndex().data())
    assert walked == [titles[0], titles[1], titles[0], titles[-1], titles[0]]
    QTest.keyClicks(program.window.overlays.palette.edit, "zzzzq")
    press(program.window, Qt.Key.Key_Down, plain)
    assert not found.currentIndex().isValid()


def test_the_palette_says_so_when_nothing_fits(program: Program) -> None:
    press(program.window, Qt.Key.Key_K)
    QTest.keyClicks(program.window.overlays.palette.edit, "zzzzq")
    assert program.window.overlays.palette.nothing_label.isVisible()
    press(program.window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert program.window.overlays.palette.isVisible()


def test_a_click_beside_the_palette_puts_it_away(program: Program) -> None:
    press(program.window, Qt.Key.Key_K)
    palette = program.window.overlays.palette
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not palette.isVisible()


def test_tab_stays_inside_the_palette(program: Program) -> None:
    press(program.window, Qt.Key.Key_K)
    for _ in range(5):
        press(program.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert program.window.overlays.palette.isAncestorOf(focused)


def test_a_new_session_comes_into_the_header_and_a_half_day_can_be_chosen(program: Program) -> None:
    make_session(program)
    bar = program.window.bar
    assert bar.session_button.whole_text == "March training"
    actions = bar.half_day_button.menu_of_choices.actions()
    assert len(actions) == 2
    actions[1].trigger()
    assert program.operations.wait_idle(30_000)
    assert bar.half_day_button.whole_text.startswith("Group 2")
    front = program.window.pages.front
    assert front is not None
    assert front.half_day_id == program.window.current.half_day_id


def test_half_days_of_one_day_are_told_apart_by_their_times(program: Program) -> None:
    make_session(program)
    bar, current = program.window.bar, program.window.current
    assert current.session is not None
    first, second = current.session.half_days
    later = replace(second, starts_at=first.starts_at + timedelta(hours=4))
    session = replace(current.session, half_days=(first, later))
    bar.set_current(replace(current, session=session), Language.EN)
    assert bar.half_day_words(first).endswith(f"{first.starts_at:%H:%M}")
    assert bar.half_day_words(later).endswith(f"{later.starts_at:%H:%M}")


def test_a_window_that_the_screen_has_no_room_for_fills_it(qtbot: QtBot) -> None:
    large, small = QWidget(), QWidget()
    for window in (large, small):
        qtbot.addWidget(window)
    large.resize(large.screen().availableSize())
    small.resize(large.screen().availableSize() / 2)
    come_up(large)
    come_up(small)
    assert large.isMaximized()
    assert not small.isMaximized()


def test_a_page_that_wishes_another_page_gets_it(program: Program) -> None:
    front = program.window.pages.front
    assert front is not None
    front.page_requested.emit(PageRequest(PageId.SETTINGS))
    assert program.window.pages.front is not front


def test_an_unknown_session_falls_back_to_the_one_that_matters(program: Program, house: House) -> None:
    make_session(program)
    front = program.window.pages.front
    assert front is not None
    front.session_requested.emit(SessionRequest(house.ids.new_id()))
    assert program.operations.wait_idle(30_000)
    assert program.window.current.session is not None


def test_a_problem_nobody_shows_becomes_a_toast_that_takes_no_focus(program: Program) -> None:
    focus = QApplication.focusWidget()

    def refuse() -> Workspace:
        raise UserError(Message("The disk is full."))

    program.operations.load(refuse, lambda _: None)
    assert program.operations.wait_idle(30_000)
    assert [toast.sentence for toast in program.window.toasts.toasts] == ["The disk is full."]
    assert QApplication.focusWidget() is focus
    for toast in program.window.toasts.toasts:
        toast.leave()


def test_a_bug_leaves_a_report_and_the_window_goes_on(house: House, qtbot: QtBot) -> None:
    del qtbot
    program = build(house.parts())
    program.appearance.set_language(Language.EN)
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)

    def broken() -> int:
        nothing: dict[str, int] = {}
        return nothing["no such key"]

    program.operations.load(broken, lambda _: None)
    assert program.operations.wait_idle(30_000)
    notice = program.window.report_notice
    assert notice.isVisible()
    assert notice.meaning is Meaning.BAD
    report = next((house.own_folder / "reports").iterdir()).read_text("utf-8")
    assert "KeyError" in report
    assert "Facilitator 0.1.0" in report
    press(program.window, Qt.Key.Key_7)
    assert program.window.pages.front is not None
    assert program.window.pages.front.page_id is PageId.SETTINGS
    program.close()


def test_a_report_that_cannot_be_written_is_said_too(program: Program, house: House) -> None:
    house.own_folder.mkdir(parents=True, exist_ok=True)
    blocked = house.own_folder / "a file"
    blocked.write_text("")
    handler = CrashHandler(blocked / "reports", lambda: "1", program.window)
    handler.reported.connect(program.window.report_notice.show_report)
    handler.report(ValueError("x"))
    assert "you can go on" in program.window.report_notice.text


def opening_of(program: Program) -> OpeningView:
    view = program.window.findChild(OpeningView)
    assert isinstance(view, OpeningView)
    return view


def refusing_parts(house: House, kind: WayOutKind, way: Callable[[str], Workspace]) -> Parts:
    def open_workspace() -> Workspace:
        raise UserError(Message("The workspace is locked."))

    def ways_out(error: UserError) -> tuple[WayOut, ...]:
        assert str(error) == "The workspace is locked."
        return (WayOut(kind, way),)

    parts = house.parts()
    return Parts(open_workspace, parts.pages, ways_out=ways_out, own_folder=house.own_folder)


def test_a_workspace_that_does_not_open_offers_ways_out(house: House, qtbot: QtBot) -> None:
    del qtbot
    program = build(refusing_parts(house, WayOutKind.NEWEST_BACKUP, lambda _: house.open()))
    program.appearance.set_language(Language.EN)
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    view = opening_of(program)
    assert view.sentence.plain_text == "The workspace is locked."
    assert [button.text() for button in view.buttons] == ["Open the newest backup", "Try again"]
    QTest.keyClick(view.buttons[1], Qt.Key.Key_Return)
    assert program.operations.wait_idle(30_000)
    assert program.window.pages.front is None
    QTest.mouseClick(opening_of(program).buttons[0], Qt.MouseButton.LeftButton)
    assert program.operations.wait_idle(30_000)
    assert program.window.pages.front is not None
    program.close()


def test_a_passphrase_is_asked_for_in_the_window(house: House, qtbot: QtBot) -> None:
    del qtbot
    typed: list[str] = []

    def unlock(passphrase: str) -> Workspace:
        typed.append(passphrase)
        return house.open()

    program = build(refusing_parts(house, WayOutKind.PASSPHRASE, unlock))
    program.window.show()
    program.window.open()
    assert program.operations.wait_idle(30_000)
    edit = opening_of(program).passphrase_edit
    assert QApplication.focusWidget() is edit
    QTest.keyClicks(edit, "green apple")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert program.operations.wait_idle(30_000)
    assert typed == ["green apple"]
    assert edit.text() == ""
    assert program.window.pages.front is not None
    program.close()


def test_a_page_may_keep_the_window_open(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    front = program.window.pages.front
    assert front is not None
    monkeypatch.setattr(type(front), "may_leave", lambda _: False)
    press(program.window, Qt.Key.Key_7)
    program.window.close()
    assert program.window.isVisible()
    assert program.window.pages.front is front
    monkeypatch.undo()


def test_the_window_can_be_as_small_as_a_laptop_at_150_percent(program: Program) -> None:
    program.window.resize(911, 512)
    assert (program.window.width(), program.window.height()) == (911, 512)


def test_three_hundred_page_switches_leave_nothing_behind(program: Program) -> None:
    make_session(program)

    def walk(times: int) -> None:
        for number in range(times):
            program.window.show_page(PageId.SETTINGS if number % 2 else PageId.HOME)
            if number % 10 == 0:
                program.appearance.set_language(Language.ZH if number % 20 else Language.EN)
            assert program.operations.wait_idle(30_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    walk(40)
    widgets = len(QApplication.allWidgets())
    objects = len(gc.get_objects())
    walk(300)
    assert len(QApplication.allWidgets()) == widgets
    assert len(gc.get_objects()) - objects < 300
