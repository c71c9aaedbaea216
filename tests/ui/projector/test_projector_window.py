from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Text
from ui.projector.audience_painter import draw_audience
from ui.projector.audience_view import (
    ActivityCard,
    AudienceView,
    BlackScreen,
    BreakCard,
    Countdown,
    HoldingCard,
    SlideView,
)
from ui.projector.digits import clock_text
from ui.projector.presenter_keys import PresenterCommand
from ui.projector.projector_window import ProjectorWindow
from ui.theme.fonts import load_typeface

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

LEFT = Countdown(272, 0.6, time(10, 35))
ACTIVITY = ActivityCard(
    Text("Module 2", "模块 2"),
    Text("A day in my child's life", "孩子的一天"),
    (Text("In groups of four.", "四人一组。"),),
    LEFT,
)
FULL_HD = QSize(1920, 1080)
ROOT = Path(__file__).parents[3]


@pytest.fixture
def projector(qtbot: QtBot) -> ProjectorWindow:
    load_typeface()
    console = QWidget()
    qtbot.addWidget(console)
    projector = ProjectorWindow(console)
    qtbot.addWidget(projector)
    return projector


def drawn(view: AudienceView, size: QSize = FULL_HD) -> QImage:
    load_typeface()
    picture = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    draw_audience(painter, QRectF(0, 0, size.width(), size.height()), view)
    painter.end()
    return picture


def lit_rows(picture: QImage, colour: QColor, columns: range) -> set[int]:
    """Return the rows in which some pixel of those columns has that colour."""
    wanted = colour.rgb()
    return {y for y in range(picture.height()) if any(picture.pixel(x, y) == wanted for x in columns)}


def longest_run(rows: set[int]) -> int:
    return max(next(length for length in range(1, len(rows) + 2) if row + length not in rows) for row in rows)


@pytest.mark.parametrize("view", [ACTIVITY, BreakCard(Text("Break", "茶歇"), LEFT)])
def test_digits_are_at_least_a_quarter_of_the_height(view: AudienceView) -> None:
    rows = lit_rows(drawn(view), QColor("#FAF7F2"), range(90, 300, 3)) & set(range(250, 1080))
    paper = {row for row in rows if row < 700} if isinstance(view, ActivityCard) else set()
    assert longest_run(rows - paper) >= 1080 / 4


def test_black_is_black_to_the_last_pixel() -> None:
    picture = drawn(BlackScreen(), QSize(64, 36))
    assert {picture.pixelColor(x, y).name() for x in range(64) for y in range(36)} == {"#000000"}


def test_a_slide_of_the_windows_size_is_drawn_pixel_for_pixel() -> None:
    slide = QImage(QSize(320, 180), QImage.Format.Format_RGB32)
    for x in range(320):
        for y in range(180):
            slide.setPixel(x, y, 0xFF000000 | (x * 7 + y * 13) % 0xFFFFFF)
    assert drawn(SlideView(1, slide), QSize(320, 180)) == slide


def test_a_slide_of_another_shape_keeps_its_proportions_between_black_edges() -> None:
    slide = QImage(QSize(400, 300), QImage.Format.Format_RGB32)
    slide.fill(Qt.GlobalColor.white)
    picture = drawn(SlideView(1, slide), QSize(640, 360))
    assert picture.pixelColor(20, 180).name() == "#000000"
    assert picture.pixelColor(320, 5).name() == "#ffffff"


def test_nothing_of_the_audience_view_can_hold_a_person_or_a_note() -> None:
    allowed = {
        "Text",
        "tuple[Text, ...]",
        "Countdown",
        "Countdown | None",
        "int",
        "float",
        "time",
        "QImage",
        "DeckKey",
    }
    for kind in (SlideView, ActivityCard, BreakCard, HoldingCard, BlackScreen, Countdown):
        assert {str(field.type) for field in dataclasses.fields(kind)} <= allowed


@pytest.mark.parametrize(
    ("seconds", "text"), [(272, "04:32"), (0, "00:00"), (-9, "00:00"), (4500, "75:00"), (59.2, "01:00")]
)
def test_the_clock_counts_whole_seconds_and_never_below_nought(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_long_titles_and_many_steps_stay_above_the_band() -> None:
    long = dataclasses.replace(
        ACTIVITY,
        title=Text(
            "Understanding what your child needs at every single age " * 3, "了解孩子在每个年龄的需要" * 6
        ),
        instructions=tuple(Text("Write one sentence each. " * 4, "每人写一句话。" * 6) for _ in range(8)),
    )
    for size in (QSize(1920, 1080), QSize(1024, 768)):
        edge = round(size.height() * 0.65)
        picture = drawn(long, size)
        row = {picture.pixelColor(x, edge - 2).name().upper() for x in range(size.width())}
        assert row == {"#FAF7F2"}


def test_the_projector_shows_what_it_was_given_last(projector: ProjectorWindow, qtbot: QtBot) -> None:
    projector.switch_on()
    qtbot.waitUntil(projector.isVisible, timeout=5000)
    projector.show_view(HoldingCard(Text("Welcome", "欢迎"), Text("Title", "题目")))
    assert projector.grab().toImage().pixelColor(3, 3).name().upper() == "#FAF7F2"
    projector.show_view(BlackScreen())
    assert projector.grab().toImage().pixelColor(3, 3).name() == "#000000"


def test_the_projector_never_enables_an_input_method(projector: ProjectorWindow) -> None:
    assert not projector.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_clicker_keys_on_the_projector_reach_the_console(projector: ProjectorWindow, qtbot: QtBot) -> None:
    projector.switch_on()
    given: list[PresenterCommand] = []
    projector.command_given.connect(given.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Period, Qt.Key.Key_A, Qt.Key.Key_Escape):
        qtbot.keyClick(projector, key)
    assert given == [PresenterCommand.NEXT_SLIDE, PresenterCommand.BLACK, PresenterCommand.CLOSE]


def test_closing_the_projector_by_its_frame_is_told(projector: ProjectorWindow, qtbot: QtBot) -> None:
    projector.switch_on()
    with qtbot.waitSignal(projector.shut, timeout=5000):
        projector.close()
    assert not projector.is_on


TWO_SCREENS = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from ui.projector.projector_window import ProjectorWindow
app = QApplication(sys.argv)
console = QWidget(); console.setGeometry(0, 0, 1000, 700); console.show()
projector = ProjectorWindow(console); projector.switch_on(); app.processEvents()
place = projector.geometry()
print(projector.screen().name(), *place.getRect(), projector.isFullScreen())
"""


def test_with_two_screens_the_room_gets_the_second_one_in_full(tmp_path: Path) -> None:
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "beamer", "x": 1366, "y": 0, "width": 1280, "height": 720},
    ]
    for screen in screens:
        screen.update(logicalDpi=96, logicalBaseDpi=96, dpr=1)
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    finished = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert finished.stdout.split() == ["beamer", "1366", "0", "1280", "720", "True"], finished.stderr


PLUGGED = """
import sys
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from facilitator.domain.language import Text
from ui.projector.audience_view import HoldingCard
from ui.projector import projector_window, screens
from ui.projector.projector_window import ProjectorWindow
screens.identity_of = projector_window.identity_of = lambda screen: screen.name().rstrip("12")
app = QApplication(sys.argv)
console = QWidget(); console.setGeometry(0, 0, 1000, 700); console.show()
projector = ProjectorWindow(console)
every = sorted(QGuiApplication.screens(), key=lambda screen: screen.geometry().x())
def tell(placing=None):
    there = any(one.geometry().intersects(projector.geometry()) for one in QGuiApplication.screens())
    sight = "in sight" if projector.isVisible() and there else "out of sight"
    told = f"{placing.placement} on {placing.identity or 'none'}" if placing else "at once"
    print(told, projector.is_seen, sight, sep=", ")
loop = QEventLoop()
projector.placed.connect(tell)
projector.placed.connect(loop.quit)
projector.remember(sys.argv[1])
view = HoldingCard(Text("Welcome"), Text("Title"))
projector.show_view(view)
projector.switch_on()
for there in sys.argv[2:]:
    if there == "moved":
        projector.move(0, 0)
        tell()
        continue
    if there == "mine":
        projector.swap_screens()
        continue
    if there == "another":
        projector.take_another_screen()
        continue
    if there == "where":
        print(f"room at {projector.x()}, console at {console.x()}")
        continue
    if there == "spread":
        console.resize(2000, 700)
        continue
    QGuiApplication.screens = staticmethod(lambda there=there: [every[int(n)] for n in there])
    app.screenRemoved.emit(every[-1])
    tell()
    loop.exec()
print(projector.view is view, console.width(), console.height())
"""


def plugged(tmp_path: Path, remembered: str, *steps: str, screens: Sequence[tuple[str, int]]) -> list[str]:
    """Return what the window says: each step names the screens that are there from then on."""
    described = [
        {"name": name, "x": x, "y": 0, "width": 1280, "height": 720, "dpr": 1} for name, x in screens
    ]
    for screen in described:
        screen.update(logicalDpi=96, logicalBaseDpi=96)
    (tmp_path / "screens.json").write_text(json.dumps({"screens": described}))
    finished = subprocess.run(
        [sys.executable, "-c", PLUGGED, remembered, *steps],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.splitlines()


TWO = (("laptop", 0), ("beamer", 1280))
FULL = "full on beamer, True, in sight"
LOST = ["at once, False, out of sight", "lost on none, False, out of sight"]
SAME = "True 1000 700"
BACK = ["at once, True, in sight", FULL]


def test_unplugged_it_never_comes_up_over_the_console_and_replugged_it_is_back_at_once(
    tmp_path: Path,
) -> None:
    said = plugged(tmp_path, "", "0", "01", "0", "01", screens=TWO)
    assert said == [FULL, *LOST, *BACK, *LOST, *BACK, SAME]


def test_where_the_system_moves_it_over_the_console_it_hides(tmp_path: Path) -> None:
    said = plugged(tmp_path, "", "0", "moved", "01", screens=TWO)
    assert said == [FULL, *LOST, "at once, False, out of sight", *BACK, SAME]


def test_a_change_that_leaves_the_projector_alone_is_not_seen_on_it(tmp_path: Path) -> None:
    assert plugged(tmp_path, "", "01", screens=TWO) == [FULL, *BACK, SAME]


def test_what_of_the_console_lies_on_the_rooms_screen_is_brought_back(tmp_path: Path) -> None:
    said = plugged(tmp_path, "", "spread", "01", screens=TWO)
    assert said == [FULL, *BACK, "True 1276 700"]


def test_where_the_projector_alone_is_left_the_console_does_not_come_up_on_it(tmp_path: Path) -> None:
    assert plugged(tmp_path, "", "1", "01", screens=TWO) == [FULL, *BACK, *BACK, SAME]


def test_of_several_screens_the_remembered_projector_is_taken(tmp_path: Path) -> None:
    three = (("laptop", 0), ("tv", 1280), ("beamer", 2560))
    assert plugged(tmp_path, "beamer", screens=three) == [FULL, SAME]


def test_another_screen_is_taken_in_turn_and_never_the_trainer_s(tmp_path: Path) -> None:
    three = (("laptop", 0), ("tv", 1280), ("beamer", 2560))
    said = plugged(tmp_path, "beamer", "another", "another", screens=three)
    assert said == [FULL, "full on tv, True, in sight", FULL, SAME]
    assert plugged(tmp_path, "", "another", screens=TWO) == [FULL, SAME]


def test_beside_a_screen_of_the_same_make_the_room_keeps_its_own(tmp_path: Path) -> None:
    """Two of one model without a serial number tell the same: the console must not come to the room."""
    twins = (("twin1", 0), ("twin2", 1280))
    full, back = "full on twin, True, in sight", "at once, True, in sight"
    there = "room at 1280, console at 0"
    said = plugged(tmp_path, "twin", "01", "where", screens=twins)
    assert said == [full, back, full, there, SAME]
    assert plugged(tmp_path, "twin", "0", screens=twins) == [full, *LOST, SAME]


def test_of_two_screens_of_one_make_each_is_taken_in_turn_and_kept(tmp_path: Path) -> None:
    three = (("laptop", 0), ("twin1", 1280), ("twin2", 2560))
    said = plugged(tmp_path, "twin", "another", "012", "where", "another", "where", screens=three)
    assert [line for line in said if "room" in line] == [
        "room at 2560, console at 0",
        "room at 1280, console at 0",
    ]


def test_a_mirrored_projector_is_told_and_gets_no_window(tmp_path: Path) -> None:
    mirrored = (("laptop", 0), ("beamer", 0))
    assert plugged(tmp_path, "", screens=mirrored)[0] == "mirrored on none, False, out of sight"


def test_where_the_trainers_window_stands_on_the_projector_nothing_is_shown_unasked(tmp_path: Path) -> None:
    said = plugged(tmp_path, "laptop", screens=TWO)
    assert said == ["console_on_projector on none, False, out of sight", SAME]


def test_the_trainer_may_say_that_the_screen_is_theirs(tmp_path: Path) -> None:
    said = plugged(tmp_path, "laptop", "mine", screens=TWO)
    assert said == ["console_on_projector on none, False, out of sight", FULL, SAME]


def test_a_rehearsal_is_a_window_of_ones_own_size_and_says_so_in_its_title_only(
    projector: ProjectorWindow, qtbot: QtBot
) -> None:
    projector.show_view(BlackScreen())
    projector.switch_on()
    qtbot.waitUntil(projector.isVisible, timeout=5000)
    assert projector.windowTitle() == "Rehearsal: what the room sees"
    assert not projector.isFullScreen()
    assert {projector.grab().toImage().pixelColor(x, 5).name() for x in range(0, 200, 10)} == {"#000000"}
    projector.resize(640, 360)
    projector.switch_off()
    projector.switch_on()
    assert (projector.width(), projector.height()) == (640, 360)


def test_a_rehearsal_stands_at_the_lower_right_where_the_console_shows_the_same(
    projector: ProjectorWindow,
) -> None:
    projector.switch_on()
    assert projector.is_rehearsal
    free = projector.screen().availableGeometry()
    assert projector.frameGeometry().bottomRight() == free.bottomRight()
    projector.move(0, 0)
    projector.switch_off()
    assert not projector.is_rehearsal
    projector.switch_on()
    assert projector.pos() == free.topLeft()


def test_a_rehearsal_stands_where_nothing_is_covered_that_the_trainer_presses(
    projector: ProjectorWindow,
) -> None:
    place = QRect(400, 200, 380, 240)
    projector.rehearsal_place = lambda: place
    projector.switch_on()
    assert place.contains(projector.geometry())
    assert projector.frameGeometry().bottomRight() == place.bottomRight()
    assert projector.width() > 200
