"""A page of the deck that is an activity card: what the room reads of it while the run goes elsewhere."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import ActivityPage, Deck, DeckPage
from facilitator.domain.language import Text
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.decks import keep_deck
from tests.ui.projector.pdfs import deck_pdf
from tests.ui.run.house import House, add_session, turn_to
from ui.projector.audience_view import ActivityCard
from ui.run.run_page import RunPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

WAIT_MS = 15_000
K = RunEventKind
CARD = ActivityPage(Text("In fours", "四人一组"), (Text("Draw", "画"),), 900)


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day that stands in the block whose first page is a card of fifteen minutes."""
    session = add_session(house)
    page.console.slides.resize(QSize(320, 180))
    pages = (DeckPage(1), DeckPage(2, activity=CARD), DeckPage(3), DeckPage(4))
    deck = Deck("main", Text("New", "新"), "new.pdf", deck_pdf(4), pages=pages)
    house.operations.run(partial(keep_deck, house.workspace, session.id, deck), house.toasts.append)
    turn_to(page, session)
    page.show()
    qtbot.waitUntil(lambda: page.console.loaded is not None, timeout=WAIT_MS)
    do(page, house, K.STARTED, K.NEXT)
    qtbot.waitUntil(lambda: isinstance(page.console.projector.view, ActivityCard), timeout=WAIT_MS)
    return session


def do(page: RunPage, house: House, *kinds: RunEventKind) -> None:
    for kind in kinds:
        page.console.do(kind)
    assert house.operations.wait_idle(WAIT_MS)


def left_on_card(page: RunPage) -> int:
    page.console.tick()
    view = page.console.projector.view
    assert isinstance(view, ActivityCard)
    assert (view.title, view.instructions) == (CARD.title, CARD.steps)
    assert view.countdown is not None
    return view.countdown.left_seconds


@pytest.mark.usefixtures("session")
def test_a_frozen_card_stays_with_its_countdown_while_the_trainer_goes_on(
    page: RunPage, house: House
) -> None:
    """In the next block the room saw the plain page behind the card, and no time."""
    house.clock.go_on(minutes=1)
    do(page, house, K.FROZEN, K.NEXT)
    house.clock.go_on(minutes=1)
    assert left_on_card(page) == 780
    do(page, house, K.UNFROZEN)
    assert page.console.projector.view.title != CARD.title  # type: ignore[union-attr]


def test_a_frozen_card_is_there_again_after_a_restart_in_another_block(
    session: Session, page: RunPage, house: House, qtbot: QtBot
) -> None:
    do(page, house, K.FROZEN, K.NEXT)
    again = RunPage(house.tools())
    qtbot.addWidget(again)
    again.console.slides.resize(QSize(320, 180))
    turn_to(again, session)
    again.show()
    qtbot.waitUntil(lambda: isinstance(again.console.projector.view, ActivityCard), timeout=WAIT_MS)
    assert left_on_card(again) == 900
    again.let_go()


@pytest.mark.usefixtures("session")
def test_a_card_counts_on_when_the_trainer_goes_on_out_of_a_pause(page: RunPage, house: House) -> None:
    do(page, house, K.PAUSED, K.BACK, K.NEXT)
    house.clock.go_on(minutes=10)
    assert left_on_card(page) == 300
