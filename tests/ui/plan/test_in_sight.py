"""What stands below a list is in sight on a small laptop: the list scrolls, not the page around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain.own_field import field_called
from facilitator.domain.session import Session
from facilitator.services.own_fields import put_own_field
from tests.imports.workbooks import write_xlsx
from tests.ui.plan.hands import ROSTER, begin_import, settle, until
from tests.ui.run.house import House
from ui.plan.plan_page import PlanPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

SMALL = (1278, 640)
"""What a page has in a window of 1366 by 768 below a title bar and above a bar of the desktop."""


def in_sight(page: PlanPage, widget: QWidget) -> bool:
    area = page._frame._area
    assert isinstance(area, QScrollArea)
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def scrolls(page: PlanPage) -> int:
    area = page._frame._area
    assert isinstance(area, QScrollArea)
    return area.verticalScrollBar().maximum()


@pytest.fixture
def people(page: PlanPage, session: Session, house: House, qtbot: QtBot) -> PlanPage:
    """The people tab with three on the list, two of one name, in a small window."""
    del session
    page.resize(*SMALL)
    begin_import(page, qtbot, ROSTER)
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(page.people._model.rows) == 3)
    settle(house)
    return page


def test_both_steps_of_an_import_show_what_to_press(
    page: PlanPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    del session
    page.resize(*SMALL)
    view = page.people.roster_import
    head = ["序号", "姓名", "工号", "部门", "籍贯", "入职日期", "手机", "孩子年龄段", "孩子在老家"]
    people = [
        [n, f"王小{n}", f"A{n}", "包装", "云南", "2016-01-21", "13590830166", "3-5", "是"] for n in range(40)
    ]
    page.receive("import")
    until(qtbot, lambda: scrolls(page) == 0)
    assert in_sight(page, view.read_button)
    path = write_xlsx(tmp_path / "two.xlsx", {"早班": [head, *people], "晚班": [head, *people]})
    view.path.field.edit.setText(str(path))
    qtbot.mouseClick(view.read_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: view._preview is not None)
    until(qtbot, lambda: scrolls(page) == 0)
    assert view.notice.isVisible()
    assert in_sight(page, view.confirm_button)


def test_the_list_after_an_import_and_its_own_fields_scroll_by_themselves(
    people: PlanPage, qtbot: QtBot
) -> None:
    until(qtbot, lambda: scrolls(people) == 0)
    assert in_sight(people, people.people.fields_button)
    people.people.begin_fields()
    until(qtbot, lambda: scrolls(people) == 0)
    assert in_sight(people, people.people.own_fields.back_button)


def test_many_own_fields_leave_the_button_that_saves_in_sight(
    people: PlanPage, house: House, qtbot: QtBot
) -> None:
    for number in range(8):
        put_own_field(house.workspace, field_called(f"Field {number}"))
    people.make_stale()
    people.people.table.selectRow(0)
    editor = people.people.editor
    until(qtbot, lambda: len(editor.own.fields) == 8 and editor.isVisible())
    until(qtbot, lambda: scrolls(people) == 0)
    assert in_sight(people, editor.save_button)
    last = editor.own.fields[list(editor.own.fields)[-1]].edit
    assert last.visibleRegion().isEmpty()
    editor.save_button.setFocus()
    qtbot.keyClick(editor.save_button, Qt.Key.Key_Backtab)
    until(qtbot, last.hasFocus)
    assert not last.visibleRegion().isEmpty()


def test_two_people_who_differ_in_everything_leave_the_answer_in_sight(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    del session
    page.resize(*SMALL)
    head = "姓名,工号,性别,部门,籍贯,入职日期,手机,孩子年龄段,孩子在老家"
    one = "王芳,A1,女,包装,云南,2016-01-21,13590830166,3-5,是"
    other = "王芳,A2,男,仓库,安徽,2018-01-11,13507495288,6-11,否"
    begin_import(page, qtbot, f"{head}\n{one}\n{other}")
    qtbot.mouseClick(page.people.roster_import.confirm_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(page.people._model.rows) == 2)
    page.people._on_merge_asked(page.people._model.rows[0])
    merge = page.people.merge_view
    until(qtbot, lambda: merge._found is not None)
    settle(house)
    until(qtbot, lambda: len(merge.choices) >= 7)
    until(qtbot, lambda: scrolls(page) == 0)
    assert in_sight(page, merge.confirm_button)

    def shows_the_last() -> bool:
        last = list(merge.choices.values())[-1].segments[0]
        merge.confirm_button.setFocus()
        last.setFocus()
        return not last.visibleRegion().isEmpty()

    until(qtbot, shows_the_last)


def test_the_badges_do_not_scroll_because_the_people_would(people: PlanPage, qtbot: QtBot) -> None:
    people.people._on_merge_asked(people.people._model.rows[0])
    until(qtbot, lambda: people.people.merge_view._found is not None)
    people.detail.choose(people.detail.tabs.index(people.badges))
    until(qtbot, lambda: scrolls(people) == 0)
    assert in_sight(people, people.badges.save_button)
