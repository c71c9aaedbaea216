"""What is said about the screens, by system."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from ui.projector.screens import Placement, Placing
from ui.run.screen_words import ScreenWords
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]


@pytest.fixture
def words() -> ScreenWords:
    return ScreenWords(QObject())


@pytest.mark.parametrize(
    ("platform", "keys"), [("win32", "Win+P"), ("darwin", "Command+F1"), ("linux", "Super+P")]
)
@pytest.mark.parametrize("placement", [Placement.MIRRORED, Placement.REHEARSAL])
def test_mirroring_is_undone_by_the_keys_of_the_system(
    words: ScreenWords, placement: Placement, platform: str, keys: str
) -> None:
    news = words.news(Placing(placement), is_projector_known=True, platform=platform)
    assert news is not None
    assert keys in news.text
    assert news.meaning is Meaning.WARN


def test_one_screen_alone_is_calm_where_no_projector_was_ever_known(words: ScreenWords) -> None:
    news = words.news(Placing(Placement.REHEARSAL), is_projector_known=False)
    assert news is not None
    assert news.meaning is Meaning.INFO


def test_the_console_on_the_projector_offers_to_swap(words: ScreenWords) -> None:
    news = words.news(Placing(Placement.CONSOLE_ON_PROJECTOR), is_projector_known=True)
    assert news is not None
    assert news.action == "That screen is mine"


def test_nothing_is_said_where_the_room_sees_the_picture(words: ScreenWords) -> None:
    assert words.news(Placing(Placement.FULL, "beamer"), is_projector_known=True) is None
