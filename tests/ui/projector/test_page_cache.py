"""The drawn pages in memory: what is dropped when they take too much room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray
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


def of_one_colour(number: int) -> QImage:
    picture = QImage(320, 180, AS_PAINTED)
    picture.fill(QColor(number, 255 - number, 128))
    return picture


def a_photo(number: int) -> QImage:
    """Return a picture no two neighbours of which are alike, so that only a JPEG of it is small."""
    import numpy as np

    picture = of_one_colour(number)
    pixels = np.frombuffer(picture.bits(), np.uint8)
    pixels -= np.minimum(pixels, np.random.default_rng(number).integers(0, 3, pixels.size, np.uint8))
    return picture


def with_few_colours(number: int) -> QImage:
    """Return a picture whose pixels say nothing without its table of colours."""
    return of_one_colour(number).convertToFormat(QImage.Format.Format_Indexed8)


@pytest.mark.parametrize(
    ("kind", "is_file"), [(of_one_colour, False), (a_photo, True), (with_few_colours, True)]
)
def test_small_pictures_look_as_they_were_kept_and_take_a_fraction_of_their_pixels(
    kind: Callable[[int], QImage], is_file: bool
) -> None:
    pictures: SmallPictures[int] = SmallPictures()
    count = 2 * OPEN_AT_MOST
    for number in range(count):
        pictures.keep(number, kind(number))
    assert {isinstance(one, QByteArray) for one in pictures._packed.values()} == {is_file}
    for number in range(count):
        picture = pictures.get(number)
        assert picture is not None
        there = picture.pixelColor(160, 90)
        assert abs(there.red() - number) + abs(there.green() - (255 - number)) < 16
    assert len(pictures) == count
    assert len(pictures._open) == OPEN_AT_MOST
    taken = (len(one) if isinstance(one, QByteArray) else one.weight for one in pictures._packed.values())
    assert sum(taken) < count * 320 * 180 * 4 / 8
    assert pictures.get(count) is None


def test_a_picture_without_pixels_stays_one() -> None:
    pictures: SmallPictures[int] = SmallPictures()
    pictures.keep(1, QImage())
    kept = pictures.get(1)
    assert kept is not None
    assert kept.isNull()


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
