"""Slides that do not pack: a stand-in is in sight at once, the page itself as soon as the hand rests."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.rules.source import ROOT
from tests.ui.projector.pdfs import deck_pdf, photo_pdf
from ui.projector import page_cache, slide_renderer
from ui.projector.deck_pages import DeckPages, DrawnPage, IsBrokenOff
from ui.projector.page_cache import NEAR_PAGES, THUMBNAIL_SIZE, PageCache
from ui.projector.page_opener import PageOpener
from ui.projector.slide_renderer import SlideRenderer
from ui.projector.stand_in import StandIn

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

SIZE = QSize(640, 360)
PAGES = 8
FAR = PAGES
WAIT_MS = 20_000
NEVER = 1e9


@pytest.fixture
def renderer() -> Iterator[SlideRenderer]:
    renderer = SlideRenderer()
    yield renderer
    renderer.close()


@pytest.fixture(scope="module")
def photos() -> list[DrawnPage]:
    """Return the pages of a deck of photos as they are drawn."""
    deck = DeckPages(photo_pdf(PAGES))
    pages = [replace(deck.render(page, SIZE), seconds=0.1) for page in range(1, PAGES + 1)]
    deck.close()
    return pages


def filled(photos: list[DrawnPage], wanted: int = 1) -> PageCache:
    cache = PageCache(PAGES)
    for drawn in photos:
        cache.keep(drawn, wanted)
    return cache


def likeness(one: QImage, other: QImage) -> float:
    """Return how alike two pictures are, in decibels: from 40 on nobody tells them apart."""
    assert one.size() == other.size()
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    mean = sum((a - b) ** 2 for a, b in pairs) / one.sizeInBytes() * 4 / 3
    return math.inf if mean == 0 else 10 * math.log10(255**2 / mean)


def test_a_photo_that_is_far_is_opened_from_a_stand_in_that_looks_like_it(photos: list[DrawnPage]) -> None:
    cache = filled(photos)
    assert cache.next_to_draw(FAR) is None
    assert cache.picture(FAR) is None
    stand_in = cache.open(FAR)
    assert stand_in is not None
    assert likeness(stand_in, photos[FAR - 1].image) > 36
    assert cache.picture(FAR) == stand_in
    assert cache.sharp_picture(FAR) is None


def test_photos_take_a_fraction_of_their_pixels(photos: list[DrawnPage]) -> None:
    cache = filled(photos)
    pixels = sum(drawn.image.sizeInBytes() for drawn in photos)
    assert cache._kept_bytes < pixels / 4
    assert sorted(cache._raw) == [1, *(1 + step for step in NEAR_PAGES if step > 0)]


def test_beside_the_wanted_photo_others_are_opened_before_they_are_wanted(photos: list[DrawnPage]) -> None:
    cache = filled(photos)
    opened = []
    while (page := cache.next_to_open(FAR - 2)) is not None:
        cache.open(page)
        opened.append(page)
    assert opened == [FAR - 2, FAR - 1, FAR - 3, FAR]
    assert all(cache.holds(page) for page in opened)
    assert not cache.holds(1)


def test_the_photo_in_sight_is_drawn_again_first_and_then_those_beside_it(photos: list[DrawnPage]) -> None:
    cache = filled(photos)
    while (page := cache.next_to_open(FAR - 2)) is not None:
        cache.open(page)
    sharpened = []
    while (page := cache.next_to_sharpen(FAR - 2)) is not None:
        cache.sharpen(photos[page - 1], FAR - 2)
        sharpened.append(page)
        assert cache.picture(page) == photos[page - 1].image
        assert cache.sharp_picture(page) == photos[page - 1].image
    assert sharpened == [FAR - 2, FAR - 1, FAR - 3, FAR]


def test_a_photo_that_was_drawn_meanwhile_is_not_replaced_by_its_stand_in(
    photos: list[DrawnPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = filled(photos)
    opened = StandIn.opened

    def drawn_meanwhile(stand_in: StandIn, size: QSize | None = None) -> QImage:
        cache.sharpen(photos[FAR - 1], FAR)
        return opened(stand_in, size)

    monkeypatch.setattr(StandIn, "opened", drawn_meanwhile)
    assert cache.open(FAR) == photos[FAR - 1].image
    assert cache.next_to_sharpen(FAR) != FAR


def test_a_photo_is_small_as_it_is_large(photos: list[DrawnPage]) -> None:
    small = filled(photos).thumbnail(FAR)
    assert small is not None
    assert small.size() == QSize(320, 180)
    deck = DeckPages(photo_pdf(PAGES))
    drawn = deck.render(FAR, THUMBNAIL_SIZE).image
    deck.close()
    assert likeness(small.convertToFormat(drawn.format()), drawn) > 28


def test_what_packs_is_never_anything_but_itself() -> None:
    deck = DeckPages((ROOT / "resources/programmes/five_modules/decks/slides.pdf").read_bytes())
    drawn = [deck.render(page, SIZE) for page in range(1, 4)]
    deck.close()
    cache = PageCache(3)
    for one in drawn:
        cache.keep(replace(one, image=one.image.copy()), wanted=1)
    for page in (3, 2, 1, 3):
        while (near := cache.next_to_open(page)) is not None:
            cache.open(near)
        assert cache.sharp_picture(page) == drawn[page - 1].image
        assert cache.picture(page) == drawn[page - 1].image
        assert cache.next_to_sharpen(page) is None


def test_where_qt_writes_no_jpeg_photos_are_drawn_again_when_they_come_near(
    photos: list[DrawnPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StandIn, "of", lambda _: None)
    cache = filled(photos)
    assert cache.next_to_draw(wanted=1) is None
    assert cache.picture(2) == photos[1].image
    assert cache.picture(FAR) is None
    assert cache.next_to_draw(wanted=FAR) == FAR
    assert cache.thumbnail(FAR) is not None


def test_once_the_hand_rests_the_room_sees_the_photo_itself(
    renderer: SlideRenderer, qtbot: QtBot, photos: list[DrawnPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "_QUICK_SECONDS", 0.0)
    monkeypatch.setattr(slide_renderer, "REST_SECONDS", 0.0)
    renderer.open_deck("main", photo_pdf(PAGES), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(FAR) is not None, timeout=WAIT_MS)
    told: list[int] = []
    renderer.page_drawn.connect(lambda fact: told.append(fact.page))
    renderer.look_at(FAR)
    qtbot.waitUntil(
        lambda: renderer.best_picture(FAR, held=QImage()) == photos[FAR - 1].image, timeout=WAIT_MS
    )
    qtbot.waitUntil(lambda: FAR in told, timeout=WAIT_MS)
    assert renderer.picture(FAR) == photos[FAR - 1].image


def test_while_the_hand_does_not_rest_no_photo_is_drawn_again(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    render = DeckPages.render

    def counted(
        deck: DeckPages,
        page: int,
        size: QSize,
        is_broken_off: IsBrokenOff,
        **asked: Any,  # noqa: ANN401
    ) -> DrawnPage:
        drawn.append(page)
        return render(deck, page, size, is_broken_off, **asked)

    monkeypatch.setattr(page_cache, "_QUICK_SECONDS", 0.0)
    monkeypatch.setattr(slide_renderer, "REST_SECONDS", NEVER)
    monkeypatch.setattr(DeckPages, "render", counted)
    renderer.open_deck("main", photo_pdf(PAGES), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(FAR) is not None, timeout=WAIT_MS)
    for page in (FAR, 1, 3, 4, 5, 2, FAR):
        renderer.look_at(page)
        qtbot.waitUntil(lambda page=page: renderer.picture(page) is not None, timeout=WAIT_MS)
    assert sorted(drawn) == list(range(1, PAGES + 1))


def test_a_worker_that_waits_for_the_hand_to_rest_ends_with_the_window(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "_QUICK_SECONDS", 0.0)
    monkeypatch.setattr(slide_renderer, "REST_SECONDS", NEVER)
    renderer.open_deck("main", photo_pdf(PAGES), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(FAR) is not None, timeout=WAIT_MS)
    renderer.look_at(FAR)
    qtbot.waitUntil(lambda: renderer.picture(FAR) is not None, timeout=WAIT_MS)
    assert "slides" in {thread.name for thread in threading.enumerate()}
    renderer.close()
    assert not {"slides", "slides beside"} & {thread.name for thread in threading.enumerate()}


def test_a_worker_that_waits_for_the_hand_to_rest_opens_the_next_deck_at_once(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "_QUICK_SECONDS", 0.0)
    monkeypatch.setattr(slide_renderer, "REST_SECONDS", NEVER)
    renderer.open_deck("main", photo_pdf(PAGES), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(FAR) is not None, timeout=WAIT_MS)
    renderer.look_at(FAR)
    renderer.open_deck("own", deck_pdf(2), SIZE)
    qtbot.waitUntil(lambda: renderer.pages == 2 and renderer.thumbnail(2) is not None, timeout=WAIT_MS)


def test_a_photo_that_cannot_be_drawn_again_keeps_its_stand_in(
    caplog: pytest.LogCaptureFixture,
    renderer: SlideRenderer,
    qtbot: QtBot,
    photos: list[DrawnPage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_cache, "_QUICK_SECONDS", 0.0)
    monkeypatch.setattr(slide_renderer, "REST_SECONDS", 0.0)
    renderer.open_deck("main", photo_pdf(PAGES), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(FAR) is not None, timeout=WAIT_MS)

    def full(*_: object, **__: object) -> DrawnPage:
        raise MemoryError

    monkeypatch.setattr(DeckPages, "render", full)
    renderer.look_at(FAR)
    qtbot.waitUntil(lambda: f"page {FAR} of the slides cannot be drawn again" in caplog.text, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: renderer._worker is None, timeout=WAIT_MS)
    stand_in = renderer.picture(FAR)
    assert stand_in is not None
    assert likeness(stand_in, photos[FAR - 1].image) > 36


def test_a_photo_that_stays_in_sight_while_the_run_goes_on_is_the_best_there_is(
    renderer: SlideRenderer, qtbot: QtBot, photos: list[DrawnPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "_QUICK_SECONDS", 0.0)
    monkeypatch.setattr(slide_renderer, "REST_SECONDS", NEVER)
    renderer.open_deck("main", photo_pdf(PAGES), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(FAR) is not None, timeout=WAIT_MS)
    as_drawn = renderer.best_picture(1, held=None)
    assert as_drawn == photos[0].image
    renderer.look_at(FAR)
    assert renderer.best_picture(1, held=as_drawn) == photos[0].image
    stand_in = renderer.best_picture(1, held=None)
    assert stand_in is not None
    assert likeness(stand_in, photos[0].image) > 36


def test_a_photo_that_is_wanted_while_it_is_opened_as_a_neighbour_is_told_of(
    photos: list[DrawnPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, told, is_told = filled(photos), list[int](), threading.Event()

    def tell(page: int) -> None:
        told.append(page)
        if page == FAR:
            is_told.set()

    opener = PageOpener(tell)
    opened = StandIn.opened

    def turned_meanwhile(stand_in: StandIn, size: QSize | None = None) -> QImage:
        if stand_in is cache._kept[FAR]:
            opener.look_at(cache, FAR)
        return opened(stand_in, size)

    monkeypatch.setattr(StandIn, "opened", turned_meanwhile)
    opener.look_at(cache, FAR - 1)
    assert is_told.wait(WAIT_MS / 1000)
    opener.close(WAIT_MS / 1000)
    assert told == [FAR - 1, FAR]
