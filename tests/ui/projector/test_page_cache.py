"""The drawn pages in memory: what is dropped when they take too much room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from ui.projector import page_cache
from ui.projector.deck_pages import DrawnPage
from ui.projector.page_cache import PageCache
from ui.projector.page_drawing import AS_PAINTED
from ui.projector.small_pictures import OPEN_AT_MOST, SmallPictures

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

WIDE, HIGH = 64, 36


def a_page(number: int) -> DrawnPage:
    """Return a page of one colour, which packs well."""
    image = QImage(WIDE, HIGH, AS_PAINTED)
    image.fill(QColor(number, number, number))
    return DrawnPage(number, image)


def test_small_pictures_look_as_they_were_kept_and_take_a_fraction_of_their_pixels() -> None:
    pictures: SmallPictures[int] = SmallPictures()
    count = 3 * OPEN_AT_MOST
    for number in range(count):
        picture = QImage(320, 180, QImage.Format.Format_BGR888)
        picture.fill(QColor(number, 255 - number, 128))
        pictures.keep(number, picture)
    for number in range(count):
        picture = pictures.get(number)
        assert picture is not None
        there = picture.pixelColor(160, 90)
        assert abs(there.red() - number) + abs(there.green() - (255 - number)) < 8
    assert len(pictures) == count
    assert len(pictures._open) == OPEN_AT_MOST
    assert sum(one.size() for one in pictures._packed.values()) < count * 320 * 180 * 3 / 8
    assert pictures.get(count) is None


def test_the_farthest_pages_are_dropped_and_drawn_again_once_they_are_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_cache, "_PACKED_BYTES_AT_MOST", 0)
    cache = PageCache(6)
    for number in range(1, 7):
        cache.keep(a_page(number), wanted=5)
    assert [page for page in range(1, 7) if cache.picture(page) is not None] == [3, 4, 5, 6]
    assert all(cache.thumbnail(page) is not None for page in range(1, 7))
    assert cache.next_to_draw(wanted=5) is None
    assert cache.next_to_draw(wanted=2) == 2
