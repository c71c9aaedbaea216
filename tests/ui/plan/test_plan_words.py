"""What the tabs of the Plan page say where something is missing, refused, or as it was."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.deck import Deck
from facilitator.domain.language import Language, Text
from facilitator.domain.questionnaire import Item, ItemKind, Questionnaire
from facilitator.domain.session import Session
from facilitator.imports.slides import GivenUpError
from facilitator.reports.agenda_workbook import write_agenda_workbook
from facilitator.services.decks import keep_deck
from facilitator.services.enrol_people import list_people
from tests.ui.plan.hands import ROSTER, begin_import, drag_over, over, press, settle, until
from tests.ui.projector.pdfs import deck_pdf
from tests.ui.run.house import House, add_session
from ui.plan.again_card import AgainCard
from ui.plan.plan_page import PlanPage
from ui.plan.questionnaires_tab import QuestionnairesTab
from ui.plan.roster_import import RosterImportView
from ui.plan.slide_work import SlidesRequest, SlideWork
from ui.widgets.block_drag import block_in_hand

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

LEFT = Qt.MouseButton.LeftButton


def test_a_list_that_only_changes_people_says_how_many_and_is_let_go_for_another(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    begin_import(page, qtbot, ROSTER)
    step = page.people.roster_import
    qtbot.mouseClick(step.confirm_button, LEFT)
    settle(house)
    assert len(list_people(house.workspace, session.half_days[0].id)) == 3
    begin_import(page, qtbot, ROSTER.replace("包装", "仓库"))
    until(qtbot, step.confirm_button.isEnabled)
    assert step.confirm_button.text() == "Change 2 people"
    qtbot.mouseClick(step.back_button, LEFT)
    assert step.path.isVisible()
    assert not step.confirm_button.isVisible()
    found = list_people(house.workspace, session.half_days[0].id)
    assert [one.person.department for one in found].count("包装") == 2


def test_reading_without_a_list_asks_for_one(house: House, qtbot: QtBot) -> None:
    step = RosterImportView(house.tools())
    qtbot.addWidget(step)
    qtbot.mouseClick(step.read_button, LEFT)
    assert step.path.field.below_text == "Choose a file or paste the list first."


def test_a_questionnaire_file_that_is_gone_is_said_at_its_field(
    house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = QuestionnairesTab(house.tools())
    qtbot.addWidget(tab)
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


def test_the_line_is_drawn_where_the_block_would_go_and_gone_when_it_is_carried_away(
    page: PlanPage, session: Session
) -> None:
    table = page.agenda.table
    plain = table.viewport().grab().toImage()
    drag_over(page, block_in_hand(session.agenda[3].id), over(page, 1, lower=True))
    drawn = table.viewport().grab().toImage()
    edge = table.visualRect(table.model().index(1, 0)).bottom() * drawn.devicePixelRatio()
    differ = [
        y
        for y in range(drawn.height())
        if any(drawn.pixel(x, y) != plain.pixel(x, y) for x in range(0, drawn.width(), 3))
    ]
    assert differ
    assert all(abs(y - edge) < 12 for y in differ)
    QApplication.sendEvent(table.viewport(), QDragLeaveEvent())
    assert table.viewport().grab().toImage() == plain


def test_forms_printed_again_are_named_by_their_site_as_files_can_be(house: House, qtbot: QtBot) -> None:
    again = AgainCard(house.tools())
    qtbot.addWidget(again)
    session = add_session(house, pages=0)
    assert again._file(session).name == "Forms Dongguan-plant.pdf"
    assert again._file(replace(session, site="3/F: 东莞 *")).name == "Forms 3-F-东莞.pdf"


def test_without_slides_of_its_own_a_session_shows_those_of_its_programme_again(
    page: PlanPage, session: Session, house: House, qtbot: QtBot
) -> None:
    own = Deck("main", Text("Mine", "我的"), "mine.pdf", deck_pdf(2))
    keep_deck(house.workspace, session.id, own)
    page.refresh()
    page.detail.choose(page.detail.tabs.index(page.slides))
    until(qtbot, lambda: page.slides.strip.slides.pages == 2)
    press(qtbot, page.slides.bar.remove_button, Qt.Key.Key_Return)
    until(qtbot, lambda: page.slides.notice.text == "The slides of the programme are back.")
    until(qtbot, lambda: page.slides.strip.slides.pages == 6)


def test_a_film_whose_copying_is_stopped_leaves_nothing_behind(
    house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "call.mp4").write_bytes(b"film" * 1000)
    owner = QObject()
    work = SlideWork(house.workspace, owner)
    work.stage_begun.connect(work.stop, Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(work.given_up):
        work.begin(SlidesRequest(uuid4(), "film", (tmp_path / "call.mp4",)))
    assert list(house.workspace.store.media_folder.iterdir()) == []
    work.close()


def test_slides_on_a_disk_that_is_gone_do_not_keep_the_window_open(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "call.mp4").write_bytes(b"film")
    is_stuck, gate = threading.Event(), threading.Event()

    def keep(*_: object) -> None:
        is_stuck.set()
        gate.wait()
        raise GivenUpError

    monkeypatch.setattr("ui.plan.slide_work.keep_clip", keep)
    monkeypatch.setattr("ui.plan.slide_work.CLOSING_SECONDS", 0.1)
    owner = QObject()
    work = SlideWork(house.workspace, owner)
    work.begin(SlidesRequest(uuid4(), "film", (tmp_path / "call.mp4",)))
    assert is_stuck.wait(5)
    thread = work._worker
    assert thread is not None
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    assert thread.is_alive()
    gate.set()
    thread.join()
