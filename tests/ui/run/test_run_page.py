from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import Road
from facilitator.domain.capture import CaptureKind
from facilitator.domain.language import Language
from facilitator.domain.run import RunEventKind, RunPhase
from facilitator.domain.session import Session
from facilitator.services.capture import list_captures
from facilitator.services.check_in import check_in_person
from facilitator.services.run_session import load_run
from tests.ui.run.house import House, add_session, close_house, open_house, turn_to
from ui.projector.audience_view import ActivityCard, BlackScreen, HoldingCard, SlideView, WhiteScreen
from ui.run.run_page import RunPage
from ui.theme.tokens import Meaning
from ui.widgets.page import PageId, PageRequest

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

WAIT_MS = 10_000
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    session = add_session(house)
    shown(page, session, qtbot)
    return session


def shown(page: RunPage, session: Session, qtbot: QtBot) -> None:
    turn_to(page, session)
    page.show()
    until(qtbot, page.isActiveWindow)
    qtbot.waitUntil(lambda: page.console.loaded is not None, timeout=WAIT_MS)


def kinds(house: House, session: Session) -> list[RunEventKind]:
    return [event.kind for event in load_run(house.workspace, session.half_days[0].id).events]


def press(
    page: RunPage, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(page.focusWidget() or page, key, modifier)


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def start(page: RunPage, house: House, qtbot: QtBot, blocks: int = 1) -> None:
    """Press the big key as often as leads to that block."""
    for block in range(blocks):
        house.clock.go_on(seconds=2 if block else 0)
        press(page, qtbot, Qt.Key.Key_Return, CTRL)
        until(qtbot, lambda block=block: house.operations.wait_idle() and place(page) == block)


def place(page: RunPage) -> int | None:
    loaded = page.console.loaded
    assert loaded is not None
    return loaded.run.position(page.tools.workspace.clock.instant()).index


def room(page: RunPage) -> object:
    return page.console.projector.view


def test_without_a_session_the_page_says_what_to_do(page: RunPage, qtbot: QtBot) -> None:
    page.show()
    wishes: list[PageRequest] = []
    page.page_requested.connect(wishes.append)
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert wishes == [PageRequest(PageId.PLAN, "new")]


def test_before_the_start_the_planned_time_is_the_largest_thing(page: RunPage, session: Session) -> None:
    assert session.half_days[0].starts_at.hour == 13
    assert page.board.time_card.big_time.text == "13:30"
    assert page.board.time_card.main_button.text() == "Start"
    assert isinstance(room(page), HoldingCard)


def test_ctrl_enter_starts_and_is_on_disk_before_it_is_seen(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot)
    assert kinds(house, session) == [RunEventKind.STARTED]
    assert page.board.time_card.big_time.text == "10:00"
    assert page.board.time_card.main_button.text() == "Next block"


def test_the_clock_counts_down_and_says_in_words_how_late_it_is(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot)
    house.clock.go_on(minutes=4, seconds=28)
    page.console.tick()
    assert page.board.time_card.big_time.text == "05:32"
    assert page.board.time_card.ends_badge.text == "Ends 14:50, on time"
    house.clock.go_on(minutes=8)
    page.console.tick()
    assert page.board.time_card.big_time.text == "02:28"
    assert page.board.time_card.big_time.meaning is Meaning.BAD
    assert page.board.time_card.ends_badge.text == "Ends 14:52, 2 min late"


def test_past_the_must_end_is_said_in_red(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot)
    house.clock.go_on(minutes=27)
    page.console.tick()
    assert page.board.time_card.ends_badge.text == "Ends 15:07, 7 min past the must-end"
    assert page.board.time_card.ends_badge.meaning is Meaning.BAD


def test_the_clock_goes_on_by_itself_while_the_page_is_seen(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot)
    house.clock.go_on(seconds=5)
    until(qtbot, lambda: page.board.time_card.big_time.text == "09:55")


def test_a_whole_half_day_is_run_by_the_keyboard_alone(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot, blocks=5)
    assert page.board.time_card.main_button.text() == "Finish"
    house.clock.go_on(seconds=2)
    press(page, qtbot, Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: page.board.time_card.main_button.text() == "On to the paper")
    assert kinds(house, session) == [RunEventKind.STARTED, *[RunEventKind.NEXT] * 4, RunEventKind.FINISHED]
    wishes: list[PageRequest] = []
    page.page_requested.connect(wishes.append)
    house.clock.go_on(seconds=2)
    press(page, qtbot, Qt.Key.Key_Return, CTRL)
    assert wishes == [PageRequest(PageId.PAPER)]


def test_a_double_click_on_next_block_goes_on_by_one(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot)
    house.clock.go_on(seconds=5)
    button = page.board.time_card.main_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    house.clock.go_on(seconds=0.4)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    press(page, qtbot, Qt.Key.Key_Return, CTRL)
    assert house.operations.wait_idle()
    assert kinds(house, session) == [RunEventKind.STARTED, RunEventKind.NEXT]
    house.clock.go_on(seconds=1.5)
    press(page, qtbot, Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: place(page) == 2)


def test_the_end_can_be_taken_back(page: RunPage, session: Session, house: House, qtbot: QtBot) -> None:
    start(page, house, qtbot)
    page.console.do(RunEventKind.FINISHED)
    until(qtbot, lambda: page.board.time_card.main_button.text() == "On to the paper")
    press(page, qtbot, Qt.Key.Key_Backspace, CTRL)
    until(qtbot, lambda: page.board.time_card.main_button.text() == "Next block")
    assert kinds(house, session)[-1] is RunEventKind.REOPENED


@pytest.mark.parametrize(
    ("key", "text"), [(Qt.Key.Key_F6, "09:00"), (Qt.Key.Key_F7, "11:00"), (Qt.Key.Key_F8, "15:00")]
)
def test_minutes_are_given_and_taken_by_one_key(
    page: RunPage, session: Session, house: House, qtbot: QtBot, key: Qt.Key, text: str
) -> None:
    del session
    start(page, house, qtbot)
    press(page, qtbot, key)
    until(qtbot, lambda: page.board.time_card.big_time.text == text)


def test_a_pause_stops_the_clock_and_the_big_button_resumes(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot)
    press(page, qtbot, Qt.Key.Key_F9)
    until(qtbot, lambda: page.board.time_card.main_button.text() == "Resume")
    house.clock.go_on(minutes=6)
    page.console.tick()
    assert page.board.time_card.big_time.text == "10:00"
    press(page, qtbot, Qt.Key.Key_Return, CTRL)
    until(qtbot, lambda: page.board.time_card.main_button.text() == "Next block")
    assert kinds(house, session)[1:] == [RunEventKind.PAUSED, RunEventKind.RESUMED]


def test_back_goes_to_the_block_before(page: RunPage, session: Session, house: House, qtbot: QtBot) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    press(page, qtbot, Qt.Key.Key_Backspace, CTRL)
    until(qtbot, lambda: place(page) == 0)


def test_a_clicker_walks_the_slides_of_the_block_and_ends_at_its_card(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 2)
    for key, seen in ((Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageDown, 4), (Qt.Key.Key_PageUp, 3)):
        press(page, qtbot, key)
        until(qtbot, lambda seen=seen: isinstance(view := room(page), SlideView) and view.page == seen)
    press(page, qtbot, Qt.Key.Key_End)
    until(qtbot, lambda: isinstance(room(page), ActivityCard))
    press(page, qtbot, Qt.Key.Key_PageDown)
    assert house.toasts == ["That was the last slide of this block. Ctrl+Enter: next block."]


def test_slides_and_black_have_buttons_for_the_mouse_too(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 2)
    buttons = page.board.room
    for button, seen in ((buttons._next_button, 3), (buttons._back_button, 2)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        until(qtbot, lambda seen=seen: isinstance(view := room(page), SlideView) and view.page == seen)
    qtbot.mouseClick(buttons.black_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: room(page) == BlackScreen())


def test_the_palette_can_do_what_the_console_can_once_there_is_a_half_day(
    page: RunPage, house: House, qtbot: QtBot
) -> None:
    assert page.commands() == ()
    session = add_session(house)
    shown(page, session, qtbot)
    start(page, house, qtbot)
    assert page.title() == "Run"
    commands = {command.title: command.do for command in page.commands()}
    commands["Catch a quote"]()
    assert page.board.capture_bar.line_edit.hasFocus()
    commands["Pause and resume"]()
    commands["Finish this half-day"]()
    until(qtbot, lambda: page.board.time_card.main_button.text() == "On to the paper")
    assert kinds(house, session) == [RunEventKind.STARTED, RunEventKind.PAUSED, RunEventKind.FINISHED]


def test_twenty_quick_presses_lose_none(page: RunPage, session: Session, house: House, qtbot: QtBot) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    for _ in range(3):
        press(page, qtbot, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(room(page), ActivityCard))


def test_the_clicker_works_while_a_note_is_typed(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    press(page, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(page.focusWidget(), "b.")
    press(page, qtbot, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 3)
    assert page.board.capture_bar.line_edit.text() == "b."


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_B])
def test_black_comes_and_goes_by_one_key(
    page: RunPage, session: Session, house: House, qtbot: QtBot, key: Qt.Key
) -> None:
    del session
    start(page, house, qtbot)
    press(page, qtbot, key)
    until(qtbot, lambda: room(page) == BlackScreen())
    press(page, qtbot, key)
    until(qtbot, lambda: room(page) != BlackScreen())


def test_escape_on_the_console_closes_nothing(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot)
    press(page, qtbot, Qt.Key.Key_F5)
    assert page.console.projector.is_on
    press(page, qtbot, Qt.Key.Key_Escape)
    assert page.console.projector.is_on
    qtbot.keyClick(page.console.projector, Qt.Key.Key_Escape)
    assert not page.console.projector.is_on


def test_after_a_restart_block_slide_and_black_are_as_they_were(tmp_path: Path, qtbot: QtBot) -> None:
    house = open_house(tmp_path)
    session = add_session(house)
    page = RunPage(house.tools())
    qtbot.addWidget(page)
    shown(page, session, qtbot)
    start(page, house, qtbot, blocks=2)
    press(page, qtbot, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 3)
    press(page, qtbot, Qt.Key.Key_Period)
    until(qtbot, lambda: room(page) == BlackScreen())
    page.console.close()
    page.close()
    close_house(house)

    again = open_house(tmp_path, house.clock)
    house.clock.go_on(minutes=2)
    page = RunPage(again.tools())
    qtbot.addWidget(page)
    shown(page, session, qtbot)
    until(qtbot, lambda: room(page) == BlackScreen())
    assert place(page) == 1
    assert page.board.time_card.big_time.text == "18:00"
    press(page, qtbot, Qt.Key.Key_Period)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 3)
    page.console.close()
    close_house(again)


def test_a_jump_from_the_agenda_can_be_undone(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot)
    agenda = page.board.agenda
    agenda.setFocus()
    agenda.setCurrentIndex(agenda.agenda.index(3))
    qtbot.keyClick(agenda, Qt.Key.Key_Return)
    until(qtbot, lambda: place(page) == 3)
    [undo] = house.undo
    assert undo is not None
    undo()
    until(qtbot, lambda: place(page) == 0)
    assert kinds(house, session)[1:] == [RunEventKind.JUMPED, RunEventKind.JUMPED]


def test_the_agenda_is_walked_by_arrows_and_leaves_a_clicker_its_keys(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 2)
    agenda = page.board.agenda
    agenda.setFocus()
    for key, row in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Up, 2)):
        qtbot.keyClick(agenda, key)
        assert agenda.currentIndex().row() == row
    qtbot.keyClick(agenda, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(view := room(page), SlideView) and view.page == 3)
    assert agenda.currentIndex().row() == 2
    qtbot.keyClick(agenda, Qt.Key.Key_W)
    until(qtbot, lambda: room(page) == WhiteScreen())
    assert agenda.currentIndex().row() == 2
    assert place(page) == 1


def test_a_quote_is_caught_by_one_key_one_line_and_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot)
    press(page, qtbot, Qt.Key.Key_F2)
    page.board.capture_bar.consent_box.setChecked(True)
    qtbot.keyClicks(page.focusWidget(), "I call him every Sunday")
    press(page, qtbot, Qt.Key.Key_Return)
    until(qtbot, lambda: page.board.capture_bar.line_edit.text() == "")
    [line] = list_captures(house.workspace, session.id)
    assert (line.kind, line.text, line.has_consent) == (CaptureKind.QUOTE, "I call him every Sunday", True)
    assert line.agenda_item == session.agenda[0].id
    assert page.hasFocus()
    assert not page.board.capture_bar.consent_box.isChecked()


def test_what_was_kept_is_read_and_put_right(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    bar, kept = page.board.capture_bar, page.board.kept
    assert bar.kept_button.isHidden()
    for text in ("I cal him", "She cried"):
        press(page, qtbot, Qt.Key.Key_F2)
        qtbot.keyClicks(page.focusWidget(), text)
        press(page, qtbot, Qt.Key.Key_Return)
        until(qtbot, lambda: bar.line_edit.text() == "")
    until(qtbot, lambda: bar.kept_button.text() == "2 kept")
    qtbot.mouseClick(bar.kept_button, Qt.MouseButton.LeftButton)
    assert kept.isVisible()
    assert [line.text for line in kept._model.rows] == ["She cried", "I cal him"]
    kept.table.selectRow(1)
    qtbot.keyClick(kept.table, Qt.Key.Key_Return)
    qtbot.keyClicks(kept.text_field.edit, "I call him")
    qtbot.keyClick(kept.text_field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: [line.text for line in kept._model.rows] == ["She cried", "I call him"])
    kept.text_field.edit.clear()
    qtbot.keyClick(kept.text_field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: kept.text_field.has_error)
    qtbot.keyClick(kept.table, Qt.Key.Key_Escape)
    assert kept.isHidden()
    assert page.hasFocus()
    press(page, qtbot, Qt.Key.Key_F3)
    assert kept.isVisible()
    press(page, qtbot, Qt.Key.Key_F3)
    assert kept.isHidden()
    lines = list_captures(house.workspace, session.id)
    assert [line.text for line in lines] == ["I call him", "She cried"]


def test_consent_is_for_quotes_alone(page: RunPage, session: Session, house: House, qtbot: QtBot) -> None:
    press(page, qtbot, Qt.Key.Key_F2)
    page.board.capture_bar.consent_box.setChecked(True)
    press(page, qtbot, Qt.Key.Key_4, ALT)
    assert page.board.capture_bar.consent_box.isHidden()
    qtbot.keyClicks(page.focusWidget(), "Summer camp?")
    press(page, qtbot, Qt.Key.Key_Return)
    until(qtbot, lambda: len(list_captures(house.workspace, session.id)) == 1)
    [line] = list_captures(house.workspace, session.id)
    assert (line.kind, line.has_consent) == (CaptureKind.PARKING_LOT, False)


def test_leaving_the_line_keeps_what_is_typed(page: RunPage, session: Session, qtbot: QtBot) -> None:
    del session
    press(page, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(page.focusWidget(), "half a thou")
    press(page, qtbot, Qt.Key.Key_Escape)
    assert page.hasFocus()
    assert page.board.capture_bar.line_edit.text() == "half a thou"


def test_a_check_in_at_the_door_is_seen_on_the_console(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    with house.workspace.store.read() as records:
        [first, *_] = records.people.of_half_day(session.half_days[0].id)
    house.operations.run(
        lambda: check_in_person(house.workspace, session.half_days[0].id, first.id, Road.SEARCH),
        lambda _: None,
    )
    until(qtbot, lambda: page.board.people_badge.text == "1 of 3 here")


def test_the_trainers_notes_are_on_the_console_and_not_on_the_projector(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start(page, house, qtbot, blocks=2)
    assert "Give the room a moment of silence." in page.board.notes.words
    press(page, qtbot, Qt.Key.Key_End)
    until(qtbot, lambda: isinstance(room(page), ActivityCard))
    assert session.agenda[1].say.en not in repr(room(page))


def test_a_session_without_slides_shows_cards(page: RunPage, house: House, qtbot: QtBot) -> None:
    session = add_session(house, pages=0)
    shown(page, session, qtbot)
    start(page, house, qtbot, blocks=2)
    until(qtbot, lambda: isinstance(room(page), ActivityCard))


def test_another_language_is_spoken_at_once(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot, blocks=2)
    house.appearance.set_language(Language.ZH)
    page.retranslate()
    assert page.board.notes.words.startswith("很多人离开家")
    house.appearance.set_language(Language.EN)


def test_every_key_of_the_list_is_a_key(page: RunPage) -> None:
    lines = page.keys()
    assert len(lines) > 10
    for line in lines:
        assert not QKeySequence(line.keys).isEmpty(), line


def test_a_low_window_keeps_time_words_and_buttons(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start(page, house, qtbot)
    page.resize(910, 448)
    for part in (
        page.board.time_card.big_time,
        page.board.time_card.main_button,
        page.board.capture_bar.line_edit,
    ):
        inside = page.rect().contains(part.rect().translated(part.mapTo(page, part.rect().topLeft())))
        assert inside, part
    assert page.console.loaded is not None
    assert page.console.loaded.run.position(house.clock.instant()).phase is RunPhase.RUNNING
