"""What the tabs of the Plan page say where something is missing, refused, or as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Item, ItemKind, Questionnaire
from facilitator.domain.session import Session
from facilitator.reports.agenda_workbook import write_agenda_workbook
from facilitator.services.enrol_people import list_people
from tests.ui.plan.hands import ROSTER, begin_import, press, until
from tests.ui.run.house import House
from ui.plan.plan_page import PlanPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

LEFT = Qt.MouseButton.LeftButton


def test_another_list_can_be_chosen_before_one_is_confirmed(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    begin_import(page, qtbot, ROSTER)
    step = page.people.roster_import
    qtbot.mouseClick(step.back_button, LEFT)
    assert step.path.isVisible()
    assert not step.confirm_button.isVisible()
    assert list_people(house.workspace, session.half_days[0].id) == ()


def test_a_list_that_only_changes_people_says_how_many(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    begin_import(page, qtbot, ROSTER)
    step = page.people.roster_import
    qtbot.mouseClick(step.confirm_button, LEFT)
    until(qtbot, lambda: len(list_people(house.workspace, session.half_days[0].id)) == 3)
    begin_import(page, qtbot, ROSTER.replace("包装", "仓库"))
    until(qtbot, step.confirm_button.isEnabled)
    assert step.confirm_button.text() == "Change 2 people"


def test_reading_without_a_list_asks_for_one(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    del session
    page.detail.choose(page.detail.tabs.index(page.people))
    step = page.people.roster_import
    qtbot.mouseClick(step.read_button, LEFT)
    assert step.path.field.below_text == "Choose a file or paste the list first."


def test_a_questionnaire_file_that_is_gone_is_said_at_its_field(
    page: PlanPage, session: Session, house: House, tmp_path: Path
) -> None:
    del session
    tab = page.questionnaires
    tab.path.chosen.emit(tmp_path / "gone.xlsx")
    assert house.operations.wait_idle()
    assert tab.path.field.below_text == "gone.xlsx cannot be found: it may have been moved or renamed."
    assert tab.take_button.isHidden()


def test_a_questionnaire_of_an_earlier_session_is_used_by_its_button(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    form = Questionnaire("f", Text("Form", "表"), "1", (Item("q", ItemKind.TEXT, Text("Well?", "好吗？")),))
    with house.workspace.store.write() as records:
        records.questionnaires.install(form)
    page.refresh()
    assert house.operations.wait_idle()
    tab = page.questionnaires
    page.detail.choose(page.detail.tabs.index(tab))
    tab.table.setCurrentIndex(tab.table.model().index(0, 0))
    qtbot.mouseClick(tab.use_button, LEFT)
    until(qtbot, tab.notice.isVisible)
    assert tab.notice.text == "Form is in use in this session."
    with house.workspace.store.read() as records:
        assert [one.key for one in records.questionnaires.of_session(session.id)] == ["f"]


def test_files_that_are_dragged_away_again_leave_no_mark(page: PlanPage, session: Session) -> None:
    del session
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/slides.pdf")])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    before = page.slides.bar.grab().toImage()
    page.slides.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), *how))
    page.slides.dragLeaveEvent(QDragLeaveEvent())
    assert page.slides.bar.grab().toImage() == before


def test_a_changed_title_and_field_are_named_before_a_workbook_is_taken_over(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    first, *rest = session.agenda
    other = replace(first, title=Text("Hello", "你好"), aim=Text("To arrive", "到场"))
    write_agenda_workbook(tmp_path / "agenda.xlsx", (other, *rest), Language.EN)
    page.agenda.side.files.file.set_path(tmp_path / "agenda.xlsx")
    press(qtbot, page.agenda.side.files.file.field.edit, Qt.Key.Key_Return)
    assert house.operations.wait_idle()
    rows = page.agenda.preview._model
    assert rows.index(0, 2).data() == "Hello"
    assert rows.index(0, 3).data() == "Title, before: Welcome · Aim"
