from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.domain.message import UserError
from facilitator.domain.zoom import Zoom
from tests.rules.source import ROOT
from tests.ui.projector.pdfs import (
    deck_pdf,
    deck_with_a_lost_page,
    deck_with_an_endless_page,
    empty_pdf,
    grey_of,
    locked_pdf,
)
from ui.projector import deck_pages, slide_renderer
from ui.projector.deck_facts import DeckOpened, DeckRefused, PageDrawn
from ui.projector.deck_pages import BrokenOffError, DeckPages, DrawnPage, IsBrokenOff, white_sheet
from ui.projector.page_cache import NEAR_PAGES, PageCache
from ui.projector.page_drawing import AS_PAINTED
from ui.projector.slide_renderer import SlideRenderer

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

SIZE = QSize(640, 360)
WAIT_MS = 20_000


@pytest.fixture
def renderer() -> Iterator[SlideRenderer]:
    renderer = SlideRenderer()
    yield renderer
    renderer.close()


def grey(renderer: SlideRenderer, page: int) -> int:
    picture = renderer.picture(page)
    assert picture is not None
    return picture.pixelColor(10, 10).red()


def test_every_page_of_a_deck_is_drawn_at_the_size_asked_for(renderer: SlideRenderer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(renderer.deck_opened, timeout=WAIT_MS) as opened:
        renderer.open_deck("main", deck_pdf(9), SIZE)
    assert opened.args == [DeckOpened("main", 9)]
    qtbot.waitUntil(lambda: renderer.thumbnail(9) is not None, timeout=WAIT_MS)
    for page in range(1, 10):
        picture = renderer.picture(page)
        assert picture is not None
        assert picture.size() == SIZE
        assert grey(renderer, page) == pytest.approx(grey_of(page, 9), abs=2)


def test_what_drawing_left_in_memory_is_given_back_once_a_deck_is_whole(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_back: list[int] = []
    monkeypatch.setattr(slide_renderer, "give_back_what_is_free", lambda: given_back.append(renderer.pages))
    renderer.open_deck("main", deck_pdf(5), SIZE)
    qtbot.waitUntil(lambda: given_back == [5], timeout=WAIT_MS)
    for page in (5, 1, 3):
        renderer.look_at(page)
        assert grey(renderer, page) == pytest.approx(grey_of(page, 5), abs=2)
    renderer.open_deck("other", deck_pdf(3), SIZE)
    qtbot.waitUntil(lambda: given_back == [5, 3], timeout=WAIT_MS)


def test_pages_far_away_come_back_whole_from_their_packed_form(renderer: SlideRenderer, qtbot: QtBot) -> None:
    renderer.open_deck("main", deck_pdf(12), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(12) is not None, timeout=WAIT_MS)
    renderer.look_at(12)
    assert grey(renderer, 1) == pytest.approx(grey_of(1, 12), abs=2)
    renderer.look_at(1)
    assert 12 - max(NEAR_PAGES) > 1
    assert grey(renderer, 12) == pytest.approx(grey_of(12, 12), abs=2)


def test_a_new_deck_takes_the_place_of_the_old_one(renderer: SlideRenderer, qtbot: QtBot) -> None:
    renderer.open_deck("main", deck_pdf(5), SIZE)
    with qtbot.waitSignal(
        renderer.deck_opened, timeout=WAIT_MS, check_params_cb=lambda opened: opened.key == "own"
    ):
        renderer.open_deck("own", deck_pdf(2), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(2) is not None, timeout=WAIT_MS)
    assert renderer.pages == 2
    assert renderer.key == "own"


def test_another_projector_size_draws_the_deck_again(renderer: SlideRenderer, qtbot: QtBot) -> None:
    renderer.open_deck("main", deck_pdf(2), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(2) is not None, timeout=WAIT_MS)
    renderer.resize(QSize(320, 180))

    def is_small() -> bool:
        picture = renderer.picture(2)
        return picture is not None and picture.size() == QSize(320, 180)

    qtbot.waitUntil(is_small, timeout=WAIT_MS)


def test_while_the_deck_is_drawn_again_the_old_pictures_stay_in_sight(
    renderer: SlideRenderer, qtbot: QtBot
) -> None:
    renderer.open_deck("main", deck_pdf(30), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(30) is not None, timeout=WAIT_MS)
    missing: list[int] = []
    renderer.deck_opened.connect(lambda _: missing.extend(n for n in range(1, 31) if not renderer.picture(n)))
    with qtbot.waitSignal(renderer.deck_opened, timeout=WAIT_MS):
        renderer.resize(QSize(320, 180))
    assert missing == []


def test_no_page_is_drawn_twice_however_the_trainer_flips(
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

    monkeypatch.setattr(DeckPages, "render", counted)
    renderer.open_deck("main", deck_pdf(20), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(20) is not None, timeout=WAIT_MS)
    for page in (20, 1, 10, 11, 12, 3, 20):
        renderer.look_at(page)
        assert grey(renderer, page) == pytest.approx(grey_of(page, 20), abs=2)
    assert sorted(drawn) == list(range(1, 21))


def noise(page: int, seconds: float = 0.0) -> DrawnPage:
    pixels = random.Random(page).randbytes(64 * 256)  # noqa: S311 - to be the same each time
    return DrawnPage(page, QImage(pixels, 64, 64, 256, AS_PAINTED).copy(), None, seconds)


def test_what_neither_packs_nor_is_slow_to_draw_is_drawn_again_when_it_comes_near() -> None:
    cache = PageCache(20)
    for page in range(1, 21):
        cache.keep(noise(page), wanted=1)
    assert cache.next_to_draw(wanted=1) is None
    assert all(cache.picture(1 + step) is not None for step in NEAR_PAGES if step > 0)
    assert cache.picture(20) is None
    assert cache.next_to_draw(wanted=20) == 20
    cache.keep(noise(20), wanted=20)
    assert cache.picture(20) == noise(20).image
    assert cache.next_to_draw(wanted=20) == 19


def test_what_is_slow_to_draw_is_kept_as_it_is_although_it_does_not_pack() -> None:
    cache = PageCache(20)
    cache.keep(noise(20, seconds=2.0), wanted=1)
    assert cache.picture(20) == noise(20).image


def test_a_page_in_somebody_s_hand_stays_as_it_is_while_others_are_unpacked_into_old_memory() -> None:
    cache = PageCache(6)
    for page in range(1, 7):
        cache.keep(noise(page, seconds=2.0), wanted=1)
    in_hand = {page: cache.picture(page) for page in (1, 2)}
    before = {page: QImage(picture).copy() for page, picture in in_hand.items() if picture is not None}
    for page in (2, 3, 4, 5, 6, 1, 2):
        near = cache.next_to_open(page)
        if near is not None:
            cache.open(near)
        again = cache.picture(page)
        assert again is not None
        assert again == noise(page).image
    assert in_hand == before


def test_the_window_is_told_of_no_page_for_which_it_does_not_wait(
    renderer: SlideRenderer, qtbot: QtBot
) -> None:
    renderer.open_deck("main", deck_pdf(20), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(20) is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: renderer._worker is None, timeout=WAIT_MS)
    QCoreApplication.processEvents()
    told: list[PageDrawn] = []
    renderer.page_drawn.connect(told.append)
    for page in (20, 1, 10, 11):
        renderer.look_at(page)
        qtbot.waitUntil(lambda page=page: renderer._cache.holds(page), timeout=WAIT_MS)
        assert grey(renderer, page) == pytest.approx(grey_of(page, 20), abs=2)
    QCoreApplication.processEvents()
    assert told == []


def test_the_wanted_page_is_shown_before_it_is_packed(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_pack, keep = threading.Event(), PageCache.keep

    def patient(cache: PageCache, drawn: DrawnPage, wanted: int) -> None:
        assert may_pack.wait(WAIT_MS / 1000)
        keep(cache, drawn, wanted)

    monkeypatch.setattr(PageCache, "keep", patient)
    assert renderer.picture(1) is None
    with qtbot.waitSignal(renderer.page_drawn, timeout=WAIT_MS) as told:
        renderer.open_deck("main", deck_pdf(2), SIZE)
    assert told.args == [PageDrawn("main", 1)]
    assert grey(renderer, 1) == pytest.approx(grey_of(1, 2), abs=2)
    may_pack.set()
    qtbot.waitUntil(lambda: renderer.thumbnail(2) is not None, timeout=WAIT_MS)


def test_a_page_that_is_turned_away_from_before_it_is_packed_is_packed_as_it_was_drawn() -> None:
    cache = PageCache(4)
    for page in (2, 3, 4):
        cache.keep(noise(page, seconds=2.0), wanted=2)
    first = noise(1, seconds=2.0)
    cache.show(first)
    for page in (3, 4, 2, 3):  # each over the memory of one that was let go
        near = cache.next_to_open(page)
        assert near is not None
        cache.open(near)
    cache.keep(first, wanted=3)
    assert cache.picture(1) == noise(1).image


def test_a_file_that_is_no_pdf_is_refused_in_one_sentence(renderer: SlideRenderer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(renderer.deck_refused, timeout=WAIT_MS) as refused:
        renderer.open_deck("main", b"slides", SIZE)
    [refusal] = refused.args
    assert isinstance(refusal, DeckRefused)
    assert "save the slides as PDF again" in str(refusal.message)
    assert renderer.pages == 0
    assert renderer.picture(1) is None


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (b"", "not a PDF that can be shown"),
        (b"%PDF-1.7 and then nothing", "not a PDF that can be shown"),
        (locked_pdf(), "asks for a password"),
        (empty_pdf(), "not a PDF that can be shown"),
    ],
)
def test_a_deck_that_cannot_be_shown_says_what_to_do(pdf: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        DeckPages(pdf)


def test_a_damaged_page_is_white_and_the_others_are_shown(renderer: SlideRenderer, qtbot: QtBot) -> None:
    renderer.open_deck("main", deck_with_a_lost_page(), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(2) is not None, timeout=WAIT_MS)
    assert renderer.pages == 2
    picture = renderer.picture(2)
    assert picture is not None
    assert picture.pixelColor(10, 10).lightness() == 255


def test_a_page_that_cannot_be_drawn_is_white_and_the_others_are_shown(
    caplog: pytest.LogCaptureFixture, renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = DeckPages.render

    def broken(
        deck: DeckPages,
        page: int,
        size: QSize,
        is_broken_off: IsBrokenOff,
        **asked: Any,  # noqa: ANN401
    ) -> DrawnPage:
        if page == 2:
            raise MemoryError
        return render(deck, page, size, is_broken_off, **asked)

    def refused(*_: object) -> QImage:
        raise MemoryError

    monkeypatch.setattr(DeckPages, "render", broken)
    monkeypatch.setattr(DeckPages, "render_part", refused)
    renderer.open_deck("main", deck_pdf(3), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(3) is not None, timeout=WAIT_MS)
    assert grey(renderer, 2) == 255
    assert "page 2 of the slides cannot be drawn" in caplog.text
    assert grey(renderer, 3) == pytest.approx(grey_of(3, 3), abs=2)
    renderer.look_closely(2, Zoom())
    renderer.open_deck("own", deck_pdf(1), SIZE)
    qtbot.waitUntil(lambda: renderer.pages == 1 and renderer.thumbnail(1) is not None, timeout=WAIT_MS)


def test_a_deck_for_which_there_is_no_memory_says_what_to_do_and_the_next_one_opens(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: bytes) -> DeckPages:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(slide_renderer, "DeckPages", full)
        with qtbot.waitSignal(renderer.deck_refused, timeout=WAIT_MS) as refused:
            renderer.open_deck("main", deck_pdf(3), SIZE)
    assert "Close other programs" in str(refused.args[0].message)
    with qtbot.waitSignal(renderer.deck_opened, timeout=WAIT_MS):
        renderer.open_deck("own", deck_pdf(1), SIZE)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_after_a_bug_the_next_deck_opens(
    renderer: SlideRenderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(PageCache, "keep", bug)
        renderer.open_deck("main", deck_pdf(3), SIZE)
        qtbot.waitUntil(lambda: renderer.pages == 3 and renderer._worker is None, timeout=WAIT_MS)
    renderer.open_deck("own", deck_pdf(1), SIZE)
    qtbot.waitUntil(lambda: renderer.pages == 1 and renderer.thumbnail(1) is not None, timeout=WAIT_MS)


def test_a_window_without_height_changes_nothing(renderer: SlideRenderer, qtbot: QtBot) -> None:
    renderer.open_deck("main", deck_pdf(2), SIZE)
    qtbot.waitUntil(lambda: renderer.thumbnail(2) is not None, timeout=WAIT_MS)
    renderer.resize(QSize(640, 0))
    renderer.look_at(2)
    picture = renderer.picture(2)
    assert picture is not None
    assert picture.size() == SIZE


def test_drawing_ends_with_the_widget_it_was_for(qtbot: QtBot) -> None:
    strip = QWidget()
    renderer = SlideRenderer(strip)
    renderer.open_deck("main", deck_pdf(40), QSize(1920, 1080))
    qtbot.waitUntil(lambda: renderer.thumbnail(1) is not None, timeout=WAIT_MS)
    strip.deleteLater()
    QCoreApplication.sendPostedEvents(strip, QEvent.Type.DeferredDelete.value)
    assert not isValid(renderer)
    assert "slides" not in {thread.name for thread in threading.enumerate()}


def test_a_page_keeps_its_proportions() -> None:
    deck = DeckPages(deck_pdf(1))
    drawn = deck.render(1, QSize(1000, 1000), small=QSize(320, 240))
    deck.close()
    assert (drawn.image.width(), drawn.image.height()) == (1000, pytest.approx(562.5, abs=1))
    assert drawn.small is not None
    assert (drawn.small.width(), drawn.small.height()) == (320, 180)


def test_a_page_comes_in_both_sizes_and_opaque_all_over() -> None:
    deck = DeckPages((ROOT / "resources/programmes/five_modules/decks/slides.pdf").read_bytes())
    for page in range(1, 4):
        drawn = deck.render(page, QSize(640, 360), small=QSize(320, 240))
        assert drawn.small is not None
        assert not drawn.image.hasAlphaChannel()
        assert set(bytes(drawn.image.constBits())[3::4]) == {255}
    deck.close()


def test_a_page_that_takes_too_long_gives_way_to_the_next_deck(renderer: SlideRenderer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(renderer.deck_opened, timeout=WAIT_MS):
        renderer.open_deck("endless", deck_with_an_endless_page(), SIZE)
    renderer.open_deck("own", deck_pdf(2), SIZE)
    qtbot.waitUntil(lambda: renderer.pages == 2 and renderer.thumbnail(2) is not None, timeout=WAIT_MS)
    assert renderer.key == "own"


def test_a_page_that_takes_too_long_gives_way_to_another_page(renderer: SlideRenderer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(renderer.deck_opened, timeout=WAIT_MS):
        renderer.open_deck("endless", deck_with_an_endless_page(), SIZE)
    renderer.look_at(2)
    qtbot.waitUntil(lambda: renderer.picture(2) is not None, timeout=WAIT_MS)
    assert renderer.picture(1) is None


def test_a_page_that_takes_too_long_is_broken_off_when_drawing_ends(
    renderer: SlideRenderer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(renderer.deck_opened, timeout=WAIT_MS):
        renderer.open_deck("endless", deck_with_an_endless_page(), SIZE)
    renderer.close()
    qtbot.waitUntil(
        lambda: "slides" not in {thread.name for thread in threading.enumerate()}, timeout=WAIT_MS
    )


def test_a_page_that_takes_too_long_is_shown_as_far_as_it_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck_pages, "PATIENCE_SECONDS", 0.0)
    deck = DeckPages(deck_with_an_endless_page())
    drawn = deck.render(1, QSize(64, 36))
    deck.close()
    assert drawn.image != white_sheet(1, QSize(64, 36)).image


def test_between_two_slices_of_a_page_another_deck_is_drawn() -> None:
    slow, other = DeckPages(deck_with_an_endless_page()), DeckPages(deck_pdf(1))
    drawn: list[DrawnPage] = []

    thread = threading.Thread(target=lambda: drawn.append(other.render(1, QSize(64, 36))))

    def is_other_drawn() -> bool:
        if thread.ident is None:
            thread.start()
        return bool(drawn)

    with pytest.raises(BrokenOffError):
        slow.render(1, QSize(64, 36), is_other_drawn)
    thread.join()
    slow.close()
    other.close()
    assert len(drawn) == 1
