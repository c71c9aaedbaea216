"""Small pictures of many pages take little memory and are all there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from ui.projector.page_cache import THUMBNAIL_SIZE
from ui.projector.thumbnails import WHOLE_AT_MOST, Thumbnails

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

MANY = 4 * WHOLE_AT_MOST


def small(page: int) -> QImage:
    """Return a page of its own colour with something on it."""
    picture = QImage(THUMBNAIL_SIZE.width(), 180, QImage.Format.Format_BGR888)
    picture.fill(colour(page))
    painter = QPainter(picture)
    painter.fillRect(200, 100, 40, 40, QColor("white"))
    painter.end()
    return picture


def colour(page: int) -> QColor:
    return QColor(page * 7 % 200, page * 3 % 200, 90)


@pytest.fixture
def many() -> Thumbnails[int]:
    thumbnails: Thumbnails[int] = Thumbnails()
    for page in range(MANY):
        thumbnails.put(page, small(page))
    return thumbnails


def test_every_page_of_a_large_deck_has_its_picture(many: Thumbnails[int]) -> None:
    assert many.keys == set(range(MANY))
    for page in range(MANY):
        picture = many.get(page)
        assert picture is not None
        assert (picture.width(), picture.height()) == (320, 180)
        seen, meant = picture.pixelColor(20, 20), colour(page)
        assert max(abs(a - b) for a, b in zip(seen.toTuple(), meant.toTuple(), strict=True)) <= 4
        assert picture.pixelColor(220, 120).lightness() > 240
    assert many.get(MANY) is None


def test_most_of_them_are_packed_however_often_they_are_looked_at(many: Thumbnails[int]) -> None:
    whole = small(0).sizeInBytes()
    for page in (*range(MANY), *reversed(range(MANY))):
        many.get(page)
    assert many.size_bytes < (WHOLE_AT_MOST * 1.4 + (MANY - WHOLE_AT_MOST) * 0.15) * whole


def test_the_pages_of_a_deck_as_most_are_stay_as_they_were_drawn() -> None:
    thumbnails: Thumbnails[int] = Thumbnails()
    for page in range(WHOLE_AT_MOST):
        thumbnails.put(page, small(page))
    assert all(thumbnails.get(page) == small(page) for page in range(WHOLE_AT_MOST))


def test_a_picture_that_is_put_anew_takes_the_place_of_the_packed_one(many: Thumbnails[int]) -> None:
    many.put(0, small(5))
    assert many.get(0) == small(5)
    for page in range(1, MANY):
        many.get(page)
    picture = many.get(0)
    assert picture is not None
    assert abs(picture.pixelColor(20, 20).red() - colour(5).red()) <= 4
