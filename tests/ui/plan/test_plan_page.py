from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Text
from facilitator.domain.session import Session
from facilitator.imports.xlsform_writer import write_xlsform
from facilitator.programmes import read_pack, shipped_packs
from facilitator.services.issue_badges import list_badges
from facilitator.services.plan_session import list_sessions, load_session
from tests.ui.plan.hands import ROSTER, begin_import, press, until
from tests.ui.run.house import House, add_session
from ui.plan.plan_page import PlanPage
from ui.theme.tokens import Meaning
from ui.widgets.states import Skeleton

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def stored(house: House, session: Session) -> Session:
    return load_session(house.workspace, session.id)


# The session and its form


def test_a_session_is_made_by_the_keyboard_from_a_shipped_programme(
    page: PlanPage, house: House, qtbot: QtBot
) -> None:
    page.show()
    until(qtbot, page.isActiveWindow)
    press(qtbot, page, Qt.Key.Key_N, CTRL)
    until(qtbot, lambda: page.form.programme.edit.count() >= 2)
    page.form.site.edit.setText("东莞一厂")
    page.form.trainers.edit.setText("李娜，王芳")
    press(qtbot, page.form.submit_button, Qt.Key.Key_Return)
    until(qtbot, lambda: page.agenda.plan is not None)
    [line] = list_sessions(house.workspace)
    made = load_session(house.workspace, line.id)
    programme = read_pack(shipped_packs()[0]).programme
    assert (made.site, made.trainers) == ("东莞一厂", ("李娜", "王芳"))
    assert len(made.agenda) == len(programme.blocks)
    assert made.half_days[0].must_end_at >= page.agenda.board.model.rows[-1].expected_start


def test_a_form_without_a_site_says_so_and_writes_nothing(page: PlanPage, house: House, qtbot: QtBot) -> None:
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    qtbot.mouseClick(page.form.submit_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.form.site.below_text == "Say at which site the session is held.")
    assert page.form.site.has_error
    assert page.form.site.edit.hasFocus()
    assert list_sessions(house.workspace) == ()
    qtbot.keyClicks(page.form.site.edit, "D")
    assert not page.form.site.has_error


def test_what_was_wrong_with_the_hours_goes_once_they_are_put_right(
    page: PlanPage, house: House, qtbot: QtBot
) -> None:
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    qtbot.keyClicks(page.form.site.edit, "Dongguan")
    [line] = page.form.half_days._rows
    line.ends.setTime(line.starts.time())
    qtbot.mouseClick(page.form.submit_button, Qt.MouseButton.LeftButton)
    until(qtbot, page.form.notice.isVisible)
    line.ends.setTime(line.starts.time().addSecs(3600))
    assert page.form.notice.isHidden()
    assert list_sessions(house.workspace) == ()


@pytest.mark.parametrize("typed", ["1700", "17:00"])
def test_a_time_is_typed_over_after_a_click(page: PlanPage, qtbot: QtBot, typed: str) -> None:
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    edit = page.form.half_days._rows[0].starts
    qtbot.mouseClick(edit.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(12, edit.height() // 2))
    until(qtbot, lambda: edit.lineEdit().selectedText() == "09")
    qtbot.keyClicks(edit, typed)
    assert edit.time() == QTime(17, 0)


def test_the_end_follows_the_start_until_somebody_types_it(page: PlanPage, qtbot: QtBot) -> None:
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    [line] = page.form.half_days._rows
    length = line.starts.time().secsTo(line.ends.time())
    line.starts.setTime(QTime(13, 0))
    assert line.starts.time().secsTo(line.ends.time()) == length
    line.ends.setTime(QTime(18, 0))
    line.starts.setTime(QTime(14, 0))
    assert line.ends.time() == QTime(18, 0)


def test_before_the_sessions_are_read_nobody_says_that_there_are_none(
    page: PlanPage, house: House, qtbot: QtBot
) -> None:
    add_session(house)
    page.show()
    page.receive("sessions")
    assert page.sessions.table._empty_text == ""
    until(qtbot, lambda: len(page.sessions._model.rows) == 1)


def test_a_page_just_opened_shows_that_it_loads(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    fresh = PlanPage(page.tools)
    qtbot.addWidget(fresh)
    assert isinstance(fresh._sides.front, Skeleton)
    fresh.show()
    until(qtbot, lambda: fresh._sides.front is fresh.sessions)
    fresh.let_go()


def test_a_fresh_session_begins_at_its_head(page: PlanPage, qtbot: QtBot) -> None:
    page.resize(1000, 420)
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    bar = page._frame.findChild(QScrollArea).verticalScrollBar()
    until(qtbot, lambda: bar.maximum() > 0)
    page.form.site.edit.setText("Dongguan")
    bar.setValue(bar.maximum())
    qtbot.mouseClick(page.form.submit_button, Qt.MouseButton.LeftButton)
    until(qtbot, page.agenda.isVisible)
    assert bar.value() == 0


def test_an_end_before_the_start_means_after_midnight(page: PlanPage, house: House, qtbot: QtBot) -> None:
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    rows = page.form.half_days
    rows._rows[0].starts.setTime(QTime(22, 0))
    rows._rows[0].ends.setTime(QTime(1, 30))
    [draft] = rows.drafts(house.clock.now().tzinfo)
    assert (draft.must_end_at - draft.starts_at).total_seconds() == 3.5 * 3600


def test_half_days_keep_who_they_are_when_details_are_put_right(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.edit_button, Qt.MouseButton.LeftButton)
    page.form.site.edit.setText("Huizhou plant")
    qtbot.mouseClick(page.form.submit_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: stored(house, session).site == "Huizhou plant")
    after = stored(house, session)
    assert after.half_days == session.half_days
    assert after.title == session.title


def test_a_session_is_copied_put_away_and_deleted_from_the_list(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.show_sessions()
    qtbot.mouseClick(page.sessions.copy_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(list_sessions(house.workspace)) == 2)
    page.show_sessions()
    until(qtbot, lambda: len(page.sessions._model.rows) == 2)
    page.sessions.table.selectRow(page.sessions._model.row_number(session.id))
    qtbot.mouseClick(page.sessions.archive_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: stored(house, session).archived)
    until(qtbot, lambda: len(page.sessions._model.rows) == 1)
    page.sessions.table.selectRow(0)
    qtbot.mouseClick(page.sessions.remove_button, Qt.MouseButton.LeftButton)
    assert page.sessions.confirm.isVisible()
    assert len(list_sessions(house.workspace)) == 1
    qtbot.mouseClick(page.sessions.confirm.yes_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: list_sessions(house.workspace) == ())


# Agenda


def test_minutes_and_order_are_changed_by_keys_and_kept_at_once(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    table = page.agenda.table
    table.selectRow(1)
    press(qtbot, table, Qt.Key.Key_Plus)
    press(qtbot, table, Qt.Key.Key_Plus)
    press(qtbot, table, Qt.Key.Key_Minus)
    until(qtbot, lambda: stored(house, session).agenda[1].planned_minutes == 21)
    until(qtbot, lambda: page.agenda.board.model.rows[2].expected_start.minute == 1)
    press(qtbot, table, Qt.Key.Key_Down, ALT)
    until(qtbot, lambda: stored(house, session).agenda[2].id == session.agenda[1].id)
    until(qtbot, lambda: table.currentIndex().row() == 2)


def test_every_change_of_the_agenda_can_be_undone(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    table = page.agenda.table
    table.selectRow(3)
    press(qtbot, table, Qt.Key.Key_Delete)
    until(qtbot, lambda: len(stored(house, session).agenda) == 4)
    press(qtbot, table, Qt.Key.Key_Insert)
    until(qtbot, lambda: len(stored(house, session).agenda) == 5)
    assert Text("New block", "新环节") in [item.title for item in stored(house, session).agenda]
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    until(qtbot, lambda: stored(house, session).agenda == session.agenda)


def test_after_a_removal_the_neighbour_is_chosen_and_after_undo_what_came_back(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    table = page.agenda.table

    def chosen() -> int:
        return table.currentIndex().row()

    table.selectRow(2)
    press(qtbot, table, Qt.Key.Key_Delete)
    until(qtbot, lambda: len(page.agenda.board.model.rows) == 4)
    assert (chosen(), page.agenda.form.essentials.title.english.text()) == (2, "Break")
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    until(qtbot, lambda: len(page.agenda.board.model.rows) == 5)
    assert (chosen(), page.agenda.form.essentials.title.english.text()) == (2, session.agenda[2].title.en)
    table.selectRow(4)
    press(qtbot, table, Qt.Key.Key_Delete)
    until(qtbot, lambda: len(page.agenda.board.model.rows) == 4)
    assert chosen() == 3
    assert len(stored(house, session).agenda) == 4


def test_an_agenda_that_is_too_long_for_the_must_end_says_by_how_much(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    assert sum(item.planned_minutes for item in session.agenda) == 80
    assert page.agenda.head.fit_badge.text == "10 min to spare"
    page.agenda.table.selectRow(0)
    page.agenda.desk.lengthen(15)
    until(qtbot, lambda: page.agenda.head.fit_badge.text == "5 min too long to end in time")
    assert page.agenda.head.fit_badge.meaning is Meaning.BAD


def test_the_form_changes_titles_and_slides_of_the_chosen_block(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.agenda.table.selectRow(2)
    form = page.agenda.form
    form.essentials.title.english.setText("My child's day")
    press(qtbot, form.essentials.title.english, Qt.Key.Key_Return)
    until(qtbot, lambda: stored(house, session).agenda[2].title.en == "My child's day")
    assert stored(house, session).agenda[2].title.zh == session.agenda[2].title.zh
    form.bindings.first_slide.edit.setValue(5)
    until(qtbot, lambda: stored(house, session).agenda[2].slides is not None)
    slides = stored(house, session).agenda[2].slides
    assert slides is not None
    assert (slides.deck, slides.first, slides.last) == ("main", 5, 5)


# Badges, questionnaires


def test_badges_are_saved_for_everybody_and_some_spare(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    begin_import(page, qtbot, ROSTER)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(page.people._model.rows) == 3)
    page.badges.form.spares.edit.setValue(2)
    page.badges.path.set_path(tmp_path / "badges.pdf")
    page.detail.choose(3)
    qtbot.mouseClick(page.badges.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, page.badges.notice.isVisible)
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")
    assert len(list_badges(house.workspace, session.id)) == 5
    until(qtbot, lambda: page.badges.title_label.text() == "3 badges for people, 2 spare ones left")


def test_badges_for_nobody_are_refused_in_one_sentence(
    page: PlanPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    del session
    page.badges.path.set_path(tmp_path / "badges.pdf")
    page.detail.choose(3)
    qtbot.mouseClick(page.badges.save_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "There are no badges to print yet" in page.badges.path.field.below_text)
    assert not (tmp_path / "badges.pdf").exists()


def test_a_questionnaire_is_read_looked_at_and_then_used(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    [questionnaire, *_] = read_pack(shipped_packs()[0]).questionnaires
    write_xlsform(questionnaire, tmp_path / "form.xlsx")
    tab = page.questionnaires
    qtbot.keyClicks(tab.path.field.edit, str(tmp_path / "form.xlsx"))
    press(qtbot, tab.path.field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: not tab.take_button.isHidden())
    with house.workspace.store.read() as records:
        assert records.questionnaires.of_session(session.id) == ()
    page.detail.choose(4)
    qtbot.mouseClick(tab.take_button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.notice.isVisible)
    with house.workspace.store.read() as records:
        [used] = records.questionnaires.of_session(session.id)
    assert len(used.items) == len(questionnaire.items)


def test_a_file_without_questions_is_refused_in_one_sentence(
    page: PlanPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    del session
    (tmp_path / "form.xlsx").write_bytes(b"no form")
    page.questionnaires.path.chosen.emit(tmp_path / "form.xlsx")
    until(qtbot, lambda: page.questionnaires.found.text() == "This file asks nothing that can be used.")
    assert page.questionnaires.take_button.isHidden()


# The page


def test_tabs_are_walked_by_the_keyboard(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    for place in (1, 2, 3, 4, 0):
        press(qtbot, page, Qt.Key.Key_PageDown, CTRL)
        assert page.detail.choice.value == place
    press(qtbot, page, Qt.Key.Key_PageUp, CTRL)
    assert page.detail.choice.value == 4


def test_every_key_of_the_list_is_a_key(page: PlanPage) -> None:
    lines = page.keys()
    assert len(lines) > 5
    for line in lines:
        assert not QKeySequence(line.keys).isEmpty(), line
        assert line.does


def test_the_page_fits_a_laptop_at_150_percent(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    page.resize(822, 448)
    assert page.width() == 822
    for tab in page.detail.tabs:
        until(qtbot, lambda tab=tab: tab.minimumSizeHint().width() <= 822 - 64)
