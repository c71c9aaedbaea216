"""What an assistant tells the trainer: on the console until seen, whoever wrote it, never in the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from database import DatabaseStore
from facilitator.domain.assistant_message import AssistantMessage
from facilitator.domain.capture import CaptureKind
from facilitator.domain.key_map import KeyMap
from facilitator.domain.language import Language
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.run_command import ConsoleCommand
from facilitator.domain.session import Session
from facilitator.services.assistant_messages import last_sent, send, unseen
from tests.ui.run.house import House, add_session, close_house, open_house, turn_to
from tests.ui.run.steps import press, show, until
from ui.projector.audience_view import ActivityCard, AudienceView, BreakCard, HoldingCard, SlideView
from ui.run.message_bar import MessagePlace
from ui.run.run_page import RunPage
from ui.run.slide_tools.hand import Tool

pytestmark = pytest.mark.qt

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(page: RunPage, house: House, qtbot: QtBot) -> Session:
    """A half-day that runs, in front of the trainer."""
    session = add_session(house)
    show(page, session, qtbot)
    press(page, house, qtbot, Qt.Key.Key_Return, CTRL)
    return session


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others may write into the workspace, as into one on a server."""
    monkeypatch.setattr(DatabaseStore, "is_shared", True)


@pytest.fixture
def rung(page: RunPage, house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    rung: list[str] = []
    monkeypatch.setattr(page.surroundings.chime.player, "ring", rung.append)
    yield rung
    house.appearance.keep(replace(house.appearance.preferences, chime_on=False))


def tell(house: House, session: Session, text: str, who: str = "Wang") -> AssistantMessage:
    """Send it from a page of the same window."""
    sent: list[AssistantMessage] = []
    workspace, half_day = replace(house.workspace, who=who), session.half_days[0].id
    house.operations.run(lambda: send(workspace, half_day, text), lambda one: sent.append(one.message))
    assert house.operations.wait_idle()
    return sent[0]


def see(page: RunPage, house: House, qtbot: QtBot) -> None:
    house.clock.go_on(seconds=1)
    press(page, house, qtbot, Qt.Key.Key_T, CTRL)


def test_it_stands_on_the_console_until_one_key_says_seen(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    bar = page.board.message
    assert bar.isHidden()
    tell(house, session, "Bus is here at 11:45")
    assert bar.isVisible()
    assert bar.words == "Bus is here at 11:45"
    assert bar.accessibleName() == "Message from Wang, 13:30: Bus is here at 11:45"
    assert bar.seen_button.text() == "Seen  Ctrl+T"
    see(page, house, qtbot)
    assert bar.isHidden()
    assert unseen(house.workspace, session.half_days[0].id) == ()
    last = last_sent(house.workspace, session.half_days[0].id)
    assert last is not None
    assert last.seen_at == house.clock.now()


def test_of_several_the_newest_is_first_and_each_is_acknowledged_by_itself(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    bar = page.board.message
    for text in ("one", "two", "three"):
        tell(house, session, text)
    seen = []
    for _ in range(3):
        seen.append((bar.words, bar._more.text() if bar._more.isVisible() else ""))
        see(page, house, qtbot)
    assert seen == [("three", "+2 more"), ("two", "+1 more"), ("one", "")]
    assert bar.isHidden()


def test_the_button_does_the_same_and_the_keys_belong_to_the_page_again(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    tell(house, session, "Five more at the gate")
    house.clock.go_on(seconds=1)
    page.board.message.seen_button.setFocus()
    qtbot.keyClick(page.board.message.seen_button, Qt.Key.Key_Space)
    assert house.operations.wait_idle()
    assert page.board.message.isHidden()
    assert page.hasFocus()


def test_a_key_that_was_on_its_way_when_it_came_up_acknowledges_nothing(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    tell(house, session, "one")
    press(page, house, qtbot, Qt.Key.Key_T, CTRL)
    assert page.board.message.isVisible()
    tell(house, session, "two")
    house.clock.go_on(seconds=1)
    for _ in range(2):
        press(page, house, qtbot, Qt.Key.Key_T, CTRL)
    assert [one.text for one in unseen(house.workspace, session.half_days[0].id)] == ["one"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1278, 704), (1832, 1016)])
def test_time_notes_and_slides_stay_where_they_are(
    page: RunPage, house: House, qtbot: QtBot, session: Session, language: Language, size: tuple[int, int]
) -> None:
    page.resize(*size)
    house.appearance.set_language(language)
    board, seen = page.board, {Language.EN: "Seen", Language.ZH: "看过了"}[language]
    until(qtbot, lambda: board.message.seen_button.text().startswith(seen))
    parts = (board.time_card, board.notes, board.room, board.capture_bar)
    tell(house, session, "a first one, so that all words and places are settled")
    see(page, house, qtbot)
    before = [part.geometry() for part in parts]
    for number in range(3):
        tell(
            house,
            session,
            f"{number}: 食堂问 12:00 还是 12:15 开饭，要我们现在答复；门口还有五个人没有签到卡 " * 2,
        )
    assert [part.geometry() for part in parts] == before
    bar = board.message.geometry().translated(board._agenda_side.pos())
    assert not any(bar.intersects(one) for one in before)
    assert board._agenda_card.height() > 100


def test_it_stays_in_sight_whatever_is_open(page: RunPage, house: House, session: Session) -> None:
    tell(house, session, "Bus is here")
    bar = page.board.message
    places = []
    for size in ((1278, 704), (1832, 1016), (822, 448)):
        page.resize(*size)
        page.overview.toggle()
        page.board._column.activate()
        over = page.overview.panel.geometry()
        assert not over.intersects(
            bar.geometry().translated(bar.parentWidget().mapTo(page.board, bar.rect().topLeft()))
        )
        places.append(bar.place)
        page.overview.toggle()
        page.slide_tools.toggle(Tool.PEN)
        places.append(bar.place)
        assert bar.isVisible()
        page.slide_tools.toggle(Tool.PEN)
        places.append(bar.place)
        assert bar.isVisible()
    across, agenda, foot = MessagePlace.ACROSS, MessagePlace.AGENDA, MessagePlace.FOOT
    assert places == [across, agenda, agenda, across, across, agenda, foot, foot, foot]


def test_in_a_low_window_it_gives_the_line_for_notes_back_to_who_writes(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    page.resize(822, 448)
    line = page.board.capture_bar
    tell(house, session, "Bus is here")
    assert (line.isVisible(), page.board.message.place) == (False, MessagePlace.FOOT)
    press(page, house, qtbot, Qt.Key.Key_F2)
    assert (line.isVisible(), page.board.message.place) == (True, MessagePlace.ACROSS)
    assert page.board.message.isVisible()
    assert line.line_edit.hasFocus()
    qtbot.keyClick(line.line_edit, Qt.Key.Key_Escape)
    page.console.tick()
    assert (line.isVisible(), page.board.message.place) == (False, MessagePlace.FOOT)
    see(page, house, qtbot)
    assert line.isVisible()


def test_what_is_unseen_comes_back_after_a_crash(
    house: House, page: RunPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    tell(house, session, "Bus is here", who="")
    page.let_go()
    house.operations.wait_idle()
    house.workspace.store.close()
    again = open_house(tmp_path, house.clock)
    second = RunPage(again.tools())
    qtbot.addWidget(second)
    turn_to(second, session)
    second.show()
    until(qtbot, second.board.message.isVisible)
    assert second.board.message.accessibleName() == "Message from Assistant, 13:30: Bus is here"
    second.let_go()
    close_house(again)


def test_each_half_day_shows_its_own(page: RunPage, house: House, qtbot: QtBot) -> None:
    session = add_session(house, half_days=2)
    show(page, session, qtbot)
    tell(house, session, "for the first")
    assert page.board.message.isVisible()
    turn_to(page, session, 1)
    assert page.board.message.isHidden()
    until(qtbot, lambda: page.console.loaded is not None)
    assert house.operations.wait_idle()
    assert page.board.message.isHidden()
    turn_to(page, session, 0)
    until(qtbot, page.board.message.isVisible)


def test_it_is_silent_unless_the_chime_is_on_and_rings_for_news_only(
    page: RunPage, house: House, qtbot: QtBot, rung: list[str]
) -> None:
    session = add_session(house)
    send(house.workspace, session.half_days[0].id, "before the start")
    show(page, session, qtbot)
    tell(house, session, "one")
    assert rung == []
    house.appearance.keep(replace(house.appearance.preferences, chime_on=True))
    tell(house, session, "two")
    see(page, house, qtbot)
    assert rung == ["page_end"]


@pytest.mark.usefixtures("shared")
def test_what_another_laptop_writes_is_noticed(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    page.messages._timer.setInterval(1)
    message = send(
        replace(house.workspace, who="Wang"), session.half_days[0].id, "from the gate"
    ).value.message
    until(qtbot, page.board.message.isVisible)
    assert page.board.message.message == message
    see(page, house, qtbot)
    assert page.board.message.isHidden()


@pytest.mark.usefixtures("shared", "session")
def test_it_looks_every_three_seconds_while_the_half_day_may_be_told_something(
    page: RunPage, house: House
) -> None:
    timer = page.messages._timer
    assert (timer.isActive(), timer.interval()) == (True, 3000)
    page.hide()
    timer.timeout.emit()
    assert house.operations.wait_idle()
    assert not timer.isActive()
    page.show()
    assert timer.isActive()
    page.console.do(RunEventKind.FINISHED)
    assert house.operations.wait_idle()
    timer.timeout.emit()
    assert house.operations.wait_idle()
    page.console.tick()
    assert not timer.isActive()


@pytest.mark.usefixtures("shared", "session")
def test_one_look_is_under_way_at_most_and_a_failed_one_says_nothing(
    page: RunPage, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    def unreachable(*_: object) -> tuple[AssistantMessage, ...]:
        looks.append(1)
        raise UserError(Message("The server does not answer."))

    monkeypatch.setattr("ui.run.message_desk.unseen", unreachable)
    for _ in range(5):
        page.messages.look()
    assert house.operations.wait_idle()
    assert looks == [1]
    assert house.toasts == []
    assert page.messages._timer.isActive()


@pytest.mark.usefixtures("session")
def test_a_file_that_nobody_else_can_write_is_not_looked_at_again(page: RunPage) -> None:
    page.console.tick()
    assert not page.messages._timer.isActive()


def test_the_room_sees_nothing_of_it(page: RunPage, house: House, qtbot: QtBot, session: Session) -> None:
    """What the room sees is drawn from its view alone: equal views are one picture."""
    console = page.console

    def shows(kind: type[AudienceView]) -> bool:
        return isinstance(console.projector.view, kind)

    for kind, shown in (
        (RunEventKind.NEXT, SlideView),
        (RunEventKind.NEXT, ActivityCard),
        (RunEventKind.NEXT, BreakCard),
        (RunEventKind.PAUSED, BreakCard),
        (RunEventKind.CARD_SHOWN, HoldingCard),
    ):
        console.do(kind)
        assert house.operations.wait_idle()
        until(qtbot, partial(shows, shown))
        before = console.projector.view
        tell(house, session, "ZEBRA ZEBRA")
        console.tick()
        assert console.projector.view == before
        assert "ZEBRA" not in repr(console.projector.view)
    assert page.board.message.words == "ZEBRA ZEBRA"
    assert not console.projector.findChildren(type(page.board.message))


def test_its_key_can_be_chosen_and_is_named_wherever_it_stands(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    assert [command.keys for command in page.commands() if command.do == page.messages.see] == []
    tell(house, session, "Bus is here")
    house.appearance.keep(replace(house.appearance.preferences, keys=KeyMap({ConsoleCommand.SEEN: ("F13",)})))
    try:
        assert page.board.message.seen_button.text() == "Seen  F13"
        assert "F13" in {line.keys for line in page.keys()}
        assert [command.keys for command in page.commands() if command.do == page.messages.see] == ["F13"]
        house.clock.go_on(seconds=1)
        press(page, house, qtbot, Qt.Key.Key_F13)
        assert page.board.message.isHidden()
    finally:
        house.appearance.keep(replace(house.appearance.preferences, keys=KeyMap()))


def test_words_without_a_space_break_inside_the_bar(page: RunPage, house: House, session: Session) -> None:
    tell(house, session, "x" * 120)
    bar = page.board.message
    assert bar.words == "x" * 120
    assert bar._words.width() <= bar.width()
    assert bar._words.height() >= 3 * bar._words.fontMetrics().height()


def test_catching_a_quote_is_not_disturbed(
    page: RunPage, house: House, qtbot: QtBot, session: Session
) -> None:
    page.board.catch(CaptureKind.QUOTE)
    line = page.board.capture_bar.line_edit
    qtbot.keyClicks(line, "I never ")
    tell(house, session, "Bus is here")
    qtbot.keyClicks(line, "told her")
    assert (line.text(), line.hasFocus()) == ("I never told her", True)
    see(page, house, qtbot)
    assert page.board.message.isHidden()
    assert (line.text(), line.hasFocus()) == ("I never told her", True)
