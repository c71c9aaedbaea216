"""A film is tried before it becomes slides: it shows its first picture there, or is refused at once."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import Deck, DeckSource
from facilitator.domain.session import Session
from facilitator.services.decks import list_decks, pdf_of
from facilitator.services.media import LARGEST_BYTES, clip_path
from tests.ui.plan.hands import until
from tests.ui.projector.clip_files import AV1, H264, H264_SECONDS, SOUND_ONLY, made_of
from tests.ui.run.house import House
from ui.plan.plan_page import PlanPage
from ui.plan.slides_tab import SlidesTab
from ui.projector.deck_pages import DeckPages
from ui.projector.frame_pdf import frame_pdf
from ui.theme.tokens import Meaning


@pytest.fixture
def tab(page: PlanPage, session: Session, qtbot: QtBot) -> SlidesTab:
    del session
    page.detail.choose(page.detail.tabs.index(page.slides))
    until(qtbot, lambda: page.slides.strip.slides.pages == 6)
    return page.slides


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return Path(copy(H264, tmp_path / "家书 Letter home.mp4"))


def films(house: House, session: Session) -> list[Deck]:
    return [deck for deck in list_decks(house.workspace, session.id) if deck.clips]


def test_a_film_becomes_a_deck_with_its_first_picture(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, film: Path
) -> None:
    tab.take_files((film,))
    until(qtbot, lambda: bool(films(house, session)))
    deck = films(house, session)[0]
    assert deck.source is DeckSource.VIDEO
    clip = deck.clips[0]
    assert clip.seconds == pytest.approx(H264_SECONDS, abs=0.2)
    assert clip_path(house.workspace, clip) is not None
    pages = DeckPages(pdf_of(house.workspace, session.id, deck.key))
    drawn = pages.render(1, QSize(320, 180)).image
    pages.close()
    colours = {drawn.pixel(across, 0) for across in range(0, 320, 20)}
    assert len(colours) > 3, "the page does not show the film's first picture"


def test_a_film_can_play_on_a_page_of_other_slides(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, film: Path
) -> None:
    tab.take_files((film,), "main", 2)
    until(qtbot, lambda: bool(films(house, session)))
    deck = films(house, session)[0]
    assert (deck.key, deck.page(2).clip) == ("main", deck.clips[0])


@pytest.mark.parametrize(
    ("source", "words"), [(AV1, "Save it as MP4 (H.264)"), (SOUND_ONLY, "no picture")], ids=["AV1", "sound"]
)
def test_a_film_that_shows_nothing_here_is_refused(
    tab: SlidesTab, session: Session, house: House, qtbot: QtBot, source: Path, words: str
) -> None:
    tab.take_files((source,))
    until(qtbot, lambda: words in tab.notice.text)
    assert tab.notice.meaning is Meaning.BAD
    assert films(house, session) == []
    assert not house.workspace.store.media_folder.exists(), "it was copied all the same"
    assert not tab.is_busy


def test_four_gigabytes_are_refused_before_they_are_tried(
    tab: SlidesTab, qtbot: QtBot, tmp_path: Path
) -> None:
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(2 * LARGEST_BYTES)
    tab.take_files((large,))
    until(qtbot, lambda: "larger than 2 GB" in tab.notice.text)


def test_a_trial_can_be_stopped(tab: SlidesTab, session: Session, house: House, film: Path) -> None:
    tab.take_files((film,))
    assert tab.is_busy
    tab.take_files((film,))
    assert "still being read" in tab.notice.text
    tab.notice.action_requested.emit()
    assert not tab.is_busy
    assert house.operations.wait_idle()
    assert films(house, session) == []


def test_a_file_that_only_claims_to_be_a_film_is_refused(
    tab: SlidesTab, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.take_files((made_of(b"a letter", tmp_path, "letter.mp4"),))
    until(qtbot, lambda: "letter.mp4 cannot be played" in tab.notice.text)


def test_a_picture_becomes_a_page_of_its_own_proportions() -> None:
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1f6f5c"))
    pages = DeckPages(frame_pdf(picture))
    drawn = pages.render(1, QSize(640, 640)).image
    assert pages.count == 1
    pages.close()
    assert abs(drawn.width() / drawn.height() - 16 / 9) < 0.01
    middle = drawn.pixelColor(drawn.width() // 2, drawn.height() // 2)
    seen, wanted = (middle.red(), middle.green(), middle.blue()), (0x1F, 0x6F, 0x5C)
    assert all(abs(one - other) < 8 for one, other in zip(seen, wanted, strict=True))
