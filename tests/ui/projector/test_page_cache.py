"""The drawn pages in memory: what is dropped when they take too much room."""

from __future__ import annotations

import pytest

from ui.projector import page_cache
from ui.projector.deck_pages import PagePixels
from ui.projector.page_cache import PageCache

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

WIDE, HIGH = 64, 36


def a_page(number: int) -> PagePixels:
    """Return a page of one colour, which packs well."""
    return PagePixels(number, WIDE, HIGH, WIDE * 3, bytes([number]) * (WIDE * 3 * HIGH))


def test_the_farthest_pages_are_dropped_and_drawn_again_once_they_are_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_cache, "_PACKED_BYTES_AT_MOST", 0)
    cache = PageCache(6)
    for number in range(1, 7):
        cache.keep(a_page(number), wanted=5)
    assert [page for page in range(1, 7) if cache.picture(page) is not None] == [4, 5, 6]
    assert all(cache.thumbnail(page) is not None for page in range(1, 7))
    assert cache.next_to_draw(wanted=5) is None
    assert cache.next_to_draw(wanted=2) == 2
