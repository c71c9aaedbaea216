"""Keys that come faster than the disk, other sessions, lost decks, and a laptop that slept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import ActivityPage, Deck, DeckPage
from facilitator.domain.language import Language, Text
from facilitator.domain.message import Message, UserError
from facilitator.domain.run import RunEventKind
from facilitator.domain.session import Session
from facilitator.services.capture import list_captures
from facilitator.services.decks import keep_deck
from facilitator.services.run_session import load_run
from tests.ui.projector.pdfs import deck_pdf
from tests.ui.run.house import TALK_SLIDES, House, add_session, turn_to
from ui.projector.audience_view import ActivityCard, BlackScreen, SlideView
from ui.projector.presenter_keys import PresenterCommand
from ui.run import console as console_module
from ui.run.run_page import RunPage
from ui.run.slept import BEAT_MS

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

WAIT_MS = 15_000
K = RunEventKind


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    session = add_session(house, half_days=2)
    turn_to(page, session)
    page.show()
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: page.console.loaded is not None)
    return session


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def kinds(house: House, session: Session, place: int = 0) -> list[RunEventKind]:
    assert house.operations.wait_idle(WAIT_MS)
    return [event.kind for event in load_run(house.workspace, session.half_days[place].id).events]


def start_talk(page: RunPage, house: House) -> None:
    """Go to the block with slides 2 to 4."""
    page.console.do(K.STARTED)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)


# Keys while something is being written


def test_a_key_pressed_twice_at_once_takes_itself_back(page: RunPage, session: Session, house: House) -> None:
    start_talk(page, house)
    for _ in range(2):
        page.console.obey(PresenterCommand.BLACK)
    assert kinds(house, session)[-2:] == [K.BLACKED, K.UNCOVERED]


def test_a_burst_of_a_clicker_loses_no_press(page: RunPage, session: Session, house: House) -> None:
    start_talk(page, house)
    for _ in range(2):
        page.console.obey(PresenterCommand.NEXT_SLIDE)
    page.console.obey(PresenterCommand.PREVIOUS_SLIDE)
    kinds(house, session)
    shown = [event.page for event in load_run(house.workspace, session.half_days[0].id).events if event.page]
    assert shown == [3, 4, 3]


def test_a_slide_asked_for_behind_a_move_is_one_of_the_block_moved_to(
    page: RunPage, session: Session, house: House
) -> None:
    page.console.do(K.STARTED)
    page.console.do(K.NEXT)
    page.console.obey(PresenterCommand.NEXT_SLIDE)
    page.console.obey(PresenterCommand.LAST_SLIDE)
    page.console.obey(PresenterCommand.FIRST_SLIDE)
    kinds(house, session)
    events = load_run(house.workspace, session.half_days[0].id).events
    assert [event.page for event in events[2:]] == [TALK_SLIDES.first + 1, 0, TALK_SLIDES.first]
    assert {event.item for event in events[2:]} == {session.agenda[1].id}


def test_what_cannot_be_kept_is_said_and_the_next_press_counts_from_what_is_seen(
    page: RunPage, session: Session, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_talk(page, house)
    refuse = partial(_raise, UserError(Message("The disk is full.")))
    with monkeypatch.context() as patch:
        patch.setattr(console_module, "act", refuse)
        page.console.obey(PresenterCommand.NEXT_SLIDE)
        page.console.obey(PresenterCommand.NEXT_SLIDE)
        until(qtbot, page.board.notice.isVisible)
    assert page.board.notice.text == "The disk is full."
    page.console.obey(PresenterCommand.NEXT_SLIDE)
    kinds(house, session)
    assert load_run(house.workspace, session.half_days[0].id).events[-1].page == TALK_SLIDES.first + 1


def test_after_a_bug_the_console_takes_keys_again(
    page: RunPage, session: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[BaseException] = []
    house.operations.crashed.disconnect()
    house.operations.crashed.connect(crashes.append)
    with monkeypatch.context() as patch:
        patch.setattr(console_module, "act", partial(_raise, ZeroDivisionError()))
        page.console.do(K.STARTED)
        assert house.operations.wait_idle(WAIT_MS)
    assert [type(crash) for crash in crashes] == [ZeroDivisionError]
    page.console.do(K.STARTED)
    assert kinds(house, session) == [K.STARTED]


def test_keys_before_the_other_half_day_is_read_act_on_neither(
    page: RunPage, session: Session, house: House
) -> None:
    start_talk(page, house)
    turn_to(page, session, 1)
    page.console.go_on()
    page.console.toggle_pause()
    page.console.go_back()
    page.console.obey(PresenterCommand.BLACK)
    page.console.obey(PresenterCommand.NEXT_SLIDE)
    page.console.obey(PresenterCommand.LAST_SLIDE)
    assert kinds(house, session, 0) == [K.STARTED, K.NEXT]
    assert kinds(house, session, 1) == []


def test_a_clicker_says_it_where_the_block_has_no_more_slides(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.console.obey(PresenterCommand.NEXT_SLIDE)
    start_talk(page, house)
    page.console.obey(PresenterCommand.PREVIOUS_SLIDE)
    until(qtbot, lambda: house.toasts == ["The block has no more slides that way."])


def _raise(error: BaseException, *_: object, **__: object) -> None:
    raise error


# What the room may see


def test_no_slide_of_another_session_is_ever_shown(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start_talk(page, house)
    page.console.switch_projector(is_on=True)
    until(qtbot, lambda: isinstance(page.console.projector.view, SlideView))
    turn_to(page, add_session(house))
    until(qtbot, page.board.elsewhere.isVisible)
    seen: list[object] = []
    page.console.moment_changed.connect(lambda moment: seen.append(moment and moment.view))
    page.board.elsewhere.button.click()
    assert house.operations.wait_idle(WAIT_MS)
    assert seen
    assert not any(isinstance(view, SlideView) for view in seen)


def test_slides_that_were_replaced_are_the_ones_shown(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start_talk(page, house)
    until(qtbot, lambda: page.console.slides.thumbnail(2) is not None)
    fresh = Deck("main", Text("New", "新"), "new.pdf", deck_pdf(3))
    house.operations.run(partial(keep_deck, house.workspace, session.id, fresh), house.toasts.append)
    until(qtbot, lambda: page.console.slides.pages_for(session.agenda[1]) == 3)


def test_the_notes_of_the_slide_that_is_up_stand_beside_what_to_say(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    pages = (DeckPage(1), DeckPage(2, notes=Text("Ask Li first", "先问小李")), DeckPage(3))
    deck = Deck("main", Text("New", "新"), "new.pdf", deck_pdf(3), pages=pages)
    house.operations.run(partial(keep_deck, house.workspace, session.id, deck), house.toasts.append)
    start_talk(page, house)
    until(qtbot, lambda: "Ask Li first" in page.board.notes.words)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    until(qtbot, lambda: "Ask Li first" not in page.board.notes.words)


def test_a_page_that_is_a_card_counts_down_from_its_coming(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    card = ActivityPage(Text("In pairs", "两人一组"), (Text("Listen", "听"),), 120)
    pages = (DeckPage(1), DeckPage(2), DeckPage(3, activity=card), DeckPage(4))
    deck = Deck("main", Text("New", "新"), "new.pdf", deck_pdf(4), pages=pages)
    house.operations.run(partial(keep_deck, house.workspace, session.id, deck), house.toasts.append)
    start_talk(page, house)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(page.console.projector.view, ActivityCard))
    house.clock.go_on(seconds=45)
    page.console.tick()
    view = page.console.projector.view
    assert isinstance(view, ActivityCard)
    assert (view.title, view.instructions) == (card.title, card.steps)
    assert view.countdown is not None
    assert view.countdown.left_seconds == 75
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(page.console.projector.view, SlideView))


def test_a_session_without_its_deck_shows_cards(page: RunPage, house: House, qtbot: QtBot) -> None:
    bare = add_session(house, pages=0)
    turn_to(page, bare)
    page.show()
    until(qtbot, lambda: page.console.loaded is not None)
    start_talk(page, house)
    until(qtbot, lambda: page.console.slides.pages_for(bare.agenda[1]) == 0)
    page.console.tick()
    assert not isinstance(page.console.projector.view, SlideView | BlackScreen)


def test_a_deck_that_is_damaged_is_said_in_line(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start_talk(page, house)
    until(qtbot, lambda: page.console.slides.thumbnail(2) is not None)
    broken = Deck("main", Text("New", "新"), "new.pdf", b"%PDF but no more")
    house.operations.run(partial(keep_deck, house.workspace, session.id, broken), house.toasts.append)
    until(qtbot, page.board.notice.isVisible)
    assert "save the slides as PDF again" in page.board.notice.text
    assert page.console.slides.pages_for(session.agenda[1]) == 0


def test_letting_the_page_go_puts_the_projector_out(page: RunPage, session: Session, house: House) -> None:
    del session
    start_talk(page, house)
    page.console.switch_projector(is_on=True)
    projector = page.console.projector
    page.let_go()
    assert not projector.is_on
    assert projector.isHidden()


def test_black_is_offered_only_while_a_block_runs(page: RunPage, session: Session, house: House) -> None:
    del session
    assert not page.board.room.black_button.isEnabled()
    start_talk(page, house)
    assert page.board.room.black_button.isEnabled()


# Sleep


def sleep(page: RunPage, house: House, minutes: int) -> None:
    """Let the laptop sleep between two looks at the clock."""
    page.console.sleep_watch.beat()
    house.clock.go_on(minutes=minutes, seconds=BEAT_MS / 1000)
    page.console.sleep_watch.beat()


def test_time_slept_is_given_back_where_the_trainer_says_so(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start_talk(page, house)
    sleep(page, house, 12)
    assert page.board.slept.text == "The laptop slept for 12 min."
    qtbot.mouseClick(page.board.slept.button, Qt.MouseButton.LeftButton)
    assert kinds(house, session)[-1] is K.GAP_DISCOUNTED
    assert page.board.slept.isHidden()
    assert page.board.time_card.big_time.text == "20:00"


def test_a_clock_that_was_set_is_told_once_and_moves_no_timer(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start_talk(page, house)
    said, left = page.board.clock_set, page.board.time_card.big_time.text
    house.clock.at += timedelta(seconds=720)
    page.console.tick()
    assert said.isVisible()
    assert said.text == "This laptop's clock was put forward by 12 min. The timer is not affected."
    assert page.board.time_card.big_time.text == left
    qtbot.mouseClick(said._cross, Qt.MouseButton.LeftButton)
    page.console.tick()
    house.appearance.set_language(Language.ZH)
    assert said.isHidden()
    house.clock.at += timedelta(seconds=-300)
    page.console.tick()
    assert "拨慢了 5 分钟" in said.text
    house.clock.at += timedelta(seconds=20)
    page.console.tick()
    assert "5" in said.text


def test_time_slept_counts_where_the_trainer_says_so(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start_talk(page, house)
    sleep(page, house, 12)
    house.appearance.set_language(Language.ZH)
    assert "12" in page.board.slept.text
    assert page.board.slept.isVisible()
    house.appearance.set_language(Language.EN)
    qtbot.mouseClick(page.board.slept.count_button, Qt.MouseButton.LeftButton)
    assert page.board.slept.isHidden()
    assert kinds(house, session)[-1] is K.NEXT
    page.console.tick()
    assert page.board.time_card.big_time.text == "07:55"


def test_time_slept_is_given_back_to_the_block_it_fell_into(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start_talk(page, house)
    sleep(page, house, 12)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)
    qtbot.mouseClick(page.board.slept.button, Qt.MouseButton.LeftButton)
    assert kinds(house, session)[-1] is K.GAP_DISCOUNTED
    event = load_run(house.workspace, session.half_days[0].id).events[-1]
    assert event.item == session.agenda[1].id


def test_the_question_goes_with_the_half_day(page: RunPage, session: Session, house: House) -> None:
    start_talk(page, house)
    sleep(page, house, 12)
    turn_to(page, session, 1)
    assert page.board.slept.isHidden()
    assert house.operations.wait_idle(WAIT_MS)


@pytest.mark.parametrize("kind", [K.PAUSED, K.FINISHED])
def test_nobody_is_asked_of_time_that_counts_for_no_block(
    page: RunPage, session: Session, house: House, kind: RunEventKind
) -> None:
    del session
    start_talk(page, house)
    page.console.do(kind)
    assert house.operations.wait_idle(WAIT_MS)
    assert not page.console.sleep_watch._timer.isActive()


def test_a_short_nap_is_not_worth_a_question(page: RunPage, session: Session, house: House) -> None:
    del session
    start_talk(page, house)
    house.clock.go_on(seconds=30)
    page.console.sleep_watch.beat()
    assert page.board.slept.isHidden()


def test_two_sleeps_are_added_up_and_each_goes_back_to_its_own_block(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    """The second sleep took the place of the first, which then counted."""
    start_talk(page, house)
    sleep(page, house, 12)
    page.console.do(K.NEXT)
    assert house.operations.wait_idle(WAIT_MS)
    sleep(page, house, 3)
    assert page.board.slept.text == "The laptop slept for 15 min."
    qtbot.mouseClick(page.board.slept.button, Qt.MouseButton.LeftButton)
    assert kinds(house, session)[-2:] == [K.GAP_DISCOUNTED] * 2
    run = load_run(house.workspace, session.half_days[0].id)
    assert [event.item for event in run.events[-2:]] == [session.agenda[1].id, session.agenda[2].id]
    assert max(one.spent_seconds for one in run.position(house.clock.instant()).progress) < 1


def killed_and_opened_again(
    page: RunPage, session: Session, house: House, qtbot: QtBot, minutes: int
) -> RunPage:
    """Return the console of a program that is started so long after the last key."""
    start_talk(page, house)
    house.clock.go_on(minutes=minutes)
    again = RunPage(house.tools())
    qtbot.addWidget(again)
    turn_to(again, session)
    again.show()
    until(qtbot, lambda: again.console.loaded is not None)
    return again


def test_after_a_power_cut_the_trainer_says_whether_the_time_counts(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    """Forty minutes in which the laptop lay dead were spent in the block without a word."""
    again = killed_and_opened_again(page, session, house, qtbot, 40)
    assert again.board.slept.isVisible()
    assert "40 min since the last key" in again.board.slept.text
    qtbot.mouseClick(again.board.slept.button, Qt.MouseButton.LeftButton)
    assert kinds(house, session)[-1] is K.GAP_DISCOUNTED
    assert again.board.time_card.big_time.text == "20:00"
    turn_to(again, session, 1)
    turn_to(again, session)
    until(qtbot, lambda: again.console.loaded is not None)
    assert again.board.slept.isHidden()  # asked once, not at each look
    again.let_go()


def test_a_program_that_is_back_at_once_asks_nothing(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    again = killed_and_opened_again(page, session, house, qtbot, 0)
    assert again.board.slept.isHidden()
    again.let_go()


# Notes from the room


def type_note(page: RunPage, qtbot: QtBot, text: str, *, enters: int = 1) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F2)
    qtbot.keyClicks(page.board.capture_bar.line_edit, text)
    for _ in range(enters):
        qtbot.keyClick(page.board.capture_bar.line_edit, Qt.Key.Key_Return)


def test_enter_pressed_twice_keeps_a_note_once(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    type_note(page, qtbot, "I call him", enters=2)
    assert house.operations.wait_idle(WAIT_MS)
    assert [note.text for note in list_captures(house.workspace, session.id)] == ["I call him"]


def test_what_is_typed_behind_enter_stays_in_the_line_and_leaves_the_projector_alone(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    start_talk(page, house)
    type_note(page, qtbot, "I call him")
    qtbot.keyClicks(page.board.capture_bar.line_edit, " b.")
    assert K.BLACKED not in kinds(house, session)
    assert page.board.capture_bar.line_edit.text() == "b."
    assert page.board.capture_bar.line_edit.hasFocus()


def test_a_note_is_deleted_and_brought_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    for text in ("She cried", "I call him"):
        type_note(page, qtbot, text)
        assert house.operations.wait_idle(WAIT_MS)
    qtbot.keyClick(page, Qt.Key.Key_F3)
    kept = page.board.kept
    qtbot.keyClick(kept.table, Qt.Key.Key_Delete)
    assert house.operations.wait_idle(WAIT_MS)
    assert [note.text for note in list_captures(house.workspace, session.id)] == ["She cried"]
    assert kept.text_field.edit.text() == "She cried"
    assert house.toasts[-1] == "The note is deleted."
    undo = house.undo[-1]
    assert undo is not None
    undo()
    assert house.operations.wait_idle(WAIT_MS)
    assert [note.text for note in list_captures(house.workspace, session.id)] == ["She cried", "I call him"]


def test_the_list_closes_with_its_last_note(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    type_note(page, qtbot, "She cried")
    assert house.operations.wait_idle(WAIT_MS)
    qtbot.keyClick(page, Qt.Key.Key_F3)
    qtbot.mouseClick(page.board.kept.remove_button, Qt.MouseButton.LeftButton)
    assert house.operations.wait_idle(WAIT_MS)
    assert page.board.kept.isHidden()


def test_a_note_being_put_right_stays_as_typed_when_somebody_comes_in(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    type_note(page, qtbot, "I cal him")
    assert house.operations.wait_idle(WAIT_MS)
    qtbot.keyClick(page, Qt.Key.Key_F3)
    page.board.kept.text_field.edit.setText("I call h")
    page.refresh()
    assert house.operations.wait_idle(WAIT_MS)
    assert page.board.kept.text_field.edit.text() == "I call h"


def test_a_narrow_window_still_draws_what_comes_next(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    start_talk(page, house)
    page.resize(QSize(820, 440))
    until(qtbot, lambda: page.console.slides.thumbnail(3) is not None)
    page.console.tick()
    assert page.board.room.next_picture.isHidden()
