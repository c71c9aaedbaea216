"""People are put right in place, made one and taken off the list by keyboard; everything is taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import Road
from facilitator.domain.language import Text
from facilitator.domain.own_field import OwnField, with_own_texts
from facilitator.domain.participant import Consent, Enrolment
from facilitator.domain.session import Session
from facilitator.services.change_enrolment import change_enrolment
from facilitator.services.check_in import check_in_person
from facilitator.services.enrol_people import add_person, edit_person, list_people
from facilitator.services.merge_people import merge_people
from facilitator.services.own_fields import list_own_fields, put_own_field
from tests.ui.plan.hands import press, settle, until
from tests.ui.run.house import House
from ui.plan.people_tab import PeopleTab, Shown
from ui.plan.plan_page import PlanPage
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(page: PlanPage, session: Session, house: House, qtbot: QtBot) -> PeopleTab:
    """The tab with three people, one of whom stands there twice."""
    half_day = session.half_days[0].id
    for name, number in (("王小明", "E1"), ("李娜", "E2"), ("王小明", "")):
        add_person(house.workspace, half_day, name, employee_number=number, department=f"Line {number}")
    page.receive("people")
    page.refresh()
    until(qtbot, lambda: len(page.people._model.rows) == 3)
    page.people.table.setFocus()
    return page.people


def people(house: House, session: Session) -> tuple[Enrolment, ...]:
    settle(house)
    return list_people(house.workspace, session.half_days[0].id)


def names(house: House, session: Session) -> list[str]:
    return [one.person.name for one in people(house, session)]


def edit(tab: PeopleTab, qtbot: QtBot, place: int, **texts: str) -> None:
    """Choose a row, go to its fields by F2 and type; Enter is still to come."""
    tab.table.selectRow(place)
    press(qtbot, tab.table, Qt.Key.Key_F2)
    for name, text in texts.items():
        tab.editor.fields[name].edit.setText(text)


def test_somebody_is_put_right_by_enter_and_taken_back_by_one_key(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    edit(tab, qtbot, 1, name="李纳", phone="139", table="4", group="红")
    press(qtbot, tab.editor.fields["phone"].edit, Qt.Key.Key_Return)
    stored = people(house, session)[1]
    assert (stored.person.name, stored.person.phone, stored.table, stored.group) == ("李纳", "139", "4", "红")
    until(qtbot, tab.notice.isVisible)
    assert tab.table.hasFocus()
    assert not tab.table.isColumnHidden(3)
    press(qtbot, tab.table, Qt.Key.Key_Z, CONTROL)
    until(qtbot, lambda: names(house, session)[1] == "李娜")
    until(qtbot, lambda: tab.notice.text == "李纳 is as before." or "李娜 is as before." in tab.notice.text)


def test_what_is_typed_is_stored_when_another_row_is_chosen(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    edit(tab, qtbot, 0, department="Line 7")
    tab.table.selectRow(1)
    assert people(house, session)[0].person.department == "Line 7"
    assert tab.editor.fields["name"].edit.text() == "李娜"


def test_escape_puts_back_what_is_stored(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    edit(tab, qtbot, 0, name="Somebody Else")
    press(qtbot, tab.editor.fields["name"].edit, Qt.Key.Key_Escape)
    tab.table.selectRow(1)
    assert names(house, session) == ["王小明", "李娜", "王小明"]


def test_a_number_of_somebody_else_is_told_and_everything_typed_stays(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    edit(tab, qtbot, 0, employee_number="E2", phone="139")
    tab.table.selectRow(2)
    until(qtbot, lambda: tab.editor.fields["name"].below_text == "李娜 has employee number E2 already.")
    assert tab.editor.fields["phone"].edit.text() == "139"
    assert people(house, session)[0].person.phone == ""
    press(qtbot, tab.editor.fields["name"].edit, Qt.Key.Key_Escape)


def test_a_reload_leaves_what_is_being_typed(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    edit(tab, qtbot, 0, phone="139")
    add_person(house.workspace, session.half_days[0].id, "陈东")
    house.operations.changed.emit(tab.window().interests)  # type: ignore[attr-defined]
    until(qtbot, lambda: len(tab._model.rows) == 4)
    assert tab.editor.fields["phone"].edit.text() == "139"


def test_two_lines_are_made_one_by_keyboard_and_two_again(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(0)
    press(qtbot, tab.table, Qt.Key.Key_M, CONTROL)
    view = tab.merge_view
    until(qtbot, lambda: "department" in view.choices)
    assert [one.person.name for one in view._model.rows] == ["王小明", "李娜"]
    press(qtbot, view.table, Qt.Key.Key_Return)
    press(qtbot, view.choices["department"].segments[0], Qt.Key.Key_Right)
    qtbot.mouseClick(view.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(tab._model.rows) == 2)
    assert people(house, session)[0].person.department == "Line"
    until(qtbot, lambda: len(tab.editor._others) == 1)
    press(qtbot, tab.table, Qt.Key.Key_Z, CONTROL)
    until(qtbot, lambda: len(tab._model.rows) == 3)


def test_one_person_is_two_after_all_and_one_again(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(0)
    qtbot.mouseClick(tab.editor.merge_button, Qt.MouseButton.LeftButton)
    until(qtbot, tab.merge_view.confirm_button.isEnabled)
    tab.merge_view.confirm()
    until(qtbot, lambda: len(tab.editor._others) == 1)
    tab.editor.merge_button.setFocus()
    tab.editor.apart_requested.emit(tab.editor._others[0])
    until(qtbot, lambda: len(people(house, session)) == 3)
    until(qtbot, lambda: "two people again" in tab.notice.text)
    assert tab.table.hasFocus()
    qtbot.mouseClick(tab.notice.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(people(house, session)) == 2)


def test_a_number_that_is_somebody_elses_by_now_is_told_when_one_is_two_again(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    one, na, other = (enrolment.person for enrolment in people(house, session))
    edit_person(house.workspace, replace(other, employee_number="E7"))
    merge_people(house.workspace, session.id, one.id, other.id, replace(one, employee_number="E7"))
    edit_person(house.workspace, replace(na, employee_number="E1"))
    house.operations.changed.emit(tab.window().interests)  # type: ignore[attr-defined]
    until(qtbot, lambda: len(tab._model.rows) == 2)
    tab.table.selectRow(0)
    until(qtbot, lambda: len(tab.editor._others) == 1)
    tab.editor.apart_requested.emit(tab.editor._others[0])
    until(qtbot, lambda: "Number E1 is 李娜's by now, so 王小明 has none." in tab.notice.text)
    assert [enrolment.person.employee_number for enrolment in people(house, session)] == ["", "E1", "E7"]


def test_merging_is_left_by_escape_and_a_search_finds_others(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(0)
    press(qtbot, tab.table, Qt.Key.Key_M, CONTROL)
    until(qtbot, tab.merge_view.confirm_button.isEnabled)
    qtbot.keyClicks(tab.merge_view.search, "ln")
    assert [one.person.name for one in tab.merge_view._model.rows] == ["李娜"]
    press(qtbot, tab.merge_view.table, Qt.Key.Key_Escape)
    assert tab.table.isVisible()
    assert len(people(house, session)) == 3


def test_who_is_gone_meanwhile_cannot_be_made_one(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(0)
    press(qtbot, tab.table, Qt.Key.Key_M, CONTROL)
    until(qtbot, tab.merge_view.confirm_button.isEnabled)
    with house.workspace.store.write() as records:
        records.people.withdraw([people(house, session)[2].id])
    tab.merge_view.confirm()
    until(qtbot, lambda: "no longer on the list" in tab.merge_view.notice.text)


def test_who_never_came_is_taken_off_by_delete_and_put_back(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(1)
    press(qtbot, tab.table, Qt.Key.Key_Delete)
    until(qtbot, lambda: names(house, session) == ["王小明", "王小明"])
    until(qtbot, lambda: tab.notice.text == "李娜 is off the list.")
    qtbot.mouseClick(tab.notice.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: names(house, session) == ["王小明", "王小明", "李娜"])


def test_what_could_not_be_taken_back_can_be_once_the_reason_is_mended(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(1)
    press(qtbot, tab.table, Qt.Key.Key_Delete)
    until(qtbot, lambda: len(tab._model.rows) == 2)
    other = add_person(house.workspace, session.half_days[0].id, "陈东", employee_number="E2").value
    tab.deeds.take_back()
    settle(house)
    assert names(house, session) == ["王小明", "王小明", "陈东"]
    edit_person(house.workspace, replace(other.person, employee_number="E3"))
    tab.deeds.take_back()
    assert names(house, session) == ["王小明", "王小明", "陈东", "李娜"]


def test_what_is_refused_twice_stands_in_the_way_of_nothing_before_it(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    edit(tab, qtbot, 0, department="Line 8")
    press(qtbot, tab.editor.fields["department"].edit, Qt.Key.Key_Return)
    settle(house)
    tab.table.selectRow(1)
    press(qtbot, tab.table, Qt.Key.Key_Delete)
    until(qtbot, lambda: len(tab._model.rows) == 2)
    add_person(house.workspace, session.half_days[0].id, "陈东", employee_number="E2")
    for _ in range(3):
        tab.deeds.take_back()
        settle(house)
    assert people(house, session)[0].person.department == "Line E1"


def test_who_came_stays_and_that_is_said(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    half_day = session.half_days[0].id
    check_in_person(house.workspace, half_day, people(house, session)[1].id, Road.SEARCH)
    tab.table.selectRow(1)
    qtbot.mouseClick(tab.editor.remove_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: tab.notice.meaning is Meaning.BAD)
    assert "stays on the list" in tab.notice.text


def test_the_same_name_and_who_did_not_come_are_listed_by_themselves(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    half_day = session.half_days[0]
    assert [option.text() for option in tab.filter.segments] == ["Everybody", "Same name (2)"]
    qtbot.mouseClick(tab.filter.segments[1], Qt.MouseButton.LeftButton)
    assert [one.person.name for one in tab._model.rows] == ["王小明", "王小明"]
    check_in_person(house.workspace, half_day.id, people(house, session)[1].id, Road.SEARCH)
    house.clock.at = half_day.must_end_at
    tab._load_absent()
    until(qtbot, lambda: len(tab.filter.segments) == 3)
    assert tab.filter.value is Shown.SAME_NAME
    tab.filter.set_value(Shown.NOT_COME)
    tab._filter()
    assert [one.person.employee_number for one in tab._model.rows] == ["E1", ""]


def test_tables_are_drawn_for_the_list_and_taken_back(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    form = tab.seat_form
    qtbot.mouseClick(tab.seat_button, Qt.MouseButton.LeftButton)
    form.number.edit.setValue(2)
    form.kind.edit.setCurrentIndex(1)
    assert form.number.below_text == "2 × 1–2"
    qtbot.mouseClick(form.draw_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: {one.table for one in people(house, session)} == {"1", "2"})
    until(qtbot, lambda: "3 people at tables" in tab.notice.text)
    qtbot.mouseClick(form.place.segments[1], Qt.MouseButton.LeftButton)
    form.draw()
    until(qtbot, lambda: "3 people in groups" in tab.notice.text)
    form.clear()
    until(qtbot, lambda: {one.group for one in people(house, session)} == {""})
    until(qtbot, lambda: "Nobody has a place" in tab.notice.text)
    for _ in range(3):
        tab.deeds.take_back()
    until(qtbot, lambda: {one.table for one in people(house, session)} == {""})
    form.number.edit.setValue(99)
    form.draw()
    until(qtbot, lambda: "Only 3 people are on the list" in form.number.below_text)


def test_consent_is_noted_with_when_and_taken_back(
    tab: PeopleTab, house: House, session: Session, qtbot: QtBot
) -> None:
    tab.table.selectRow(0)
    assert tab.editor.consent.value is Consent.NOT_ASKED
    press(qtbot, tab.editor.consent.segments[2], Qt.Key.Key_Left)
    until(qtbot, lambda: people(house, session)[0].person.consent is Consent.REFUSED)
    until(qtbot, lambda: tab.editor._consent_note.text().startswith("Noted 3 March 2026"))
    qtbot.mouseClick(tab.notice.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: people(house, session)[0].person.consent is Consent.NOT_ASKED)


def test_an_own_field_is_made_filled_searched_mixed_by_and_taken_back(
    tab: PeopleTab, session: Session, house: House, qtbot: QtBot
) -> None:
    assert tab.editor.own.isHidden()
    tab.fields_button.click()
    view = tab.own_fields
    qtbot.keyClicks(view.name.english, "Line")
    view.kind.segments[1].click()
    view.choices.edit.setPlainText("A\nB")
    view.column_box.setChecked(True)
    press(qtbot, view.name.english, Qt.Key.Key_Return)
    until(qtbot, lambda: len(view._model.rows) == 1)
    assert "Line is a field of everybody" in view.notice.text
    press(qtbot, view.name.english, Qt.Key.Key_Escape)
    until(qtbot, lambda: "Line" in tab.editor.own.fields)
    edit(tab, qtbot, 1)
    box = tab.editor.own.fields["Line"].edit
    assert isinstance(box, QComboBox)
    box.setCurrentText("B")
    press(qtbot, tab.editor.fields["name"].edit, Qt.Key.Key_Return)
    assert people(house, session)[1].person.extra == (("Line", "B"),)
    until(qtbot, lambda: [tab._model.columns[3].text(one) for one in tab._model.rows] == ["", "B", ""])
    assert not tab.table.isColumnHidden(3)
    tab.search.setText("b")
    assert tab.count.text() == "1 of 3 people"
    assert [one.person.name for one in tab._model.rows] == ["李娜"]
    assert tab.seat_form.mix.edit.itemText(tab.seat_form.mix.edit.count() - 1) == "Line"
    tab.search.clear()
    assert tab.count.text() == "3 people"
    tab.fields_button.click()
    until(qtbot, lambda: len(view._model.rows) == 1)
    view.table.setFocus()
    view.table.selectRow(0)
    press(qtbot, view.table, Qt.Key.Key_Delete)
    until(qtbot, lambda: "is a field no more" in view.notice.text)
    view.notice.button.click()
    until(qtbot, lambda: "Line is as before" in view.notice.text)
    settle(house)
    assert [one.key for one in list_own_fields(house.workspace)] == ["Line"]


def test_a_field_without_a_name_is_refused_in_line_and_a_kept_column_becomes_one(
    tab: PeopleTab, session: Session, house: House, qtbot: QtBot
) -> None:
    one = people(house, session)[0]
    kept = replace(one, person=replace(one.person, extra=(("班车", "7"),)))
    change_enrolment(house.workspace, kept)
    tab.fields_button.click()
    view = tab.own_fields
    until(qtbot, lambda: len(view._model.rows) == 1)
    view.save_button.click()
    until(qtbot, lambda: "Give the field a name" in view.name._below.text())
    view.table.selectRow(0)
    press(qtbot, view.table, Qt.Key.Key_Return)
    assert (view.name.chinese.text(), view.remove_button.isEnabled()) == ("班车", False)
    view.save_button.click()
    settle(house)
    until(qtbot, lambda: [one.key for one in list_own_fields(house.workspace)] == ["班车"])
    view.back_button.click()
    assert people(house, session)[0].person.extra == (("班车", "7"),)


def test_the_list_is_saved_with_a_word_that_it_is_private(
    tab: PeopleTab, house: House, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.saved.folder = tmp_path / "lists"
    tab.save_button.click()
    settle(house)
    until(qtbot, tab.saved.isVisible)
    (written,) = tab.saved.folder.iterdir()
    assert written.name in tab.saved.text
    assert tab.saved.meaning is Meaning.WARN


def test_two_lines_that_say_another_thing_in_an_own_field_are_asked_about(
    tab: PeopleTab, session: Session, house: House, qtbot: QtBot
) -> None:
    put_own_field(house.workspace, OwnField("", Text("Line")))
    for one, said in zip(people(house, session)[::2], ("A", "B"), strict=True):
        change_enrolment(house.workspace, replace(one, person=with_own_texts(one.person, {"Line": said})))
    tab.table.selectRow(0)
    press(qtbot, tab.table, Qt.Key.Key_M, CONTROL)
    until(qtbot, lambda: "Line" in tab.merge_view.own_choices)
    tab.merge_view.own_choices["Line"].segments[1].click()
    tab.merge_view.confirm_button.click()
    settle(house)
    until(qtbot, lambda: len(people(house, session)) == 2)
    assert people(house, session)[0].person.extra == (("Line", "B"),)
