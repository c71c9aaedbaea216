"""All slides at once: found by text, gone to with their block, seen by nobody in the room."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import Deck, DeckPage
from facilitator.domain.language import Language, Text
from facilitator.domain.programme import SlideRange
from facilitator.domain.run import RunEvent, RunEventKind, position
from facilitator.domain.session import Session
from facilitator.services.decks import keep_deck
from facilitator.services.run_session import load_run
from tests.builders import HALF_DAY, a_plan, an_id
from tests.fakes import FakeClock
from tests.ui.run.house import House, add_session, agenda
from tests.ui.run.steps import WAIT_MS, press, show, until
from ui.projector.audience_view import SlideView
from ui.run.overview.shelf_slide import ShelfSlide, block_for, shelf_slides
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

K = RunEventKind
WORDS = ("Welcome", "Why it hurts", "Three feelings", "Two roads", "A day", "Thank you")
KEPT_WORDS = ("", "", "父亲的一天", "", "", "")


def written_pdf() -> bytes:
    """Return a deck with a line of text on each page."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(320, 180))
    for words in WORDS:
        canvas.drawString(20, 90, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """Return a session in whose talk, slides 2 to 4, the trainer stands; page 3 has words of its own."""
    session = add_session(house)
    pages = tuple(DeckPage(number, text) for number, text in enumerate(KEPT_WORDS, start=1))
    keep_deck(house.workspace, session.id, Deck("main", Text("Slides"), "s.pdf", written_pdf(), pages=pages))
    page.console.slides.resize(QSize(320, 180))
    show(page, session, qtbot)
    page.console.do(K.STARTED)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)
    until(qtbot, lambda: seen_page(page) == 2)
    return session


def seen_page(page: RunPage) -> int | None:
    view = page.console.projector.view
    return view.page if isinstance(view, SlideView) else None


def open_overview(page: RunPage, house: House, qtbot: QtBot) -> None:
    """Press Ctrl+F and wait until every slide is read."""
    press(page, house, qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, page.overview.panel.isVisible)
    until(qtbot, lambda: len(page.overview.shelf.slides) == 6 and bool(page.overview.shelf.title(5)))
    until(qtbot, lambda: len(shown(page)) == 6)


def shown(page: RunPage) -> list[int]:
    return [cell.number for cell in page.overview.panel.grid.cells_model.cells]


def chosen(page: RunPage) -> int | None:
    cell = page.overview.panel.grid.chosen
    return None if cell is None else cell.number


def search(page: RunPage, words: str) -> None:
    """Type the words, as the input method commits them."""
    page.overview.panel.search.clear()
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(page.overview.panel.search, typed)


def events(house: House, session: Session) -> list[RunEventKind]:
    return [event.kind for event in load_run(house.workspace, session.half_days[0].id).events]


@pytest.mark.usefixtures("session")
def test_one_key_shows_all_slides_with_their_blocks_and_the_current_one_chosen(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    open_overview(page, house, qtbot)
    until(qtbot, lambda: all(cell.title for cell in page.overview.panel.grid.cells_model.cells))
    cells = page.overview.panel.grid.cells_model.cells
    assert [cell.number for cell in cells] == [1, 2, 3, 4, 5, 6]
    assert [cell.title for cell in cells] == [
        "Welcome",
        "Why it hurts",
        "父亲的一天",
        "Two roads",
        "A day",
        "Thank you",
    ]
    assert cells[0].block == "Welcome"
    assert cells[4].block == "In no block"
    assert [cell.number for cell in cells if cell.is_shown] == [2]
    assert chosen(page) == 2
    assert cells[1].spoken == "Slide 2. Why it hurts. Here now · Why it hurts to be apart"
    shelf = page.overview.shelf
    until(qtbot, lambda: all(shelf.picture(slide) is not None for slide in shelf.slides))


@pytest.mark.usefixtures("session")
def test_the_room_sees_nothing_of_the_overview(page: RunPage, house: House, qtbot: QtBot) -> None:
    before = page.console.projector.view
    open_overview(page, house, qtbot)
    search(page, "roads")
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert page.overview.panel.isHidden()
    assert page.hasFocus()
    assert page.console.projector.view == before


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("roads", [4]),
        ("父亲", [3]),
        ("fuqin", [3]),
        ("fqdyt", [3]),
        ("huanying", [1]),
        ("why it", [2, 3, 4]),
        ("5", [5]),
        ("nowhere", []),
    ],
)
@pytest.mark.usefixtures("session")
def test_slides_are_found_by_kept_words_by_written_ones_by_pinyin_block_and_number(
    page: RunPage, house: House, qtbot: QtBot, words: str, numbers: list[int]
) -> None:
    open_overview(page, house, qtbot)
    search(page, words)
    assert shown(page) == numbers
    search(page, "")
    assert shown(page) == [1, 2, 3, 4, 5, 6]


def test_enter_on_a_slide_of_the_block_shows_it_without_a_jump(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    open_overview(page, house, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Right)
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert page.overview.panel.isHidden()
    until(qtbot, lambda: seen_page(page) == 3)
    assert events(house, session)[-2:] == [K.NEXT, K.SLIDE_SHOWN]


def test_enter_on_a_slide_of_another_block_goes_there_and_one_press_takes_it_back(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    open_overview(page, house, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Left)
    press(page, house, qtbot, Qt.Key.Key_Return)
    until(qtbot, lambda: seen_page(page) == 1)
    assert page.console.current_item == session.agenda[0].id
    assert events(house, session)[-2:] == [K.JUMPED, K.SLIDE_SHOWN]
    undo = house.undo[-1]
    assert undo is not None
    undo()
    assert house.operations.wait_idle(WAIT_MS)
    until(qtbot, lambda: seen_page(page) == 2)
    assert page.console.current_item == session.agenda[1].id


def test_with_shift_the_slide_is_shown_and_the_block_stays(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    open_overview(page, house, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Left)
    press(page, house, qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    until(qtbot, lambda: seen_page(page) == 1)
    assert page.console.current_item == session.agenda[1].id


@pytest.mark.usefixtures("session")
def test_the_first_hit_is_chosen_and_enter_goes_to_it(page: RunPage, house: House, qtbot: QtBot) -> None:
    open_overview(page, house, qtbot)
    search(page, "thank")
    assert chosen(page) == 6
    press(page, house, qtbot, Qt.Key.Key_Return)
    until(qtbot, lambda: seen_page(page) == 6)


@pytest.mark.usefixtures("session")
def test_a_clicker_turns_the_page_while_the_overview_is_open_and_its_mark_follows(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    open_overview(page, house, qtbot)
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    until(qtbot, lambda: seen_page(page) == 3)
    cells = page.overview.panel.grid.cells_model.cells
    assert [cell.number for cell in cells if cell.is_shown] == [3]
    assert chosen(page) == 2, "what the trainer chose stays chosen"


@pytest.mark.usefixtures("session")
def test_a_search_without_a_hit_says_so_and_enter_does_nothing(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    open_overview(page, house, qtbot)
    search(page, "nowhere")
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert page.overview.panel.isVisible()
    assert seen_page(page) == 2


def test_before_the_start_it_can_be_looked_at_and_says_what_to_do_first(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    show(page, session, qtbot)
    open_overview_of(page, house, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return)
    assert house.toasts[-1] == "Start the half-day first: Ctrl+Enter."
    assert events(house, session) == []


def open_overview_of(page: RunPage, house: House, qtbot: QtBot) -> None:
    press(page, house, qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: len(shown(page)) == 6)


def test_without_any_slides_the_trainer_is_told_so(page: RunPage, house: House, qtbot: QtBot) -> None:
    session = add_session(house)
    plain = tuple(replace(item, slides=None) for item in session.agenda)
    with house.workspace.store.write() as records:
        records.sessions.replace_agenda(session.id, plain)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert house.toasts[-1] == "No block of this half-day has slides."
    assert page.overview.panel.isHidden()


def test_a_deck_that_is_replaced_is_read_anew(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    open_overview(page, house, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Escape)
    renewed = Deck("main", Text("S"), "s.pdf", written_pdf(), pages=(DeckPage(1, "Quite new"),))
    house.operations.run(lambda: keep_deck(house.workspace, session.id, renewed), lambda _: None)
    assert house.operations.wait_idle(WAIT_MS)
    open_overview(page, house, qtbot)
    assert page.overview.shelf.title(0) == "Quite new"


@pytest.mark.usefixtures("session")
def test_the_blocks_are_named_in_the_window_s_language(page: RunPage, house: House, qtbot: QtBot) -> None:
    house.appearance.set_language(Language.ZH)
    open_overview(page, house, qtbot)
    assert page.overview.panel.grid.cells_model.cells[0].block == "欢迎"
    house.appearance.set_language(Language.EN)


def test_each_slide_has_the_block_whose_time_it_is_shown_in() -> None:
    items = agenda()
    deck = {"main": 6}
    slides = shelf_slides(items, deck)
    assert [(one.page, one.block, one.is_in_agenda) for one in slides] == [
        (1, items[0], True),
        (2, items[1], True),
        (3, items[1], True),
        (4, items[1], True),
        (5, items[1], False),
        (6, items[1], False),
    ]


def test_decks_stand_in_the_order_of_the_agenda_and_one_that_is_missing_has_no_slides() -> None:
    first, talk, *_ = agenda()
    extra = replace(first, slides=SlideRange("extra", 2, 2))
    lost = replace(first, slides=SlideRange("lost", 1, 3))
    slides = shelf_slides([extra, talk, lost], {"main": 1, "extra": 2})
    assert [(one.deck, one.page, one.is_in_agenda) for one in slides] == [
        ("extra", 1, False),
        ("extra", 2, True),
        ("main", 1, False),
    ]
    assert slides[2] == ShelfSlide("main", 1, talk, is_in_agenda=False)


def test_a_page_of_several_blocks_is_gone_to_in_the_one_that_runs_else_in_the_next() -> None:
    """Enter on a page of the block that ran went back to the first block that shows the same page."""
    _, talk, other, pause, last = agenda()
    again, later = (replace(one, slides=SlideRange("main", 2, 3)) for one in (other, last))
    items = (talk, again, pause, later)
    plan = a_plan(*items)
    [slide] = [one for one in shelf_slides(items, {"main": 4}) if one.page == 2]
    gone_to = []
    for stands_in in items:
        clock = FakeClock(plan.starts_at)
        start = RunEvent(an_id("start"), HALF_DAY, K.STARTED, clock.instant(), stands_in.id)
        where = position(plan, (start,), clock.instant())
        gone_to.append(block_for(slide, where.progress, where.index))
    assert gone_to == [talk, again, later, later]
    assert block_for(slide, position(plan, (), clock.instant()).progress, None) == talk
