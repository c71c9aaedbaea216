"""The room at a glance: both pictures large enough to be read, however low the card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLayout
from pytestqt.qtbot import QtBot

from facilitator.domain.key_map import KeyMap
from ui.projector.audience_view import SlideView
from ui.projector.clip_player import ClipState
from ui.run.clip_bar import ClipShown
from ui.run.room_card import RoomCard
from ui.run.run_words import Spoken
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Space

pytestmark = pytest.mark.qt

READABLE = 150
ASLEEP = Spoken(Meaning.WARN, "This laptop may go to sleep. Switch that off in the settings of the system.")


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> RoomCard:
    card = RoomCard(theme)
    qtbot.addWidget(card)
    theme.dress(card)
    card.use_keys(KeyMap())
    card.retranslate()
    slide = QImage(160, 90, QImage.Format.Format_RGB32)
    slide.fill(0)
    card.picture.set_view(SlideView(1, slide))
    card.show_next("Next: page 2", slide)
    card.show()
    return card


def settle(card: RoomCard, height: int) -> None:
    """Give it that height and let its layouts come to rest."""
    card.resize(372, height)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


@pytest.mark.parametrize("height", [306, 340, 390, 430, 520])
@pytest.mark.parametrize("spoken", [None, ASLEEP])
def test_what_the_room_sees_can_be_read_beside_what_comes_next(
    card: RoomCard, height: int, spoken: Spoken | None
) -> None:
    card.show_awake(spoken)
    settle(card, height)
    assert card.height() == height
    assert card.picture.box().width() >= READABLE
    assert card.next_picture.isVisible()
    assert not card.picture.geometry().intersects(card.next_picture.geometry())


@pytest.mark.parametrize("height", [270, 300, 306, 340, 375, 430])
def test_the_buttons_of_a_video_never_lie_over_its_words(card: RoomCard, height: int) -> None:
    card.body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the board squeezes it
    card.body.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
    card.body.setSpacing(Space.ONE)
    card.show_clip(ClipShown("film.mp4", ClipState(), 1.0))
    card.show_awake(ASLEEP)
    settle(card, height)
    assert card.height() == height
    bar = card.clip_bar
    assert not bar.play_button.geometry().intersects(bar.words.geometry())
    assert not bar.geometry().intersects(card.picture.geometry())
    assert card.shows_awake == (height >= 375)


def test_what_comes_next_stands_below_where_there_is_room_and_beside_where_there_is_not(
    card: RoomCard,
) -> None:
    settle(card, 500)
    assert card.next_picture.y() > card.picture.geometry().bottom()
    settle(card, 306)
    assert card.next_picture.x() > card.picture.geometry().right()
    settle(card, 500)
    assert card.next_picture.y() > card.picture.geometry().bottom()
