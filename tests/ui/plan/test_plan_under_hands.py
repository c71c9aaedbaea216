"""Fast keys, other sessions, other languages: what is typed on Plan is neither lost nor put elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.programme import Priority
from facilitator.domain.session import Session
from facilitator.programmes import read_pack, shipped_packs
from facilitator.services.enter_answers import issue_numbers, use_questionnaire
from facilitator.services.plan_session import list_sessions, load_session
from tests.ui.plan.hands import ROSTER, begin_import, press, until
from tests.ui.run.house import House, add_session, turn_to
from ui.plan.plan_page import PlanPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
WAIT_MS = 15_000


def titles(house: House, session: Session) -> list[str]:
    assert house.operations.wait_idle(WAIT_MS)
    return [item.title.en for item in load_session(house.workspace, session.id).agenda]


def settle(house: House) -> None:
    assert house.operations.wait_idle(WAIT_MS)


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# The agenda


def test_a_block_moved_twice_at_once_goes_two_places(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    first = session.agenda[0].title.en
    for _ in range(2):
        press(qtbot, page.agenda.table, Qt.Key.Key_Down, ALT)
    assert titles(house, session).index(first) == 2


def test_minutes_and_a_move_in_one_burst_are_both_kept(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    before = session.agenda[0].planned_minutes
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Plus):
        press(qtbot, page.agenda.table, key)
    press(qtbot, page.agenda.table, Qt.Key.Key_Down, ALT)
    press(qtbot, page.agenda.table, Qt.Key.Key_Plus)
    settle(house)
    stored = load_session(house.workspace, session.id).agenda
    assert (stored[1].id, stored[1].planned_minutes) == (session.agenda[0].id, before + 3)


def test_undo_never_reaches_into_another_session(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(qtbot, page.agenda.table, Qt.Key.Key_Delete)
    settle(house)
    toast_undo = house.undo[-1]
    other = add_session(house, people=0)
    turn_to(page, other)
    settle(house)
    page.agenda.undo()
    assert toast_undo is not None
    toast_undo()
    assert titles(house, other) == [item.title.en for item in other.agenda]
    assert len(titles(house, session)) == len(session.agenda) - 1


def test_the_toast_brings_back_its_own_block_whatever_came_after(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(qtbot, page.agenda.table, Qt.Key.Key_Delete)
    toast_undo = house.undo[-1]
    press(qtbot, page.agenda.table, Qt.Key.Key_Plus)
    assert toast_undo is not None
    toast_undo()
    toast_undo()
    settle(house)
    stored = load_session(house.workspace, session.id).agenda
    assert [item.id for item in stored] == [item.id for item in session.agenda]
    assert stored[1].planned_minutes == session.agenda[1].planned_minutes + 1


def test_the_last_block_stays_and_it_is_said(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    for _ in session.agenda:
        press(qtbot, page.agenda.table, Qt.Key.Key_Delete)
    assert len(titles(house, session)) == 1
    assert house.toasts[-1] == "An agenda keeps at least one block."
    assert not page.agenda.head.remove_button.isEnabled()


def test_a_title_being_typed_survives_a_reload_and_a_language_switch(
    page: PlanPage, session: Session, house: House
) -> None:
    del session
    page.agenda.form.essentials.title.english.setText("Half a tit")
    page.refresh()
    settle(house)
    house.appearance.set_language(Language.ZH)
    house.appearance.set_language(Language.EN)
    assert page.agenda.form.essentials.title.english.text() == "Half a tit"


def test_an_emptied_title_comes_back_and_slides_stay_in_order(
    page: PlanPage, session: Session, house: House
) -> None:
    form = page.agenda.form
    form.essentials.title.english.clear()
    form.essentials.title.chinese.clear()
    form.essentials.title.english.editingFinished.emit()
    assert form.essentials.title.english.text() == session.agenda[0].title.en
    form.bindings.first_slide.edit.setValue(5)
    assert (form.bindings.first_slide.edit.value(), form.bindings.last_slide.edit.value()) == (5, 5)
    settle(house)
    slides = load_session(house.workspace, session.id).agenda[0].slides
    assert slides is not None
    assert (slides.first, slides.last) == (5, 5)


def test_a_new_block_is_named_at_once(page: PlanPage, session: Session, house: House, qtbot: QtBot) -> None:
    press(qtbot, page.agenda.table, Qt.Key.Key_Insert)
    edit = page.agenda.form.essentials.title.english
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Stretch")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert titles(house, session)[1] == "Stretch"


def test_ctrl_z_acts_on_the_agenda_only_where_it_is_seen(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    press(qtbot, page.agenda.table, Qt.Key.Key_Plus)
    settle(house)
    press(qtbot, page, Qt.Key.Key_PageDown, CTRL)
    assert page.people.isVisible()
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    settle(house)
    changed = session.agenda[0].planned_minutes + 1
    assert load_session(house.workspace, session.id).agenda[0].planned_minutes == changed
    press(qtbot, page, Qt.Key.Key_PageUp, CTRL)
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    settle(house)
    assert load_session(house.workspace, session.id).agenda[0].planned_minutes == changed - 1


def test_how_needed_a_block_is_stands_beside_it(page: PlanPage, session: Session, house: House) -> None:
    form = page.agenda.form
    form.essentials.priority.edit.setCurrentIndex(list(Priority).index(Priority.COULD))
    form.essentials.priority.edit.activated.emit(form.essentials.priority.edit.currentIndex())
    settle(house)
    assert load_session(house.workspace, session.id).agenda[0].priority is Priority.COULD
    assert form.essentials.priority.edit.currentText() == "can be cut"


# Sessions and their form


def test_a_double_click_makes_one_session(page: PlanPage, house: House, qtbot: QtBot) -> None:
    page.show()
    page.receive("new")
    until(qtbot, page.form.submit_button.isEnabled)
    page.form.site.edit.setText("Dongguan")
    for _ in range(2):
        click(qtbot, page.form.submit_button)
    settle(house)
    assert len(list_sessions(house.workspace)) == 1


def test_the_name_of_a_session_keeps_both_languages_when_the_window_changes_its_own(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    click(qtbot, page.edit_button)
    house.appearance.set_language(Language.ZH)
    page.form.site.edit.setText("Shenzhen")
    click(qtbot, page.form.submit_button)
    settle(house)
    house.appearance.set_language(Language.EN)
    stored = load_session(house.workspace, session.id)
    assert (stored.title, stored.site) == (session.title, "Shenzhen")


def test_programmes_are_named_in_the_window_s_language(page: PlanPage, house: House, qtbot: QtBot) -> None:
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    english = page.form.programme.edit.itemText(0)
    house.appearance.set_language(Language.ZH)
    until(qtbot, lambda: page.form.programme.edit.itemText(0) != english)
    house.appearance.set_language(Language.EN)
    until(qtbot, lambda: page.form.programme.edit.itemText(0) == english)


def test_a_form_that_was_begun_keeps_the_window_open_until_it_is_cancelled(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    assert page.may_leave()
    page.begin_new()
    assert page.may_leave()
    qtbot.keyClicks(page.form.site.edit, "Dong")
    assert not page.may_leave()
    assert "not saved yet" in page.form.notice.text
    page.begin_new()
    assert page.form.site.edit.text() == "Dong"
    click(qtbot, page.form.cancel_button)
    assert page.may_leave()


def test_a_form_that_was_cancelled_by_mistake_is_had_back_as_typed(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.begin_new()
    qtbot.keyClicks(page.form.site.edit, "Dong")
    click(qtbot, page.form.cancel_button)
    assert not page.form.isVisible()
    assert house.toasts[-1].startswith("Not saved. The form keeps what you typed")
    page.form._on_resumed(None)
    assert page.form.isVisible()
    assert page.form.site.edit.text() == "Dong"
    assert not page.may_leave()


def test_what_was_typed_of_a_session_waits_until_it_is_taken_up_or_put_away(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    form = page.form
    page.begin_new()
    qtbot.keyClicks(form.site.edit, "Dong")
    qtbot.keyClicks(form.half_days._rows[0].room, "Canteen")
    click(qtbot, form.cancel_button)
    page._on_edit()
    assert form.site.edit.text() == session.site
    qtbot.keyClicks(form.site.edit, " 2")
    click(qtbot, form.cancel_button)
    page.begin_new()
    assert form.site.edit.text() == "Dong"
    assert form.half_days._rows[0].room.text() == "Canteen"
    assert "still here" in form.notice.text
    click(qtbot, form.notice.button)
    assert form.site.edit.text() == form.half_days._rows[0].room.text() == ""
    click(qtbot, form.cancel_button)
    page._on_edit()
    assert form.site.edit.text() == f"{session.site} 2"
    assert not page.may_leave()


def test_enter_in_a_field_of_the_form_answers_as_its_button(page: PlanPage, qtbot: QtBot) -> None:
    page.show()
    page.receive("new")
    until(qtbot, lambda: page.form.programme.edit.count() > 0)
    qtbot.keyClick(page.form.trainers.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: bool(page.form.site.below_text))
    until(qtbot, page.form.submit_button.isEnabled)
    assert page.form.site.edit.hasFocus()
    qtbot.keyClicks(page.form.site.edit, "Dong")
    qtbot.keyClick(page.form.site.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: bool(list_sessions(page.tools.workspace)))


def test_the_session_that_was_asked_about_is_the_one_deleted(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    other = add_session(house, people=0)
    page.show_sessions()
    page.refresh()
    settle(house)
    view = page.sessions
    place = {line.id: number for number, line in enumerate(view._model.rows)}
    view.table.selectRow(place[session.id])
    click(qtbot, view.remove_button)
    assert view.confirm.isVisible()
    view.table.selectRow(place[other.id])
    assert view.confirm.isHidden()
    click(qtbot, view.remove_button)
    click(qtbot, view.confirm.yes_button)
    settle(house)
    assert [line.id for line in list_sessions(house.workspace)] == [session.id]


def test_a_session_put_away_is_brought_back_by_the_toast(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.show_sessions()
    click(qtbot, page.sessions.archive_button)
    settle(house)
    assert list_sessions(house.workspace) == ()
    undo = house.undo[-1]
    assert undo is not None
    undo()
    settle(house)
    assert [line.id for line in list_sessions(house.workspace)] == [session.id]


def test_the_palette_leads_to_every_tab_and_to_the_import(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    commands = {command.title: command.do for command in page.commands()}
    page.show_sessions()
    commands["Plan: Badges"]()
    assert page.badges.isVisible()
    page.show_sessions()
    commands["Import a list of people"]()
    until(qtbot, page.people.roster_import.isVisible)


def test_an_import_asked_for_before_the_session_is_read_begins_when_it_is(
    page: PlanPage, house: House, qtbot: QtBot
) -> None:
    session = add_session(house, people=0)
    page.show()
    turn_to(page, session)
    page.receive("import")
    until(qtbot, page.people.roster_import.isVisible)
    assert {command.title for command in page.commands()} >= {"Plan: People"}


# People


def test_enter_twice_adds_one_person_and_the_next_one_stays_as_typed(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.receive("people")
    click(qtbot, page.people.add_button)
    form = page.people.person_form
    form.name_field.edit.setText("Person One")
    for _ in range(2):
        qtbot.keyClick(form.name_field.edit, Qt.Key.Key_Return)
    form.name_field.edit.setText("Person Two")
    settle(house)
    assert [one.person.name for one in page.people._model.rows] == ["Person One"]
    assert form.name_field.edit.text() == "Person Two"
    qtbot.keyClick(form.number_field.edit, Qt.Key.Key_Return)
    settle(house)
    assert len(page.people._model.rows) == 2
    assert page.people.count.text() == "2 people"


def test_a_preview_that_is_overtaken_is_never_confirmed(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    view = page.people.roster_import
    right = view.columns.mapping
    view._on_mapping(type(right)(right.header_row, right.columns[:1]))
    view._on_mapping(right)
    assert not view.confirm_button.isEnabled()
    settle(house)
    assert view._preview is not None
    assert view._preview.new[0].person.employee_number == "A101"


def test_the_look_at_a_list_speaks_the_language_switched_to(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    table = page.people.roster_import.preview_table
    table.fates.set_value(list(type(table.shown[0].fate))[-1])
    table._on_fate_chosen(table.shown[0].fate)
    house.appearance.set_language(Language.ZH)
    until(qtbot, lambda: all(not line.note.isascii() for line in table._rows if line.note))
    assert any(line.note for line in table._rows)
    house.appearance.set_language(Language.EN)


# Badges and forms


def test_each_session_suggests_a_file_of_its_own_for_badges(
    page: PlanPage, session: Session, house: House, tmp_path: Path
) -> None:
    del session
    first = page.badges.path.path()
    assert first is not None
    assert first.name == "Badges Dongguan-plant 2026-03-03.pdf"
    page.badges.path.set_path(tmp_path / "mine.pdf")
    page.refresh()
    settle(house)
    assert page.badges.path.path() == tmp_path / "mine.pdf"


def test_badges_need_a_file_and_are_written_once_for_two_presses(
    page: PlanPage,
    session: Session,
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del session
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    tab = page.badges
    tab.path.field.edit.clear()
    tab._on_save()
    assert tab.path.field.has_error
    tab.path.set_path(tmp_path / "badges.pdf")
    tab.form.spares.edit.setValue(3)
    tab._on_save()
    tab._on_save()
    settle(house)
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")
    assert tab.title_label.text() == "0 badges for people, 3 spare ones left"
    tab.notice.action_requested.emit()
    assert opened == [str(tmp_path / "badges.pdf")]
    tab.path.set_path(tmp_path / "no folder" / "badges.pdf")
    tab._on_save()
    settle(house)
    assert tab.path.field.has_error


def test_numbers_given_out_are_printed_again_and_no_new_one(
    page: PlanPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    card = page.questionnaires.again
    assert not card.print_button.isEnabled()
    questionnaire = read_pack(shipped_packs()[0]).questionnaires[0]
    house.operations.run(
        partial(use_questionnaire, house.workspace, session.id, questionnaire), house.undo.append
    )
    house.operations.run(partial(issue_numbers, house.workspace, session.id, 4), house.undo.append)
    until(qtbot, card.print_button.isEnabled)
    monkeypatch.setattr(card, "_file", lambda _: tmp_path / "forms.pdf")
    card.first.edit.setText("9999")
    click(qtbot, card.print_button)
    settle(house)
    assert card.first.has_error
    card.first.edit.clear()
    qtbot.keyClick(card.last.edit, Qt.Key.Key_Return)
    settle(house)
    assert card.notice.text.startswith("4 forms, ")
    card.notice.action_requested.emit()
    assert [Path(path).read_bytes()[:4] for path in opened] == [b"%PDF"]


def test_news_of_one_session_are_not_told_of_another(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    questionnaire = read_pack(shipped_packs()[0]).questionnaires[0]
    page.questionnaires._use(questionnaire)
    until(qtbot, lambda: page.questionnaires.notice.text != "")
    turn_to(page, session, 1)
    settle(house)
    assert page.questionnaires.notice.isHidden()
    assert page.slides.strip.slides.pages > 0
    page._show_tab(page.detail.tabs.index(page.slides))
    page.resize(QSize(900, 500))
    until(qtbot, lambda: page.slides.strip.slides.thumbnail(1) is not None)
    assert not page.slides.strip.grab().isNull()
