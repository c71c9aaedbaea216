"""What Qt tells the doctor, and pictures that would show nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.message import UserError
from facilitator.services.preferences import ThemeChoice
from tests.ui.window_house import House
from ui import doctor, pictures
from ui.pictures import View, draw_pictures
from ui.widgets.page import PageId

HOME = View(PageId.HOME, Language.ZH, ThemeChoice.DARK, (1000, 600))


def test_a_screen_is_named_with_its_pixels_and_scale(qapp: QGuiApplication) -> None:
    words = doctor.screen_words(qapp.primaryScreen())
    assert "×" in words
    assert words.endswith("%)")


def test_the_doctor_writes_a_line_for_each_kind(
    qapp: QGuiApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "QGuiApplication", lambda _: qapp)
    monkeypatch.setattr(doctor.QMediaDevices, "videoInputs", list)
    monkeypatch.setattr(doctor.QMediaDevices, "audioOutputs", list)
    doctor.main()
    kinds = [line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["screens", "cameras", "speakers"]


def test_a_picture_is_called_by_what_it_shows() -> None:
    assert HOME.file_name == "home-zh-dark-1000x600.png"
    assert len({view.file_name for view in pictures._views()}) == len(PageId) * 2 * 2 * 2


def test_a_page_is_drawn_as_it_was_asked_for(
    house: House, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setattr(pictures, "_views", lambda: iter((HOME,)))
    drawn: list[Path] = []
    draw_pictures(house.parts(), tmp_path, drawn.append)
    assert [path.name for path in drawn] == [HOME.file_name]
    assert QImage(str(drawn[0])).size().toTuple() == (1000, 600)


@pytest.mark.parametrize(
    ("is_blank", "folder", "words"),
    [(True, ".", "stayed blank"), (False, "no such folder", "could not be written")],
)
def test_a_picture_that_cannot_be_is_said_in_one_sentence(
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_blank: bool,
    folder: str,
    words: str,
) -> None:
    del qtbot
    monkeypatch.setattr(pictures, "_views", lambda: iter((HOME,)))
    monkeypatch.setattr(pictures, "_is_blank", lambda _: is_blank)
    with pytest.raises(UserError, match=words):
        draw_pictures(house.parts(), tmp_path / folder, list[Path]().append)


def test_a_workspace_that_does_not_open_has_no_pictures(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    house.path.write_bytes(b"no workspace at all" * 400)
    with pytest.raises(UserError, match="nothing to show"):
        draw_pictures(house.parts(), tmp_path, list[Path]().append)
