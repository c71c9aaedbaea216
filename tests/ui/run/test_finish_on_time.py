"""Finish on time on the console: offered in words, applied by one key, undone by one, unseen in the room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language, Text
from facilitator.domain.programme import Cut, Priority
from facilitator.domain.run import LeftOut, RunEventKind
from facilitator.domain.session import Session
from facilitator.services.plan_session import edit_agenda
from facilitator.services.run_session import load_run
from tests.ui.run.house import House, add_session
from tests.ui.run.steps import pass_minutes, press, show, stored, until
from ui.projector.audience_view import SlideView
from ui.run import agenda_deeds
from ui.run.agenda_wish import AgendaWish, Deed
from ui.run.run_page import RunPage
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
TALK, ACTIVITY, SHARING = 1, 2, 4


@pytest.fixture
def session(house: House, page: RunPage, qtbot: QtBot) -> Session:
    """A half-day of 80 minutes in 90 whose talk has a cut rule and whose closing could be dropped."""
    session = add_session(house)
    agenda = list(session.agenda)
    agenda[TALK] = replace(
        agenda[TALK], cuts=(Cut(10, 15, Text("Skip the second story.", "不讲第二个故事。")),)
    )
    agenda[SHARING] = replace(agenda[SHARING], priority=Priority.COULD)
    edit_agenda(house.workspace, session.id, agenda)
    show(page, session, qtbot)
    page.console.do(RunEventKind.STARTED)
    assert house.operations.wait_idle()
    return session


def fall_behind(page: RunPage, house: House, minutes: float = 27) -> None:
    """Let the welcome of 10 minutes take so long."""
    pass_minutes(page, house, minutes)


def test_a_day_on_time_offers_nothing(page: RunPage, session: Session, house: House, qtbot: QtBot) -> None:
    del session
    assert page.board.finish.isHidden()
    press(page, house, qtbot, Qt.Key.Key_F4)
    assert page.board.ways.isHidden()
    assert house.toasts == ["This half-day ends on time as it is."]


def test_past_the_must_end_a_calm_line_says_it_in_words_and_offers_a_key(
    page: RunPage, session: Session, house: House
) -> None:
    del session
    fall_behind(page, house)
    assert page.board.finish.isVisible()
    assert page.board.finish.text == "Ends 15:07, 7 minutes past the must-end."
    assert page.board.finish.meaning is Meaning.WARN
    assert page.board.finish.button.text() == "Finish on time  F4"
    assert page.hasFocus()


def test_while_the_half_day_is_late_slides_and_seconds_work_out_no_new_ways(
    page: RunPage, session: Session, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del session
    worked_out: list[object] = []
    ways = agenda_deeds.ways
    monkeypatch.setattr(agenda_deeds, "ways", lambda run, now: worked_out.append(now) or ways(run, now))
    fall_behind(page, house)
    assert len(worked_out) == 1
    for _ in range(5):
        press(page, house, qtbot, Qt.Key.Key_PageDown)
        pass_minutes(page, house, 1 / 60)
    assert len(worked_out) == 1
    pass_minutes(page, house, 1)
    assert len(worked_out) == 2


def test_the_panel_names_as_many_numbers_as_there_are_ways(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    panel = page.board.ways
    way = panel.ways[0]
    for count, numbers in ((1, "Press 1."), (2, "Press 1 or 2."), (3, "Press 1, 2 or 3.")):
        panel.show_ways([way] * count)
        assert panel._hint.text().startswith(f"{numbers} ")


def test_the_ways_stand_side_by_side_each_with_its_sentence(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    panel = page.board.ways
    assert panel.isVisible()
    assert panel.hasFocus()
    shown = {way.name: way for way in panel.ways}
    trim = shown["Shorten the theory"]
    assert trim.sentence == "Why it hurts to be apart 20 → 13 min, ends 15:00."
    assert trim.hints == ("Why it hurts to be apart: Skip the second story.",)
    assert (trim.ending, trim.is_on_time) == ("Ends on time", True)
    assert shown["Drop what is not needed"].sentence == "What I will try this week dropped, ends 14:52."
    tops = {card.mapTo(page, card.rect().topLeft()).y() for card in panel.cards if card.isVisible()}
    assert len(tops) == 1
    for card, way in zip(panel.cards, panel.ways, strict=False):
        assert card.summary.plain_text == way.sentence
        assert card.toolTip() == ""
        assert way.name in card.accessibleName()
        assert way.sentence in card.button.accessibleName()


def test_many_changes_are_one_sentence_and_the_whole_list_is_in_the_tip(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house, 88)
    press(page, house, qtbot, Qt.Key.Key_F4)
    card, way = page.board.ways.cards[0], page.board.ways.ways[0]
    assert way.summary == way.sentence
    way = replace(way, summary="Talk 20 → 13 min, and 3 others by 1–3 min, ends 15:00.")
    card.show_way(way)
    assert card.summary.plain_text == way.summary
    assert card.toolTip() == way.sentence
    assert way.sentence in card.accessibleDescription()


def test_what_changes_with_time_is_worked_out_anew_while_the_ways_are_open(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    pass_minutes(page, house, 2)
    assert page.board.ways.ways[0].sentence == "Why it hurts to be apart 20 → 11 min, ends 15:00."
    assert page.board.finish.isHidden()
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert page.board.finish.isVisible()
    assert page.board.finish.text == "Ends 15:09, 9 minutes past the must-end."


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, KEYPAD])
def test_a_number_applies_a_way_on_disk_first_and_one_key_takes_it_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    before = stored(house, session)
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    press(page, house, qtbot, Qt.Key.Key_1, modifier)
    assert stored(house, session)[TALK] == ("Why it hurts to be apart", 13, LeftOut.NO)
    assert page.board.ways.isHidden()
    assert page.board.notes.isVisible()
    assert page.board.finish.text == "Done: Why it hurts to be apart 20 → 13 min, ends 15:00."
    assert page.board.finish.button.text() == "Undo  Ctrl+Z"
    assert page.board.time_card.ends_badge.text.startswith("Ends 15:00")
    assert page.hasFocus()
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == before
    assert page.board.finish.text == "Ends 15:07, 7 minutes past the must-end."


def test_the_line_is_enough_for_who_has_only_a_mouse(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    before = stored(house, session)
    fall_behind(page, house)
    qtbot.mouseClick(page.board.finish.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.board.ways.cards[1].button, Qt.MouseButton.LeftButton)
    assert house.operations.wait_idle()
    assert stored(house, session)[SHARING][2] is LeftOut.DROPPED
    qtbot.mouseClick(page.board.finish.button, Qt.MouseButton.LeftButton)
    assert house.operations.wait_idle()
    assert stored(house, session) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F4])
def test_leaving_changes_nothing_and_gives_the_keys_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot, key: Qt.Key
) -> None:
    before = stored(house, session)
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    press(page, house, qtbot, key)
    assert page.board.ways.isHidden()
    assert page.hasFocus()
    assert stored(house, session) == before


def test_the_room_sees_nothing_of_it(page: RunPage, session: Session, house: House, qtbot: QtBot) -> None:
    del session
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    until(qtbot, lambda: isinstance(page.console.projector.view, SlideView))
    pass_minutes(page, house, 45)
    seen = page.console.projector.view
    press(page, house, qtbot, Qt.Key.Key_F4)
    assert page.board.ways.isVisible()
    assert page.console.projector.view == seen
    press(page, house, qtbot, Qt.Key.Key_2)
    assert page.board.finish.is_done
    assert page.console.projector.view == seen
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert page.console.projector.view == seen


def test_a_clicker_still_turns_the_slides_while_the_trainer_chooses(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    pass_minutes(page, house, 45)
    press(page, house, qtbot, Qt.Key.Key_F4)
    press(page, house, qtbot, Qt.Key.Key_PageDown)
    until(qtbot, lambda: isinstance(view := page.console.projector.view, SlideView) and view.page == 3)
    assert page.board.ways.isVisible()


def test_even_the_shortest_day_that_ends_late_says_by_how_much(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house, 88)
    press(page, house, qtbot, Qt.Key.Key_F4)
    assert not any(way.is_on_time for way in page.board.ways.ways)
    assert all(way.ending.startswith("Still ") for way in page.board.ways.ways)
    press(page, house, qtbot, Qt.Key.Key_1)
    assert page.board.finish.button.text() == "Undo  Ctrl+Z"


def test_the_undo_of_a_way_and_of_a_toast_take_back_that_very_change_or_say_that_it_is_not_the_last(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    """Undo beside the way took a later change back, and said that the agenda is as it was."""
    fall_behind(page, house, 35)
    press(page, house, qtbot, Qt.Key.Key_F4)
    press(page, house, qtbot, Qt.Key.Key_1)
    assert page.board.finish.is_done
    page.board.agenda.change_requested.emit(AgendaWish(Deed.LEAVE_OUT, session.agenda[-1].id))
    assert house.operations.wait_idle()
    after = stored(house, session)
    assert not page.board.finish.is_done  # its Undo would no longer be what it says
    page.board.agenda.change_requested.emit(AgendaWish(Deed.BRING_BACK, session.agenda[-1].id))
    assert house.operations.wait_idle()
    brought_back = stored(house, session)
    assert brought_back != after
    stale = house.undo[-2]
    assert stale is not None
    stale()
    assert house.operations.wait_idle()
    assert stored(house, session) == brought_back
    assert page.board.notice.text.startswith("The agenda was changed again since.")
    latest = house.undo[-1]
    assert latest is not None
    latest()
    assert house.operations.wait_idle()
    assert stored(house, session) == after


def test_where_nothing_can_be_changed_the_line_says_so_and_has_no_button(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    other = add_session(house)
    fixed = [
        replace(one, minutes=replace(one.minutes, least=one.minutes.ideal), priority=Priority.MUST)
        for one in other.agenda
    ]
    edit_agenda(house.workspace, other.id, fixed)
    show(page, other, qtbot)
    until(qtbot, lambda: page.console.loaded is not None and page.console.loaded.run.session.id == other.id)
    pass_minutes(page, house, 27)
    assert page.board.finish.text.endswith("Nothing that is left may be shortened or left out.")
    assert page.board.finish.button.isHidden()
    press(page, house, qtbot, Qt.Key.Key_F4)
    assert house.toasts == ["Nothing that is left may be shortened or left out."]


def test_a_line_put_away_stays_away_until_the_trouble_is_over(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house)
    qtbot.mouseClick(page.board.finish._cross, Qt.MouseButton.LeftButton)
    assert page.board.finish.isHidden()
    pass_minutes(page, house, 1)
    assert page.board.finish.isHidden()
    page.console.do(RunEventKind.EXTENDED, seconds=-60)
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    pass_minutes(page, house, 1)
    assert page.board.finish.isVisible()


def test_a_way_that_time_has_overtaken_is_refused_in_a_sentence(
    page: RunPage, session: Session, house: House
) -> None:
    fall_behind(page, house)
    page.steering.toggle_ways()
    way = page.board.ways.ways[0].way
    page.console.do(RunEventKind.NEXT)
    page.console.do(RunEventKind.NEXT)
    assert house.operations.wait_idle()
    page.board.ways.chosen.emit(way)
    assert house.operations.wait_idle()
    assert page.board.notice.text == "The agenda has gone on since. Choose again from the new ways."
    assert stored(house, session)[TALK][1] == 20


def test_the_offer_and_what_was_done_are_said_in_chinese_too(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    press(page, house, qtbot, Qt.Key.Key_1)
    house.appearance.set_language(Language.ZH)
    page.retranslate()
    assert "“为什么分开会难受”20 → 13 分钟，15:00 结束。" in page.board.finish.text
    press(page, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert page.board.finish.text == "15:07 结束，比最晚结束时间晚 7 分钟。"
    house.appearance.set_language(Language.EN)


def test_ways_that_are_open_are_said_anew_in_the_language_the_window_turns_to(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    assert page.board.ways.ways[0].name == "Shorten the theory"
    house.appearance.set_language(Language.ZH)
    page.retranslate()
    assert page.board.ways.ways[0].name == "压缩讲解"
    assert "“为什么分开会难受”" in page.board.ways.ways[0].summary
    house.appearance.set_language(Language.EN)


def test_a_narrow_low_window_gives_the_ways_all_its_room(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.setMinimumSize(822, 448)  # as in the window, whose stack of pages asks for less
    page.resize(822, 448)
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    assert page.board.ways.isVisible()
    assert not page.board.agenda.isVisible()
    press(page, house, qtbot, Qt.Key.Key_Escape)
    assert page.board.agenda.isVisible()


def test_after_a_restart_the_change_is_there_and_can_still_be_taken_back(
    page: RunPage, session: Session, house: House, qtbot: QtBot
) -> None:
    fall_behind(page, house)
    press(page, house, qtbot, Qt.Key.Key_F4)
    press(page, house, qtbot, Qt.Key.Key_1)
    again = RunPage(house.tools())
    qtbot.addWidget(again)
    show(again, session, qtbot)
    press(again, house, qtbot, Qt.Key.Key_Z, CTRL)
    assert stored(house, session)[TALK][1] == 20
    events = load_run(house.workspace, session.half_days[0].id).events
    assert [event.kind for event in events[-2:]] == [RunEventKind.AGENDA_SET] * 2
    again.let_go()
