"""Pointer, spotlight, zoom and pen on the Run page, with real keys and the mouse, to disk and to the room."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.ink import InkColour, InkPage
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.ink import open_ink
from tests.ui.run.house import House, add_session, close_house, open_house
from tests.ui.run.steps import WAIT_MS, press, show, until
from ui.projector.audience_view import BlackScreen, SlideView
from ui.projector.marks import CloseUp, Marks
from ui.run import run_page as run_page_module
from ui.run.run_page import RunPage
from ui.run.slide_tools.hand import Tool

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

K = RunEventKind
SECOND = InkPage("main", 2)


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """Return a session in whose talk, slides 2 to 4, the trainer stands, the projector on."""
    session = add_session(house)
    page.console.slides.resize(QSize(320, 180))
    show(page, session, qtbot)
    page.console.do(K.STARTED)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)
    until(qtbot, lambda: seen_page(page) == 2)
    return session


def seen_page(page: RunPage) -> int | None:
    view = page.console.projector.view
    return view.page if isinstance(view, SlideView) else None


def in_the_room(page: RunPage) -> Marks | None:
    """Return what lies over what the room sees."""
    return page.console.projector.marks


def drawn(house: House, session: Session) -> dict[InkPage, int]:
    """Return how many strokes are on disk, by page."""
    pages = open_ink(house.workspace, session.half_days[0].id).value.pages
    return {one: len(ink) for one, ink in pages.items()}


def at(page: RunPage, x: float, y: float) -> QPoint:
    """Return the pixel of the live picture at that share of the slide."""
    box = page.board.tools.picture.box()
    return QPoint(round(box.left() + x * box.width()), round(box.top() + y * box.height()))


def draw(page: RunPage, house: House, qtbot: QtBot, *points: tuple[float, float]) -> None:
    """Draw with the mouse from the first point to the last."""
    picture, left = page.board.tools.picture, Qt.MouseButton.LeftButton
    qtbot.mousePress(picture, left, pos=at(page, *points[0]))
    for point in points[1:]:
        qtbot.mouseMove(picture, at(page, *point))
    qtbot.mouseRelease(picture, left, pos=at(page, *points[-1]))
    assert house.operations.wait_idle(WAIT_MS)


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    ("key", "tool"),
    [
        (Qt.Key.Key_P, Tool.POINTER),
        (Qt.Key.Key_Semicolon, Tool.POINTER),
        (Qt.Key.Key_S, Tool.SPOT),
        (Qt.Key.Key_Apostrophe, Tool.SPOT),
        (Qt.Key.Key_Z, Tool.ZOOM),
        (Qt.Key.Key_BracketLeft, Tool.ZOOM),
        (Qt.Key.Key_D, Tool.PEN),
        (Qt.Key.Key_BracketRight, Tool.PEN),
    ],
)
def test_each_tool_comes_by_a_letter_or_its_twin_and_goes_by_the_same_key_or_by_esc(
    page: RunPage, house: House, qtbot: QtBot, key: Qt.Key, tool: Tool
) -> None:
    for away in (key, Qt.Key.Key_Escape):
        press(page, house, qtbot, key)
        assert page.slide_tools.hand.tool is tool
        assert page.board.tools.isVisible()
        press(page, house, qtbot, away)
        assert page.slide_tools.hand.tool is None
        assert page.board.tools.isHidden()
        assert in_the_room(page) is None


@pytest.mark.usefixtures("session")
def test_the_mouse_over_the_live_picture_leads_the_pointer_in_the_room(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    house.theme.dress(page)  # a picture of its real size: a pixel is less than the hundredth below
    press(page, house, qtbot, Qt.Key.Key_P)
    qtbot.mouseMove(page.board.tools.picture, at(page, 0.25, 0.75))
    marks = in_the_room(page)
    assert marks is not None
    assert marks.pointer is not None
    assert marks.pointer.x == pytest.approx(0.25, abs=0.01)
    assert marks.pointer.y == pytest.approx(0.75, abs=0.01)
    assert page.board.tools.picture.marks == marks


@pytest.mark.usefixtures("session")
def test_the_wheel_sizes_the_spotlight_and_comes_closer_under_the_mouse(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_S)
    before = page.slide_tools.hand.radius
    turn_wheel(page, 0.5, 0.5)
    marks = in_the_room(page)
    assert marks is not None
    assert marks.spot is not None
    assert marks.spot.radius > before
    press(page, house, qtbot, Qt.Key.Key_Z)
    qtbot.mouseMove(page.board.tools.picture, at(page, 0.9, 0.9))
    turn_wheel(page, 0.9, 0.9)
    assert page.slide_tools.hand.zoom.factor > 1
    assert page.slide_tools.hand.zoom.left > 0
    press(page, house, qtbot, Qt.Key.Key_0)
    assert page.slide_tools.hand.zoom.is_whole


def turn_wheel(page: RunPage, x: float, y: float) -> None:
    picture, here = page.board.tools.picture, QPointF(at(page, x, y))
    none, held = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        here, QPointF(picture.mapToGlobal(here.toPoint())), QPoint(), QPoint(0, 120), held, none, phase, False
    )
    QApplication.sendEvent(picture, event)


@pytest.mark.usefixtures("session")
def test_arrows_lead_what_is_in_the_hand_and_turn_pages_again_when_it_is_empty(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_P)
    before = page.slide_tools.hand.at
    press(page, house, qtbot, Qt.Key.Key_Right)
    press(page, house, qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hand = page.slide_tools.hand
    assert hand.at.x - before.x > hand.at.y - before.y > 0
    assert seen_page(page) == 2
    press(page, house, qtbot, Qt.Key.Key_Escape)
    press(page, house, qtbot, Qt.Key.Key_Right)
    assert seen_page(page) == 3


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_S, Qt.Key.Key_Z])
def test_the_next_page_comes_without_pointer_spotlight_and_zoom(
    page: RunPage, house: House, qtbot: QtBot, key: Qt.Key
) -> None:
    press(page, house, qtbot, key)
    press(page, house, qtbot, Qt.Key.Key_Plus)
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    assert seen_page(page) == 3
    assert in_the_room(page) is None
    assert page.slide_tools.hand.tool is None
    assert page.board.tools.isHidden()


@pytest.mark.usefixtures("session")
def test_a_cover_hides_what_lies_over_the_slide_and_gives_it_back(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_P)
    press(page, house, qtbot, Qt.Key.Key_Period)
    assert page.console.projector.view == BlackScreen()
    assert in_the_room(page) is None
    press(page, house, qtbot, Qt.Key.Key_Period)
    marks = in_the_room(page)
    assert marks is not None
    assert marks.pointer is not None


def test_a_stroke_is_on_disk_when_the_pen_is_lifted_and_comes_back_with_its_page(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    press(page, house, qtbot, Qt.Key.Key_D)
    draw(page, house, qtbot, (0.2, 0.2), (0.4, 0.3), (0.6, 0.2))
    assert drawn(house, session) == {SECOND: 1}
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    assert in_the_room(page) is None
    assert page.slide_tools.is_drawing, "the pen stays in the hand"
    press(page, house, qtbot, Qt.Key.Key_PageUp)
    marks = in_the_room(page)
    assert marks is not None
    assert len(marks.ink) == 1
    assert len(marks.ink[0].points) == 3


def test_a_page_turned_in_the_middle_of_a_stroke_keeps_the_stroke_where_it_was_drawn(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    press(page, house, qtbot, Qt.Key.Key_D)
    qtbot.mousePress(page.board.tools.picture, Qt.MouseButton.LeftButton, pos=at(page, 0.2, 0.2))
    qtbot.mouseMove(page.board.tools.picture, at(page, 0.5, 0.5))
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    qtbot.mouseMove(page.board.tools.picture, at(page, 0.8, 0.8))
    assert house.operations.wait_idle(WAIT_MS)
    assert drawn(house, session) == {SECOND: 1}
    assert in_the_room(page) is None


def test_a_stroke_as_long_as_one_may_be_goes_on_as_the_next_one(
    page: RunPage, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    monkeypatch.setattr("facilitator.domain.ink.MOST_POINTS", 3)
    press(page, house, qtbot, Qt.Key.Key_D)
    draw(page, house, qtbot, *((0.1 * step, 0.1 * step) for step in range(1, 7)))
    assert drawn(house, session) == {SECOND: 3}
    marks = in_the_room(page)
    assert marks is not None
    ends = [(stroke.points[0], stroke.points[-1]) for stroke in marks.ink]
    assert [end for _, end in ends[:-1]] == [begin for begin, _ in ends[1:]], "there is no gap"


def test_by_keys_alone_the_pen_draws_changes_colour_takes_back_and_wipes_clean(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    press(page, house, qtbot, Qt.Key.Key_D)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(page, house, qtbot, key)
    marks = in_the_room(page)
    assert marks is not None
    assert (marks.ink[0].colour, len(marks.ink[0].points)) == (InkColour.GREEN, 3)
    draw(page, house, qtbot, (0.2, 0.2), (0.4, 0.3))
    assert drawn(house, session) == {SECOND: 2}
    press(page, house, qtbot, Qt.Key.Key_Backspace)
    assert drawn(house, session) == {SECOND: 1}
    press(page, house, qtbot, Qt.Key.Key_Delete)
    assert drawn(house, session) == {}
    undo = house.undo[-1]
    assert undo is not None
    undo()
    assert house.operations.wait_idle(WAIT_MS)
    assert drawn(house, session) == {SECOND: 1}
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert house.operations.wait_idle(WAIT_MS)
    assert drawn(house, session) == {}


def test_drawings_are_there_again_after_the_program_was_killed(tmp_path: Path, qtbot: QtBot) -> None:
    house = open_house(tmp_path)
    session = add_session(house)
    page = run_page_module.RunPage(house.tools())
    qtbot.addWidget(page)
    page.resize(1278, 704)
    begin(page, house, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_D)
    draw(page, house, qtbot, (0.2, 0.2), (0.4, 0.3))
    page.let_go()
    page.hide()
    close_house(house)
    again = open_house(tmp_path, house.clock)
    reopened = run_page_module.RunPage(again.tools())
    qtbot.addWidget(reopened)
    show(reopened, session, qtbot)
    until(qtbot, lambda: seen_page(reopened) == 2)
    assert again.operations.wait_idle(WAIT_MS)
    marks = in_the_room(reopened)
    assert marks is not None
    assert len(marks.ink) == 1
    assert reopened.slide_tools.hand.tool is None
    reopened.let_go()
    close_house(again)


def begin(page: RunPage, house: House, session: Session, qtbot: QtBot) -> None:
    page.console.slides.resize(QSize(320, 180))
    show(page, session, qtbot)
    page.console.do(K.STARTED)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)
    until(qtbot, lambda: seen_page(page) == 2)


def test_the_switch_keeps_the_drawings_with_the_session(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    press(page, house, qtbot, Qt.Key.Key_D)
    page.board.tools.keep_box.click()
    assert house.operations.wait_idle(WAIT_MS)
    assert open_ink(house.workspace, session.half_days[0].id).value.is_kept
    assert page.board.tools.keep_box.isChecked()


@pytest.mark.usefixtures("session")
def test_what_is_frozen_is_drawn_on_where_the_room_sees_it(page: RunPage, house: House, qtbot: QtBot) -> None:
    press(page, house, qtbot, Qt.Key.Key_Slash)
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    press(page, house, qtbot, Qt.Key.Key_D)
    draw(page, house, qtbot, (0.2, 0.2), (0.4, 0.3))
    marks = in_the_room(page)
    assert marks is not None
    assert (seen_page(page), marks.page) == (2, SECOND)


@pytest.mark.usefixtures("session")
def test_where_the_room_sees_no_slide_the_trainer_is_told_so(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_End)
    press(page, house, qtbot, Qt.Key.Key_P)
    assert house.toasts[-1] == "The room sees no slide now: the tools work on slides."
    assert page.board.tools.isHidden()


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_F10])
def test_what_takes_the_panel_s_place_puts_the_tool_down(
    page: RunPage, house: House, qtbot: QtBot, key: Qt.Key
) -> None:
    press(page, house, qtbot, Qt.Key.Key_P)
    house.clock.go_on(minutes=60)
    page.console.tick()
    press(page, house, qtbot, key)
    assert page.slide_tools.hand.tool is None
    assert in_the_room(page) is None
    assert page.board.tools.isHidden()


@pytest.mark.usefixtures("session")
def test_the_number_of_a_slide_is_seen_as_it_is_typed_on_the_console_only(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    assert page.board.room.picture.typed == 0
    press(page, house, qtbot, Qt.Key.Key_1)
    press(page, house, qtbot, Qt.Key.Key_2)
    assert page.board.room.picture.typed == 12
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert page.board.room.picture.typed == 0
    press(page, house, qtbot, Qt.Key.Key_4)
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert (page.board.room.picture.typed, seen_page(page)) == (0, 4)


@pytest.mark.usefixtures("session")
def test_keys_typed_over_the_projector_s_window_do_the_same(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    projector = page.console.projector
    page.console.switch_projector(is_on=True)
    until(qtbot, projector.isVisible)
    qtbot.keyClick(projector, Qt.Key.Key_1)
    assert page.board.room.picture.typed == 1
    qtbot.keyClick(projector, Qt.Key.Key_P)
    assert page.slide_tools.hand.tool is Tool.POINTER
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    assert page.slide_tools.hand.tool is None
    assert projector.is_on
    assert house.operations.wait_idle(WAIT_MS)


@pytest.mark.usefixtures("session")
def test_every_control_of_the_panel_has_a_name_and_a_way_by_tab(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_D)
    panel = page.board.tools
    controls = (
        *panel.colours.values(),
        panel.smaller_button,
        panel.larger_button,
        panel.undo_button,
        panel.clear_button,
        panel.keep_box,
    )
    for control in controls:
        assert control.accessibleName() or control.text()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.usefixtures("session")
def test_a_zoom_that_rests_is_drawn_anew_from_the_file(page: RunPage, house: House, qtbot: QtBot) -> None:
    press(page, house, qtbot, Qt.Key.Key_Z)
    press(page, house, qtbot, Qt.Key.Key_Plus)
    press(page, house, qtbot, Qt.Key.Key_Plus)
    until(qtbot, lambda: close_up(page) is not None)
    shown = close_up(page)
    assert shown is not None
    assert shown.zoom == page.slide_tools.hand.zoom
    assert abs(shown.picture.width() - 320) <= 1
    press(page, house, qtbot, Qt.Key.Key_Right)
    assert close_up(page) is None, "while the slide moves, what is there moves"
    press(page, house, qtbot, Qt.Key.Key_0)
    assert in_the_room(page) is None


def close_up(page: RunPage) -> CloseUp | None:
    marks = in_the_room(page)
    return None if marks is None else marks.close_up
