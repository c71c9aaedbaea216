"""A video is tried before it is taken: one that brings no frame is refused with a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.projector.clip_files import (
    AV1,
    H264,
    H264_SECONDS,
    H265,
    SOUND_ONLY,
    VP9,
    cut_short,
    made_of,
)
from ui.projector.first_frame import FirstFrame, FrameFound, FrameRefused
from ui.projector.frame_pictures import fitted

WAIT_MS = 20_000
Answer = FrameFound | FrameRefused


@pytest.fixture
def first_frame(qtbot: QtBot) -> Iterator[FirstFrame]:
    del qtbot
    parent = QObject()
    first_frame = FirstFrame(parent)
    yield first_frame
    first_frame.stop()
    first_frame.deleteLater()
    parent.deleteLater()


@pytest.fixture
def answers(first_frame: FirstFrame) -> list[Answer]:
    answers: list[Answer] = []
    first_frame.found.connect(answers.append)
    first_frame.refused.connect(answers.append)
    return answers


def answer_to(path: Path, first_frame: FirstFrame, answers: list[Answer], qtbot: QtBot) -> Answer:
    first_frame.look_at(path)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT_MS)
    return answers[0]


def without_decoder(_folder: Path) -> Path:
    return AV1


def sound_only(_folder: Path) -> Path:
    return SOUND_ONLY


def cut_at_the_beginning(folder: Path) -> Path:
    return cut_short(H264, folder, keep_bytes=4000)


def text_named_mp4(folder: Path) -> Path:
    return made_of("亲爱的家长".encode(), folder, "letter.mp4")


def nothing(folder: Path) -> Path:
    return made_of(b"", folder, "empty.mp4")


def missing(folder: Path) -> Path:
    return folder / "gone.mp4"


@pytest.mark.parametrize("path", [H264, H265, VP9], ids=lambda path: path.suffix + path.stem)
def test_a_video_that_plays_shows_its_first_frame(
    path: Path, first_frame: FirstFrame, answers: list[Answer], qtbot: QtBot
) -> None:
    found = answer_to(path, first_frame, answers, qtbot)
    assert isinstance(found, FrameFound)
    assert found.picture.size() == QSize(1920, 1080), "not as large as it will be shown"
    assert len({found.picture.pixel(x, 540) for x in range(0, 1920, 160)}) > 3, "an empty picture"


def test_length_and_sound_are_told(first_frame: FirstFrame, answers: list[Answer], qtbot: QtBot) -> None:
    found = answer_to(H264, first_frame, answers, qtbot)
    assert isinstance(found, FrameFound)
    assert found.seconds == pytest.approx(H264_SECONDS, abs=0.2)
    assert found.has_sound


@pytest.mark.parametrize("make", [without_decoder, cut_at_the_beginning, text_named_mp4, nothing, missing])
def test_a_file_without_a_frame_is_refused_with_a_way_out(
    make: Callable[[Path], Path],
    tmp_path: Path,
    first_frame: FirstFrame,
    answers: list[Answer],
    qtbot: QtBot,
) -> None:
    path = make(tmp_path)
    refused = answer_to(path, first_frame, answers, qtbot)
    assert isinstance(refused, FrameRefused)
    assert path.name in str(refused.message)
    assert "Save it as MP4 (H.264)" in str(refused.message)


def test_sound_alone_is_refused_by_its_own_sentence(
    first_frame: FirstFrame, answers: list[Answer], qtbot: QtBot
) -> None:
    refused = answer_to(SOUND_ONLY, first_frame, answers, qtbot)
    assert isinstance(refused, FrameRefused)
    assert "no picture" in str(refused.message)


@pytest.mark.parametrize("path", [H264, VP9], ids=lambda path: path.stem)
def test_a_file_that_was_cut_short_on_its_way_is_refused(
    path: Path, tmp_path: Path, first_frame: FirstFrame, answers: list[Answer], qtbot: QtBot
) -> None:
    cut = cut_short(path, tmp_path, keep_bytes=path.stat().st_size // 2)
    refused = answer_to(cut, first_frame, answers, qtbot)
    assert isinstance(refused, FrameRefused)
    assert "is not whole" in str(refused.message)


def test_files_are_answered_in_the_order_asked(
    tmp_path: Path, first_frame: FirstFrame, answers: list[Answer], qtbot: QtBot
) -> None:
    for path in (H264, text_named_mp4(tmp_path), VP9):
        first_frame.look_at(path, f"the {path.name}")
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=WAIT_MS)
    assert [answer.look.name for answer in answers] == ["the h264.mp4", "the letter.mp4", "the vp9.webm"]
    assert [isinstance(answer, FrameFound) for answer in answers] == [True, False, True]


def test_a_file_that_brings_nothing_in_time_is_refused(qtbot: QtBot) -> None:
    parent = QObject()
    hasty = FirstFrame(parent, limit_ms=0)
    answers: list[Answer] = []
    hasty.refused.connect(answers.append)
    hasty.look_at(H264)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT_MS)
    hasty.stop()
    parent.deleteLater()


def test_a_picture_fits_edge_to_edge_without_seams() -> None:
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(QColor("#7f3f1f"))
    drawn = fitted(picture, QSize(641, 480))
    assert drawn.size() == QSize(641, 360)
    assert {drawn.pixel(x, y) for x in (0, 320, 640) for y in range(360)} == {picture.pixel(0, 0)}
    assert fitted(drawn, QSize(641, 999)) is drawn
    assert fitted(QImage(), QSize(10, 10)).isNull()
