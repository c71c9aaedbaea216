"""The agenda on paper, out to Excel and in again after a look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from facilitator.domain.language import Language
from facilitator.domain.session import Session
from facilitator.reports.agenda_workbook import write_agenda_workbook
from tests.ui.plan.hands import press, settle, stored
from tests.ui.run.house import House, add_session, turn_to
from ui.plan.agenda_side import Side
from ui.plan.plan_page import PlanPage

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("propagateSizeHints")]

CTRL = Qt.KeyboardModifier.ControlModifier


# Paper and Excel


def test_run_sheet_materials_and_workbook_are_written_and_opened(
    page: PlanPage,
    session: Session,
    house: House,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    press(qtbot, page, Qt.Key.Key_P, CTRL)
    files = page.agenda.side.files
    assert files.run_sheet_button.hasFocus()
    folder = tmp_path / "on paper"
    files.folder.set_path(folder)
    for button, start in (
        (files.run_sheet_button, "run-sheet"),
        (files.materials_button, "materials"),
        (files.workbook_button, "agenda"),
        (files.workbook_button, "agenda"),
    ):
        press(qtbot, button, Qt.Key.Key_Return)
        settle(house)
        assert files.notice.text.startswith(start)
        assert str(folder) in files.notice.text
        files.notice.button.click()
    assert [Path(path).suffix for path in opened] == [".pdf", ".pdf", ".xlsx", ".xlsx"]
    assert len({path for path in opened if Path(path).is_file()}) == 4
    assert stored(house, session) == session.agenda


def test_a_folder_that_is_not_said_or_cannot_be_is_told_in_line(
    page: PlanPage, session: Session, house: House, tmp_path: Path
) -> None:
    del session
    files = page.agenda.side.files
    files.folder.field.edit.clear()
    files.save_run_sheet()
    assert files.folder.field.below_text == "Say into which folder."
    (tmp_path / "file").write_text("in the way")
    files.folder.set_path(tmp_path / "file")
    files.save_workbook()
    settle(house)
    assert "could not be written" in files.folder.field.below_text
    assert files.workbook_button.isEnabled()


def read_in(page: PlanPage, house: House, qtbot: QtBot, path: Path) -> None:
    page.agenda.side.open_side(Side.FILES)
    file = page.agenda.side.files.file
    file.set_path(path)
    press(qtbot, file.field.edit, Qt.Key.Key_Return)
    settle(house)


def test_a_workbook_is_looked_at_before_it_is_taken_over_and_one_undo_brings_all_back(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second, *rest = session.agenda
    longer = replace(second, planned_minutes=25)
    write_agenda_workbook(tmp_path / "agenda.xlsx", (longer, first, *rest[1:]), Language.EN)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    preview = page.agenda.preview
    assert preview.isVisible()
    assert preview.title.text() == "What agenda.xlsx changes"
    assert preview.summary.text() == "1 changed · 1 taken out · 3 as before"
    rows = preview._model
    told = [(row.data(), row.siblingAtColumn(3).data()) for row in (rows.index(n, 2) for n in range(2))]
    assert told == [
        ("Why it hurts to be apart", "Planned minutes 20 → 25 · stands elsewhere"),
        ("A day in my child's life", ""),
    ]
    assert stored(house, session) == session.agenda
    assert preview.take_button.hasFocus()
    press(qtbot, preview.take_button, Qt.Key.Key_Return)
    assert stored(house, session) == (longer, first, *rest[1:])
    assert page.agenda.table.isVisible()
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert stored(house, session) == session.agenda
    assert house.toasts[-1] == "Taken back: agenda taken over from a file."


def test_a_workbook_of_another_session_leaves_that_session_its_blocks(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    other = add_session(house, people=0)
    write_agenda_workbook(tmp_path / "agenda.xlsx", other.agenda, Language.EN)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    press(qtbot, page.agenda.preview.take_button, Qt.Key.Key_Return)
    assert stored(house, other) == other.agenda
    taken = stored(house, session)
    assert [item.title for item in taken] == [item.title for item in other.agenda]
    assert not {item.id for item in taken} & {item.id for item in other.agenda}


def test_a_workbook_chosen_for_the_session_before_is_not_shown_in_the_next(
    page: PlanPage, session: Session, house: House, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.xlsx"
    write_agenda_workbook(path, session.agenda[:1], Language.EN)
    other = add_session(house, people=0)
    turn_to(page, other)
    page.agenda.side.files._on_file(path)
    settle(house)
    assert not page.agenda.preview.is_open


def test_what_could_not_be_read_is_told_by_row(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "agenda.csv").write_text(
        'Title (English),"Planned, min",Fixed start\nSong,5,late\n,7,\nDance,nine,\n', "utf-8"
    )
    read_in(page, house, qtbot, tmp_path / "agenda.csv")
    preview = page.agenda.preview
    problems = preview._problem_model
    assert [problems.index(n, 0).data() for n in range(problems.rowCount())] == ["Row 2", "Row 3", "Row 4"]
    assert '"late" is no time of day' in problems.index(0, 1).data()
    assert preview.problem_title.text().startswith("3 things in the file could not be read.")
    press(qtbot, preview, Qt.Key.Key_Escape)
    assert not preview.is_open
    assert page.agenda.table.hasFocus()
    assert stored(house, session) == session.agenda


def test_a_file_of_the_agenda_as_it_stands_changes_nothing(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    write_agenda_workbook(tmp_path / "agenda.xlsx", session.agenda, Language.ZH)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    assert page.agenda.preview.summary.text() == "Nothing: it is the agenda as it stands."
    assert not page.agenda.preview.take_button.isEnabled()
    assert page.agenda.preview.leave_button.hasFocus()


@pytest.mark.parametrize("content", ["Name,Age\nLi,3\n", 'Title (English),"Planned, min"\n'])
def test_a_file_without_an_agenda_is_refused_in_one_sentence(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    (tmp_path / "list.csv").write_text(content, "utf-8")
    read_in(page, house, qtbot, tmp_path / "list.csv")
    assert "list.csv holds no" in page.agenda.side.files.file.field.below_text
    assert page.agenda.table.isVisible()
    assert stored(house, session) == session.agenda


def test_a_preview_follows_what_is_changed_meanwhile(
    page: PlanPage, session: Session, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    write_agenda_workbook(tmp_path / "agenda.xlsx", session.agenda, Language.EN)
    read_in(page, house, qtbot, tmp_path / "agenda.xlsx")
    page.agenda.desk.lengthen(3)
    settle(house)
    assert page.agenda.preview.take_button.isEnabled()
    assert page.agenda.preview.summary.text() == "1 changed · 4 as before"
    turn_to(page, add_session(house, people=0))
    settle(house)
    assert not page.agenda.preview.is_open
