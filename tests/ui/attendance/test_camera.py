"""The camera road of the door: frames through a real sink, badges on a real workspace file."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.domain.attendance import Road, Tone
from facilitator.imports.code_reader import CodeReader, Reading
from facilitator.imports.grey_frame import GreyFrame
from facilitator.services.issue_badges import issue_badges
from tests.ui.attendance.cameras import (
    BLACK,
    BUILT_IN,
    NOTHING,
    PLUGGED_IN,
    Format,
    MadeUpCamera,
    MadeUpCameras,
    frame_of,
    picture_of,
)
from tests.ui.attendance.desk import Desk
from tests.ui.run.house import add_session, close_house, open_house, turn_to
from ui.attendance import camera_reader
from ui.attendance.camera_card import CameraCard
from ui.attendance.camera_devices import (
    CameraName,
    FormatFigures,
    LaptopCameras,
    best_format,
    meant_camera,
)
from ui.attendance.camera_watch import CameraState
from ui.attendance.door_page import DoorPage
from ui.attendance.white_border import WhiteBorder


class CameraDesk(Desk):
    """The door with made-up cameras; the camera is on."""

    cameras: MadeUpCameras

    @property
    def card(self) -> CameraCard:
        return self.page.camera

    @property
    def camera(self) -> MadeUpCamera:
        return self.cameras.opened[-1]

    def send(self, grey: bytes, pixels: Format = Format.Format_NV12) -> None:
        """Send a frame and wait until it was read and what it showed was done."""
        with self.qtbot.waitSignal(self.card.watch.seen):
            self.camera.send(grey, pixels)
        self.settle()

    def wait_for(self, state: CameraState) -> None:
        self.qtbot.waitUntil(lambda: self.card.watch.state is state)

    def tokens(self) -> list[str]:
        return [one.badge.token for one in issue_badges(self.house.workspace, self.session.id).value]


@pytest.fixture
def cameras() -> MadeUpCameras:
    return MadeUpCameras(BUILT_IN)


@pytest.fixture
def patience_ms() -> int:
    """Wait longer for a frame than any test takes; those of silence are impatient."""
    return 300_000


impatient = pytest.mark.parametrize("patience_ms", [40])


@pytest.fixture
def desk(
    cameras: MadeUpCameras,
    patience_ms: int,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CameraDesk]:
    made_up = partial(CameraCard, cameras=cameras, patience_ms=patience_ms)
    monkeypatch.setattr("ui.attendance.door_page.CameraCard", made_up)
    house = open_house(tmp_path)
    house.appearance.keep(replace(house.appearance.preferences, camera=""))
    session = add_session(house, half_days=2)
    page = DoorPage(house.tools())
    qtbot.addWidget(page)
    turn_to(page, session)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    desk = CameraDesk(house, page, session, qtbot)
    desk.cameras = cameras
    desk.settle()
    desk.press(Qt.Key.Key_F4)
    yield desk
    page.let_go()
    close_house(house)


def test_a_badge_held_up_is_checked_in_by_the_camera(desk: CameraDesk) -> None:
    token = desk.tokens()[0]
    desk.send(picture_of(token))
    assert desk.here() == ["Person 0"]
    event = desk.state().latest
    assert event is not None
    assert event.road is Road.CAMERA
    assert desk.feedback.tone is Tone.GOOD


def test_a_badge_that_is_held_is_checked_in_once_and_stays_green(desk: CameraDesk) -> None:
    token = desk.tokens()[0]
    for _ in range(5):
        desk.send(picture_of(token))
    assert desk.feedback.tone is Tone.GOOD
    assert desk.card.view.outlined == {token: Tone.GOOD}


def test_a_code_is_outlined_in_the_colour_of_its_outcome_and_not_before(desk: CameraDesk) -> None:
    known, other = desk.tokens()[0], "https://pay.example/abc"
    with desk.qtbot.waitSignal(desk.card.watch.seen):
        desk.camera.send(picture_of(known, other))
    assert desk.card.view.outlined == {known: None, other: None}
    desk.settle()
    assert desk.card.view.outlined == {known: Tone.GOOD, other: Tone.BAD}


def test_a_pile_is_checked_in_one_by_one_in_the_order_in_which_one_reads(desk: CameraDesk) -> None:
    tokens = desk.tokens()
    shown: list[str] = []
    desk.card.code_shown.connect(shown.append)
    pile = (tokens[2], tokens[0], *(f"{n:017d}" for n in range(3, 7)), tokens[1])
    desk.send(picture_of(*pile))
    assert shown == list(pile)
    assert sorted(desk.here()) == ["Person 0", "Person 1", "Person 2"]


@pytest.mark.parametrize(
    "pixels",
    [
        Format.Format_NV12,
        Format.Format_YUV420P,
        Format.Format_YUYV,
        Format.Format_UYVY,
        Format.Format_BGRX8888,
    ],
)
def test_each_format_of_a_camera_is_read(desk: CameraDesk, pixels: Format) -> None:
    token = desk.tokens()[1]
    desk.send(picture_of(token), pixels)
    assert list(desk.card.view.outlined) == [token]


@impatient
def test_no_frame_is_said_in_a_sentence_and_it_goes_on_when_frames_come(desk: CameraDesk) -> None:
    desk.wait_for(CameraState.NO_FRAMES)
    assert "other programs" in desk.card.sentence.text()
    assert desk.card.view.accessibleDescription() == desk.card.sentence.text()
    desk.send(NOTHING)
    assert desk.card.watch.state is CameraState.SEEING
    assert desk.card.sentence.isHidden()


@impatient
def test_a_camera_that_stays_silent_is_opened_anew(desk: CameraDesk) -> None:
    desk.qtbot.waitUntil(lambda: len(desk.cameras.opened) > 1)
    assert [one.is_open for one in desk.cameras.opened] == [False] * (len(desk.cameras.opened) - 1) + [True]
    desk.send(picture_of(desk.tokens()[0]))
    assert desk.here() == ["Person 0"]


def test_a_camera_that_fails_says_so_at_once(desk: CameraDesk) -> None:
    desk.camera.failed.emit()
    assert desk.card.watch.state is CameraState.NO_FRAMES


@contextmanager
def _cannot_be_had(_frame: QVideoFrame) -> Iterator[None]:
    yield None


@impatient
def test_pictures_that_cannot_be_read_are_said_and_it_goes_on_when_they_can(
    desk: CameraDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_said() -> bool:
        desk.camera.send(NOTHING)
        return desk.card.watch.state is CameraState.UNREADABLE

    with monkeypatch.context() as unreadable:
        unreadable.setattr(camera_reader, "grey_of", _cannot_be_had)
        desk.qtbot.waitUntil(is_said)
        assert "cannot be read" in desk.card.sentence.text()
    desk.card.watch._patience_seconds = 300.0  # a busy machine takes more than 40 ms to read a badge
    desk.card.watch._watchdog.setInterval(300_000)
    badge = picture_of(desk.tokens()[0])
    desk.qtbot.waitUntil(lambda: _is_read(desk, badge) and desk.card.watch.state is CameraState.SEEING)
    assert desk.card.sentence.isHidden()


def _is_read(desk: CameraDesk, badge: bytes) -> bool:
    desk.camera.send(badge)
    return desk.here() == ["Person 0"]


@impatient
def test_reading_that_fails_is_reported_said_and_begun_again(
    desk: CameraDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    said: list[CameraState] = []
    desk.card.watch.state_changed.connect(lambda: said.append(desk.card.watch.state))

    def fail(*_all: object, **_more: object) -> None:
        raise RuntimeError

    def is_opened_anew() -> bool:
        desk.camera.send(NOTHING)
        return len(desk.cameras.opened) > opened and CameraState.UNREADABLE in said

    opened = len(desk.cameras.opened)
    with monkeypatch.context() as broken:
        broken.setattr(CodeReader, "read", fail)
        desk.qtbot.waitUntil(is_opened_anew)
    assert 1 <= len(reported) <= 1 + len(desk.cameras.opened) - opened
    desk.qtbot.waitUntil(partial(_is_read, desk, picture_of(desk.tokens()[0])))


def test_leaving_the_page_waits_for_no_frame_and_what_it_showed_counts_no_more(
    desk: CameraDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_looking, may_end = threading.Event(), threading.Event()
    read = CodeReader.read

    def look_long(self: CodeReader, frame: GreyFrame, *, is_newest: Callable[[], bool]) -> Reading:
        is_looking.set()
        assert may_end.wait(30)
        return read(self, frame, is_newest=is_newest)

    monkeypatch.setattr(CodeReader, "read", look_long)
    desk.camera.send(picture_of(desk.tokens()[0]))
    assert is_looking.wait(30)
    desk.page.hide()
    assert desk.card.watch.state is CameraState.OFF
    assert _camera_threads() != []
    may_end.set()
    desk.page.show()
    desk.settle()
    desk.send(picture_of(desk.tokens()[1]))
    assert desk.here() == ["Person 1"]


def test_no_thread_outlives_what_it_tells(qtbot: QtBot) -> None:
    del qtbot
    before = _camera_threads()
    parent = QObject()
    reader = camera_reader.CameraReader(parent)
    for mark in range(3):
        reader.read(frame_of(NOTHING), mark)
        reader.rest()
    reader.read(frame_of(NOTHING), 4)
    shiboken6.delete(parent)
    assert _camera_threads() == before


def _camera_threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "camera"]


@impatient
def test_a_covered_camera_is_told_from_a_dark_room(desk: CameraDesk) -> None:
    desk.qtbot.waitUntil(lambda: _sees_only_black(desk))
    assert "black" in desk.card.sentence.text()
    desk.send(NOTHING)
    assert desk.card.sentence.isHidden()


def _sees_only_black(desk: CameraDesk) -> bool:
    desk.send(BLACK)
    return desk.card.watch.state is CameraState.COVERED


def test_a_dark_room_lights_the_border_and_a_bright_one_does_not(desk: CameraDesk) -> None:
    dark: list[bool] = []
    desk.card.darkness_changed.connect(dark.append)
    desk.send(NOTHING)
    desk.send(picture_of(light=0.3))
    desk.send(picture_of(light=0.5))
    desk.send(NOTHING)
    assert dark == [True, False]


def test_a_camera_pulled_out_and_put_in_again_goes_on(desk: CameraDesk) -> None:
    desk.send(NOTHING)
    desk.cameras.plug()
    assert desk.card.watch.state is CameraState.UNPLUGGED
    assert "Plug it in again" in desk.card.sentence.text()
    assert desk.cameras.open_now == []
    desk.cameras.plug(BUILT_IN)
    desk.send(picture_of(desk.tokens()[2]))
    assert desk.here() == ["Person 2"]


def test_a_laptop_without_a_camera_says_so_and_the_other_roads_go_on(desk: CameraDesk) -> None:
    desk.press(Qt.Key.Key_F4)
    desk.cameras.plug()
    desk.press(Qt.Key.Key_F4)
    assert desk.card.watch.state is CameraState.NO_CAMERA
    assert "no camera" in desk.card.sentence.text()
    desk.scan("Person 1")
    assert desk.here() == ["Person 1"]


def test_a_system_that_refuses_is_named(desk: CameraDesk) -> None:
    desk.cameras.is_permitted = False
    desk.cameras.plug(PLUGGED_IN)
    assert desk.card.watch.state is CameraState.REFUSED
    assert "Allow it" in desk.card.sentence.text()


def test_the_camera_is_free_when_the_page_is_left_and_on_again_when_it_comes_back(desk: CameraDesk) -> None:
    desk.send(NOTHING)
    desk.page.hide()
    assert desk.cameras.open_now == []
    assert desk.card.watch.state is CameraState.OFF
    desk.page.show()
    desk.settle()
    assert len(desk.cameras.open_now) == 1


def test_the_camera_is_free_when_it_is_switched_off(desk: CameraDesk) -> None:
    desk.send(NOTHING)
    desk.press(Qt.Key.Key_F4)
    assert desk.cameras.open_now == []
    assert desk.card.isHidden()
    desk.page.hide()
    desk.page.show()
    desk.settle()
    assert desk.cameras.open_now == []


def test_a_camera_is_chosen_and_the_choice_is_remembered(desk: CameraDesk) -> None:
    assert desk.card.choice.isHidden()
    desk.cameras.plug(BUILT_IN, PLUGGED_IN)
    assert [desk.card.choice.itemText(n) for n in range(2)] == ["Built in", "On a cable"]
    desk.card.choice.setCurrentIndex(1)
    desk.card.choice.activated.emit(1)
    assert [one.name for one in desk.cameras.open_now] == [PLUGGED_IN]
    assert desk.house.appearance.preferences.camera == PLUGGED_IN.id
    desk.cameras.plug(BUILT_IN)
    assert [one.name for one in desk.cameras.open_now] == [BUILT_IN]
    desk.cameras.plug(BUILT_IN, PLUGGED_IN)
    assert [one.name for one in desk.cameras.open_now] == [PLUGGED_IN]


def test_another_camera_plugged_in_disturbs_nobody(desk: CameraDesk) -> None:
    before = desk.camera
    desk.cameras.plug(BUILT_IN, PLUGGED_IN)
    assert desk.cameras.open_now == [before]
    assert not desk.card.choice.isHidden()
    desk.cameras.plug(PLUGGED_IN, BUILT_IN)
    assert desk.cameras.open_now == [before]


def test_a_frame_of_a_camera_that_was_left_counts_no_more(desk: CameraDesk) -> None:
    left, token = desk.camera, desk.tokens()[0]
    desk.cameras.plug(PLUGGED_IN)
    left.send(picture_of(token))
    desk.send(NOTHING)
    assert desk.here() == []


def test_a_camera_that_is_switched_off_before_it_was_opened_stays_shut(desk: CameraDesk) -> None:
    desk.press(Qt.Key.Key_F4)
    opened = len(desk.cameras.opened)
    desk.card.switch()
    desk.card.switch()
    desk.settle()
    assert len(desk.cameras.opened) == opened


def test_a_frame_that_holds_nothing_is_passed_over(desk: CameraDesk) -> None:
    desk.camera.sink.setVideoFrame(QVideoFrame(QVideoFrameFormat(QSize(0, 0), Format.Format_NV12)))
    desk.send(picture_of(desk.tokens()[0]))
    assert desk.here() == ["Person 0"]


def test_a_choice_that_cannot_be_kept_holds_all_the_same(
    desk: CameraDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_preferences: object) -> None:
        raise OSError

    desk.cameras.plug(BUILT_IN, PLUGGED_IN)
    monkeypatch.setattr(desk.house.appearance, "keep", refuse)
    desk.card.choice.setCurrentIndex(1)
    desk.card.choice.activated.emit(1)
    assert [one.name for one in desk.cameras.open_now] == [PLUGGED_IN]
    assert "could not be kept" in desk.house.toasts[-1]


def test_a_camera_of_this_laptop_that_is_gone_fails_and_closes(qtbot: QtBot) -> None:
    cameras = LaptopCameras()
    assert PLUGGED_IN not in cameras.names()
    camera = cameras.open(PLUGGED_IN)
    camera.close()
    qtbot.waitUntil(lambda: not isValid(camera))


def test_the_border_stays_as_large_as_the_page_and_leaves_the_middle_free(desk: CameraDesk) -> None:
    border = desk.page.findChild(WhiteBorder)
    assert border.isHidden()
    desk.send(picture_of(light=0.3))
    assert border.isVisible()
    desk.page.resize(1300, 900)
    assert border.size() == desk.page.size()
    assert not border.mask().contains(border.rect().center())
    desk.send(NOTHING)
    assert border.isHidden()


def test_the_page_loads_no_multimedia_before_the_camera_is_wanted() -> None:
    code = "import sys, ui.attendance.door_page; sys.exit('PySide6.QtMultimedia' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("figures", "best"),
    [
        ((), None),
        ((FormatFigures(10, 1280, 720), FormatFigures(30, 640, 480)), 1),
        ((FormatFigures(30, 640, 480), FormatFigures(30, 1280, 720), FormatFigures(30, 3840, 2160)), 1),
        ((FormatFigures(60, 640, 480), FormatFigures(30, 1280, 720)), 1),
        ((FormatFigures(30, 1280, 720, is_packed=True), FormatFigures(30, 1280, 720)), 1),
        ((FormatFigures(30, 1280, 720, is_packed=True), FormatFigures(10, 1280, 720)), 0),
    ],
)
def test_a_format_is_chosen_by_its_rate_first(figures: tuple[FormatFigures, ...], best: int | None) -> None:
    assert best_format(figures) == best


@pytest.mark.parametrize(
    ("names", "chosen", "meant"),
    [
        ((), "b", None),
        ((BUILT_IN, PLUGGED_IN), "b", PLUGGED_IN),
        ((BUILT_IN, PLUGGED_IN), "", BUILT_IN),
        ((BUILT_IN,), "b", BUILT_IN),
    ],
)
def test_the_chosen_camera_is_meant_while_it_is_there(
    names: tuple[CameraName, ...], chosen: str, meant: CameraName | None
) -> None:
    assert meant_camera(names, chosen) == meant
