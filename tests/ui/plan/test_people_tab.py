from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.attendance import Road
from facilitator.domain.own_field import own_text
from facilitator.domain.session import Session
from facilitator.services.check_in import check_in_person
from facilitator.services.enrol_people import add_person, list_people
from facilitator.services.own_fields import list_own_fields
from tests.imports.workbooks import write_xlsx
from tests.ui.plan.hands import ROSTER, begin_import, press, until
from tests.ui.run.house import House, turn_to
from ui.models.roster_preview import Fate
from ui.plan.plan_page import PlanPage
from ui.theme.tokens import Meaning

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]


def shown_names(page: PlanPage) -> list[str]:
    return [row.name for row in page.people.roster_import.preview_table.shown]


def test_a_roster_is_looked_at_confirmed_and_taken_back(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    half_day = session.half_days[0].id
    begin_import(page, qtbot, ROSTER)
    assert shown_names(page) == ["王小芳", "李强", "王小芳"]
    assert list_people(house.workspace, half_day) == ()
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(list_people(house.workspace, half_day)) == 3)
    until(qtbot, lambda: page.people.notice.isVisible() and len(page.people._model.rows) == 3)
    qtbot.keyClicks(page.people.search, "lq")
    assert [one.person.name for one in page.people._model.rows] == ["李强"]
    qtbot.mouseClick(page.people.notice.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: list_people(house.workspace, half_day) == ())


def test_another_half_day_sees_its_own_preview_and_no_news_of_the_one_before(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    first, second = (one.id for one in session.half_days)
    begin_import(page, qtbot, ROSTER)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.people.notice.isVisible() and len(page.people._model.rows) == 3)
    begin_import(page, qtbot, ROSTER)
    assert not page.people.roster_import.confirm_button.isEnabled()
    turn_to(page, session, 1)
    until(qtbot, lambda: page.people.plan is not None and page.people.plan.half_day.id == second)
    until(qtbot, page.people.roster_import.confirm_button.isEnabled)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(list_people(house.workspace, second)) == 3)
    assert len(list_people(house.workspace, first)) == 3
    until(qtbot, page.people.notice.isVisible)
    turn_to(page, session, 0)
    until(qtbot, page.people.notice.isHidden)


def test_rows_that_name_nobody_are_listed_with_their_reason(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    preview = page.people.roster_import.preview_table
    preview.fates.set_value(Fate.LOOK)
    preview._on_fate_chosen(Fate.LOOK)
    shown = {row.row_number: row for row in preview.shown}
    assert (shown[4].name, shown[5].name) == ("王小芳 · A103 · 包装", "合计 | 3")
    assert all(row.note for row in preview.shown)
    head = preview.table.model().headerData
    assert head(1, Qt.Orientation.Horizontal) == "Who, or what stands there"
    preview._on_fate_chosen(Fate.NEW)
    assert head(1, Qt.Orientation.Horizontal) == "Name"


def test_a_name_that_shows_as_a_box_is_told_before_it_is_imported(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    begin_import(page, qtbot, "姓名,工号\n\U000f1234田,A1\n𬭎㛃,A2\n")
    preview = page.people.roster_import.preview_table
    preview._on_fate_chosen(Fate.LOOK)
    [row] = preview.shown
    assert (row.row_number, "shows as a box" in row.note) == (2, True)


def test_what_was_typed_or_pasted_last_is_read(
    page: PlanPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    del session
    (tmp_path / "list.csv").write_text("姓名,工号\n陈东,A9\n", encoding="utf-8")
    page.receive("import")
    view = page.people.roster_import
    for is_path_last, name in ((False, "Li Na"), (True, "陈东")):
        for is_path in (not is_path_last, is_path_last):
            edit = view.path.field.edit if is_path else view.pasted.edit
            edit.clear()
            qtbot.keyClicks(edit, str(tmp_path / "list.csv") if is_path else "Li Na")
        qtbot.mouseClick(view.read_button, Qt.MouseButton.LeftButton)
        until(qtbot, lambda name=name: shown_names(page) == [name])  # type: ignore[misc]
        view.go_back()


def test_esc_leads_out_of_the_import_step_by_step(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    view = page.people.roster_import
    press(qtbot, view.confirm_button, Qt.Key.Key_Escape)
    assert (view.pasted.isVisible(), view.pasted.edit.toPlainText()) == (True, ROSTER)
    press(qtbot, view.path.field.edit, Qt.Key.Key_Escape)
    assert page.people.table.isVisible()
    page.receive("import")
    assert view.pasted.edit.toPlainText() == ROSTER


def test_esc_beside_the_import_leads_a_step_back_too(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    view = page.people.roster_import
    assert view.preview_table.table.hasFocus()
    for is_asking in (True, False):
        press(qtbot, page._frame, Qt.Key.Key_Escape)
        assert view.pasted.isVisible() is is_asking
    assert page.people.table.isVisible()


def test_once_a_list_is_imported_the_next_one_begins_empty(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    view = page.people.roster_import
    qtbot.mouseClick(view.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, page.people.table.isVisible)
    page.receive("import")
    assert view.pasted.edit.toPlainText() == ""


def test_the_search_leads_to_whom_it_found_without_the_mouse(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    half_day = session.half_days[0].id
    begin_import(page, qtbot, ROSTER)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(list_people(house.workspace, half_day)) == 3)
    until(qtbot, lambda: len(page.people._model.rows) == 3)
    tab = page.people
    tab.search.setFocus()
    press(qtbot, tab.search, Qt.Key.Key_F2)
    assert tab.editor.isHidden()
    qtbot.keyClicks(tab.search, "nobody")
    press(qtbot, tab.search, Qt.Key.Key_Down)
    assert tab.search.hasFocus()
    tab.search.clear()
    qtbot.keyClicks(tab.search, "wxf")
    press(qtbot, tab.search, Qt.Key.Key_Down)
    assert (tab.table.hasFocus(), tab.editor.shown) == (True, tab._model.rows[0])
    press(qtbot, tab.table, Qt.Key.Key_Down)
    assert tab.editor.shown == tab._model.rows[1]
    tab.search.setFocus()
    tab.search.clear()
    qtbot.keyClicks(tab.search, "lq")
    press(qtbot, tab.search, Qt.Key.Key_F2)
    until(qtbot, tab.editor.fields["name"].edit.hasFocus)
    assert tab.editor.fields["name"].edit.text() == "李强"


def test_another_meaning_of_a_column_changes_the_preview_at_once(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    begin_import(page, qtbot, ROSTER)
    boxes = page.people.roster_import.columns.boxes
    department = boxes[3]
    department.setCurrentIndex(0)
    department.activated.emit(0)
    until(
        qtbot,
        lambda: (
            page.people.roster_import._preview is not None
            and page.people.roster_import.preview_table.shown[0].department == ""
        ),
    )


def test_the_same_list_again_adds_nobody(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    begin_import(page, qtbot, ROSTER)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(list_people(house.workspace, session.half_days[0].id)) == 3)
    begin_import(page, qtbot, ROSTER)
    assert not page.people.roster_import.confirm_button.isEnabled()


def test_an_import_stays_once_somebody_was_at_the_door(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    half_day = session.half_days[0].id
    begin_import(page, qtbot, ROSTER)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, page.people.notice.isVisible)
    [first, *_] = list_people(house.workspace, half_day)
    check_in_person(house.workspace, half_day, first.id, Road.SEARCH)
    qtbot.mouseClick(page.people.notice.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "has checked in already" in page.people.notice.text)
    assert len(list_people(house.workspace, half_day)) == 3


def test_a_file_is_read_by_its_path(page: PlanPage, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    del session
    file = tmp_path / "roster.csv"
    file.write_bytes(ROSTER.encode("gb18030"))
    page.receive("import")
    qtbot.keyClicks(page.people.roster_import.path.field.edit, str(file))
    press(qtbot, page.people.roster_import.path.field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: page.people.roster_import._preview is not None)
    assert shown_names(page) == ["王小芳", "李强", "王小芳"]


def test_every_list_of_a_file_is_seen_and_imported_one_after_the_other(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    sheets = {
        "说明": [["请各部门核对名单"]],
        "上午场": [["姓名", "工号"], ["王小芳", "A101"], ["李强", "A102"]],
        "下午场": [["姓名", "工号"], ["陈东", "A103"]],
    }
    file = write_xlsx(tmp_path / "shifts.xlsx", sheets)
    half_day = session.half_days[0].id
    view = page.people.roster_import
    page.receive("import")
    view.path.set_path(file)
    qtbot.mouseClick(view.read_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: view._preview is not None)
    assert (view.notice.isVisible(), view.sheet.edit.currentText()) == (True, "上午场 · 2")
    qtbot.mouseClick(view.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.people.notice.isVisible() and "下午场" in page.people.notice.text)
    qtbot.mouseClick(page.people.import_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: view._preview is not None)
    assert (view.sheet.edit.currentText(), shown_names(page)) == ("下午场 · 1", ["陈东"])
    qtbot.mouseClick(view.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(list_people(house.workspace, half_day)) == 3)
    until(qtbot, lambda: view.next_sheet == "")


@pytest.mark.parametrize(("name", "content"), [("list.xlsx", b"PK\x03\x04 torn off"), ("gone.csv", None)])
def test_a_file_that_cannot_be_read_says_why(
    page: PlanPage, session: Session, qtbot: QtBot, tmp_path: Path, name: str, content: bytes | None
) -> None:
    del session
    if content is not None:
        (tmp_path / name).write_bytes(content)
    page.receive("import")
    page.people.roster_import.path.set_path(tmp_path / name)
    qtbot.mouseClick(page.people.roster_import.read_button, Qt.MouseButton.LeftButton)
    until(qtbot, page.people.roster_import.notice.isVisible)
    assert page.people.roster_import.notice.meaning is Meaning.BAD
    assert page.people.roster_import.read_button.isEnabled()


def test_people_are_added_one_after_the_other_by_enter(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.receive("people")
    qtbot.mouseClick(page.people.add_button, Qt.MouseButton.LeftButton)
    form = page.people.person_form
    for count, name in enumerate(("赵敏", "Ana Lopez"), start=1):
        form.name_field.edit.setText(name)
        press(qtbot, form.name_field.edit, Qt.Key.Key_Return)
        until(
            qtbot,
            lambda count=count: (
                len(list_people(house.workspace, session.half_days[0].id)) == count
                and form.name_field.edit.text() == ""
            ),
        )
    press(qtbot, form.name_field.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: form.name_field.below_text == "Type the person's name first.")


def test_a_column_of_a_list_is_made_a_field_while_the_list_is_looked_at(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    begin_import(page, qtbot, "姓名,工号,班车\n王小芳,A101,7\n李强,A102,8\n")
    view = page.people.roster_import
    box = view.columns.boxes[2]
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    until(qtbot, lambda: view.columns.mapping.own == ((2, "班车"),))
    assert [one.key for one in list_own_fields(house.workspace)] == ["班车"]
    until(qtbot, view.confirm_button.isEnabled)
    qtbot.mouseClick(view.confirm_button, Qt.MouseButton.LeftButton)
    half_day = session.half_days[0].id
    until(qtbot, lambda: len(list_people(house.workspace, half_day)) == 2)
    assert [own_text(one.person, "班车") for one in list_people(house.workspace, half_day)] == ["7", "8"]
    until(qtbot, lambda: page.people.isVisible() and "班车" in page.people.editor.own.fields)
    begin_import(page, qtbot, "姓名,工号,班车\n王小芳,A101,9\n")
    assert view.columns.mapping.own == ((2, "班车"),)


def test_nobody_can_be_seated_on_an_empty_list(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    page.detail.choose(page.detail.tabs.index(page.people))
    assert not page.people.seat_button.isEnabled()
    add_person(house.workspace, session.half_days[0].id, "Zhang Min")
    page.refresh()
    until(qtbot, page.people.seat_button.isEnabled)


def test_esc_leaves_the_own_fields_also_after_the_sides_were_turned(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    del session
    page.detail.choose(page.detail.tabs.index(page.people))
    page.people.begin_fields()
    assert page.people.own_fields.isVisible()
    for tab in (page.agenda, page.people):
        qtbot.mouseClick(page.detail.choice.segments[page.detail.tabs.index(tab)], Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    press(qtbot, focused, Qt.Key.Key_Escape)
    assert page.people.own_fields.isHidden()
    page.people.begin_fields()
    press(qtbot, page._frame, Qt.Key.Key_Escape)
    assert page.people.own_fields.isHidden()
