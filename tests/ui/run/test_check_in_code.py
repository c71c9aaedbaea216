"""The check-in code before the room: by key and button, from the Door, and away again by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.phone_door import PhoneWay
from tests.ui.phone_doors import CABLE, SECRET, FakePhoneDoor
from tests.ui.run.house import House, add_session, turn_to
from tests.ui.run.steps import press, show, until
from ui.attendance.door_page import DoorPage
from ui.phones import Phones
from ui.projector.audience_view import BlackScreen, HoldingCard
from ui.projector.room_views import CheckInCodeCard
from ui.run.run_page import RunPage
from ui.shell.pages import Pages
from ui.widgets.page import CHECK_IN_CODE, PageId, PageTools

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = frozenset(PhoneWay)


@pytest.fixture
def door(house: House) -> FakePhoneDoor:
    house.phone_door = FakePhoneDoor()
    return house.phone_door


@pytest.fixture
def tools(door: FakePhoneDoor, house: House) -> PageTools:
    del door
    return house.tools()


@pytest.fixture
def phones(tools: PageTools, house: House) -> Iterator[Phones]:
    assert tools.phones is not None
    yield tools.phones
    if isValid(tools.phones):
        tools.phones.let_go()
    assert house.operations.wait_idle()


@pytest.fixture
def page(tools: PageTools, phones: Phones, qtbot: QtBot) -> Iterator[RunPage]:
    del phones
    page = RunPage(tools)
    page.resize(1278, 704)
    qtbot.addWidget(page)
    yield page
    page.let_go()


@pytest.fixture
def session(house: House, page: RunPage, phones: Phones, qtbot: QtBot) -> Session:
    """A half-day before its start, with phones let in."""
    session = add_session(house, half_days=2, people=4)
    show(page, session, qtbot)
    phones.open(session.half_days[0].id, BOTH)
    assert house.operations.wait_idle()
    return session


def seen(page: RunPage) -> object:
    page.console.tick()
    return page.console.projector.view


def test_one_key_shows_the_code_and_the_same_key_takes_it_away(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(page, house, qtbot, Qt.Key.Key_J, CTRL)
    card = seen(page)
    assert isinstance(card, CheckInCodeCard)
    assert (card.address, card.digits, card.title) == (
        "192.168.1.5:8765",
        "48210733",
        session.programme_title,
    )
    assert page.board.room.code_button.isChecked()
    press(page, house, qtbot, Qt.Key.Key_J, CTRL)
    assert isinstance(seen(page), HoldingCard)


def test_its_button_is_there_only_while_people_may_come_in_by_phone(
    page: RunPage, session: Session, phones: Phones, house: House
) -> None:
    del session
    button = page.board.room.code_button
    assert button.isVisible()
    button.click()
    assert isinstance(seen(page), CheckInCodeCard)
    phones.close()
    assert isinstance(seen(page), HoldingCard)
    assert house.operations.wait_idle()
    assert button.isHidden()
    assert not phones.is_in_room


def test_the_room_gets_the_next_code_as_soon_as_it_is_drawn(
    page: RunPage, session: Session, phones: Phones, door: FakePhoneDoor, house: House
) -> None:
    del session
    page.code.toggle()
    door.slot += 1
    phones.look()
    assert house.operations.wait_idle()
    view = page.console.projector.view
    assert isinstance(view, CheckInCodeCard)
    assert view.digits == "48210734"


def test_it_gives_way_when_the_trainer_goes_on_and_is_hidden_by_black(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    page.code.toggle()
    press(page, house, qtbot, Qt.Key.Key_B)
    assert isinstance(seen(page), BlackScreen)
    press(page, house, qtbot, Qt.Key.Key_B)
    assert isinstance(seen(page), CheckInCodeCard)
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    assert not isinstance(seen(page), CheckInCodeCard)
    assert not page.code.is_shown


def test_nothing_private_is_on_it(
    page: RunPage, session: Session, phones: Phones, door: FakePhoneDoor, house: House
) -> None:
    door.hear(phones_through=31, checked_in=29, refused=37)
    phones.look()
    phones.draw_helper_code(lambda _: None, pytest.fail)
    assert house.operations.wait_idle()
    page.code.toggle()
    words = repr(seen(page))
    with house.workspace.store.read() as records:
        names = [one.person.name for one in records.people.of_session(session.id)]
    assert names
    assert not [one for one in (*names, SECRET, "=31", "=29", "=37", "'31'", "'29'", "'37'") if one in words]


def test_groups_do_not_think_that_they_are_shown_while_the_code_is(
    page: RunPage, session: Session, house: House
) -> None:
    del session
    panel = page.board.in_room
    page.in_room.open(panel.timers)
    panel.timers.groups.edit.setValue(3)
    panel.timers.rounds.edit.setText("5")
    panel.timers.set_up_button.click()
    assert house.operations.wait_idle()
    panel.show_button.click()
    assert panel.show_button.isChecked()
    page.code.toggle()
    assert not panel.show_button.isChecked()
    panel.show_button.click()
    assert panel.show_button.isChecked()
    assert not page.code.is_shown


def test_without_phones_it_says_where_they_are_switched_on(
    page: RunPage, session: Session, phones: Phones, house: House
) -> None:
    del session
    phones.close()
    assert house.operations.wait_idle()
    page.code.toggle()
    assert "at the Door" in house.toasts[-1]
    assert not page.code.is_shown
    assert "The check-in code before the room, or no longer" not in {one.title for one in page.commands()}


def test_phones_of_another_half_day_get_no_code_before_this_room(
    page: RunPage, session: Session, phones: Phones, house: House
) -> None:
    phones.open(session.half_days[1].id, BOTH)
    assert house.operations.wait_idle()
    page.code.toggle()
    assert "another half-day" in house.toasts[-1]
    assert not isinstance(seen(page), CheckInCodeCard)


def test_phones_turned_to_another_half_day_take_their_code_from_this_room(
    page: RunPage, session: Session, phones: Phones, house: House
) -> None:
    page.code.toggle()
    phones.open(session.half_days[1].id, BOTH)
    assert isinstance(seen(page), HoldingCard)
    assert house.operations.wait_idle()
    assert not page.code.is_shown


def test_asked_for_before_it_is_drawn_it_comes_as_soon_as_it_is(
    page: RunPage, session: Session, phones: Phones, door: FakePhoneDoor, house: House
) -> None:
    door.is_slow = True
    phones.close()
    phones.open(session.half_days[0].id, BOTH)
    assert house.operations.wait_idle()
    page.code.toggle()
    assert not page.code.is_shown
    door.is_slow = False
    phones.look()
    assert house.operations.wait_idle()
    assert isinstance(seen(page), CheckInCodeCard)


def test_another_address_changes_what_it_says_and_never_takes_it_away(
    page: RunPage, session: Session, phones: Phones, house: House
) -> None:
    del session
    page.code.toggle()
    phones.choose("http://10.0.0.7:8765")
    before = seen(page)
    assert house.operations.wait_idle()
    after = seen(page)
    assert [isinstance(view, CheckInCodeCard) and view.address for view in (before, after)] == [
        "192.168.1.5:8765",
        "10.0.0.7:8765",
    ]


def test_a_code_that_leads_nowhere_is_taken_from_the_room_and_the_next_one_comes_in_its_place(
    page: RunPage, session: Session, phones: Phones, door: FakePhoneDoor, house: House
) -> None:
    del session
    page.code.toggle()
    door.lose()
    phones.look()
    card = page.console.projector.view
    assert isinstance(card, CheckInCodeCard)
    assert (card.cells, card.runs, card.address, card.digits) == (0, (), "", "")
    assert page.code.is_shown
    door.find(CABLE)
    phones.look()
    card = seen(page)
    assert isinstance(card, CheckInCodeCard), "the room saw something else until the next code was drawn"
    assert not card.cells
    assert house.operations.wait_idle()
    card = page.console.projector.view
    assert isinstance(card, CheckInCodeCard)
    assert card.address == "10.0.0.7:8765"
    assert card.cells


def test_without_a_projector_it_says_how_the_room_will_see_it(
    page: RunPage, session: Session, house: House
) -> None:
    del session
    page.code.toggle()
    assert "F5" in house.toasts[-1]
    assert not page.console.projector.is_on


def test_a_projector_that_is_there_is_switched_on_for_it_and_takes_no_keys(
    page: RunPage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    del session
    monkeypatch.setattr(type(page.console.projector), "has_screen", property(lambda _: True))
    page.code.toggle()
    assert page.console.projector.is_on
    until(qtbot, page.isActiveWindow)


def test_it_stands_among_the_keys_and_in_the_palette(page: RunPage, session: Session) -> None:
    del session
    assert "Ctrl+J" in {line.keys for line in page.keys()}
    assert "The check-in code before the room, or no longer" in {one.title for one in page.commands()}


def test_the_door_shows_it_though_run_was_never_opened_and_stays_in_front(
    tools: PageTools, phones: Phones, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    pages = Pages({PageId.DOOR: DoorPage, PageId.RUN: RunPage})
    qtbot.addWidget(pages)
    pages.use(tools)
    pages.set_session(session.id, session.half_days[0].id)
    pages.show_page(PageId.DOOR)
    pages.show()
    assert house.operations.wait_idle()
    phones.open(session.half_days[0].id, BOTH)
    assert house.operations.wait_idle()
    front = pages.front
    assert isinstance(front, DoorPage)
    front.phones.ask_room()
    assert house.operations.wait_idle()
    assert pages.front is front
    assert phones.is_in_room
    front.phones.ask_room()
    assert not phones.is_in_room
    pages.let_go()
    assert house.operations.wait_idle()
    assert house.phone_door is not None
    assert not house.phone_door.now.is_open


def test_a_wish_that_waits_is_dropped_with_the_door(
    page: RunPage, phones: Phones, house: House, qtbot: QtBot
) -> None:
    session = add_session(house)
    phones.open(session.half_days[0].id, BOTH)
    assert house.operations.wait_idle()
    page.receive(CHECK_IN_CODE)
    phones.close()
    assert house.operations.wait_idle()
    turn_to(page, session)
    show(page, session, qtbot)
    phones.open(session.half_days[0].id, BOTH)
    assert house.operations.wait_idle()
    assert not page.code.is_shown
